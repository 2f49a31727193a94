"""What these tests have in hand: record files made row by row, the command line, and its tables read back."""

import csv
import io
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from levelground.cli.main import main

PROGRAM = Path(sys.executable).with_name("levelground")

COLUMNS = {
    "staff": ("person_id", "organisation", "as_at", "ethnic_category", "staff_group", "pay_band", "contract"),
    "applications": (
        "application_id", "organisation", "vacancy_id", "shortlisted_on", "ethnic_category", "shortlisted", "appointed",
    ),
    "formal_cases": ("case_id", "organisation", "entered_on", "kind", "ethnic_category"),
    "training": ("person_id", "organisation", "course", "mandatory", "completed_on"),
    "survey": ("organisation", "year", "question", "characteristic", "group", "value", "base"),
    "board": ("member_id", "organisation", "as_at", "ethnic_category"),
    "organisations": ("organisation", "name", "kind", "ics", "region"),
    "answers": ("organisation", "standard", "year", "indicator", "answer", "words"),
    "counts": ("organisation", "standard", "year", "indicator", "part", "group", "numerator", "denominator"),
}  # fmt: skip
NURSING, CLERICAL, MEDICAL = "Nursing and Midwifery Registered", "Administrative and Clerical", "Medical and Dental"
Row = dict[str, str]


class Ending(NamedTuple):
    """How a command ended: its exit status, and what it said."""

    status: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """Everything that it said."""
        return self.out + self.err


