"""The standards that are known: this package's own and any that another package offers through an entry point."""

import hashlib
import json
import pkgutil
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from levelground.standards.declaration import Standard
from levelground.standards.soundness import faults_of

# The group of entry points in which other packages offer standards; our own are the modules beside this one.
GROUP = "levelground.standards"
OWN = __name__.rpartition(".")[0]


class UnknownStandardError(KeyError):
    """No standard of this name is known; `known` are those that are."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


class UnsoundStandardError(Exception):
    """Another package offers a standard that cannot be used; the message says which package, and every fault."""


@cache
def standards() -> tuple[str, ...]:
    """The names of the standards that are known, in alphabetical order."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - looking through entry points costs 10 ms

    own = [_own(module.name) for module in pkgutil.iter_modules([str(Path(__file__).parent)])]
    names = {declared.name for declared in own if declared is not None}
    return tuple(sorted(names | {point.name for point in entry_points(group=GROUP)}))


@cache
def standard(name: str) -> Standard:
    """The standard called `name`: our own first. Raises UnknownStandardError and UnsoundStandardError."""
    own = _own(name)
    if own is not None and own.name == name:
        return own
    from importlib.metadata import entry_points  # noqa: PLC0415 - looking through entry points costs 10 ms

    for point in entry_points(group=GROUP, name=name):
        whose = f"The standard {name!r} of the package {point.dist.name if point.dist else point.module}"
        try:
            found = point.load()
        except (ImportError, AttributeError) as error:
            raise UnsoundStandardError(f"{whose} cannot be loaded: {error}.") from error
        if not isinstance(found, Standard):
            raise UnsoundStandardError(f"{whose} is none: {point.value} is a {type(found).__name__}.")
        faults = faults_of(found)
        if found.name != name:
            faults = (f"it calls itself {found.name!r}: the entry point must have the same name", *faults)
        if faults:
            raise UnsoundStandardError(f"{whose} cannot be used: {'; '.join(faults)}.")
        return found
    raise UnknownStandardError(name, standards())


def _own(name: str) -> Standard | None:
    """Our standard of this name: each is in the module that bears its name, so none has to be listed or installed."""
    module = name.replace("-", "_")
    if not module.isidentifier() or find_spec(f"{OWN}.{module}") is None:
        return None
    declared = vars(import_module(f"{OWN}.{module}")).get(module.upper())
    return declared if isinstance(declared, Standard) else None


def fingerprint(declared: Standard, year: int) -> str:
    """SHA-256 of the definitions that an edition applies, as hexadecimal text: it changes when a definition does."""
    document = {"standard": _plain(declared), "edition": _plain(declared.edition(year))}
    return hashlib.sha256(json.dumps(document, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        said = {field.name: getattr(value, field.name) for field in fields(value) if _says(field, value)}
        return {name: _plain(item) for name, item in said.items()}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _says(field: Field[object], value: object) -> bool:
    """Whether a field belongs in a fingerprint: all but plain words, and later words of the language not used."""
    if "said" in field.metadata:
        return False
    if "later" not in field.metadata:
        return True
    default = field.default_factory() if field.default_factory is not MISSING else field.default
    return bool(getattr(value, field.name) != default)
