"""Extracts in layouts as systems and people make them: each is read as it is, and gives the counts of the tidy one."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

import pytest
import xlsxwriter

from end_to_end.hands import CLERICAL, MEDICAL, NURSING, Records, Row, levelground, measured, table
from end_to_end.layouts import Cells, as_csv, as_sheet, as_tabs, as_workbook

DAY = datetime.date(2026, 3, 31)

PEOPLE = (
    # ethnic category, staff group, pay band, contract, number
    ("A", NURSING, "Band 5", "permanent", 14), ("H", NURSING, "Band 5", "permanent", 9),
    ("N", NURSING, "Band 8a", "permanent", 3), ("A", CLERICAL, "Band 8d", "permanent", 4),
    ("B", CLERICAL, "Band 3", "fixed term", 6), ("Z", CLERICAL, "Band 3", "permanent", 2),
    ("K", MEDICAL, "Consultant", "permanent", 5), ("A", CLERICAL, "VSM", "permanent", 2),
    ("H", NURSING, "Band 6", "bank", 3), ("A", CLERICAL, "Other", "non-executive", 2),
)  # fmt: skip


def records() -> Records:
    """The tidy staff file: 45 people counted, 5 left out."""
    made = Records()
    for ethnic_category, group, band, contract, number in PEOPLE:
        made.staff(number, ethnic_category, staff_group=group, pay_band=band, contract=contract)
    return made


ESR_HEADINGS = {
    "person_id": "Employee Number", "organisation": "Org Code", "as_at": "Effective Date",
    "ethnic_category": "Ethnic Origin", "staff_group": "Staff Group", "pay_band": "Pay Scale Description",
    "contract": "Assignment Category",
}  # fmt: skip
CONTRACTS = {
    "permanent": ("Permanent",), "fixed term": ("Fixed Term Temp", "Locum"), "bank": ("Bank",),
    "non-executive": ("Non-Exec Director/Chair",),
}  # fmt: skip
BANDS = {
    "Consultant": ("YC72|Consultant",), "VSM": ("Very Senior Manager",), "Other": ("Non-Exec Director",),
}  # fmt: skip


def afc(*forms: str) -> dict[str, tuple[str, ...]]:
    """Labels of the bands of Agenda for Change, in these forms: {n} is the number, {r} the range of Band 8."""

    def label(form: str, band: str) -> str:
        n, r = band[5:6], band[6:].upper()
        return form.format(n=n, r=r, R=f" Range {r}" if r else "", b=band[5:], B=band[5:].upper())

    return {f"Band {n}": tuple(label(form, f"Band {n}") for form in forms) for n in ("3", "5", "6", "8a", "8d")}


@dataclass(frozen=True)
class Layout:
    """How a staff file is written: headings, labels of values (taken in turn), dates, and what is round it."""

    name: str
    file: str = "ESR extract March 2026.csv"
    headings: dict[str, str] = field(default_factory=dict)
    labels: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    day: object = "31/03/2026"
    order: tuple[str, ...] = ()
    above: Sequence[Cells] = ()
    below: Sequence[Cells] = ()
    extra: dict[str, object] = field(default_factory=dict)
    write: Callable[[Path, list[Cells]], None] | None = None

    def rows(self) -> list[Cells]:
        """The file's rows, from its first line on."""
        headings = {**ESR_HEADINGS, **self.headings}
        columns = [*(self.order or headings), *self.extra]
        taken = {name: {value: cycle(own) for value, own in labels.items()} for name, labels in self.labels.items()}

        def cell(row: Row, name: str) -> object:
            if name in self.extra:
                return self.extra[name]
            if name == "as_at":
                return self.day
            labels: dict[str, Iterator[str]] = {**_usual(name), **taken.get(name, {})}
            return next(labels[row[name]]) if row[name] in labels else row[name]

        body = [[cell(row, name) for name in columns] for row in records().rows["staff"]]
        return [*self.above, [headings.get(name, name) for name in columns], *body, *self.below]


def _usual(name: str) -> dict[str, Iterator[str]]:
    usual = {"contract": CONTRACTS, "pay_band": BANDS}.get(name, {})
    return {value: cycle(own) for value, own in usual.items()}


def among_others(path: Path, rows: list[Cells]) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        as_sheet(
            book, "Cover", [["Staff in post"], ["Prepared by Workforce Information"], ["Employee Number", "see Data"]]
        )
        as_sheet(book, "Data", rows)
        as_sheet(book, "Lookups", [["Ethnic Origin", "Group"], ["A White - British", "White"], ["H Indian", "BME"]])
        book.add_worksheet("Sheet3").hide()


