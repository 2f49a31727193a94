"""Releases to attack: make-believe organisations, measured, protected and written as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from pathlib import Path

from levelground.disclosure import HIDDEN, Protected, Shown, protect, rules_for, shown_counts, with_stars
from levelground.figures import compute_figures
from levelground.measuring import measure
from levelground.standards import CountTable, Labels, as_table, standard
from levelground.synthetic import Service, make_trust, write

WRES = standard("wres")
PUBLIC = rules_for("public")


@dataclass(frozen=True)
class Measured:
    """Counts, and the organisations under each roll-up."""

    counts: CountTable
    rollups: Mapping[str, Sequence[str]]


def service(folder: Path, organisations: int, staff: int, seed: int) -> Measured:
    """A make-believe service, measured for 2026."""
    write(Service(organisations, staff, seed=seed), folder, "csv")
    return measured(folder)


def trust(folder: Path, people: int) -> Measured:
    """A make-believe trust, measured for 2026."""
    make_trust(folder, people)
    return measured(folder)


def measured(folder: Path) -> Measured:
    measurement = measure(folder, WRES, 2026)
    rollups: dict[str, list[str]] = {}
    for code in measurement.counts.organisations[: measurement.counts.own]:
        known = measurement.directory[code]
        for above in (known.ics, known.region, "England"):
            rollups.setdefault(above, []).append(code)
    return Measured(measurement.counts, rollups)


def protected(given: Measured) -> Protected:
    return protect(given.counts, WRES, PUBLIC, given.rollups)


def text_of(shown: Shown) -> str:
    """A table as the CSV that is published."""
    columns = [
        shown.table.words(name) if isinstance(column, Labels) else _numbers(shown, name)
        for name, column in shown.table.columns.items()
    ]
    lines = [",".join(shown.table.columns), *(",".join(row) for row in zip(*columns, strict=True))]
    return "\n".join(lines) + "\n"


def _numbers(shown: Shown, name: str) -> list[str]:
    numbers = shown.table.numbers(name).tolist()
    stars = shown.stars[name].tolist() if name in shown.stars else [False] * len(numbers)
    return [
        HIDDEN if star else "" if isnan(number) else repr(number) for star, number in zip(stars, numbers, strict=True)
    ]


def published(hidden: Protected) -> tuple[str, str]:
    """The text of `counts.csv` and of `figures.csv`."""
    counts, figures = tables(hidden)
    return text_of(counts), text_of(figures)


def tables(hidden: Protected) -> tuple[Shown, Shown]:
    """The tables of counts and of figures."""
    told = shown_counts(hidden)
    return with_stars(as_table(told, WRES)), with_stars(compute_figures(told, WRES))
