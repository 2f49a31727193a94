"""Private folders in which rows lie while they are received and measured, and for no moment longer.

A process that works in a folder holds a lock on it, which the system takes back when the process ends, however it
ends: so that whoever finds a folder can tell whether anybody still works in it.
"""

import fcntl
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from levelground_site.returns.extracts.names import FILES

LOCK = ".lock"
_NAME = re.compile(r"[0-9a-f]{32}")
# So long, in seconds, a folder may be without its lock while it is made.
_BEING_MADE = 30


@dataclass
class Folder:
    """A private folder, and the lock on it as long as this process has it."""

    path: Path
    lock: int | None = None

    @property
    def name(self) -> str:
        """Its random name."""
        return self.path.name

    def release(self) -> None:
        """Leaves it to another process."""
        if self.lock is not None:
            os.close(self.lock)
            self.lock = None

    def clear(self) -> None:
        """All that is in it, gone; the lock stays, and says that somebody still works for it."""
        for path in self.path.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif path.name != LOCK:
                path.unlink()

    def remove(self) -> None:
        """It and all that is in it, gone; harmless when it is gone already."""
        shutil.rmtree(self.path, ignore_errors=True)
        self.release()


def make() -> Folder:
    """A new folder that only this account can open, locked by this process."""
    settings.MEASURING.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = settings.MEASURING / secrets.token_hex(16)
    path.mkdir(mode=0o700)
    (path / FILES).mkdir(mode=0o700)
    folder = take(path.name, seconds=0)
    if folder is None:
        raise FileNotFoundError(path)
    return folder


def take(name: str, seconds: float = 5) -> Folder | None:
    """The folder of this name, locked by this process; None where another works in it or it is gone."""
    path: Path = settings.MEASURING / name
    until = time.monotonic() + seconds
    while True:
        try:
            lock = os.open(path / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError:
            return None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(lock)
            if time.monotonic() >= until:
                return None
            time.sleep(0.05)
        else:
            return Folder(path, lock)


def deserted() -> Iterator[Folder]:
    """The folders in which no process works, each locked by this one until the next is asked for."""
    for path in sorted(settings.MEASURING.iterdir()) if settings.MEASURING.is_dir() else ():
        if not _NAME.fullmatch(path.name) or _being_made(path):
            continue
        folder = take(path.name, seconds=0)
        if folder is not None:
            try:
                yield folder
            finally:
                folder.release()


def _being_made(path: Path) -> bool:
    try:
        return not (path / LOCK).exists() and time.time() - path.stat().st_mtime < _BEING_MADE
    except OSError:
        return True
