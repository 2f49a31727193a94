"""Making a make-believe health service, from its settings to its files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from levelground.synthetic.answers import answers_table
from levelground.synthetic.applications import applications_table, exported
from levelground.synthetic.boards import board_table
from levelground.synthetic.conduct import formal_cases_table
from levelground.synthetic.learning import training_table
from levelground.synthetic.register import Body, Register, after_endings, draw_register, register_of, single_trust
from levelground.synthetic.settings import Service
from levelground.synthetic.staff import staff_table
from levelground.synthetic.survey import survey_table
from levelground.synthetic.table import Table, month_end_day, snapshot_day
from levelground.synthetic.workforce import People, months_between, snapshots

if TYPE_CHECKING:
    from levelground.synthetic.writing import FileFormat

TRUST_CODE, TRUST_NAME = "RZZ", "Northfield NHS Trust"


def write(
    service: Service,
    folder: Path,
    file_format: FileFormat = "parquet",
    *,
    mess: bool = False,
    monthly: bool = False,
    bodies: Sequence[Body] | None = None,
) -> tuple[Path, ...]:
    """Write the record sets of a make-believe service into a folder, and return the path of each.

    `staff`, `applications`, `formal_cases`, `training`, `survey`, `board`, `answers` and `organisations`, in canonical
    columns: each one file, or with Parquet and many years a folder with a part a year (but `organisations`). The same
    settings give the same values, and in CSV the same bytes. Memory grows with the size of one year, not with their
    number.
    With `mess` the same people are written as organisations really export them, in workbooks and texts of other names,
    headings, labels and layouts, whatever the format named; memory then grows with all years together. With `monthly`
    staff and boards are given at the end of every month from the first 31 March to the last, those of 31 March the same
    as without; a board changes at 31 March only. With `bodies` they are its organisations, instead of invented ones.
    Raises ValueError for another format or bodies that cannot be, FileExistsError where the folder holds another form
    of a record set, and OSError where a file cannot be written.
    """
    register = draw_register(service) if bodies is None else register_of(service, bodies)
    return _write(service, register, folder, file_format, mess=mess, monthly=monthly)


def make_trust(folder: Path, people: int = 10_000, year: int = 2026, seed: int = 1) -> tuple[Path, ...]:
    """Write the CSV extracts of one make-believe trust, with the year before too, and return their paths.

    `people` is everyone on the staff file at each 31 March. Raises as `write` does.
    """
    register = single_trust(TRUST_CODE, TRUST_NAME, people, bme_share=0.28)
    service = Service(1, people, years=2, last_year=year, seed=seed, applications_per_person=3.0)
    return _write(service, register, folder, "csv")


def _write(
    service: Service,
    register: Register,
    folder: Path,
    file_format: FileFormat,
    *,
    mess: bool = False,
    monthly: bool = False,
) -> tuple[Path, ...]:
    # Kept until here because whoever asks only for the truth of a service needs no database.
    from levelground.synthetic.mess import MessyWriter  # noqa: PLC0415
    from levelground.synthetic.writing import Writer  # noqa: PLC0415

    tidy = Writer(folder, file_format, parts=service.years > 1)
    with MessyWriter(folder, service.last_year) if mess else tidy as writer:
        before = None
        for year, people in snapshots(service, register):
            part = str(year)
            if monthly and before is not None:
                for month, then in months_between(service, before, people, year):
                    name = f"{part} month {month:02}"
                    on = month_end_day(year, month)
                    staff = staff_table(service, register, then, year, month)
                    board = board_table(service, register, year - 1, on)
                    writer.write("staff", after_endings(staff, register, on, people=True), name)
                    writer.write("board", after_endings(board, register, on, people=False), name)
            before = people
            for name, table, by_person in _year(service, register, people, year):
                on = snapshot_day(year)
                left = after_endings(table, register, on, people=by_person)
                writer.write(name, exported(left, register) if name == "applications" else left, part)
        writer.write("organisations", register.table())
        return writer.written


def _year(service: Service, register: Register, people: People, year: int) -> Iterator[tuple[str, Table, bool]]:
    """The record sets of a year, one after the other, and whether their rows are people or what befell them."""
    yield "staff", staff_table(service, register, people, year), True
    yield "applications", applications_table(service, register, year), True
    yield "formal_cases", formal_cases_table(service, register, people, year), True
    yield "training", training_table(service, register, people, year), True
    yield "survey", survey_table(service, register, people, year), False
    yield "board", board_table(service, register, year), False
    yield "answers", answers_table(service, register, year), False
