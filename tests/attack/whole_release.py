"""A whole public release, made by the real command line, and every number that can be read back from its files."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl

from levelground.cli.main import main

Row = dict[str, str]
Place = tuple[str, str, str, str]
FORMATS = "csv,json,xlsx,html,plain,easy-read"


def measure(folder: Path, to: Path, *others: object, standard: str = "wres", formats: str = FORMATS) -> str:
    """Measures a folder for the public; what was said on the way."""
    said = StringIO()
    arguments = ["measure", folder, "--standard", standard, "--year", 2026, "--to", to, "--protect", "public"]
    with redirect_stdout(said), redirect_stderr(said):
        status = main([*map(str, arguments), "--formats", formats, *map(str, others)])
    assert status == 0, said.getvalue()
    return said.getvalue()


def rows_in(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass(frozen=True)
class Told:
    """What the table of counts tells: each number by its place and side; None where it is a star."""

    numbers: Mapping[tuple[Place, str], float | None]

    @classmethod
    def of(cls, folder: Path) -> Told:
        numbers: dict[tuple[Place, str], float | None] = {}
        for row in rows_in(folder / "counts.csv"):
            place = (row["organisation"], row["indicator"], row["part"], row["group"])
            for side in ("numerator", "denominator"):
                numbers[place, side] = None if row[side] == "*" else float(row[side])
        return cls(numbers)

    def side(self, place: Place, side: str) -> float | None:
        """A number; 0 where the place has no row, for nobody is in it; None where it is hidden."""
        return self.numbers.get((place, side), 0.0)


def counts_behind(row: Mapping[str, Any], organisation: str) -> list[tuple[Place, str]]:
    """The places and sides of the four (or two) counts that a figure is made of, from the published definitions."""
    own = (organisation, str(row["indicator"]))
    if row["statistic"] == "race disparity ratio":
        first, tiers = str(row["part"]).rsplit("=", 1)
        return [
            ((*own, f"{first}={tier}", group), "numerator") for tier in tiers.split(":") for group in ("white", "bme")
        ]
    sides = [((*own, str(row["part"]), str(row["group"])), side) for side in ("numerator", "denominator")]
    if row["comparator"] == "workforce":
        sides += [((organisation, "1", "", str(row["group"])), side) for side in ("numerator", "denominator")]
    elif row["comparator"]:
        sides += [((*own, str(row["part"]), str(row["comparator"])), side) for side in ("numerator", "denominator")]
    return sides


def returns_in(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.rglob("return.json")):
        yield json.loads(path.read_text("utf-8"))


def numbers_in_workbook(path: Path) -> Iterator[tuple[str, str, float]]:
    """Every number in every sheet, hidden sheets too: the sheet, the cell and the number that it shows."""
    for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, int | float):
                    yield sheet.title, cell.coordinate, float(cell.value)


def words_of(page: Path) -> str:
    """The visible text of a page, and what its pictures are called."""
    text = page.read_text("utf-8")
    text = re.sub(r"<style>.*?</style>", " ", text, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", " ", text))


def united(first: Path, second: Path, rollups: Mapping[str, Sequence[str]]) -> tuple[str, str]:
    """The tables of two releases as one: roll-ups of the second have names of their own."""
    texts = []
    for name in ("counts.csv", "figures.csv"):
        out = StringIO()
        rows = rows_in(first / name)
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        for row in rows_in(second / name):
            writer.writerow(row | {"organisation": again(row["organisation"], rollups)})
        texts.append(out.getvalue())
    return texts[0], texts[1]


def again(name: str, rollups: Mapping[str, Sequence[str]]) -> str:
    """What an organisation or roll-up of the second release is called: the same people keep their name."""
    return f"{name} again" if name in rollups else name
