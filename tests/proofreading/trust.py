"""A make-believe trust's counts, and how an honest typist prints what follows from them."""

import random
from dataclasses import dataclass
from fractions import Fraction

from levelground.proofreading.rounding import rounded


def share(above: int, below: int, places: int = 1) -> str:
    """A percentage, rounded half up, without its sign."""
    return str(rounded(Fraction(above, below) * 100, places))


def pct(above: int, below: int, places: int = 1) -> str:
    """A percentage with its sign."""
    return f"{share(above, below, places)}%"


def ratio(a: int, n: int, b: int, m: int, places: int = 2) -> str:
    """A relative likelihood from four counts."""
    return str(rounded(Fraction(a, n) / Fraction(b, m), places))


def points(a: int, n: int, b: int, m: int, places: int = 1) -> str:
    """A difference in percentage points, from counts, with its sign."""
    return str(rounded((Fraction(a, n) - Fraction(b, m)) * 100, places))


@dataclass(frozen=True)
class Trust:
    """Counts of one year: (white, BME, unknown) unless said otherwise."""

    year: int
    staff: tuple[int, int, int]
    shortlisted: tuple[int, int, int]
    appointed: tuple[int, int, int]
    cases: tuple[int, int, int]
    trained: tuple[int, int, int]
    asked: tuple[int, int]
    said: tuple[tuple[int, int], ...]
    board: tuple[int, int, int]
    bands: tuple[tuple[str, int, int, int], ...]

    @property
    def total(self) -> int:
        """All staff."""
        return sum(self.staff)


def trust(seed: int, year: int = 2024) -> Trust:
    """A trust drawn with a seed; white applicants are the likelier ones, as in England."""
    draw = random.Random(seed * 1000 + year)
    bands = tuple(
        (f"Band {band}", int(size * (1 - part)), int(size * part) + 3, draw.randint(2, 30))
        for band, size, part in (
            ("2", draw.randint(500, 900), draw.uniform(0.15, 0.4)),
            ("3", draw.randint(500, 900), draw.uniform(0.15, 0.4)),
            ("4", draw.randint(300, 700), draw.uniform(0.1, 0.3)),
            ("5", draw.randint(900, 1900), draw.uniform(0.3, 0.5)),
            ("6", draw.randint(700, 1500), draw.uniform(0.2, 0.3)),
            ("7", draw.randint(400, 900), draw.uniform(0.1, 0.2)),
            ("8a", draw.randint(120, 300), draw.uniform(0.08, 0.15)),
        )
    )
    staff = (sum(band[1] for band in bands), sum(band[2] for band in bands), sum(band[3] for band in bands))
    shortlisted = (draw.randint(2100, 3400), draw.randint(1100, 1990), draw.randint(30, 90))
    appointed = (int(shortlisted[0] * 0.24), int(shortlisted[1] * draw.uniform(0.13, 0.2)), draw.randint(4, 12))
    cases = (draw.randint(20, 60), draw.randint(15, 40), draw.randint(1, 3))
    trained = tuple(int(count * draw.uniform(0.4, 0.7)) for count in staff)
    asked = (draw.randint(1000, 1900), draw.randint(400, 900))
    said = tuple(
        (int(asked[0] * rate), int(asked[1] * (rate + draw.uniform(0.02, 0.08)))) for rate in (0.25, 0.2, 0.55, 0.06)
    )
    board = (draw.randint(9, 13), draw.randint(1, 4), draw.randint(0, 1))
    return Trust(
        year, staff, shortlisted, appointed, cases, (trained[0], trained[1], trained[2]), asked, said, board, bands
    )
