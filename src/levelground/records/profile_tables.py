"""The tables of a profile, read: what each may hold, and every fault of one in a sentence for its author."""

import datetime
import difflib
from collections.abc import Iterator, Mapping, Sequence

from levelground.records import patterns as expressions
from levelground.records import spelling
from levelground.records.ethnicity import simplified
from levelground.records.mapping import Mapped
from levelground.records.sets import Column, RecordSet

_KEYS = ("file", "sheet", "like", "columns", "values", "patterns", "constants")
_CODED = ("code", "yes-no", "ethnic category")


def nearest(word: str, known: Sequence[str]) -> str:
    """A clause that names the known word nearest to a wrong one; blank where none is near."""
    near = difflib.get_close_matches(word, known, n=1)
    return f"; the nearest is {near[0]}" if near else ""


def text_of(value: object, what: str, faults: list[str]) -> str:
    """A value if it is a text; blank, with a fault, where it is not."""
    if isinstance(value, str):
        return value
    faults.append(f'{what} is not a text: write it in quotation marks, as "…"')
    return ""


def table_of(value: object, what: str, faults: list[str]) -> Mapping[str, object]:
    """A value if it is a table; an empty one, with a fault, where it is not."""
    if isinstance(value, Mapping):
        return value
    faults.append(f"[{what}] is not a table")
    return {}


def mapped_of(record_set: RecordSet, table: Mapping[str, object], faults: list[str]) -> Mapped:
    """What a profile says of a record set; what is wrong goes to `faults`."""
    name = record_set.name
    for key in table:
        if key not in _KEYS:
            faults.append(f"[{name}] has {key!r}; it can hold {', '.join(_KEYS[:-1])} and {_KEYS[-1]}")
    file = text_of(table.get("file", ""), f"[{name}] file", faults)
    if "/" in file or "\\" in file:
        faults.append(f"[{name}] file is {file!r}: give the name alone, of a file directly in the folder")

    def part(key: str) -> Mapping[str, object]:
        return table_of(table.get(key, {}), f"{name}.{key}", faults)

    columns = _columns(record_set, part("columns"), faults)
    constants = _constants(record_set, part("constants"), faults)
    for column in columns.keys() & constants.keys():
        faults.append(f"[{name}.constants] {column} has a heading too, in [{name}.columns]: give one of them")
    return Mapped(
        file,
        text_of(table.get("sheet", ""), f"[{name}] sheet", faults),
        text_of(table.get("like", ""), f"[{name}] like", faults),
        columns,
        _values(record_set, part("values"), faults),
        _patterns(record_set, part("patterns"), faults),
        constants,
    )


def _columns(record_set: RecordSet, table: Mapping[str, object], faults: list[str]) -> dict[str, tuple[str, ...]]:
    columns: dict[str, tuple[str, ...]] = {}
    meant: dict[str, str] = {}
    where = f"[{record_set.name}.columns]"
    for column, given in table.items():
        listed = given if isinstance(given, list) and given else [given]
        headings = [text_of(each, f"{where} {column}", faults) for each in listed]
        if column not in record_set.names:
            faults.append(f"{where} {_no_column(record_set, column)}")
        elif any(isinstance(each, str) and not each.strip() for each in listed):
            faults.append(f"{where} {column} has no heading; leave the line out")
        elif all(headings):
            for heading in headings:
                other = meant.setdefault(simplified(heading), column)
                if other != column and not _may_share(record_set, other, column):
                    faults.append(f"{where} gives {other} and {column} one heading, {heading!r}")
            columns[column] = tuple(headings)
    return columns


def _may_share(record_set: RecordSet, *columns: str) -> bool:
    """Whether these columns may follow from one heading: those of codes may, as each can give its values a meaning."""
    return all(record_set.column(column).kind in _CODED for column in columns)


def _no_column(record_set: RecordSet, column: str) -> str:
    return (
        f"{column!r} is none of the columns of {record_set.name}{nearest(column, record_set.names)}."
        f" There are: {', '.join(record_set.names)}"
    )


def _of_codes(
    record_set: RecordSet, key: str, table: Mapping[str, object], faults: list[str]
) -> Iterator[tuple[Column, str, Mapping[str, object]]]:
    """The parts of a table that has one for each column of codes: the column, the part's name and the part."""
    for name, given in table.items():
        where = f"{record_set.name}.{key}.{name}"
        if name not in record_set.names:
            faults.append(f"[{where}] {_no_column(record_set, name)}")
        elif record_set.column(name).kind not in _CODED:
            faults.append(f"[{where}] {name} is not a column of codes: its values are taken as they stand")
        else:
            yield record_set.column(name), where, table_of(given, where, faults)


def _values(record_set: RecordSet, table: Mapping[str, object], faults: list[str]) -> dict[str, dict[str, str]]:
    values: dict[str, dict[str, str]] = {}
    for column, where, given in _of_codes(record_set, "values", table, faults):
        values[column.name] = {own: _canonical(column, own, value, where, faults) for own, value in given.items()}
        if len({simplified(own) for own in given}) < len(given):
            faults.append(f"[{where}] gives one value twice (case, spaces and punctuation do not count)")
    return values


def _patterns(record_set: RecordSet, table: Mapping[str, object], faults: list[str]) -> dict[str, dict[str, str]]:
    patterns: dict[str, dict[str, str]] = {}
    for column, where, given in _of_codes(record_set, "patterns", table, faults):
        patterns[column.name] = {}
        for pattern, value in given.items():
            taken_over = expressions.refers_back(value)
            meaning = str(value) if taken_over else _canonical(column, pattern, value, where, faults)
            fault = expressions.fault_of(pattern, meaning)
            if fault:
                faults.append(f"[{where}] {pattern!r} {fault}")
            patterns[column.name][pattern] = meaning
    return patterns


def _constants(record_set: RecordSet, table: Mapping[str, object], faults: list[str]) -> dict[str, str]:
    constants: dict[str, str] = {}
    where = f"[{record_set.name}.constants]"
    for name, value in table.items():
        if name not in record_set.names:
            faults.append(f"{where} {_no_column(record_set, name)}")
            continue
        column = record_set.column(name)
        if column.kind in _CODED:
            constants[name] = _canonical(column, name, value, where[1:-1], faults)
        elif column.kind == "date":
            constants[name] = _day(value, f"{where} {name}", faults)
        else:
            constants[name] = text_of(value, f"{where} {name}", faults)
    return constants


def _day(value: object, what: str, faults: list[str]) -> str:
    if isinstance(value, datetime.date):
        return value.strftime("%Y-%m-%d")
    try:
        return datetime.date.fromisoformat(str(value)).isoformat()
    except ValueError:
        faults.append(f"{what} is not a date: write it as 2026-03-31")
        return ""


def _canonical(column: Column, own: str, value: object, where: str, faults: list[str]) -> str:
    """What one of a file's own values stands for: a value that the column may hold, or blank for unknown."""
    text = ("yes" if value else "no") if isinstance(value, bool) else text_of(value, f"[{where}] {own!r}", faults)
    if simplified(text) not in spelling.spellings(column):
        near = spelling.nearest(text, column)
        known = "" if column.kind == "ethnic category" else f". There are: {', '.join(column.values)}"
        faults.append(
            f"[{where}] {own!r} is to be {text!r}, which {column.name} cannot hold"
            + (f"; the nearest is {near}" if near else "")
            + known
        )
    return text
