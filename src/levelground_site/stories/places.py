"""Where the files of stories lie: in a private folder, each under a random name, served only while it may be seen."""

import os
import secrets
import time
from collections.abc import Collection, Iterator
from pathlib import Path

from django.conf import settings

_UNFINISHED = 3600


def root() -> Path:
    """The folder of all of them."""
    return Path(settings.DATA) / "files" / "stories"


def new() -> Path:
    """The path of a new file, which only this account can open."""
    root().mkdir(parents=True, exist_ok=True, mode=0o700)
    path = root() / secrets.token_hex(24)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    return path


def of(name: str) -> Path:
    """The path of a file."""
    return root() / name


def remove(names: Collection[str]) -> None:
    """Takes files away; harmless where one is gone already."""
    for name in names:
        of(name).unlink(missing_ok=True)


def forgotten(known: Collection[str]) -> Iterator[str]:
    """Names of files that no story knows, and that are not being received just now."""
    if root().is_dir():
        for path in root().iterdir():
            if path.name not in known and path.stat().st_mtime < time.time() - _UNFINISHED:
                yield path.name
