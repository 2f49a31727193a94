"""From a cube to counts: arrays of shape (organisations, parts, groups), by adding up cells."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from levelground.measuring.cube import Coded, Cube
from levelground.records import record_set_named
from levelground.standards import Condition, Dimension, FloatArray, Grouping, Parts, Tally


@dataclass(frozen=True)
class Frame:
    """The organisations in their order, and the membership of each group: what all counts of one run share."""

    organisations: tuple[str, ...]
    grouping: Grouping

    @property
    def groups(self) -> tuple[str, ...]:
        """All groups, the main ones first."""
        return (*self.grouping.main, *self.grouping.finer, *self.grouping.finest)

    def membership(self, values: tuple[str, ...]) -> FloatArray:
        """Which group each value of the grouping's column belongs to: shape (values, groups), ones and zeros."""
        place = {group: index for index, group in enumerate(self.groups)}
        matrix = np.zeros((len(values), len(self.groups)))
        for row, value in enumerate(values):
            member = self.grouping.membership.get(value)
            groups = (self.grouping.unknown,) if member is None else (member.group, *member.finer)
            for group in (*groups, "all"):
                if group in place:
                    matrix[row, place[group]] = 1.0
        return matrix


def parts_of(dimension: Dimension, record_set: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The parts that a dimension makes: each with its name and the canonical values that belong to it."""
    if dimension.sets:
        return tuple((name, frozenset(values)) for name, values in dimension.sets)
    return tuple((value, frozenset({value})) for value in record_set_named(record_set).column(dimension.column).values)


def part_names(parts: Parts, record_set: str) -> tuple[str, ...]:
    """The names of all parts that a crossing of dimensions makes ('clinical=yes;pay_band=Band 5')."""
    names = [""]
    for dimension in parts:
        names = [
            f"{name};{dimension.name}={part}" if name else f"{dimension.name}={part}"
            for name in names
            for part, _ in parts_of(dimension, record_set)
        ]
    return tuple(names)


def selected(
    cube: Cube, tally: Tally, months: int | None, values_of: Mapping[Condition, frozenset[str]]
) -> NDArray[np.bool_]:
    """Which cells of a cube a tally counts: its conditions (blank where the file lacks the column) and its window."""
    chosen = np.ones(len(cube.rows), dtype=bool)
    for condition in tally.conditions:
        values = values_of[condition]
        column = cube.columns.get(condition.column)
        chosen &= column.mask(values) if column is not None else "" in values
    if tally.window is not None and months is not None:
        column = cube.columns[tally.window.column]
        inside = {value for value in column.values if value.isdigit() and int(value) <= months}
        chosen &= column.mask(inside)
    return chosen


def counted(cube: Cube, chosen: NDArray[np.bool_], frame: Frame, parts: Parts, record_set: str) -> FloatArray:
    """The rows chosen, added up: shape (organisations, parts, groups). Every dimension of `parts` is in the cube."""
    place = {organisation: index for index, organisation in enumerate(frame.organisations)}
    organisation = cube.columns["organisation"]
    rows = np.array([place[value] for value in organisation.values], dtype=np.int64)[organisation.codes]
    group = cube.columns.get(frame.grouping.column)
    if group is None:
        group = Coded(np.zeros(len(cube.rows), dtype=np.int64), ("",))
    columns = [cube.columns[dimension.column] for dimension in parts]
    shape = (len(frame.organisations), len(group.values), *(len(column.values) for column in columns))
    flat = np.ravel_multi_index(
        (rows[chosen], group.codes[chosen], *(column.codes[chosen] for column in columns)), shape
    )
    weights = cube.rows[chosen].astype(np.float64)
    summed: FloatArray = np.bincount(flat, weights, int(np.prod(shape))).astype(np.float64).reshape(shape)
    # The first remaining axis is always the next one to be folded: groups, then each dimension in its order.
    summed = np.tensordot(summed, frame.membership(group.values), axes=(1, 0))
    for dimension, column in zip(parts, columns, strict=True):
        named = parts_of(dimension, record_set)
        matrix = np.array([[value in values for _, values in named] for value in column.values], dtype=np.float64)
        summed = np.tensordot(summed, matrix.reshape(len(column.values), len(named)), axes=(1, 0))
    # Now (organisations, groups, *parts): parts are flattened in the order of their names, groups go last.
    return np.ascontiguousarray(np.moveaxis(summed.reshape(len(frame.organisations), len(frame.groups), -1), 1, 2))


def by_organisation(cube: Cube, chosen: NDArray[np.bool_], frame: Frame) -> NDArray[np.int64]:
    """How many rows chosen each organisation has."""
    place = {organisation: index for index, organisation in enumerate(frame.organisations)}
    organisation = cube.columns["organisation"]
    rows = np.array([place[value] for value in organisation.values], dtype=np.int64)[organisation.codes]
    return np.bincount(rows[chosen], weights=cube.rows[chosen], minlength=len(frame.organisations)).astype(np.int64)
