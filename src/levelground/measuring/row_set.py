"""Measuring what happened in a window of time: applications, formal cases, attendances at training."""

from __future__ import annotations

from levelground.measuring import cube as cubes
from levelground.measuring.engine import Engine
from levelground.measuring.examine import Examiner, blank_total
from levelground.measuring.identity import identifier
from levelground.measuring.plan import SetPlan
from levelground.measuring.taken import Context, Taken
from levelground.records import Source, checks, sql
from levelground.standards import Tally


def take_rows(context: Context, source: Source, plan: SetPlan, tallies: tuple[Tally, ...]) -> Taken:
    """A set of things that happened. A row must have a date where it meets the conditions of a tally with a window."""
    examiner = Examiner(context.engine, source, plan, context.findings)
    cube = cubes.take(context.engine, source, plan, context.reference, {}, source.relation)
    rows = cube.totals("organisation")
    examiner.blank_organisations(cube)
    for column in plan.windows:
        needed, total = "FALSE", 0
        if blank_total(cube, column):
            needed = _needed(context, source, column, tallies)
            blank = f"{sql.name(column)} IS NULL" if column in source.dated else f"{sql.filled(sql.name(column))} = ''"
            total = _count(context.engine, source, f"{blank} AND ({needed})")
        examiner.dates(cube, column, context.reference, needed, total)
    _check_identifier(examiner)
    return Taken(source, examiner.canonical(cube), rows, ())


def _needed(context: Context, source: Source, column: str, tallies: tuple[Tally, ...]) -> str:
    clauses = [
        f"({context.condition(source, tally.conditions)})"
        for tally in tallies
        if tally.window is not None and tally.window.column == column
    ]
    return " OR ".join(clauses) or "FALSE"


def _count(engine: Engine, source: Source, condition: str) -> int:
    return int(engine.rows(f"SELECT count(*) FROM {source.relation} AS records WHERE {condition}")[0][0])


def _check_identifier(examiner: Examiner) -> None:
    """The key of the set (an application, a case) stands in every row and in one row only."""
    source, key = examiner.source, examiner.source.record_set.key
    if not key or not source.has(*key):
        return
    apart = examiner.engine.tell_apart(source, key, "TRUE")
    examiner.blank_identifiers(key[-1], apart.blank)
    if apart.repeated:
        kind = f"duplicate {key[-1].removesuffix('_id')}"
        rule = checks.twice(source, key, kind, remedy="Take the repeated rows out.")
        examiner.broken(rule, checks.how_many(examiner.engine.rows, source, rule))


def make_members(context: Context, source: Source, tally: Tally, months: int | None, table: str) -> None:
    """Fills a table with the people who have a row that a tally counts, each once."""
    conditions = context.condition(source, tally.conditions)
    if tally.window is not None and months is not None:
        parsed = source.date(tally.window.column)
        first = sql.day(cubes.months_before(context.reference, months))
        conditions += f" AND {parsed} > {first} AND {parsed} <= {sql.day(context.reference)}"
    organisation, person = identifier("organisation"), identifier(source.record_set.person)
    context.engine.keep(
        table,
        f"SELECT DISTINCT {organisation} AS member_organisation, {person} AS member_person"
        f" FROM {source.relation} AS records WHERE {person} <> '' AND {conditions}",
    )


def strangers(engine: Engine, source: Source, people_source: Source) -> int:
    """How many different people of a set are not among the people of another (leavers, as a rule)."""
    own, other = ((identifier("organisation"), identifier(each.record_set.person)) for each in (source, people_source))
    # Both in one grouping: it holds each person once, however many dates the other set has.
    found = engine.rows(
        f"SELECT count(*) FROM (SELECT o, p FROM (SELECT {own[0]} AS o, {own[1]} AS p, 0 AS other"
        f" FROM {source.relation} AS records WHERE {own[1]} <> ''"
        f" UNION ALL SELECT {other[0]}, {other[1]}, 1 FROM {people_source.relation} AS records)"
        " GROUP BY o, p HAVING max(other) = 0)"
    )
    return int(found[0][0])
