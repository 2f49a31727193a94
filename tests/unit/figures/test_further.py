"""Who is similar, what would make a figure level, what drives it, and the smallest change that could be seen."""

from fractions import Fraction

import numpy as np
import pytest

from levelground.figures import Body, Reading, driving_of, levelling_of, similar, smallest_change
from levelground.standards.wres import WRES
from levelground.statistics import koopman_ratio
from unit.figures.by_hand import Cells, reading_of

BAND = (Fraction(4, 5), Fraction(5, 4))


def made(number: str, cells: Cells) -> Reading:
    return reading_of(WRES, number, cells)


def test_similar_are_those_of_one_kind_nearest_in_size() -> None:
    own = Body("A", "trust", 1000)
    others = [
        Body(code, "trust", size) for code, size in (("B", 2100), ("C", 505), ("D", 900), ("E", None), ("F", 1990))
    ]
    assert similar(own, [own, *others, Body("G", "icb", 1000)], most=3) == ("D", "C", "F")
    assert similar(Body("A", "trust", None), others) == ()


def test_appointments_that_would_make_it_level() -> None:
    headline = made("2", {("", "white"): (300, 1000), ("", "bme"): (80, 400)}).headline
    assert headline is not None
    found = levelling_of(headline, BAND)
    assert found is not None
    # At 30%, 120 of 400; the ratio is 1.25 with 96.
    assert (found.group, found.more, found.to_equal, found.to_band) == ("bme", True, 40, 16)


def test_entries_that_would_make_it_level_are_fewer() -> None:
    headline = made("3", {("", "white"): (40, 4000), ("", "bme"): (20, 1000)}).headline
    assert headline is not None
    found = levelling_of(headline, BAND)
    assert found is not None
    # At 1%, 10; at 1.25 times that, 12.5: so 8 fewer leave 12.
    assert (found.group, found.more, found.to_equal, found.to_band) == ("bme", False, 10, 8)


def test_posts_that_would_make_it_level() -> None:
    workforce = {("", "bme"): (1250, 5000), ("", "white"): (3750, 5000), ("", "all"): (5000, 5000)}
    cells = workforce | {("cluster=8a and above", "bme"): (30, 300), ("cluster=8a and above", "white"): (270, 300)}
    headline = made("1", cells).headline
    assert headline is not None
    found = levelling_of(headline, BAND)
    assert found is not None
    assert (found.group, found.more, found.to_equal, found.to_band) == ("bme", True, 45, None)


def test_what_is_level_needs_nothing() -> None:
    headline = made("2", {("", "white"): (30, 100), ("", "bme"): (30, 100)}).headline
    assert headline is not None
    assert levelling_of(headline, BAND) is None


def test_the_parts_add_up_to_the_gap() -> None:
    cells = {
        ("", "white"): (300, 1000), ("", "bme"): (80, 400),
        ("pay_band=Band 5", "white"): (200, 500), ("pay_band=Band 5", "bme"): (60, 200),
        ("pay_band=Band 6", "white"): (60, 300), ("pay_band=Band 6", "bme"): (10, 100),
    }  # fmt: skip
    found = {each.split: each for each in driving_of(made("2", cells), WRES.indicator("2"))}[("pay_band",)]
    adds = {each.part: each.adds for each in found.drivers}
    # Band 5: 200 at 40% is 80, 60 were; Band 6: 100 at 20% is 20, 10 were; the rest: 100 at 20% is 20, 10 were.
    assert adds == pytest.approx({"pay_band=Band 5": 20, "pay_band=Band 6": 10, "": 10})
    assert found.total == pytest.approx(400 * 0.3 - 80)
    assert sum(adds.values()) + found.composition == pytest.approx(found.total)
    assert (found.group, found.more, found.drivers[-1].part) == ("bme", True, "")
    assert found.alike is not None and found.alike.value == pytest.approx(_mantel_haenszel(cells), rel=1e-9)


def _mantel_haenszel(cells: Cells) -> float:
    strata = [(cells[part, "white"], cells[part, "bme"]) for part in ("pay_band=Band 5", "pay_band=Band 6")]
    rest = tuple(
        tuple(cells["", group][side] - sum(cells[part, group][side] for part in ("pay_band=Band 5", "pay_band=Band 6"))
              for side in (0, 1))
        for group in ("white", "bme")
    )  # fmt: skip
    strata.append((rest[0], rest[1]))  # type: ignore[arg-type]
    over = sum(a * m / (n + m) for (a, n), (_, m) in strata)
    under = sum(b * n / (n + m) for (_, n), (b, m) in strata)
    return over / under


