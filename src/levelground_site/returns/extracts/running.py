"""Running the process that measures, and stopping it at its limits."""

import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any

from django.conf import settings

from levelground_site.returns.extracts.folders import Folder

log = logging.getLogger(__name__)
TOO_MUCH = "The files need more memory than there is for one upload here. Measure them on your own computer."
TOO_LONG = "It took too long and was stopped. Try again later, or measure on your own computer."
BROKEN = "It did not work, by a fault of ours. Please tell us, or measure on your own computer."
KILLED = "The measuring was stopped from outside. Upload the files again."


class Stopped(Exception):  # noqa: N818
    """The measuring did not come to an end; says why in a sentence, and nothing of the files."""


def run(folder: Folder, asked: dict[str, Any], said: Callable[[int, str], None]) -> dict[str, Any]:
    """What the process that measures the folder has found; `said` hears how far it is. Raises Stopped."""
    limits = {"megabytes": settings.MEASURING_MB, "seconds": settings.MEASURING_SECONDS, "parent": os.getpid()}
    command = [sys.executable, "-m", "levelground_site.returns.extracts.child"]
    # It gets nothing of the site's own environment: no secret, no database.
    environment = {"PATH": os.environ.get("PATH", ""), "TMPDIR": str(folder.path), "PYTHONDONTWRITEBYTECODE": "1"}
    with subprocess.Popen(  # noqa: S603 (our own program, with nothing of anybody's in the command)
        command,
        cwd=folder.path,
        env=environment | {"LANG": "C.UTF-8"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    ) as process:
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(settings.MEASURING_SECONDS, end)
        timer.start()
        try:
            return _heard(process, asked | limits | {"folder": str(folder.path)}, said)
        except Stopped:
            if late.is_set():
                raise Stopped(TOO_LONG) from None
            raise
        finally:
            timer.cancel()
            process.kill()


def _heard(process: "subprocess.Popen[str]", asked: dict[str, Any], said: Callable[[int, str], None]) -> dict[str, Any]:
    if process.stdin is None or process.stdout is None:
        raise Stopped(BROKEN)
    try:
        with process.stdin as to:
            json.dump(asked, to)
    except BrokenPipeError:
        raise Stopped(KILLED) from None
    for line in process.stdout:
        try:
            words = json.loads(line)
        except ValueError:
            break
        if "doing" in words:
            said(words["percent"], words["doing"])
        elif "result" in words:
            result: dict[str, Any] = words["result"]
            return result
        elif "stopped" in words:
            raise Stopped(TOO_MUCH)
        else:
            log.error("Measuring extracts failed: %s at %s", words["broken"], ", ".join(words["where"]))
            raise Stopped(BROKEN)
    # Where the limit on memory is met in the midst of the engine, it ends with one of these signals.
    raise Stopped(TOO_MUCH if process.wait() in {-signal.SIGSEGV, -signal.SIGABRT} else KILLED)
