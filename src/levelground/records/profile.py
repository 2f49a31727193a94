"""Profiles: how an extract's own headings and values map onto the canonical ones, and the settings of a user (TOML)."""

import difflib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from levelground.records import spelling
from levelground.records.ethnicity import simplified
from levelground.records.sets import RECORD_SETS, Column, RecordSet


class ProfileError(Exception):
    """A profile that cannot be used; the message says where and why, for its author."""


@dataclass(frozen=True)
class Mapped:
    """What a profile says of one record set: the file that holds it, its headings and its values."""

    file: str = ""
    sheet: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Profile:
    """Headings and values by record set, and settings by name. The empty profile maps nothing."""

    name: str = ""
    sets: Mapping[str, Mapped] = field(default_factory=dict)
    settings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, record_set: str) -> Mapped:
        """What the profile says of a record set."""
        return self.sets.get(record_set, Mapped())

    def as_dict(self) -> dict[str, object]:
        """The profile as plain values, for a return; the empty profile is an empty dictionary."""
        document: dict[str, object] = {
            name: {
                key: value
                for key, value in (
                    ("file", mapped.file),
                    ("sheet", mapped.sheet),
                    ("columns", dict(mapped.columns)),
                    ("values", {column: dict(values) for column, values in mapped.values.items()}),
                )
                if value
            }
            for name, mapped in self.sets.items()
        }
        if self.settings:
            document["settings"] = {name: list(values) for name, values in self.settings.items()}
        if self.name:
            document["name"] = self.name
        return document


def read_profile(path: Path) -> Profile:
    """The profile in a TOML file. Raises ProfileError, naming every fault at once."""
    try:
        document = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise ProfileError(f"{path}: cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise ProfileError(f"{path}: is not UTF-8 text.") from error
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"{path}: is not TOML: {error}.") from error
    return profile_of(document, str(path))


def profile_of(document: Mapping[str, object], origin: str) -> Profile:
    """The profile that a document (as TOML gives it) holds. Raises ProfileError, naming every fault at once."""
    faults: list[str] = []
    sets: dict[str, Mapped] = {}
    settings: dict[str, tuple[str, ...]] = {}
    name = ""
    for key, value in document.items():
        if key == "name":
            name = _text(value, "name", faults)
        elif key == "settings":
            settings = _settings(value, faults)
        elif key not in RECORD_SETS:
            known = (*RECORD_SETS, "settings", "name")
            faults.append(f"[{key}] is not a record set{_nearest(key, known)}. There are: {', '.join(known)}")
        elif isinstance(value, Mapping):
            sets[key] = _mapped(RECORD_SETS[key], value, faults)
        else:
            faults.append(f"{key} is not a table: write [{key}], and below it file, sheet, columns or values")
    if faults:
        raise ProfileError("\n".join(f"{origin}: {fault}." for fault in faults))
    return Profile(name, sets, settings)


def _nearest(word: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(word, known, n=1)
    return f"; the nearest is {near[0]}" if near else ""


def _text(value: object, what: str, faults: list[str]) -> str:
    if isinstance(value, str):
        return value
    faults.append(f'{what} is not a text: write it in quotation marks, as "…"')
    return ""


def _table(value: object, what: str, faults: list[str]) -> Mapping[str, object]:
    if isinstance(value, Mapping):
        return value
    faults.append(f"[{what}] is not a table")
    return {}


def _settings(value: object, faults: list[str]) -> dict[str, tuple[str, ...]]:
    settings: dict[str, tuple[str, ...]] = {}
    for setting, chosen in _table(value, "settings", faults).items():
        listed = chosen if isinstance(chosen, list) else [chosen]
        if any(isinstance(each, Mapping | list) for each in listed):
            faults.append(f"[settings] {setting!r} is neither a value nor a list of values")
        else:
            settings[setting] = tuple(map(str, listed))
    return settings


def _mapped(record_set: RecordSet, table: Mapping[str, object], faults: list[str]) -> Mapped:
    name = record_set.name
    for key in table:
        if key not in ("file", "sheet", "columns", "values"):
            faults.append(f"[{name}] has {key!r}; it can hold file, sheet, columns and values")
    file = _text(table.get("file", ""), f"[{name}] file", faults)
    if "/" in file or "\\" in file:
        faults.append(f"[{name}] file is {file!r}: give the name alone, of a file directly in the folder")
    return Mapped(
        file,
        _text(table.get("sheet", ""), f"[{name}] sheet", faults),
        _columns(record_set, _table(table.get("columns", {}), f"{name}.columns", faults), faults),
        _values(record_set, _table(table.get("values", {}), f"{name}.values", faults), faults),
    )


def _columns(record_set: RecordSet, table: Mapping[str, object], faults: list[str]) -> dict[str, str]:
    columns: dict[str, str] = {}
    meant: dict[str, str] = {}
    for column, given in table.items():
        heading = _text(given, f"[{record_set.name}.columns] {column}", faults)
        if column not in record_set.names:
            faults.append(f"[{record_set.name}.columns] {_no_column(record_set, column)}")
        elif isinstance(given, str) and not heading.strip():
            faults.append(f"[{record_set.name}.columns] {column} has no heading; leave the line out")
        elif heading:
            other = meant.setdefault(simplified(heading), column)
            if other != column:
                faults.append(f"[{record_set.name}.columns] gives {other} and {column} one heading, {heading!r}")
            columns[column] = heading
    return columns


def _no_column(record_set: RecordSet, column: str) -> str:
    return (
        f"{column!r} is none of the columns of {record_set.name}{_nearest(column, record_set.names)}."
        f" There are: {', '.join(record_set.names)}"
    )


def _values(record_set: RecordSet, table: Mapping[str, object], faults: list[str]) -> dict[str, dict[str, str]]:
    values: dict[str, dict[str, str]] = {}
    for name, given in table.items():
        where = f"{record_set.name}.values.{name}"
        if name not in record_set.names:
            faults.append(f"[{where}] {_no_column(record_set, name)}")
            continue
        column = record_set.column(name)
        if column.kind not in ("code", "yes-no", "ethnic category"):
            faults.append(f"[{where}] {name} is not a column of codes: its values are taken as they stand")
            continue
        translations = _table(given, where, faults)
        values[name] = {own: _translated(column, own, value, where, faults) for own, value in translations.items()}
        if len({simplified(own) for own in translations}) < len(translations):
            faults.append(f"[{where}] gives one value twice (case, spaces and punctuation do not count)")
    return values


def _translated(column: Column, own: str, value: object, where: str, faults: list[str]) -> str:
    """What one of a file's own values stands for: a value that the column may hold, or blank for unknown."""
    text = ("yes" if value else "no") if isinstance(value, bool) else _text(value, f"[{where}] {own!r}", faults)
    if simplified(text) not in spelling.spellings(column):
        near = spelling.nearest(text, column)
        known = "" if column.kind == "ethnic category" else f". There are: {', '.join(column.values)}"
        faults.append(
            f"[{where}] {own!r} is to be {text!r}, which {column.name} cannot hold"
            + (f"; the nearest is {near}" if near else "")
            + known
        )
    return text
