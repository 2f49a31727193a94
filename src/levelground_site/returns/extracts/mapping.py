"""From a proposal and what a person chose of it to a mapping that is kept, and from what is kept to a profile.

Nothing that is typed goes into a mapping: only headings and labels that the engine proposed, and its own words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from levelground.records import Column, Profile, ProfileError, ethnic_categories, profile_of, record_set_named

# Stands in a kept mapping for the reference date of whichever edition is measured.
REFERENCE_DATE = "reference date"
_CODED = ("code", "yes-no", "ethnic category")
_CONSTANT = ("organisation", "as_at")


@dataclass(frozen=True)
class Choice:
    """One thing to choose on the page: what it is called there, its label, what can be chosen, and what is proposed.

    `asked`: it must be there, or something is proposed; what is not stands apart.
    """

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str
    hint: str = ""
    asked: bool = True


@dataclass(frozen=True)
class Sheet:
    """The choices for one file."""

    number: int
    file: str
    record_set: str
    row: str
    confidence: float
    columns: tuple[Choice, ...]
    values: tuple[Choice, ...]
    withheld: int


def sheet_of(
    number: int, proposal: Mapping[str, Any], kept: Mapping[str, Any], given: Mapping[str, str] | None = None
) -> Sheet:
    """The choices for a file: as they were `given`, or as they were kept, or else as they are proposed."""
    declared = record_set_named(proposal["record_set"])
    headings = tuple((str(place), heading) for place, heading in enumerate(proposal["headings"]))
    columns = []
    for column in declared.columns:
        name = f"c-{number}-{column.name}"
        offered = proposal["columns"].get(column.name, {})
        before = kept.get("columns", {}).get(column.name, [])
        heading = next((each for each in before if each in proposal["headings"]), offered.get("heading"))
        chosen = str(proposal["headings"].index(heading)) if heading in proposal["headings"] else ""
        options = (("", "Not in the file"), *_constant(column.name), *headings)
        if not chosen and column.name in _CONSTANT and column.name in kept.get("constants", {}):
            chosen = "constant"
        columns.append(
            Choice(
                name,
                column.name.replace("_", " ") + ("" if column.name in declared.required else " (may be left out)"),
                options,
                (given or {}).get(name, chosen),
                _sure(offered, heading),
                column.name in declared.required or bool(chosen) or bool((given or {}).get(name)),
            )
        )
    return Sheet(
        number,
        proposal["file"],
        declared.name,
        declared.row,
        proposal["confidence"],
        tuple(columns),
        tuple(_values(number, proposal, kept, given)),
        sum(proposal["withheld"].values()),
    )


def _constant(name: str) -> tuple[tuple[str, str], ...]:
    words = {
        "organisation": "The same in every row: this organisation",
        "as_at": "The same in every row: the reference date",
    }
    return (("constant", words[name]),) if name in words else ()


def _sure(offered: Mapping[str, Any], heading: str | None) -> str:
    if not offered:
        return ""
    if offered["heading"] != heading:
        return "As you mapped it before."
    words = ((0.9, "sure"), (0.75, "likely"), (0.5, "possible"), (0.0, "weak"))
    word = next(word for least, word in words if offered["confidence"] >= least)
    return f"{word.capitalize()}: {offered['why']}."


def _values(
    number: int, proposal: Mapping[str, Any], kept: Mapping[str, Any], given: Mapping[str, str] | None
) -> Iterable[Choice]:
    declared = record_set_named(proposal["record_set"])
    for column_name, values in proposal["values"].items():
        options = tuple((value, label) for value, label in meanings(declared.column(column_name)))
        for place, value in enumerate(values):
            name = f"v-{number}-{column_name}-{place}"
            before = kept.get("values", {}).get(column_name, {})
            chosen = before.get(value["own"], _code(value["canonical"]) if value["confidence"] >= 0.8 else "?")
            yield Choice(
                name,
                f"{value['own']} ({column_name.replace('_', ' ')})",
                (("?", "Not decided: it stays a fault"), *options),
                (given or {}).get(name, chosen),
                f"Perhaps {value['canonical']}." if value["canonical"] and chosen == "?" else "",
            )


def meanings(column: Column) -> tuple[tuple[str, str], ...]:
    """What a value of the column may stand for: what is kept, and its words."""
    if column.kind == "ethnic category":
        coded = {each.code: f"{each.code} {each.label}" for each in ethnic_categories() if each.code}
        return (*coded.items(), ("", "Not known"))
    own = ("yes", "no") if column.kind == "yes-no" else column.values
    return (*((value, value) for value in own), ("", "Not known"))


def _code(canonical: str) -> str:
    first = canonical.split(" ", 1)[0]
    return first if any(each.code == first for each in ethnic_categories() if each.code) else canonical


def table_of(
    number: int, proposal: Mapping[str, Any], chosen: Mapping[str, str], kept: Mapping[str, Any]
) -> tuple[dict[str, Any], list[str]]:
    """The mapping that was chosen, and what is wrong with it, in sentences.

    What was not offered cannot be chosen: it is passed over. Labels that were `kept` before stay, where they stand in
    the same column as before.
    """
    faults: list[str] = []
    declared = record_set_named(proposal["record_set"])
    columns: dict[str, list[str]] = {}
    constants: dict[str, str] = {}
    values: dict[str, dict[str, str]] = {}
    for column in declared.columns:
        answer = chosen.get(f"c-{number}-{column.name}", "")
        if answer == "constant" and column.name in _CONSTANT:
            constants[column.name] = REFERENCE_DATE if column.name == "as_at" else "organisation"
        elif answer.isdecimal() and int(answer) < len(proposal["headings"]):
            columns[column.name] = [proposal["headings"][int(answer)]]
        elif column.name in declared.required:
            faults.append(f"{proposal['file']}: choose the heading of {column.name.replace('_', ' ')}.")
    for column_name, given in columns.items():
        if declared.column(column_name).kind not in _CODED:
            continue
        offered = proposal["values"].get(column_name, ())
        before = kept.get("values", {}).get(column_name, {})
        if kept.get("columns", {}).get(column_name) != given:
            before = {}
        allowed = {value for value, _ in meanings(declared.column(column_name))}
        own = before | {
            value["own"]: answer
            for place, value in enumerate(offered)
            if (answer := chosen.get(f"v-{number}-{column_name}-{place}", "?")) in allowed
        }
        if own:
            values[column_name] = own
    table: dict[str, Any] = {"columns": columns}
    table |= {key: value for key, value in (("values", values), ("constants", constants)) if value}
    if proposal["like"]:
        table["like"] = proposal["like"]
    faults += _unreadable(proposal["record_set"], table)
    return table, faults


def _unreadable(record_set: str, table: Mapping[str, Any]) -> list[str]:
    try:
        profile_of(document({record_set: table}, "RAA", date(2026, 3, 31)), "It")
    except ProfileError as error:
        return str(error).splitlines()
    return []


def document(tables: Mapping[str, Mapping[str, Any]], organisation: str, reference: date) -> dict[str, Any]:
    """What is kept of an organisation, as a profile's document for one edition."""
    filled = {"as_at": reference.isoformat(), "organisation": organisation}
    return {
        name: dict(table)
        | ({"constants": {key: filled[key] for key in table["constants"]}} if "constants" in table else {})
        for name, table in tables.items()
    }


def profile(tables: Mapping[str, Mapping[str, Any]], organisation: str, reference: date) -> Profile:
    """What is kept of an organisation, as the engine's profile for one edition."""
    return profile_of(document(tables, organisation, reference), "The profile")
