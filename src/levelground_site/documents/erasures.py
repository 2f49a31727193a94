"""The list of what was erased, kept in a file apart from the database, so that a restored copy brings nothing back.

One line an erasure: the identifier of a key that is no more, which tells nobody anything.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from django.conf import settings


def listed() -> set[UUID]:
    """The keys that were erased, by the list. A line that a killed process left unfinished is passed over."""
    path = _path()
    lines = path.read_text("ascii").split() if path.exists() else []
    return {UUID(line) for line in lines if len(line) == len(str(UUID(int=0)))}


def add(keys: Iterable[UUID]) -> None:
    """Adds to the list what is not on it yet; on the disk when this returns."""
    new = sorted(set(keys) - listed())
    if not new:
        return
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        # A line of its own, even after one that was left unfinished.
        os.write(handle, "".join(f"\n{key}" for key in new).encode("ascii"))
        os.fsync(handle)
    finally:
        os.close(handle)


def _path() -> Path:
    return Path(settings.DATA) / "keys" / "erased.list"
