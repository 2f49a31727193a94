"""Making a make-believe health service, from its settings to its files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from levelground.synthetic.answers import answers_table
from levelground.synthetic.applications import applications_table
from levelground.synthetic.boards import board_table
from levelground.synthetic.conduct import formal_cases_table
from levelground.synthetic.learning import training_table
from levelground.synthetic.register import Register, draw_register, single_trust
from levelground.synthetic.settings import Service
from levelground.synthetic.staff import staff_table
from levelground.synthetic.survey import survey_table
from levelground.synthetic.table import month_end_day
from levelground.synthetic.workforce import months_between, snapshots

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
) -> tuple[Path, ...]:
    """Write the record sets of a make-believe service into a folder, and return the path of each.

    `staff`, `applications`, `formal_cases`, `training`, `survey`, `board`, `answers` and `organisations`, in canonical
    columns: each one file, or with Parquet and many years a folder with a part a year (but `organisations`). The same
    settings give the same values, and in CSV the same bytes. Memory grows with the size of one year, not with their
    number.
    With `mess` the same people are written as organisations really export them, in workbooks and texts of other names,
    headings, labels and layouts, whatever the format named; memory then grows with all years together. With `monthly`
    staff and boards are given at the end of every month from the first 31 March to the last, those of 31 March the same
    as without; a board changes at 31 March only.
    Raises ValueError for another format, FileExistsError where the folder holds another form of a record set, and
    OSError where a file cannot be written.
    """
    return _write(service, draw_register(service), folder, file_format, mess=mess, monthly=monthly)


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
                    writer.write("staff", staff_table(service, register, then, year, month), name)
                    board = board_table(service, register, year - 1, month_end_day(year, month))
                    writer.write("board", board, name)
            before = people
            writer.write("staff", staff_table(service, register, people, year), part)
            writer.write("applications", applications_table(service, register, year), part)
            writer.write("formal_cases", formal_cases_table(service, register, people, year), part)
            writer.write("training", training_table(service, register, people, year), part)
            writer.write("survey", survey_table(service, register, people, year), part)
            writer.write("board", board_table(service, register, year), part)
            writer.write("answers", answers_table(service, register, year), part)
        writer.write("organisations", register.table())
        return writer.written
