"""The fuzzed readers in the normal tests: on the sound files that fuzzing begins from, and on what it has found."""

import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from fuzz.targets import LEDGER, TARGETS, packed, unpacked

RUN = Path(__file__).with_name("run.py")
# So many runs of each take some minutes all together; script/fuzz runs for as long as it is told.
RUNS = 3_000


@pytest.mark.parametrize("name", TARGETS)
def test_sound_files_and_files_broken_off(name: str, tmp_path: Path) -> None:
    target = TARGETS[name]
    seeds = target.seeds()
    for seed in (*seeds, seeds[0][: len(seeds[0]) // 2], seeds[0][:1], b""):
        target.run(seed, tmp_path)


def _of_a_later_zip(name: str) -> bytes:
    """A report whose zip says that a later version of the format is needed to read it."""
    whole = packed(unpacked(TARGETS[name].seeds()[0]) or {})
    at = whole.index(b"PK\x01\x02") + 6
    return whole[:at] + struct.pack("<H", 236) + whole[at + 2 :]


def _of_return(old: str, new: str, seed: int = 0) -> bytes:
    text = TARGETS["return"].seeds()[seed].decode()
    assert re.search(old, text)
    return re.sub(old, new, text, count=1).encode()


FOUND = {
    "a ledger's year that is no whole number": ("ledger", LEDGER.replace(b'"year":2026', b'"year":20.6')),
    "a ledger's value beyond all numbers": ("ledger", LEDGER.replace(b"12.0", b"1" + b"0" * 400)),
    "a ledger's value that is no number": ("ledger", LEDGER.replace(b"12.0", b"NaN")),
    "a ledger that is no text": ("ledger", LEDGER.replace(b"wres", b"\xff")),
    "half a character in a ledger": ("ledger", LEDGER.replace(b'"wres"', b'"\\ud800"')),
    "half a character in a return": ("return", _of_return('"wres"', r'"\\ud800"')),
    "a figure so large that its percentage is none": ("return", _of_return('"value": [0-9.e-]+', '"value": 1e308')),
    "a figure that is a word": ("return", _of_return('"value": [0-9.e-]+', '"value": "x"', 1)),
    "a count beyond all numbers": ("return", _of_return('"numerator": [0-9]+', '"numerator": 1' + "0" * 400, 1)),
    "a number of too many digits in a return": ("return", _of_return(": 2", ": 2" + "0" * 5000)),
    "an indicator that is none in a return": ("return", _of_return('"indicator": "4"', '"indicator": "4a"', 1)),
    "a heading that stands twice": (
        "text",
        b"member_id\torganisation\tas_at\ta\tas_at\tb\nM1\tRXX\t2026\tx\tA\ty\nM2\tRXX\t2036-03-31\t28\tA\tz\n",
    ),
    "a zip of a later version": ("report-docx", _of_a_later_zip("report-docx")),
    "a workbook's zip of a later version": ("report-xlsx", _of_a_later_zip("report-xlsx")),
}


@pytest.mark.parametrize("case", FOUND)
def test_what_fuzzing_found_stays_mended(case: str, tmp_path: Path) -> None:
    name, content = FOUND[case]
    TARGETS[name].run(content, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("name", TARGETS)
def test_each_reader_with_coverage_guidance(name: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, RUN, name, "--runs", str(RUNS), "--keep", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
