"""Applications, formal cases and training in layouts as systems and people make them: each gives the tidy one's counts.

The layouts are invented, after what applicant tracking, case trackers and learning records are known to hold.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

import pytest

from end_to_end.hands import CLERICAL, Records, levelground, measured, table
from end_to_end.layouts import Cells, as_csv, as_tabs, as_workbook

ETHNIC = {
    "A": ("White - British", "A - White - British"),
    "H": ("Asian or Asian British - Indian", "H Asian or Asian British - Indian"),
    "N": ("Black or Black British - African",),
    "Z": ("I do not wish to disclose my ethnic origin", "Not Stated", "Prefer not to say"),
}
STAGES = {
    ("no", "no"): ("Rejected at shortlisting", "Not shortlisted", "Withdrawn before shortlisting"),
    ("yes", "no"): ("Interviewed", "Unsuccessful at interview", "Withdrawn before interview", "Reserve"),
    ("yes", "yes"): ("Offer accepted", "Appointed", "Started"),
}


def applications() -> Records:
    """150 applications, 120 of them shortlisted."""
    made = Records().applications(60, "A", 12).applications(40, "H", 5).applications(15, "N", 2)
    made.applications(5, "Z", 1).applications(30, "H", "no", shortlisted="no")
    for row in made.rows["applications"]:
        row["pay_band"] = "Band 8a"
    return made


def cases() -> Records:
    """Nine entries, six of them disciplinary, among 120 people."""
    made = Records().staff(70, "A").staff(50, "H").cases(2, "A").cases(3, "H").cases(1, "Z")
    return made.cases(2, "A", kind="capability").cases(1, "N", kind="grievance")


def training() -> Records:
    """Attendances of 40 of 120 people, some of them mandatory."""
    made = Records().staff(70, "A").staff(50, "H", staff_group=CLERICAL)
    made.training(f"P{number:06}" for number in (*range(1, 26), *range(71, 86)))
    return made.training((f"P{number:06}" for number in range(30, 90)), mandatory="yes", course="Fire safety")


MADE: Mapping[str, Callable[[], Records]] = {
    "applications": applications, "formal_cases": cases, "training": training,
}  # fmt: skip
DATED = {"applications": "shortlisted_on", "formal_cases": "entered_on", "training": "completed_on"}


@dataclass(frozen=True)
class Layout:
    """How a file is written: its columns as (canonical name, heading), labels taken in turn, dates, what is round it.

    A heading of two words with a bar between is split over two rows. `stage` stands for shortlisted and appointed.
    """

    record_set: str
    name: str
    columns: Sequence[tuple[str, str]]
    labels: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    day: str = "%d/%m/%Y"
    above: Sequence[Cells] = ()
    below: Sequence[Cells] = ()
    extra: Mapping[str, object] = field(default_factory=dict)
    file: str = "Extract 2025-26.csv"
    write: Callable[[Path, list[Cells]], None] = as_csv

    def rows(self) -> list[Cells]:
        """The file's rows, from its first line on."""
        labels = {name: {one: cycle(own) for one, own in given.items()} for name, given in self.labels.items()}
        labels.setdefault("ethnic_category", {one: cycle(own) for one, own in ETHNIC.items()})
        stages = {pair: cycle(own) for pair, own in STAGES.items()}

        def cell(row: Mapping[str, str], name: str) -> object:
            if name == "stage":
                return next(stages[row["shortlisted"], row["appointed"]])
            value = row.get(name, "")
            if name == DATED[self.record_set]:
                day = datetime.date.fromisoformat(value)
                return day.strftime(self.day) if self.day else day
            return next(labels[name][value]) if value in labels.get(name, {}) else value

        headings = [heading for _, heading in self.columns] + list(self.extra)
        heads: list[Cells] = [[*headings]]
        if any("|" in heading for heading in headings):
            heads = [[heading.rpartition("|")[0] for heading in headings], [h.rpartition("|")[2] for h in headings]]
        rows = MADE[self.record_set]().rows[self.record_set]
        body: list[Cells] = [[*(cell(row, name) for name, _ in self.columns), *self.extra.values()] for row in rows]
        return [*self.above, *heads, *body, *self.below]


