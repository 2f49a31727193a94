"""Measuring people in post on a date (staff, the board): each person once, by the primary assignment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from levelground.measuring import assignments as several_assignments
from levelground.measuring import cube as cubes
from levelground.measuring.assignments import Assignments
from levelground.measuring.cube import Cube
from levelground.measuring.dates import choose_dates
from levelground.measuring.engine import Apart
from levelground.measuring.examine import Examiner
from levelground.measuring.identity import identifier
from levelground.measuring.plan import SetPlan
from levelground.measuring.taken import Context, Step, Taken
from levelground.records import Finding, Source, checks, sql
from levelground.standards import Tally

SPARE = "spare assignment"
REPEATED = "rows_of_repeated_people"
LEFT_OUT = {
    "contract": "not employed here",
    "assignment_status": "not in post by the setting 'assignment statuses counted as in post' (default, check)",
}


def note_several(context: Context, source: Source, several: Assignments) -> None:
    """How many people have several assignments, and which rule decided for how many of them."""
    if several.people:
        decided = "; ".join(f"{rule}: {number:,}" for rule, number in several.decided_by.items())
        context.findings.append(
            Finding(
                "warning", "several assignments", source.file, sheet=source.sheet,
                column=source.headings["assignment_id"],
                found=f"{several.people:,} people with more than one assignment; decided by {decided}",
                expected="one assignment marked as primary for each person",
                remedy="The primary one counts: primary_assignment=yes, else the highest pay_band, then fte, "
                "then the lowest assignment_id.",
                count=several.people,
            )
        )  # fmt: skip


def take_people(context: Context, source: Source, plan: SetPlan, members: Mapping[str, str], base: Tally) -> Taken:
    """A set of people on a date. `members` names, by column of the cube to be, a table of who is in it.

    Each such table has the columns `member_organisation` and `member_person`, once a person.
    """
    engine, person = context.engine, source.record_set.person
    chosen = choose_dates(engine, source, source.record_set.as_at, context.reference, context.findings)
    examiner = Examiner(engine, source, plan, context.findings, chosen.condition)
    key = ("organisation", person)
    apart = engine.tell_apart(source, key, chosen.condition, keep=REPEATED)
    examiner.blank_identifiers(person, apart.blank)
    relation = f"{source.relation} AS taken"
    if chosen.condition != "TRUE":
        relation = f"(SELECT * FROM {source.relation} AS records WHERE {chosen.condition}) AS taken"
    extra: dict[str, cubes.Key] = {}
    several, spare = several_assignments.NONE, ""
    if apart.repeated:
        if source.has("assignment_id"):
            kept = replace(source, relation=REPEATED)
            _check_one_category(context, examiner, kept)
            several = several_assignments.mark_spare(context, kept, base, "spare")
            spare = _in_spare(source)
            note_several(context, source, several)
        else:
            _check_people(examiner, person)
    if source.has("assignment_id"):
        _check_assignments(examiner, engine.tell_apart(source, ("organisation", "assignment_id"), chosen.condition))
    for index, (name, table) in enumerate(members.items()):
        alias = f"members_{index}"
        joined = _join(source, table, alias)
        relation += joined
        spare += joined if spare else ""
        extra[name] = cubes.in_table(alias, "member_person")
    marked = cubes.Marked(SPARE, spare) if spare else None
    cube = cubes.take(engine, source, plan, context.reference, extra, relation, marked)
    examiner.blank_organisations(cube)
    cube = examiner.canonical(cube)
    strangers = {
        name: _strangers(context, source, cube, name, table, several_rows=apart.repeated)
        for name, table in members.items()
    }
    return Taken(source, cube, chosen.rows, _steps(cube, base, context, several), strangers)


def _join(source: Source, table: str, alias: str) -> str:
    organisation = identifier("organisation", "taken")
    person = identifier(source.record_set.person, "taken")
    return f" LEFT JOIN {table} AS {alias} ON {organisation} = {alias}.member_organisation" + (
        f" AND {person} = {alias}.member_person"
    )


def _in_spare(source: Source) -> str:
    """A relation of the rows that are in the table `spare`: they are among those of repeated people, which are few."""
    organisation, person, assignment = (
        identifier(column, "repeated") for column in ("organisation", source.record_set.person, "assignment_id")
    )
    return (
        f"(SELECT repeated.* FROM {REPEATED} AS repeated JOIN spare ON {organisation} = spare.member_organisation"
        f" AND {person} = spare.member_person AND {assignment} = spare.spare_assignment) AS taken"
    )


def _check_people(examiner: Examiner, person: str) -> None:
    rule = checks.twice(
        examiner.source, ("organisation", person), "duplicate person",
        where=examiner.taken,
        remedy="Take the repeated rows out; where a person has several assignments, give each an assignment_id.",
    )  # fmt: skip
    examiner.broken(rule, checks.how_many(examiner.engine.rows, examiner.source, rule))


def _check_assignments(examiner: Examiner, apart: Apart) -> None:
    examiner.blank_identifiers("assignment_id", apart.blank)
    if apart.repeated:
        rule = checks.twice(
            examiner.source, ("organisation", "assignment_id"),
            "duplicate assignment", where=examiner.taken, remedy="Take the repeated rows out.",
        )  # fmt: skip
        examiner.broken(rule, checks.how_many(examiner.engine.rows, examiner.source, rule))


def _check_one_category(context: Context, examiner: Examiner, source: Source) -> None:
    """One person cannot have two ethnic categories on one date, however they are spelt; blank is none.

    `source` has the rows of people with several rows.
    """
    person = source.record_set.person
    if not source.has("ethnic_category"):
        return
    pair = f"{sql.name('organisation')}, {sql.name(person)}"
    own = sql.filled(sql.name("ethnic_category"))
    cases = " ".join(
        f"WHEN {own} = {sql.text(spelt)} THEN {sql.text(category)}"
        for spelt, category in sorted(context.known(source, "ethnic_category").items())
    )
    category = f"nullif(CASE {cases} ELSE '' END, '')" if cases else "NULL"
    torn = (
        f"SELECT {pair} FROM {source.relation} AS repeated_records WHERE {sql.filled(sql.name(person))} <> ''"
        f" GROUP BY {pair} HAVING count(DISTINCT {category}) > 1"
    )
    found = examiner.engine.rows(
        f"SELECT count(*) FROM {source.relation} AS repeated_records WHERE ({pair}) IN ({torn})"
    )
    rule = checks.Rule(
        "error",
        "two ethnic categories",
        "ethnic_category",
        f"({examiner.taken}) AND ({pair}) IN ({torn})",
        found="a person with different ethnic categories in different assignments",
        expected="one ethnic category for one person on one date",
        remedy="Correct the staff record: the category belongs to the person, not to the post.",
    )
    examiner.broken(rule, int(found[0][0]))


def _strangers(context: Context, source: Source, cube: Cube, name: str, table: str, *, several_rows: bool) -> int:
    """How many people of a table of members are not among the people of the set: leavers, as a rule.

    The pass has joined them already: members found are the rows marked, less the further rows of repeated people.
    """
    engine = context.engine
    marked = int(cube.rows[cube.columns[name].mask({"yes"})].sum())
    further = 0
    if several_rows:
        ((rows, people),) = engine.rows(
            "SELECT coalesce(sum(n), 0), count(*) FROM (SELECT member_organisation, member_person, count(*) AS n"
            f" FROM {REPEATED} AS taken JOIN {table} AS members"
            f" ON {identifier('organisation', 'taken')} = members.member_organisation"
            f" AND {identifier(source.record_set.person, 'taken')} = members.member_person GROUP BY 1, 2)"
        )
        further = int(rows) - int(people)
    return int(engine.rows(f"SELECT count(*) FROM {table}")[0][0]) - (marked - further)


def _steps(cube: Cube, base: Tally, context: Context, several: Assignments) -> tuple[Step, ...]:
    """A rung for each condition of the base, in the order of its declaration, then one for people."""
    stays = np.ones(len(cube.rows), dtype=bool)
    steps: list[Step] = []
    for condition in base.conditions:
        column = cube.columns.get(condition.column)
        if column is not None:
            values = context.values_of[condition]
            fell = tuple(
                (value or "none given", stays & column.mask({value}))
                for value in sorted(column.values)
                if value not in values
            )
            stays = stays & column.mask(values)
            wanted = ", ".join(value for value in sorted(values) if value)
            rule = LEFT_OUT.get(condition.column, f"{condition.column} is none of these")
            steps.append(Step(wanted, stays, rule, fell))
    if SPARE in cube.columns:
        decided = "; ".join(f"{rule}: {number:,}" for rule, number in several.decided_by.items())
        rule = f"further assignments of {several.people:,} people; the primary one was decided by {decided}"
        stays = stays & cube.columns[SPARE].mask({"no"})
        steps.append(Step("people", stays, rule))
    return tuple(steps)
