"""How faults are shown and downloaded, and kept mappings told."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any

from levelground.records import printable
from levelground_site.design.tables import FORMULA

SHOWN = 5
COLUMNS = ("severity", "kind", "file", "sheet", "row", "column", "found", "expected", "remedy", "count")


@dataclass(frozen=True)
class Group:
    """Faults of one kind in one column: where, how many, the first of them, what was expected, and what to do."""

    severity: str
    kind: str
    file: str
    sheet: str
    column: str
    total: int
    examples: tuple[str, ...]
    expected: str
    remedy: str


def grouped(findings: Iterable[Mapping[str, Any]]) -> list[Group]:
    """Findings in the groups in which the command line tells them, what is to be mended first."""
    groups: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    for each in findings:
        key = tuple(str(each[name]) for name in ("severity", "file", "sheet", "kind", "column"))
        groups.setdefault(key, []).append(each)
    return [_group(found) for _, found in sorted(groups.items(), key=lambda item: item[0][0])]


def _group(found: list[Mapping[str, Any]]) -> Group:
    first, total = found[0], sum(int(each["count"]) for each in found)
    examples = [
        (f"row {each['row']:,}: " if each["row"] is not None else "") + printable(str(each["found"]))
        for each in found[:SHOWN]
    ]
    rest = total - sum(int(each["count"]) for each in found[:SHOWN])
    if rest > 0:
        examples.append(f"and {rest:,} more")
    words = {name: printable(str(first[name])) for name in ("file", "sheet", "column", "expected", "remedy")}
    return Group(severity=first["severity"], kind=first["kind"], total=total, examples=tuple(examples), **words)


def as_csv(findings: Iterable[Mapping[str, Any]]) -> str:
    """The findings as a table that a spreadsheet opens, and in which no cell is run as a formula."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for each in findings:
        writer.writerow([_cell(each[name]) for name in COLUMNS])
    return "\ufeff" + text.getvalue()


def _cell(value: Any) -> Any:
    if not isinstance(value, str):
        return "" if value is None else value
    plain = printable(value)
    return f"'{plain}" if plain.lstrip(" '\"").startswith(FORMULA) else plain


@dataclass(frozen=True)
class Kept:
    """A mapping that is kept, as lines of what stands for what."""

    record_set: str
    headings: tuple[tuple[str, str], ...]
    values: tuple[tuple[str, str, str], ...]


def kept(tables: Mapping[str, Mapping[str, Any]]) -> list[Kept]:
    """What is kept, record set by record set."""
    constants = {"as_at": "the reference date, in every row", "organisation": "this organisation, in every row"}
    return [
        Kept(
            name,
            (
                *((column.replace("_", " "), ", ".join(given)) for column, given in table.get("columns", {}).items()),
                *((column.replace("_", " "), constants[column]) for column in table.get("constants", {})),
            ),
            tuple(
                (column.replace("_", " "), own, meant or "not known")
                for column, values in table.get("values", {}).items()
                for own, meant in values.items()
            ),
        )
        for name, table in sorted(tables.items())
    ]