YES_NO = {"yes": ("Yes", "Y", "YES"), "no": ("No", "N")}
TRAC = (
    ("application_id", "Application ID"), ("organisation", "Employer Code"), ("vacancy_id", "Vacancy Reference"),
    ("shortlisted_on", "Date Shortlisted"), ("ethnic_category", "Ethnic Origin"), ("pay_band", "Band"),
)  # fmt: skip
CASE = (
    ("case_id", "Case Reference"), ("organisation", "Org Code"), ("entered_on", "Date Entered Formal Process"),
    ("kind", "Case Type"), ("ethnic_category", "Ethnic Origin"),
)  # fmt: skip
OLM = (
    ("person_id", "Employee Number"), ("organisation", "Org Code"), ("course", "Competence Name"),
    ("mandatory", "Learning Type"), ("completed_on", "Completion Date"),
)  # fmt: skip


def headed(columns: Sequence[tuple[str, str]], *headings: str) -> tuple[tuple[str, str], ...]:
    """The same columns with other headings."""
    return tuple((name, heading) for (name, _), heading in zip(columns, headings, strict=True))


LAYOUTS = (
    Layout("applications", "one column of stages", (*TRAC, ("stage", "Application Status"))),
    Layout(
        "applications",
        "flags of both kinds, dates with a time",
        (*TRAC, ("shortlisted", "Shortlisted?"), ("appointed", "Appointed?")),
        {"shortlisted": YES_NO, "appointed": YES_NO, "pay_band": {"Band 8a": ("NHS AfC: Band 8a", "Band 8A")}},
        day="%Y-%m-%d 14:05:00",
    ),
    Layout(
        "applications",
        "true and false, capitals and underscores",
        headed(
            (*TRAC, ("shortlisted", ""), ("appointed", "")),
            "APPLICATION_REF",
            "ORGANISATION_CODE",
            "VACANCY_REF",
            "SHORTLISTED_DATE",
            "ETHNICITY",
            "PAY_BAND",
            "SHORTLISTED",
            "APPOINTED",
        ),
        {name: {"yes": ("TRUE", "True"), "no": ("FALSE",)} for name in ("shortlisted", "appointed")},
        day="%d-%b-%Y",
    ),
    Layout(
        "applications",
        "a report in a workbook, named by its date",
        (*TRAC, ("stage", "Stage")),
        day="",
        above=[["Applicant report"], ["Run on 2 April 2026 by Recruitment"], []],
        below=[["Total", 150]],
        file="Applicants.xlsx",
        write=as_workbook,
    ),
    Layout(
        "applications",
        "headings split over two rows",
        headed(
            (*TRAC, ("shortlisted", ""), ("appointed", "")),
            "Application|ID",
            "Employer|Code",
            "Vacancy|Reference",
            "Date|Shortlisted",
            "Ethnic|Origin",
            "|Band",
            "Outcome|Shortlisted",
            "|Appointed",
        ),
        {"shortlisted": YES_NO, "appointed": YES_NO},
    ),
    Layout(
        "applications",
        "tabs, with names beside",
        (*TRAC, ("stage", "Application Stage")),
        extra={"Surname": "Smith", "Email": "s@example.org", "Shortlist Score": 7},
        file="applicants.txt",
        write=as_tabs,
    ),
    Layout(
        "formal_cases",
        "kinds as a tracker has them",
        CASE,
        {
            "kind": {
                "disciplinary": ("Disciplinary - formal", "Conduct", "DISCIPLINARY"),
                "capability": ("Poor performance",),
            },
        },
    ),
    Layout(
        "formal_cases",
        "other words",
        headed(CASE, "Case No", "Trust Code", "Formal Start Date", "Type of Case", "Ethnicity"),
        {
            "kind": {
                "disciplinary": ("Disciplinary (Formal)", "Disciplinary Process", "Formal Disciplinary Hearing"),
                "capability": ("Capability (Performance)", "Capability - Health"),
                "grievance": ("Grievance (Formal)",),
            }
        },
        day="%d %B %Y",
    ),
    Layout(
        "formal_cases",
        "a log kept by hand",
        headed(CASE, "Case Ref", "Org Code", "Date Formal", "Process", "Ethnic Group"),
        {"kind": {"disciplinary": ("disciplinary ", " Disciplinary")}},
        day="%d.%m.%Y",
        above=[["ER case log - OFFICIAL SENSITIVE"]],
        extra={"Case Owner": "HR", "Notes": "see file"},
    ),
    Layout(
        "formal_cases",
        "headings split over two rows in a workbook",
        headed(CASE, "Case|Reference", "Organisation|Code", "Formal Process|Date", "Case|Type", "Ethnic|Origin"),
        day="",
        file="ER tracker.xlsx",
        write=as_workbook,
    ),
    Layout(
        "formal_cases",
        "a process and its outcome",
        headed(CASE, "CASE_ID", "ODS_CODE", "FORMAL_STAGE_START_DATE", "PROCESS_TYPE", "ETHNIC_ORIGIN"),
        {"kind": {"disciplinary": ("Gross Misconduct", "Misconduct"), "grievance": ("Grievances",)}},
        extra={"Outcome": "First written warning", "Date Closed": "12/01/2026"},
        day="%d-%m-%Y",
    ),
    Layout("formal_cases", "tabs and years of two figures", CASE, day="%d/%m/%y", file="cases.txt", write=as_tabs),
    Layout(
        "training",
        "learning types",
        OLM,
        {
            "mandatory": {"yes": ("Mandatory", "Statutory"), "no": ("Non-mandatory", "CPD", "Optional")},
        },
    ),
    Layout(
        "training",
        "other words for them",
        OLM,
        {
            "mandatory": {
                "yes": ("Statutory & Mandatory", "Mandatory Training", "Stat/Mand", "Role Essential"),
                "no": ("Non Mandatory", "Non-Mandatory Training", "Continuing Professional Development", "Elective"),
            },
        },
    ),
    Layout(
        "training",
        "a flag",
        headed(OLM, "Employee No", "Employer Code", "Course Title", "Mandatory?", "Date Completed"),
        {"mandatory": YES_NO},
        day="%Y-%m-%dT09:00:00",
    ),
    Layout(
        "training",
        "a report in a workbook",
        headed(OLM, "Employee ID", "Org Code", "Class Name", "Mandatory", "Date Achieved"),
        {"mandatory": YES_NO},
        day="",
        above=[["Completions by class"], []],
        below=[[], ["End of report"]],
        file="Learning.xlsx",
        write=as_workbook,
    ),
    Layout(
        "training",
        "headings split over two rows",
        headed(OLM, "Employee|Number", "Org|Code", "Competence|Name", "Learning|Type", "Completion|Date"),
        {"mandatory": {"yes": ("Mandatory",), "no": ("Development",)}},
        above=[["Learning records 2025/26"]],
    ),
    Layout(
        "training",
        "tabs, with names beside",
        headed(OLM, "Person Number", "ODS Code", "Learning Title", "Requirement Type", "Date of Completion"),
        {"mandatory": {"yes": ("Required", "Essential"), "no": ("Not mandatory",)}},
        extra={"Full Name": "A Smith", "Line Manager": "B Jones"},
        file="learning.txt",
        write=as_tabs,
    ),
)


@pytest.fixture(scope="module")
def tidy(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[dict[str, str]]]:
    """The counts of the tidy files, by record set."""
    found = {}
    for name, made in MADE.items():
        home = tmp_path_factory.mktemp(name)
        measured(made().write(home / "extracts"), home / "out")
        found[name] = table(home / "out" / "counts.csv")
    return found


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: f"{layout.record_set}: {layout.name}")
def test_a_layout_gives_the_counts_of_the_tidy_file(
    layout: Layout, tidy: Mapping[str, list[dict[str, str]]], tmp_path: Path
) -> None:
    others = [name for name in MADE[layout.record_set]().rows if name != layout.record_set]
    folder = MADE[layout.record_set]().write(tmp_path / "extracts", *others) if others else tmp_path / "extracts"
    folder.mkdir(exist_ok=True)
    layout.write(folder / layout.file, layout.rows())
    ending = levelground("measure", folder, "--year", 2026, "--to", tmp_path / "out", "--formats", "csv")
    assert ending.status == 0, ending.said
    assert table(tmp_path / "out" / "counts.csv") == tidy[layout.record_set]
