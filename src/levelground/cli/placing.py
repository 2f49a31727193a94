"""Putting a finished folder in its place at once, and clearing up after runs that were killed before they could."""

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

_AT_WORKING_FOLDER, _EXCHANGE = -100, 2


@contextmanager
def made_whole(to: Path, also: AbstractContextManager[None] | None = None) -> Iterator[Path]:
    """A folder to write into, which takes the place of `to` when the block ends well, and is gone when it does not.

    `also` is what else is to happen then, or not at all: it is entered just before, and told if the last step fails.
    A process killed on the way leaves `to` as it was, or as it was to be, and a hidden folder beside it that the next
    run removes. Raises OSError where it cannot be written.
    """
    # Of a link the folder that it points to is replaced: the link stays.
    to = to.resolve()
    to.parent.mkdir(parents=True, exist_ok=True)
    _clear_up(to)
    work = Path(tempfile.mkdtemp(prefix=_prefix(to, os.getpid()), dir=to.parent))
    try:
        yield work
        work.chmod(0o777 & ~_umask())
        with also or nullcontext():
            _put_in_place(work, to)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _prefix(to: Path, process: int) -> str:
    return f".{to.name}-{process}-"


def _clear_up(to: Path) -> None:
    """Removes what killed runs have left beside `to`."""
    for path in to.parent.glob(f".{to.name}-*-*"):
        process = path.name.removeprefix(f".{to.name}-").split("-")[0]
        if path.is_dir() and process.isdigit() and not _runs(int(process)):
            shutil.rmtree(path, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _put_in_place(work: Path, to: Path) -> None:
    """The new folder takes the old one's place in one step where the system can exchange two; else in two steps."""
    if not to.exists():
        work.rename(to)
    elif not _exchanged(work, to):
        old = Path(tempfile.mkdtemp(prefix=_prefix(to, os.getpid()), dir=to.parent)) / "old"
        to.rename(old)
        try:
            work.rename(to)
        except OSError:
            old.rename(to)
            raise
        finally:
            shutil.rmtree(old.parent, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    outcome = renameat2(_AT_WORKING_FOLDER, os.fsencode(one), _AT_WORKING_FOLDER, os.fsencode(other), _EXCHANGE)
    return bool(outcome == 0)
