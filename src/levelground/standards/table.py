"""A table of figures or counts as columns: numbers, and labels by their place in a list of words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Labels:
    """A column of words: the place of each row's word in `values`."""

    codes: NDArray[np.int64]
    values: tuple[str, ...]

    @classmethod
    def all(cls, value: str, rows: int) -> Labels:
        """The same word in every row."""
        return cls(np.zeros(rows, dtype=np.int64), (value,))

    @classmethod
    def of(cls, words: Sequence[str]) -> Labels:
        """A column with these words."""
        values = tuple(dict.fromkeys(words))
        place = {value: index for index, value in enumerate(values)}
        return cls(np.array([place[word] for word in words], dtype=np.int64), values)

    def words(self) -> list[str]:
        """The word of each row."""
        return [self.values[code] for code in self.codes.tolist()]

    def ranks(self) -> NDArray[np.int64]:
        """Numbers in the alphabetical order of the words."""
        order = np.argsort(np.argsort(np.array(self.values, dtype=str), kind="stable"), kind="stable")
        return order.astype(np.int64)[self.codes]


@dataclass(frozen=True)
class Table:
    """Columns of one length, by name; NaN in a column of numbers is an empty cell."""

    columns: Mapping[str, Labels | Floats]

    @property
    def rows(self) -> int:
        """How many rows there are."""
        first = next(iter(self.columns.values()))
        return len(first.codes) if isinstance(first, Labels) else len(first)

    def taken(self, index: NDArray[np.int64] | NDArray[np.bool_]) -> Table:
        """The rows at these places (or where true), in their order."""
        return Table(
            {
                name: Labels(column.codes[index], column.values) if isinstance(column, Labels) else column[index]
                for name, column in self.columns.items()
            }
        )

    def where(self, name: str, word: str) -> Table:
        """The rows with this word in a column of labels. Raises TypeError for a column of numbers."""
        column = self.columns[name]
        if not isinstance(column, Labels):
            raise TypeError(f"{name} is a column of numbers")
        wanted = np.array([value == word for value in column.values], dtype=bool)
        return self.taken(np.flatnonzero(wanted[column.codes]))

    def words(self, name: str) -> list[str]:
        """The words of a column of labels. Raises TypeError for a column of numbers."""
        column = self.columns[name]
        if not isinstance(column, Labels):
            raise TypeError(f"{name} is a column of numbers")
        return column.words()

    def numbers(self, name: str) -> Floats:
        """The numbers of a column. Raises TypeError for a column of labels."""
        column = self.columns[name]
        if isinstance(column, Labels):
            raise TypeError(f"{name} is a column of labels")
        return column


def joined(tables: Sequence[Table]) -> Table:
    """Tables with the same columns, one below the other."""
    columns: dict[str, Labels | Floats] = {}
    for name in tables[0].columns:
        pieces = [table.columns[name] for table in tables]
        if isinstance(pieces[0], Labels):
            values: dict[str, int] = {}
            codes = []
            for piece in pieces:
                if not isinstance(piece, Labels):
                    raise TypeError(f"{name} is a column of labels in one table and of numbers in another")
                places = np.array([values.setdefault(value, len(values)) for value in piece.values], dtype=np.int64)
                codes.append(places[piece.codes])
            columns[name] = Labels(np.concatenate(codes), tuple(values))
        else:
            columns[name] = np.concatenate([piece for piece in pieces if not isinstance(piece, Labels)])
    return Table(columns)
