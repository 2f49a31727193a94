"""A return made again from its document, so that what is written from it (report, workbook) can be written anew."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from levelground.figures.reading import Return
from levelground.publishing.return_reading import ReturnFaultError

# More than there are people: what is larger is no count, and cannot be worked with.
_LARGEST = 1e12
_NOT_FIELDS = frozenset({"format", "fingerprint"})


def return_of(document: Mapping[str, object]) -> Return:
    """The return that a document holds. Raises ReturnFaultError where a value is not of the kind that it should be."""
    plain = {name: value for name, value in document.items() if name not in _NOT_FIELDS}
    made = _made(Return, plain, "return")
    if not isinstance(made, Return):
        raise ReturnFaultError("The document is no return.")
    return made


def made_of(kind: type, value: object, place: str) -> object:
    """A part of a document (such as a comparison) made again; `place` says where it stands. Raises as `return_of`."""
    return _made(kind, value, place)


@cache
def _kinds(of: type) -> dict[str, Any]:
    return get_type_hints(of)


def _made(kind: Any, value: object, place: str) -> object:
    """The value as its kind asks for it; `place` says where it stands."""
    if kind is object:
        return value
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _one_of(get_args(kind), value, place)
    if origin is tuple:
        return _row(get_args(kind), value, place)
    if origin in (dict, Mapping) or (isinstance(origin, type) and issubclass(origin, Mapping)):
        return _mapping(get_args(kind)[1], value, place)
    if is_dataclass(kind):
        return _whole(kind, value, place)
    return _simple(kind, value, place)


def _one_of(kinds: tuple[Any, ...], value: object, place: str) -> object:
    if value is None and type(None) in kinds:
        return None
    others = [kind for kind in kinds if kind is not type(None)]
    return _made(others[0], value, place)


def _row(kinds: tuple[Any, ...], value: object, place: str) -> object:
    if not isinstance(value, list):
        raise _wrong(value, "a list", place)
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_made(kinds[0], item, f"{place}[{number}]") for number, item in enumerate(value))
    if len(value) != len(kinds):
        raise _wrong(value, f"a list of {len(kinds)}", place)
    return tuple(_made(kind, item, place) for kind, item in zip(kinds, value, strict=True))


def _mapping(kind: Any, value: object, place: str) -> object:
    if not isinstance(value, dict):
        raise _wrong(value, "names with values", place)
    return {str(key): _made(kind, item, f"{place}.{key}") for key, item in value.items()}


def _whole(kind: Any, value: object, place: str) -> object:
    if not isinstance(value, dict):
        raise _wrong(value, "names with values", place)
    known = {field.name: field for field in fields(kind)}
    strangers = sorted(set(value) - set(known))
    if strangers:
        raise ReturnFaultError(f"The document holds {place}.{strangers[0]}, which no return of this version has.")
    missing = [
        name
        for name, field in known.items()
        if name not in value and field.default is MISSING and field.default_factory is MISSING
    ]
    if missing:
        raise ReturnFaultError(f"The document lacks {place}.{missing[0]}.")
    kinds = _kinds(kind)
    return kind(**{name: _made(kinds[name], item, f"{place}.{name}") for name, item in value.items()})


def _simple(kind: Any, value: object, place: str) -> object:
    if kind is float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise _wrong(value, "a number", place)
        if abs(value) > _LARGEST:
            raise _wrong(value, "a number of people", place)
        return value
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        try:
            return kind(str(value))
        except ValueError as error:
            raise _wrong(value, f"one of {', '.join(kind)}", place) from error
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise _wrong(
            value, {str: "text", int: "a whole number", bool: "true or false"}.get(kind, "another value"), place
        )
    return value


def _wrong(value: object, expected: str, place: str) -> ReturnFaultError:
    shown = repr(value)
    return ReturnFaultError(
        f"The document holds {shown[:40]}{'…' if len(shown) > 40 else ''} at {place}, where {expected} should stand."
    )