def under_merged_headings(path: Path, rows: list[Cells]) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = as_sheet(book, "SIP", [[], [], *rows])
        sheet.merge_range(0, 0, 0, 6, "Staff in post at 31 March 2026")
        sheet.merge_range(1, 0, 1, 2, "Person")
        sheet.merge_range(1, 3, 1, 6, "Assignment")


ETHNIC = {
    "A": ("A White - British", "White - British", "WHITE BRITISH", "A - White - British"),
    "B": ("B White - Irish", "White - Irish"),
    "H": ("H Asian or Asian British - Indian", "Asian or Asian British - Indian", "H - Indian"),
    "K": ("K Asian or Asian British - Bangladeshi", "Asian or Asian British - Bangladeshi"),
    "N": ("N Black or Black British - African", "Black or Black British - African"),
    "Z": ("Z Not Stated", "Not Stated"),
}  # fmt: skip

LAYOUTS = (
    Layout("labels with codes", labels={"ethnic_category": ETHNIC, "pay_band": afc("XR0{n}|Review Body Band {n}{R}")}),
    Layout(
        "the scheme's name before the band",
        labels={"pay_band": afc("NHS AfC: Band {n}{R}", "NHS AfC: Band {b}", "Agenda for Change - Band {b}")},
    ),
    Layout(
        "bands run together", labels={"pay_band": afc("Band {n}{r}", "BAND {n} {r}", "AfC {b}", "AFC Band{b}", "B{b}")}
    ),
    Layout(
        "codes of pay scales",
        headings={"pay_band": "Pay Scale"},
        labels={
            "pay_band": {
                "Band 3": ("XR03", "XN03"),
                "Band 5": ("XR05", "XR 05"),
                "Band 6": ("XR06",),
                "Band 8a": ("XR08",),
                "Band 8d": ("XR11",),
                "Consultant": ("YC72",),
                "VSM": ("VSM",),
            },
        },
    ),
    Layout(
        "another order of columns",
        order=("contract", "pay_band", "as_at", "ethnic_category", "person_id", "organisation", "staff_group"),
    ),
    Layout(
        "headings with underscores and capitals",
        headings={name: heading.upper().replace(" ", "_") for name, heading in ESR_HEADINGS.items()},
    ),
    Layout(
        "other words for the headings",
        headings={
            "person_id": "Emp No",
            "organisation": "VPD",
            "ethnic_category": "Ethnic Origin Description",
            "pay_band": "Grade Description",
            "contract": "Assignment Category Description",
            "as_at": "Month End",
        },
    ),
    Layout("dates of a database", day="31-MAR-26"),
    Layout("dates in words", day="31 March 2026"),
    Layout("dates with two figures for the year", day="31/03/26"),
    Layout("dates as numbers in text", day="46112"),
    Layout("dates without marks", day="20260331"),
    Layout("dates of a spreadsheet", file="SIP.xlsx", day=DAY, write=as_workbook),
    Layout("dates as day numbers", file="SIP.xlsx", day=46112, write=as_workbook),
    Layout(
        "a title above and notes below",
        above=[["Staff in Post Report"], ["Run date:", "02/04/2026 09:14"], []],
        below=[[], ["Total", "", "", "", "", "", "50"], ["*** End of report ***"]],
    ),
    Layout("several sheets", file="Workforce pack.xlsx", day=DAY, write=among_others),
    Layout("group headings merged above", file="SIP March.xlsx", day=DAY, write=under_merged_headings),
    Layout(
        "group headings in a line of their own",
        above=[["Person", "", "", "", "Assignment", "", ""]],
    ),
    Layout(
        "headings split over two rows",
        headings={"person_id": "Number", "ethnic_category": "Origin", "as_at": "Date", "contract": "Category"},
        order=("person_id", "organisation", "as_at", "ethnic_category", "staff_group", "pay_band", "contract"),
        above=[["Employee", "", "Effective", "Ethnic", "", "", "Assignment"]],
    ),
    Layout(
        "names and dates of birth beside", extra={"Surname": "Smith", "Date of Birth": "01/01/1970", "NI Number": "QQ"}
    ),
    Layout(
        "tabs",
        file="ESR extract.txt",
        write=as_tabs,
    ),
)


@pytest.fixture(scope="module")
def tidy(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    home = tmp_path_factory.mktemp("tidy")
    measured(records().write(home / "extracts"), home / "out")
    return table(home / "out" / "counts.csv")


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_layout_gives_the_counts_of_the_tidy_file(layout: Layout, tidy: list[Row], tmp_path: Path) -> None:
    folder = tmp_path / "extracts"
    folder.mkdir()
    (layout.write or as_csv)(folder / layout.file, layout.rows())
    ending = levelground("measure", folder, "--year", 2026, "--to", tmp_path / "out", "--formats", "csv")
    assert ending.status == 0, ending.said
    assert table(tmp_path / "out" / "counts.csv") == tidy
