"""Findings, as sentences and as data; and that the room costs nothing until records are read."""

import subprocess
import sys

from levelground.records import Finding, InputFaultsError, errors

FAULT = Finding(
    "error", "unknown code", "staff.csv", found="'x'", expected="a band", remedy="Correct it.", column="Band", row=7
)
POINT = Finding("warning", "near date", "board.xlsx", found="a date", expected="another", remedy="Look.", sheet="B")


def test_sentences() -> None:
    assert FAULT.sentence == "staff.csv, row 7, column Band: 'x'. Expected: a band. Correct it."
    assert POINT.place == "board.xlsx, sheet B"


def test_data_in_the_order_of_the_contract() -> None:
    assert list(FAULT.as_dict().items()) == [
        ("severity", "error"),
        ("kind", "unknown code"),
        ("file", "staff.csv"),
        ("sheet", ""),
        ("row", 7),
        ("column", "Band"),
        ("found", "'x'"),
        ("expected", "a band"),
        ("remedy", "Correct it."),
        ("count", 1),
    ]


def test_errors_stop_and_warnings_do_not() -> None:
    assert errors([FAULT, POINT, FAULT]) == (FAULT, FAULT)
    fault = InputFaultsError((FAULT, POINT))
    assert (str(fault), fault.findings) == ("the input has 1 errors", (FAULT, POINT))


def test_importing_the_room_imports_no_engine() -> None:
    heavy = ("duckdb", "numpy", "pyarrow", "python_calamine", "pandas")
    code = f"import sys, levelground.records; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"
