"""Runs that are cut off: killed at any moment, out of disk, not permitted. The output is the old one or the new one."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from end_to_end.hands import PROGRAM, Ending, bytes_of, in_a_shell, measured
from end_to_end.small_trust import small_trust

FORMATS = "csv,json,xlsx,html,parquet"
Bytes = dict[str, bytes]


class Work(NamedTuple):
    """Extracts to measure, an output of other extracts, and what both outputs hold."""

    extracts: Path
    out: Path
    old: Bytes
    new: Bytes

    def command(self) -> list[str]:
        """Measures the extracts into the folder where the old output is."""
        given = ("measure", self.extracts, "--year", 2026, "--to", self.out, "--formats", FORMATS)
        return [str(PROGRAM), *map(str, given)]

    def is_old_alone(self) -> bool:
        """Whether the old output is there as it was, and nothing beside it."""
        return bytes_of(self.out) == self.old and [path.name for path in self.out.parent.iterdir()] == [self.out.name]


@pytest.fixture
def work(tmp_path: Path) -> Work:
    new = small_trust().write(tmp_path / "new")
    old = small_trust().staff(9, "H").write(tmp_path / "old")
    measured(new, tmp_path / "made" / "new", formats=FORMATS)
    out = tmp_path / "home" / "out"
    measured(old, out, formats=FORMATS)
    return Work(new, out, bytes_of(out), bytes_of(tmp_path / "made" / "new"))


def killed(work: Work, after: float) -> None:
    """Starts a measurement as a process of its own, and kills it and all that it started after so many seconds."""
    process = subprocess.Popen(
        work.command(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.mark.parametrize("kills", [8, pytest.param(100, marks=pytest.mark.long)])
def test_a_run_killed_at_any_moment_leaves_the_old_output_or_the_new(work: Work, kills: int) -> None:
    kept = work.out.parent.parent / "kept"
    shutil.copytree(work.out, kept)
    began = time.monotonic()
    assert subprocess.run(work.command(), capture_output=True, check=False).returncode == 0
    whole = time.monotonic() - began
    assert bytes_of(work.out) == work.new
    outcomes = set()
    for place in range(kills):
        shutil.rmtree(work.out)
        shutil.copytree(kept, work.out)
        killed(work, 1.1 * whole * (place + 1) / kills)
        found = bytes_of(work.out)
        assert found in (work.old, work.new), f"half an output after kill {place}: {sorted(found)}"
        outcomes.add("new" if found == work.new else "old")
    assert "old" in outcomes, "no kill came before the end"
    assert subprocess.run(work.command(), capture_output=True, check=False).returncode == 0
    assert bytes_of(work.out) == work.new
    assert [path.name for path in work.out.parent.iterdir()] == [work.out.name], "the next run clears up"


def test_a_write_that_fails_leaves_the_old_output_and_says_so_in_a_sentence(work: Work) -> None:
    # No file may grow beyond so many bytes, as on a full disk: the first tables fit, the workbook does not.
    limit = "import os, resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (16384, 16384))"
    done = subprocess.run(
        [sys.executable, "-c", f"{limit}; os.execv(sys.argv[1], sys.argv[1:])", *work.command()],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    _could_not(Ending(done.returncode, done.stdout, done.stderr))
    assert work.is_old_alone()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[list[str]]:
    """The beginning of a command that runs with a disk of 64 kB at `disk`, which no one else sees."""
    (tmp_path / "disk").mkdir()
    script = f'mount -t tmpfs -o size=64k none "{tmp_path / "disk"}" && exec "$@"'
    begin = ["unshare", "--mount", "sh", "-c", script, "sh"]
    if shutil.which("unshare") is None or subprocess.run([*begin, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount a disk")
    yield begin


def test_a_full_disk_leaves_nothing_half_written(work: Work, small_disk: list[str], tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    command = [str(disk / "out") if part == str(work.out) else part for part in work.command()]
    script = f'"$@"; status=$?; ls -A "{disk}"; exit $status'
    done = subprocess.run(
        [*small_disk, "sh", "-c", script, "sh", *command], capture_output=True, text=True, check=False
    )
    _could_not(Ending(done.returncode, done.stdout, done.stderr))
    assert "space" in done.stderr
    assert not done.stdout


def _could_not(ending: Ending) -> None:
    assert ending.status == 3, ending
    last = ending.err.strip().splitlines()[-1]
    assert last.startswith("It could not be finished: "), ending
    assert "Traceback" not in ending.said
    assert "fault of this program" not in ending.said


@pytest.fixture
def bound() -> list[str]:
    """The beginning of a command that permissions hold for, as they do for all but the administrator."""
    if os.geteuid() != 0:
        return []
    begin = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
    if shutil.which("setpriv") is None or subprocess.run([*begin, "true"], capture_output=True, check=False).returncode:
        pytest.skip("the administrator may do everything here")
    return begin


def test_a_target_that_may_not_be_written_is_left_alone(work: Work, bound: list[str]) -> None:
    work.out.parent.chmod(0o555)
    try:
        done = subprocess.run([*bound, *work.command()], capture_output=True, text=True, check=False)
    finally:
        work.out.parent.chmod(0o755)
    _could_not(Ending(done.returncode, done.stdout, done.stderr))
    assert "ermission" in done.stderr
    assert work.is_old_alone()


@pytest.mark.parametrize("beside", [True, False])
def test_an_extract_that_may_not_be_read_is_named(work: Work, bound: list[str], beside: bool) -> None:
    # One that the program knows by its name, and one that it would have to look into.
    path = work.extracts / "board.csv"
    path = path if beside else path.rename(work.extracts / "Board members.csv")
    path.chmod(0o000)
    command = [*bound, str(PROGRAM), "check", str(work.extracts), "--year", "2026"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == (1 if beside else 0), done
    assert path.name in done.stdout + done.stderr
    assert not beside or "no permission to read" in done.stdout + done.stderr


def test_a_target_that_is_a_file_or_lies_in_one_is_left_alone(work: Work) -> None:
    (work.out.parent / "file").write_text("mine")
    for target in (work.out.parent / "file", work.out.parent / "file" / "out"):
        ending = in_a_shell("measure", work.extracts, "--year", 2026, "--to", target)
        assert ending.status in (2, 3), ending
        assert ending.err.strip()
        assert (work.out.parent / "file").read_text() == "mine"


def test_a_target_that_is_a_link_stays_one(work: Work) -> None:
    link = work.out.parent / "link"
    link.symlink_to(work.out)
    ending = in_a_shell("measure", work.extracts, "--year", 2026, "--to", link, "--formats", FORMATS)
    assert ending.status == 0, ending
    assert link.is_symlink()
    assert bytes_of(work.out) == work.new
    assert [path.name for path in sorted(work.out.parent.iterdir())] == ["link", "out"]
