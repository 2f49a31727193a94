"""The program's own answer for a folder of files, in the oracle's words."""

from pathlib import Path
from typing import NamedTuple

import numpy as np

from levelground.figures import compute_figures
from levelground.measuring import measure
from levelground.standards import Month, as_table, standard
from oracle.counts import Counts


class Figure(NamedTuple):
    """The row of a figure, without its interval."""

    organisation: str
    indicator: str
    part: str
    statistic: str
    group: str
    comparator: str
    value: float | None


class Answer(NamedTuple):
    """Counts and figures."""

    counts: Counts
    figures: tuple[Figure, ...]


def answer(folder: Path, year: int, to_month: Month | None = None, *, name: str = "wres") -> Answer:
    """Measures a folder by a standard, by itself or to a month. Raises InputFaultsError where it has errors."""
    declared = standard(name)
    measured = measure(folder, declared, year, to_month=to_month).counts
    counts = as_table(measured, declared)
    keys = list(zip(*(counts.words(name) for name in ("organisation", "indicator", "part", "group")), strict=True))
    assert len(set(keys)) == len(keys), "a count stands twice"
    pairs = zip(counts.numbers("numerator").tolist(), counts.numbers("denominator").tolist(), strict=True)
    figures = compute_figures(measured, declared)
    if not figures.rows:
        return Answer(dict(zip(keys, pairs, strict=True)), ())
    words = [figures.words(name) for name in Figure._fields if name != "value"]
    values = [None if np.isnan(value) else value for value in figures.numbers("value").tolist()]
    return Answer(
        dict(zip(keys, pairs, strict=True)),
        tuple(Figure(*row) for row in zip(*words, values, strict=True)),
    )
