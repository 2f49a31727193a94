"""People with several assignments: the primary one, and the others, which are not counted again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from levelground.measuring.identity import identifier
from levelground.measuring.taken import Context
from levelground.records import PAY_BANDS_BY_PAY, Source, sql
from levelground.standards import Tally


@dataclass(frozen=True)
class Assignments:
    """Of people with more than one counted assignment: how many there are, and which rule decided for how many."""

    people: int
    decided_by: Mapping[str, int]


NONE = Assignments(0, {})


def mark_spare(context: Context, source: Source, base: Tally, spare: str) -> Assignments:
    """Fills the table `spare` with the assignments that are not their person's primary one, among those in the base.

    The primary assignment is the row with primary_assignment=yes; failing that the highest pay band, then the highest
    full-time equivalent, then the lowest assignment_id. `source` has the rows of people with several rows.
    """
    engine = context.engine
    primary = "0"
    if source.has("primary_assignment"):
        accepted = context.spellings(source, "primary_assignment", frozenset({"yes"}))
        if accepted:
            primary = f"CAST({sql.texts_in(sql.name('primary_assignment'), accepted)} AS INTEGER)"
    fte = f"coalesce({sql.number(sql.name('fte'))}, 0)" if source.has("fte") else "0"
    engine.keep(
        "ranked",
        f"""SELECT *, row_number() OVER person AS place,
            CASE WHEN leads <> lead(leads) OVER person THEN 'primary_assignment'
                 WHEN band <> lead(band) OVER person THEN 'pay_band'
                 WHEN fte <> lead(fte) OVER person THEN 'fte' ELSE 'assignment_id' END AS decided_by
        FROM (SELECT *, count(*) OVER (PARTITION BY member_organisation, member_person) AS held FROM (
            SELECT {identifier("organisation")} AS member_organisation,
                {identifier("person_id")} AS member_person,
                {identifier("assignment_id")} AS spare_assignment,
                {primary} AS leads, {_band(context, source)} AS band, {fte} AS fte
            FROM {source.relation} AS records WHERE {context.condition(source, base.conditions)}
        )) WHERE held > 1
        WINDOW person AS (PARTITION BY member_organisation, member_person
            ORDER BY leads DESC, band DESC, fte DESC,
                {sql.whole_number("spare_assignment")} NULLS LAST, spare_assignment NULLS LAST)""",
    )
    decided = engine.rows("SELECT decided_by, count(*) FROM ranked WHERE place = 1 GROUP BY 1 ORDER BY 1")
    engine.keep(spare, "SELECT * FROM ranked WHERE place > 1")
    return Assignments(sum(n for _, n in decided), {str(rule): int(n) for rule, n in decided})


def _band(context: Context, source: Source) -> str:
    """SQL for the place of a row's pay band among all, by pay."""
    cases = [
        f"WHEN {sql.texts_in(sql.name('pay_band'), accepted)} THEN {place}"
        for place, band in enumerate(PAY_BANDS_BY_PAY, start=1)
        if (accepted := context.spellings(source, "pay_band", frozenset({band})))
    ]
    return f"CASE {' '.join(cases)} ELSE 0 END" if cases else "0"
