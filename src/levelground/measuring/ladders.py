"""Who was counted, as ladders: one for each record set and organisation."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from levelground.measuring.counting import Frame, by_organisation, selected
from levelground.measuring.plan import months_of
from levelground.measuring.taken import Mask, Taken
from levelground.standards import Condition, Edition, Ladder, Rung, Tally

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Column:
    """A rung for all organisations: how many are left, the rule by which the others fell, and by which values."""

    name: str
    numbers: Numbers
    rule: str = ""
    fell: tuple[tuple[str, Numbers], ...] = ()

    def rule_at(self, place: int) -> str:
        """The rule, with the numbers that fell by each value in one organisation."""
        apart = ", ".join(f"{value} {numbers[place]:,}" for value, numbers in self.fell if numbers[place])
        return f"{self.rule}: {apart}" if apart else self.rule


def people_ladder(taken: Taken, title: str, frame: Frame) -> dict[str, Ladder]:
    """From the rows in the file to the people counted, for each organisation."""
    all_cells = np.ones(len(taken.cube.rows), dtype=bool)
    columns = [
        Column("rows in the file", _rows(taken.rows, frame)),
        Column("rows of the date", by_organisation(taken.cube, all_cells, frame), "another date than the edition's"),
    ]
    for step in taken.steps:
        fell = tuple((value, by_organisation(taken.cube, cells, frame)) for value, cells in step.fell)
        columns.append(Column(step.name, by_organisation(taken.cube, step.stays, frame), step.rule, fell))
    columns.append(Column("counted", by_organisation(taken.cube, taken.base, frame)))
    return _ladders(taken.source.record_set.name, title, columns, frame)


def rows_ladder(
    taken: Taken, tally: Tally, edition: Edition, values_of: Mapping[Condition, frozenset[str]], frame: Frame
) -> dict[str, Ladder]:
    """From the rows in the file to the rows that a tally counts, for each organisation."""
    cube, months = taken.cube, months_of(tally, edition)
    stays: Mask = np.ones(len(cube.rows), dtype=bool)
    columns = [Column("rows in the file", _rows(taken.rows, frame))]
    for condition in tally.conditions:
        column = cube.columns.get(condition.column)
        if column is not None:
            stays = stays & column.mask(values_of[condition])
            wanted = " or ".join(sorted(values_of[condition]))
            name = f"{condition.column.replace('_', ' ')}: {wanted}"
            rule = f"{condition.column.replace('_', ' ')} is not {wanted}"
            columns.append(Column(name, by_organisation(cube, stays, frame), rule))
    if tally.window is not None and months is not None:
        stays = stays & selected(cube, tally, months, values_of)
        rule = f"{tally.window.column.replace('_', ' ')} outside the {months} months to the edition's date"
        columns.append(Column(f"in the {months} months", by_organisation(cube, stays, frame), rule))
    columns.append(Column("counted", by_organisation(cube, stays, frame)))
    return _ladders(taken.source.record_set.name, tally.noun, columns, frame)


def _rows(rows: Mapping[str, int], frame: Frame) -> Numbers:
    stripped: dict[str, int] = {}
    for code, number in rows.items():
        stripped[code.strip()] = stripped.get(code.strip(), 0) + number
    return np.array([stripped.get(code, 0) for code in frame.organisations], dtype=np.int64)


def _ladders(record_set: str, title: str, columns: list[Column], frame: Frame) -> dict[str, Ladder]:
    ladders = {}
    for place, organisation in enumerate(frame.organisations):
        rungs: list[Rung] = []
        for column in columns:
            left = int(column.numbers[place])
            fell = rungs[-1].count - left if rungs else 0
            rungs.append(Rung(column.name, left, fell, column.rule_at(place) if fell else ""))
        ladders[organisation] = Ladder(record_set, title, tuple(rungs))
    return ladders
