"""Reads an ODS-like file: one row an organisation. Every fault is told at once."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO

from levelground_site.organisations.models import Kind, Services

COLUMNS = ("code", "name", "kind", "ics", "region", "successor", "opened", "closed")
# A file may leave these columns out; what was known then stays.
FURTHER = ("services", "town", "postcode")
# In two halves: the district, and the rest, which somebody who looks for a place may leave out.
POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][A-Z]{2})?", re.IGNORECASE)


class FileFaults(Exception):  # noqa: N818
    """What is wrong with the file, one sentence each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Row:
    """An organisation as the file has it; codes of others are not looked up yet."""

    code: str
    name: str
    kind: str
    ics: str
    region: str
    successor: str
    opened: date
    closed: date | None
    # Of FURTHER, what the file has a column for.
    further: Mapping[str, str]


def read_organisations(text: str, known: frozenset[str] = frozenset()) -> list[Row]:
    """The rows of a CSV file with the columns code, name, kind, ics, region, successor, opened, closed.

    Services, town and postcode are read where it has these columns.

    `known`: codes that stand already, and may be named as ICS or successor. Raises FileFaults.
    """
    reader = csv.DictReader(StringIO(text.removeprefix("\ufeff")))
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise FileFaults([f"The file has no column {', '.join(missing)}. It needs: {', '.join(COLUMNS)}."])
    columns = [*COLUMNS, *(column for column in FURTHER if column in (reader.fieldnames or ()))]
    rows: list[Row] = []
    faults: list[str] = []
    for number, raw in enumerate(reader, start=2):
        try:
            rows.append(_row({column: (raw[column] or "").strip() for column in columns}))
        except ValueError as wrong:
            faults.append(f"Row {number}: {wrong}")
    faults += _between(rows, known)
    if faults:
        raise FileFaults(faults)
    return rows


def _row(raw: dict[str, str]) -> Row:
    for column in ("code", "name", "kind", "opened"):
        if not raw[column]:
            raise ValueError(f"{column} is empty.")
    if raw["kind"] not in Kind.values:
        raise ValueError(f"kind is '{raw['kind']}'; it can be {', '.join(Kind.values)}.")
    if raw.get("services") and raw["services"] not in Services.values:
        raise ValueError(f"services is '{raw['services']}'; it can be empty, or {', '.join(Services.values)}.")
    opened, closed = _day("opened", raw["opened"]), _day("closed", raw["closed"]) if raw["closed"] else None
    if closed is not None and closed < opened:
        raise ValueError(f"closed ({closed}) is before opened ({opened}).")
    if raw["successor"] and closed is None:
        raise ValueError("it has a successor, and no date on which it closed.")
    if raw["successor"] == raw["code"]:
        raise ValueError("it is its own successor.")
    return Row(
        raw["code"].upper(),
        raw["name"],
        raw["kind"],
        raw["ics"].upper(),
        raw["region"],
        raw["successor"].upper(),
        opened,
        closed,
        {
            column: _postcode(raw[column]) if column == "postcode" else raw[column]
            for column in FURTHER
            if column in raw
        },
    )


def _postcode(text: str) -> str:
    halves = POSTCODE.fullmatch(text)
    if text and (halves is None or not halves[2]):
        raise ValueError(f"postcode is '{text}'; one looks like LS1 4AP.")
    return f"{halves[1]} {halves[2]}".upper() if halves is not None else ""


def _day(column: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{column} is '{text}'; a date looks like 2026-03-31.") from None


def _between(rows: list[Row], known: frozenset[str]) -> list[str]:
    codes = [row.code for row in rows]
    there = known | set(codes)
    faults = [f"The code {code} stands twice in the file." for code in sorted({c for c in codes if codes.count(c) > 1})]
    for row in rows:
        for column, code in (("ics", row.ics), ("successor", row.successor)):
            if code and code not in there:
                faults.append(f"{row.code}: {column} is {code}, which is neither in the file nor known.")
    after = {row.code: row.successor for row in rows}
    for code in codes:
        seen, at = {code}, after.get(code, "")
        while at and at not in seen:
            seen.add(at)
            at = after.get(at, "")
        if at == code:
            faults.append(f"{code}: its successors lead back to itself.")
    return faults