def test_the_bands_of_a_share_add_up_to_it() -> None:
    part = "clinical=yes;pay_band=Band"
    cells = {
        ("", "bme"): (1250, 5000), ("", "white"): (3750, 5000), ("", "all"): (5000, 5000),
        ("cluster=8a and above", "bme"): (30, 300), ("cluster=8a and above", "white"): (270, 300),
        (f"{part} 8a", "bme"): (25, 200), (f"{part} 8a", "white"): (175, 200),
        (f"{part} 8b", "bme"): (5, 100), (f"{part} 8b", "white"): (95, 100),
        (f"{part} 5", "bme"): (400, 1000), (f"{part} 5", "white"): (600, 1000),
    }  # fmt: skip
    found = {each.split: each for each in driving_of(made("1", cells), WRES.indicator("1"))}
    driving = found["clinical", "pay_band"]
    assert {each.part: each.adds for each in driving.drivers} == pytest.approx({f"{part} 8a": 25, f"{part} 8b": 20})
    assert driving.total == pytest.approx(45)


def test_simpson_is_warned_of() -> None:
    """Berkeley's admissions of 1973, as appointments by band: the whole turns what the parts say."""
    cells = {
        ("", "white"): (1198, 2691), ("", "bme"): (557, 1835),
        ("pay_band=Band 2", "white"): (512, 825), ("pay_band=Band 2", "bme"): (89, 108),
        ("pay_band=Band 3", "white"): (353, 560), ("pay_band=Band 3", "bme"): (17, 25),
        ("pay_band=Band 4", "white"): (120, 325), ("pay_band=Band 4", "bme"): (202, 593),
        ("pay_band=Band 5", "white"): (138, 417), ("pay_band=Band 5", "bme"): (131, 375),
        ("pay_band=Band 6", "white"): (53, 191), ("pay_band=Band 6", "bme"): (94, 393),
        ("pay_band=Band 7", "white"): (22, 373), ("pay_band=Band 7", "bme"): (24, 341),
    }  # fmt: skip
    found = {each.split: each for each in driving_of(made("2", cells), WRES.indicator("2"))}["pay_band",]
    assert found.warns
    assert found.composition > found.total  # more than all of it comes from where they applied


def test_a_part_that_is_the_sum_of_others_is_not_added_again() -> None:
    cells = {
        ("", "white"): (300, 1000), ("", "bme"): (80, 400),
        ("route=advertised", "white"): (250, 900), ("route=advertised", "bme"): (60, 320),
        ("route=international recruitment", "white"): (50, 100), ("route=international recruitment", "bme"): (20, 80),
        ("route=all but international recruitment", "white"): (250, 900),
        ("route=all but international recruitment", "bme"): (60, 320),
    }  # fmt: skip
    found = driving_of(made("2", cells), WRES.indicator("2"))
    assert [{each.part for each in driving.drivers} for driving in found] == [
        {"route=advertised", "route=international recruitment"}
    ]


def test_hidden_parts_are_one_rest_and_a_rest_of_most_explains_nothing() -> None:
    few = {("", "white"): (300, 1000), ("", "bme"): (80, 400), ("pay_band=Band 5", "white"): (20, 50),
           ("pay_band=Band 5", "bme"): (6, 20)}  # fmt: skip
    assert driving_of(made("2", few), WRES.indicator("2")) == ()


def test_a_change_of_the_size_that_is_named_is_seen_four_times_in_five() -> None:
    headline = made("2", {("", "white"): (300, 1000), ("", "bme"): (80, 400)}).headline
    assert headline is not None
    found = smallest_change(headline)
    assert found is not None
    _, factor = found
    rng = np.random.default_rng(5)
    before = koopman_ratio(rng.binomial(1000, 0.3, 4000), 1000, rng.binomial(400, 0.2, 4000), 400)
    after = koopman_ratio(rng.binomial(1000, 0.3, 4000), 1000, rng.binomial(400, 0.2 * factor, 4000), 400)
    error = [np.log(each.upper / each.lower) / (2 * 1.959964) for each in (before, after)]
    seen = np.abs(np.log(before.value / after.value)) > 1.959964 * np.hypot(*error)
    # Next year's appointments are more, and with that a little surer, than was foreseen.
    assert 0.78 < float(seen.mean()) < 0.92
