"""What measuring one record set gives, and what all record sets of one run share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from levelground.measuring.cube import Cube
from levelground.measuring.engine import Engine
from levelground.records import Finding, Source, spelling, sql
from levelground.standards import Condition

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Context:
    """What all record sets of one run share; `found` remembers the values that a column of a relation holds."""

    engine: Engine
    reference: date
    values_of: Mapping[Condition, frozenset[str]]
    findings: list[Finding]
    found: dict[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)

    def known(self, source: Source, column: str) -> Mapping[str, str]:
        """From each value that a file holds in a column of codes, trimmed, to the canonical one."""
        key = (source.relation, column)
        if key not in self.found:
            rows = self.engine.rows(f"SELECT DISTINCT {sql.name(column)} FROM {source.relation} AS records")
            accepted = spelling.spellings(source.record_set.column(column))
            distinct = {str(row[0] or "").strip() for row in rows}
            self.found[key] = spelling.read(distinct, accepted, source.values.get(column, {})).known
        return self.found[key]

    def spellings(self, source: Source, column: str, values: frozenset[str]) -> tuple[str, ...]:
        """The ways in which a file spells these canonical values of a column, trimmed."""
        known = self.known(source, column)
        return tuple(sorted(value for value, canonical in known.items() if canonical in values))

    def condition(self, source: Source, conditions: tuple[Condition, ...]) -> str:
        """SQL that holds for the rows which meet all conditions; a column that the file has not got is blank."""
        clauses = ["TRUE"]
        for wanted in conditions:
            values = self.values_of[wanted]
            if not source.has(wanted.column):
                clauses.append("TRUE" if "" in values else "FALSE")
                continue
            accepted = self.spellings(source, wanted.column, values)
            clauses.append(sql.texts_in(sql.name(wanted.column), accepted) if accepted else "FALSE")
        return " AND ".join(clauses)


@dataclass(frozen=True)
class Step:
    """A rung of the ladder to come: which cells of the cube stay, and the rule by which the others fall.

    `fell` tells those that fall apart, by the value that made them.
    """

    name: str
    stays: Mask
    rule: str
    fell: tuple[tuple[str, Mask], ...] = ()


@dataclass(frozen=True)
class Taken:
    """A record set that was measured: its canonical cube, its rows by organisation, and the steps of its ladder.

    `other_dates` are rows of dates that are not the edition's. `members` is how many different people of each set of
    members (people with a row in another record set) are among its people.
    """

    source: Source
    cube: Cube
    rows: Mapping[str, int]
    steps: tuple[Step, ...]
    strangers: Mapping[str, int] = field(default_factory=dict)

    @property
    def base(self) -> Mask:
        """The cells that stay after the last step: the people (or rows) to be counted."""
        return self.steps[-1].stays if self.steps else np.ones(len(self.cube.rows), dtype=bool)

    @property
    def organisations(self) -> frozenset[str]:
        """The codes of the organisations that it has rows for."""
        return frozenset(code.strip() for code in self.rows if code.strip())
