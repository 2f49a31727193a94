"""Adding to the trail, and finding out whether it has been tampered with."""

import hashlib
import hmac
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from levelground_site.audit.models import End, Entry

Detail = str | int | bool | list[str] | None
# As json.dumps says it with sorted keys, without an encoder made anew for each entry.
_SAY = json.JSONEncoder(sort_keys=True).encode


@dataclass(frozen=True)
class Happened:
    """Something that was done: by whom (a person, or the name of a command), what, to what, and when.

    `detail` is kept for good: identifiers, states and counts, never anything personal.
    """

    by: Any
    verb: str
    thing: Any
    detail: Mapping[str, Detail]
    at: datetime


def record(by: Any, verb: str, thing: Any = None, detail: Mapping[str, Detail] | None = None) -> Entry:
    """Adds an entry, in the transaction that is running: what is done now."""
    return record_all([Happened(by, verb, thing, detail or {}, timezone.now())])[0]


def record_all(happened: Sequence[Happened]) -> list[Entry]:
    """Adds an entry for each, in the order given, in the transaction that is running."""
    entries = []
    with transaction.atomic():
        end, _ = End.objects.select_for_update().get_or_create(pk=1)
        for each in happened:
            entry = _entry(each, end.number + 1, end.fingerprint)
            end.number, end.fingerprint = entry.number, entry.fingerprint
            entries.append(entry)
        Entry.objects.bulk_create(entries, batch_size=500)
        end.save()
    return entries


def _kind(thing: Any) -> str:
    """What a thing is: a model's label, or the name of what is declared in the program and kept in no table."""
    return thing._meta.label if hasattr(thing, "_meta") else type(thing).__name__


def _known_as(thing: Any) -> str:
    return str(next(getattr(thing, name) for name in ("public_id", "pk", "key") if hasattr(thing, name)))


def _entry(what: Happened, number: int, previous: str) -> Entry:
    thing = what.thing
    organisation = getattr(thing, "organisation", None)
    # Some things keep secret whose they are: they say what they and whoever touches them are called here.
    named: Callable[[str], str] = getattr(thing, "pseudonym", str)
    entry = Entry(
        number=number,
        at=what.at,
        who=named(_name(what.by)) if getattr(what.by, "is_authenticated", False) else _name(what.by),
        verb=what.verb,
        kind="" if thing is None else _kind(thing),
        thing="" if thing is None else named(_known_as(thing)),
        organisation="" if organisation is None else organisation.code,
        detail=dict(what.detail),
        previous=previous,
    )
    entry.fingerprint = fingerprint(entry)
    return entry


def _name(by: Any) -> str:
    if getattr(by, "is_authenticated", False):
        return str(by.public_id)
    return str(getattr(by, "name", "")) or "nobody signed in"


def fingerprint(entry: Entry, key: str | None = None) -> str:
    """The keyed fingerprint (HMAC with SHA-256) of what an entry says and of the one before it.

    The key is a secret of its own (by default the newest), so that whoever can write to the database alone cannot make
    a new chain.
    """
    said = [
        entry.number,
        entry.at.astimezone(UTC).isoformat(),
        entry.who,
        entry.verb,
        entry.kind,
        entry.thing,
        entry.organisation,
        entry.detail,
        entry.previous,
    ]
    return hmac.digest(_secret(key or settings.TRAIL_KEYS[0]), _SAY(said).encode(), "sha256").hex()


@cache
def _secret(key: str) -> bytes:
    return hashlib.sha256(b"trail" + key.encode()).digest()


@dataclass(frozen=True)
class Verified:
    """What reading the whole trail found."""

    entries: int
    end: str
    faults: tuple[str, ...]


def verify(kept: str = "") -> Verified:
    """Reads the trail from its first entry and tells every entry that was changed, taken out, or put in.

    `kept`: the fingerprint of some entry, written down elsewhere; it must still be there.
    """
    faults: list[str] = []
    number, previous, seen = 0, "", not kept
    for entry in _all():
        faults += _faults(entry, number, previous)
        seen = seen or entry.fingerprint == kept
        number, previous = entry.number, entry.fingerprint
    end = End.objects.filter(pk=1).first()
    if end is not None and (end.number, end.fingerprint) != (number, previous):
        faults.append(f"The trail ended with entry {end.number} and now ends with entry {number}.")
    if not seen:
        faults.append("The fingerprint that was kept elsewhere is in the trail no longer.")
    return Verified(number, previous, tuple(faults))


def _all() -> Iterator[Entry]:
    return Entry.objects.order_by("number").iterator(chunk_size=2000)


def _faults(entry: Entry, number: int, previous: str) -> Iterator[str]:
    if entry.number != number + 1:
        yield f"Between entry {number} and entry {entry.number}, {entry.number - number - 1} are missing."
    elif entry.previous != previous:
        yield f"Entry {entry.number} does not follow from the one before it."
    if entry.fingerprint not in (fingerprint(entry, key) for key in settings.TRAIL_KEYS):
        yield f"Entry {entry.number} is not what was written."
