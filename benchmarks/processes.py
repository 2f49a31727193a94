"""Timing whole processes: wall time, processor time and peak memory, as the system accounts for them."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# ru_maxrss is in KiB on Linux; memory is given in MB of 1,000,000 bytes.
MB_A_KIB = 1024 / 1_000_000


@dataclass(frozen=True)
class Contender:
    """A program that takes part: the name in the tables and the command to run."""

    name: str
    command: tuple[str, ...]


@dataclass(frozen=True)
class Run:
    """One run of a process: seconds on the clock, seconds of processor, peak memory in MB, and what it printed."""

    wall: float
    cpu: float
    peak_mb: float
    printed: str


class ProcessFailedError(Exception):
    """A contender ended with another exit status than 0."""


def run(contender: Contender) -> Run:
    """Runs a contender once, from its start to its end. Raises ProcessFailedError with what it said."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as output:
        started = time.perf_counter()
        process = subprocess.Popen(
            contender.command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        printed = output.read().decode("utf-8", "replace")
    if process.returncode != 0:
        raise ProcessFailedError(f"{contender.name} ended with status {process.returncode}:\n{printed[-2000:]}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * MB_A_KIB, printed)


def interleaved(contenders: Sequence[Contender], rounds: int) -> Iterator[dict[str, list[Run]]]:
    """Runs all contenders in turn, again and again (A B C A B C …), so that a slow moment of the machine meets all.

    Each has run before, which has warmed the file cache and compiled what was not compiled. After each round all runs
    so far are given.
    """
    runs: dict[str, list[Run]] = {contender.name: [] for contender in contenders}
    for _ in range(rounds):
        for contender in contenders:
            runs[contender.name].append(run(contender))
        yield runs