def levelground(*arguments: object) -> Ending:
    """Runs the command line in this process. No ending ever shows a traceback."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as stopped:
            status = stopped.code if isinstance(stopped.code, int) else 1
    return _told(Ending(status, out.getvalue(), err.getvalue()))


def in_a_shell(*arguments: object, **environment: str) -> Ending:
    """Runs the installed program as a process of its own."""
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)],
        capture_output=True, text=True, timeout=120, check=False, env={**os.environ, **environment},
    )  # fmt: skip
    return _told(Ending(done.returncode, done.stdout, done.stderr))


def _told(ending: Ending) -> Ending:
    assert "Traceback" not in ending.said, ending.said
    assert "fault of this program" not in ending.said, ending.said
    return ending


def measured(folder: Path, out: Path, year: int = 2026, *others: object, formats: str = "csv") -> Ending:
    """Measures a folder that has no errors into `out`."""
    ending = levelground("measure", folder, "--year", year, "--to", out, "--formats", formats, *others)
    assert ending.status == 0, ending.said
    return ending


def refused(folder: Path, out: Path, *others: object, year: int = 2026, status: int = 1) -> str:
    """Asks for what must be refused with this status; gives what was said. Nothing may be written."""
    beside = sorted(out.parent.iterdir())
    ending = levelground("measure", folder, "--year", year, "--to", out, *others)
    assert ending.status == status, (ending.status, ending.said)
    assert not out.exists()
    assert sorted(out.parent.iterdir()) == beside, "something was left behind"
    assert ending.said.strip()
    return ending.said


@dataclass
class Records:
    """Record files to be: rows are added by the number, then written as CSV with canonical headings."""

    organisation: str = "RAA"
    year: int = 2026
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def of(self, organisation: str) -> "Records":
        """The same files, for rows of another organisation."""
        return Records(organisation, self.year, self.rows)

    def add(self, name: str, number: int = 1, /, **cells: object) -> "Records":
        """Adds rows to a record set, each with these cells."""
        listed = self.rows.setdefault(name, [])
        for _ in range(number):
            row = {column: str(value) for column, value in cells.items()}
            key = {"applications": "application_id", "formal_cases": "case_id", "board": "member_id"}.get(name)
            if key:
                row.setdefault(key, f"{name[0].upper()}{len(listed) + 1:06}")
            if name != "counts":
                row.setdefault("organisation", self.organisation)
            listed.append(row)
        return self

    def nil(self, name: str) -> "Records":
        """A file with its header and no rows."""
        self.rows.setdefault(name, [])
        return self

    def staff(self, number: int, ethnic_category: str, **cells: object) -> "Records":
        """People in post at the edition's date, by default nurses at Band 5; ids run from P000001."""
        begun = len(self.rows.get("staff", []))
        usual = {"staff_group": NURSING, "pay_band": "Band 5", "contract": "permanent", "as_at": f"{self.year}-03-31"}
        for place in range(number):
            one = {"person_id": f"P{begun + place + 1:06}", "ethnic_category": ethnic_category, **usual, **cells}
            self.add("staff", **one)
        return self

    def applications(self, number: int, ethnic_category: str, appointed: object, **cells: object) -> "Records":
        """Shortlisted applications; `appointed` is how many of them were appointed, or the word in all of them."""
        usual = {"vacancy_id": "V1", "shortlisted_on": f"{self.year - 1}-10-01", "shortlisted": "yes"}
        for place in range(number):
            word = appointed if isinstance(appointed, str) else "yes" if place < int(str(appointed)) else "no"
            self.add("applications", **{"ethnic_category": ethnic_category, "appointed": word, **usual, **cells})
        return self

    def cases(self, number: int, ethnic_category: str, **cells: object) -> "Records":
        """Entries into a formal process, by default disciplinary and in the window."""
        usual = {"entered_on": f"{self.year - 1}-11-11", "kind": "disciplinary"}
        return self.add("formal_cases", number, **{"ethnic_category": ethnic_category, **usual, **cells})

    def training(self, people: Iterable[str], **cells: object) -> "Records":
        """One attendance for each of these people, by default non-mandatory and in the window."""
        usual = {"course": "Leadership", "mandatory": "no", "completed_on": f"{self.year - 1}-06-30"}
        for person in people:
            self.add("training", **{"person_id": person, **usual, **cells})
        return self

    def survey(self, question: str, white: object, bme: object, base: int = 1000, **cells: object) -> "Records":
        """The two percentages of a question, in the survey of the autumn before."""
        for group, value in (("white", white), ("bme", bme)):
            one = {"question": question, "group": group, "value": value, "base": base}
            self.add("survey", **{"year": self.year - 1, "characteristic": "ethnicity", **one, **cells})
        return self

    def board(self, number: int, ethnic_category: str, **cells: object) -> "Records":
        """Members of the board at the edition's date."""
        return self.add("board", number, **{"ethnic_category": ethnic_category, "as_at": f"{self.year}-03-31", **cells})

    def total(self, indicator: str, group: str, numerator: object, denominator: object, **cells: object) -> "Records":
        """A total in place of rows."""
        one = {
            "organisation": self.organisation, "standard": "wres", "year": self.year, "indicator": indicator,
            "part": "", "group": group, "numerator": numerator, "denominator": denominator,
        }  # fmt: skip
        return self.add("counts", **{**one, **cells})

    def write(self, folder: Path, *only: str) -> Path:
        """Writes all record sets, or these only, as CSV with the columns that any row has."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in only or tuple(self.rows):
            rows = self.rows[name]
            columns = dict.fromkeys([*COLUMNS.get(name, ()), *(column for row in rows for column in row)])
            write_rows(folder / f"{name}.csv", [[*columns], *([row.get(c, "") for c in columns] for row in rows)])
        return folder


def write_rows(path: Path, rows: Iterable[Iterable[object]]) -> Path:
    """Writes a CSV file."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def people(first: int, number: int) -> list[str]:
    """The ids of so many people, from the first-th that was added."""
    return [f"P{place:06}" for place in range(first, first + number)]


def table(path: Path) -> list[Row]:
    """The rows of a CSV file."""
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def header(path: Path) -> list[str]:
    """The headings of a CSV file, in their order."""
    with path.open(newline="", encoding="utf-8") as file:
        return next(csv.reader(file))


def picked(rows: Iterable[Row], **wanted: str) -> list[Row]:
    """The rows that hold these cells."""
    return [row for row in rows if all(row[column] == value for column, value in wanted.items())]


def one(rows: Iterable[Row], **wanted: str) -> Row:
    """The only row that holds these cells."""
    found = picked(rows, **wanted)
    assert len(found) == 1, f"{len(found)} rows with {wanted}"
    return found[0]


def fraction(row: Mapping[str, str]) -> tuple[float, float]:
    """Numerator and denominator of a row."""
    return float(row["numerator"]), float(row["denominator"])


def count(rows: Iterable[Row], indicator: str, group: str, part: str = "", **wanted: str) -> tuple[float, float]:
    """Numerator and denominator of the only row of this indicator, group and part."""
    return fraction(one(rows, indicator=indicator, part=part, group=group, **wanted))


def bytes_of(folder: Path) -> dict[str, bytes]:
    """What every file below a folder holds."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
