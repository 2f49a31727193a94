"""The standards that are known: this package's own and any that another package offers through an entry point."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from importlib.metadata import entry_points

from levelground.standards.declaration import Standard

GROUP = "levelground.standards"


class UnknownStandardError(KeyError):
    """No standard of this name is known; `known` are those that are."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


@cache
def standards() -> tuple[str, ...]:
    """The names of the standards that are known, in alphabetical order."""
    return tuple(sorted({point.name for point in entry_points(group=GROUP)} | {"wres"}))


@cache
def standard(name: str) -> Standard:
    """The standard called `name`. Raises UnknownStandardError."""
    if name == "wres":
        from levelground.standards.wres import WRES  # noqa: PLC0415 - looking through entry points costs 10 ms

        return WRES
    for point in entry_points(group=GROUP, name=name):
        found = point.load()
        if isinstance(found, Standard):
            return found
    raise UnknownStandardError(name, standards())


def fingerprint(declared: Standard, year: int) -> str:
    """SHA-256 of the definitions that an edition applies, as hexadecimal text: it changes when a definition does."""
    document = {"standard": _plain(declared), "edition": _plain(declared.edition(year))}
    return hashlib.sha256(json.dumps(document, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
