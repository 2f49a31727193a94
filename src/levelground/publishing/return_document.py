"""A return as a document: plain values, their canonical form, and the fingerprint over it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import get_args, get_type_hints

from levelground.figures import Return

FORMAT = "levelground return 1"
# What is measured to a month is of another format, so that nothing takes it for an edition's return.
MONITORING_FORMAT = "levelground monitoring 1"


def as_document(document: Return) -> dict[str, object]:
    """The return as plain values, with its fingerprint as the last of them."""
    plain = plain_values(document)
    plain["fingerprint"] = fingerprint_of(plain)
    return plain


def plain_values(document: Return) -> dict[str, object]:
    """The return as plain values, without its fingerprint."""
    plain: dict[str, object] = {"format": FORMAT if document.monitoring is None else MONITORING_FORMAT}
    for field in fields(document):
        plain[field.name] = _plain(getattr(document, field.name))
    return plain


def _plain(value: object) -> object:
    # Most values are one of these, and there are ten thousand in a document.
    if value is None or type(value) in (str, int, float, bool):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        if _is_flat(type(value)):
            return dict(vars(value))
        return {name: _plain(item) for name, item in vars(value).items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    return value


@cache
def _is_flat(kind: type) -> bool:
    """Whether every field of a dataclass is a plain value, so that it can be copied as it is."""
    hints = get_type_hints(kind)
    kinds = (get_args(hints[field.name]) or (hints[field.name],) for field in fields(kind))
    return all(each in (str, int, float, bool, type(None)) for given in kinds for each in given)


def canonical(document: Mapping[str, object]) -> bytes:
    """The canonical form: UTF-8 JSON, keys in order, no spaces; without the fingerprint itself."""
    rest = {key: value for key, value in document.items() if key != "fingerprint"}
    return json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def fingerprint_of(document: Mapping[str, object]) -> str:
    """SHA-256 over every byte of the canonical form, as hexadecimal text."""
    return hashlib.sha256(canonical(document)).hexdigest()


def as_line(document: Mapping[str, object]) -> tuple[str, str]:
    """The document as JSON in its canonical form, with its fingerprint, which is given beside it."""
    rest = canonical(document)
    fingerprint = hashlib.sha256(rest).hexdigest()
    return f'{rest[:-1].decode()},"fingerprint":"{fingerprint}"}}', fingerprint


def as_json(document: Mapping[str, object]) -> str:
    """The document as JSON that a person can read too: one line for each entry of a list."""
    lines = []
    for key, value in document.items():
        if isinstance(value, list) and value:
            items = ",\n  ".join(json.dumps(item, ensure_ascii=False, allow_nan=False) for item in value)
            lines.append(f"{json.dumps(key)}: [\n  {items}\n ]")
        else:
            lines.append(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False, allow_nan=False)}")
    return "{\n " + ",\n ".join(lines) + "\n}\n"
