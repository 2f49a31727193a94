"""From a standard's declaration to what each record set must be asked: one pass, and the columns that it needs."""

from collections.abc import Mapping
from dataclasses import dataclass

from levelground.measuring.answers import asked
from levelground.records import columns_with_origin, record_set_named
from levelground.standards import Edition, Rate, Standard, SurveyResult, Tally

A_YEAR = 12
# Which columns decide about a person's primary assignment, where a person has more than one.
PRIMARY_COLUMNS = frozenset({"assignment_id", "primary_assignment", "pay_band", "fte"})


@dataclass(frozen=True)
class SetPlan:
    """What one record set is asked for.

    `keys` are the columns of codes to group by, `windows` the months of each dated column's windows, `people` the
    tallies of other record sets that are counted once a person of this one.
    """

    record_set: str
    keys: tuple[str, ...]
    windows: Mapping[str, tuple[int, ...]]
    people: tuple[Tally, ...]


@dataclass(frozen=True)
class Plan:
    """What is asked of every record set, and whether a survey and the organisation's own answers are read."""

    sets: Mapping[str, SetPlan]
    surveyed: bool
    answered: bool

    def columns(self) -> dict[str, frozenset[str]]:
        """The columns to read of each record set; all others are left alone."""
        needed: dict[str, frozenset[str]] = {
            "organisations": frozenset(record_set_named("organisations").names),
            "counts": frozenset(record_set_named("counts").names),
        }
        if self.surveyed:
            needed["survey"] = frozenset(record_set_named("survey").names)
        if self.answered:
            needed["answers"] = frozenset(record_set_named("answers").names)
        for name, plan in self.sets.items():
            record_set = record_set_named(name)
            columns = frozenset(plan.keys) | frozenset(plan.windows) | frozenset(record_set.key)
            if record_set.person:
                columns |= {record_set.person}
            if name == "staff":
                columns |= PRIMARY_COLUMNS
            needed[name] = columns_with_origin(record_set, columns)
        return needed


def months_of(tally: Tally, edition: Edition) -> int | None:
    """The length of a tally's window in months; None where it has none."""
    if tally.window is None:
        return None
    months = tally.window.months
    return edition.rules[months] if isinstance(months, str) else months


def plan_of(standard: Standard, edition: Edition) -> Plan:
    """What a standard's edition asks of each record set."""
    keys: dict[str, list[str]] = {}
    windows: dict[str, dict[str, set[int]]] = {}
    people: dict[str, list[Tally]] = {}

    def add(name: str, columns: list[str]) -> None:
        known = keys.setdefault(name, [])
        known.extend(column for column in columns if column not in known)

    def ask(tally: Tally) -> None:
        add(tally.records, [condition.column for condition in tally.conditions])
        if tally.window is not None:
            # The last 12 months are always told apart: a longer window may have to be cut down to them.
            months = {12, months_of(tally, edition) or 12}
            windows.setdefault(tally.records, {}).setdefault(tally.window.column, set()).update(months)

    for indicator in standard.indicators:
        measure = indicator.measure
        if isinstance(measure, Rate) and measure.averaged_over and measure.of.window is not None:
            # Whether an extract reaches back beyond one year shows only if that year is told apart.
            windows.setdefault(measure.of.records, {}).setdefault(measure.of.window.column, set()).add(A_YEAR)
        for tally in indicator.tallies:
            ask(tally)
            split = tally.records
            if tally.people_of is not None:
                split = tally.people_of.records
                ask(tally.people_of)
                if tally not in people.setdefault(split, []):
                    people[split].append(tally)
            columns = [dimension.column for parts in indicator.parts for dimension in parts]
            add(split, [standard.grouping.column, *columns])
    return Plan(
        {
            name: SetPlan(
                name,
                tuple(columns),
                {column: tuple(sorted(months)) for column, months in windows.get(name, {}).items()},
                tuple(people.get(name, ())),
            )
            for name, columns in keys.items()
        },
        surveyed=any(isinstance(indicator.measure, SurveyResult) for indicator in standard.indicators),
        answered=bool(asked(standard)),
    )
