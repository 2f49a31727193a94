"""A good pandas script, part one: reading the extracts as categoricals, and checking them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd  # type: ignore[import-untyped]
import pyarrow.parquet as pq

from benchmarks.columns import DATES, NEEDED, NON_CLINICAL, NUMBERS, REFERENCE, YEAR_BEFORE
from benchmarks.definitions import BY_PAY, EMPLOYED, IN_POST, KNOWN, STAFF_GROUPS

IDENTIFIERS = frozenset({"person_id", "assignment_id", "application_id", "case_id", "member_id"})


@dataclass
class Checks:
    """What was found: errors stop the measurement, warnings do not."""

    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def error(self, says: str, number: int) -> None:
        if number:
            self.errors.append(f"{says}: {number:,}")

    def warn(self, says: str, number: int) -> None:
        if number:
            self.warnings.append(f"{says}: {number:,}")


def read(folder: Path, record_set: str) -> pd.DataFrame:
    """The needed columns of a record set: codes as categoricals with '' for blank, identifiers as text, dates."""
    columns = list(NEEDED[record_set])
    codes = [column for column in columns if column not in IDENTIFIERS | DATES | NUMBERS]
    parquet = folder / f"{record_set}.parquet"
    if parquet.exists():
        frame = pq.read_table(parquet, columns=columns, read_dictionary=codes).to_pandas(date_as_object=False)
    else:
        kinds = dict.fromkeys(codes, "category") | dict.fromkeys(IDENTIFIERS & set(columns), "str")
        frame = pd.read_csv(
            folder / f"{record_set}.csv", usecols=columns, dtype=kinds,
            parse_dates=[column for column in columns if column in DATES], keep_default_na=False, na_values=[""],
        )  # fmt: skip
    for column in codes:
        values = frame[column].astype("category")
        if "" not in values.cat.categories:
            values = values.cat.add_categories("")
        frame[column] = values.fillna("")
    return frame


def check_codes(frame: pd.DataFrame, record_set: str, checks: Checks) -> None:
    """Unknown codes, by the categories that occur; rows are counted only where there is one."""
    for column, known in KNOWN.items():
        if column in frame:
            unknown = set(frame[column].cat.categories) - {*known, ""}
            if unknown:
                rows = int(frame[column].isin(unknown).sum())
                checks.error(f"{record_set}: unknown codes in {column}: {sorted(unknown)}", rows)
    checks.error(f"{record_set}: no organisation", int((frame["organisation"] == "").sum()))


def check_dates(frame: pd.DataFrame, record_set: str, column: str, checks: Checks) -> None:
    """Impossible dates, and dates after the reference date."""
    first, last = frame[column].min(), frame[column].max()
    if first < pd.Timestamp("1950-01-01") or last > pd.Timestamp("2029-12-31"):
        outside = ~frame[column].dropna().between("1950-01-01", "2029-12-31")
        checks.error(f"{record_set}: impossible {column}", int(outside.sum()))


def check_twice(frame: pd.DataFrame, record_set: str, key: str, checks: Checks) -> None:
    """Identifiers that are blank, or stand more than once in one organisation."""
    checks.error(f"{record_set}: no {key}", int((frame[key].isna() | (frame[key] == "")).sum()))
    checks.error(f"{record_set}: {key} more than once", int(frame.duplicated(["organisation", key]).sum()))


def in_year(dates: pd.Series) -> pd.Series:
    """Which dates lie in the 12 months to the reference date."""
    return (dates > pd.Timestamp(YEAR_BEFORE)) & (dates <= pd.Timestamp(REFERENCE))


def with_clinical(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with clinical, yes or no, in the place of the staff group."""
    by_group = dict.fromkeys(STAFF_GROUPS, "yes") | dict.fromkeys(NON_CLINICAL, "no") | {"": ""}
    wanted = frame["staff_group"].cat
    clinical = [by_group.get(group, "") for group in wanted.categories]
    places = pd.Index(["yes", "no", ""])
    codes = places.get_indexer(clinical)[wanted.codes]
    return frame.drop(columns="staff_group").assign(clinical=pd.Categorical.from_codes(codes, categories=places))


def counted(frame: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """The number of rows of each combination of keys that occurs."""
    return frame.groupby(keys, observed=True, sort=False).size().rename("n").reset_index()


def spare_assignments(staff: pd.DataFrame, checks: Checks) -> pd.Index:
    """Rows of assignments that are not their person's primary one."""
    several = staff[staff.duplicated(["organisation", "person_id"], keep=False)]
    torn = several.groupby(["organisation", "person_id"], observed=True)["ethnic_category"].nunique()
    checks.error("staff: people with two ethnic categories", int((torn > 1).sum()))
    counting = several[several["contract"].isin(EMPLOYED) & several["assignment_status"].isin(IN_POST)]
    ranked = counting.assign(
        leads=counting["primary_assignment"] == "yes",
        band=counting["pay_band"].astype(str).map({band: rank for rank, band in enumerate(BY_PAY)}).fillna(-1),
    ).sort_values(["leads", "band", "fte", "assignment_id"], ascending=[False, False, False, True])
    return ranked.index[ranked.duplicated(["organisation", "person_id"])]


def staff_and_training(folder: Path, checks: Checks) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The cube of staff, with who had training; and all people of the staff file, for other files to be set against."""
    staff, training = read(folder, "staff"), read(folder, "training")
    check_codes(staff, "staff", checks)
    checks.error("staff: another date", int((staff["as_at"] != pd.Timestamp(REFERENCE)).sum()))
    check_twice(staff, "staff", "assignment_id", checks)
    checks.error("staff: no person_id", int(staff["person_id"].isna().sum()))
    spare = spare_assignments(staff, checks)
    check_codes(training, "training", checks)
    check_dates(training, "training", "completed_on", checks)
    wanted = (training["mandatory"] == "no") & in_year(training["completed_on"])
    people = training.loc[wanted, ["organisation", "person_id"]].drop_duplicates()
    people["organisation"] = people["organisation"].cat.set_categories(staff["organisation"].cat.categories)
    staff = staff.merge(people.assign(trained="yes"), how="left", on=["organisation", "person_id"])
    staff["trained"] = staff["trained"].notna()
    met = staff[staff["trained"]].drop_duplicates(["organisation", "person_id"])
    checks.warn("training: people who are not in staff", len(people) - len(met))
    staff["spare"] = staff.index.isin(spare)
    keys = [
        "organisation", "contract", "assignment_status", "ethnic_category", "clinical", "pay_band", "medical_grade",
        "trained", "spare",
    ]  # fmt: skip
    return counted(with_clinical(staff), keys), staff[["organisation", "person_id"]]


def formal_cases(folder: Path, known_people: pd.DataFrame, checks: Checks) -> pd.DataFrame:
    """The cube of formal cases."""
    cases = read(folder, "formal_cases")
    check_codes(cases, "formal_cases", checks)
    check_dates(cases, "formal_cases", "entered_on", checks)
    check_twice(cases, "formal_cases", "case_id", checks)
    key = ["organisation", "person_id"]
    theirs = cases[key].dropna().drop_duplicates().astype(str)
    near = known_people[known_people["person_id"].isin(theirs["person_id"])].drop_duplicates().astype(str)
    checks.warn("formal_cases: people who are not in staff", len(theirs) - len(theirs.merge(near, on=key)))
    cases["entered"] = in_year(cases["entered_on"])
    return counted(with_clinical(cases), ["organisation", "ethnic_category", "clinical", "kind", "entered"])


def applications(folder: Path, checks: Checks) -> pd.DataFrame:
    """The cube of applications."""
    rows = read(folder, "applications")
    check_codes(rows, "applications", checks)
    check_dates(rows, "applications", "shortlisted_on", checks)
    check_twice(rows, "applications", "application_id", checks)
    undated = (rows["shortlisted"] == "yes") & rows["shortlisted_on"].isna()
    checks.error("applications: shortlisted without a date", int(undated.sum()))
    rows["in_window"] = in_year(rows["shortlisted_on"])
    keys = ["organisation", "ethnic_category", "pay_band", "route", "shortlisted", "appointed", "in_window"]
    cube = counted(rows, keys)
    unlisted = cube[(cube["shortlisted"] == "no") & (cube["appointed"] == "yes")]
    checks.warn("applications: appointed but not shortlisted", int(unlisted["n"].sum()))
    return cube


def cubes(folder: Path, checks: Checks) -> dict[str, pd.DataFrame]:
    """Every record set read, checked, and counted at the finest grain that is needed."""
    found = {}
    found["staff"], known_people = staff_and_training(folder, checks)
    found["formal_cases"] = formal_cases(folder, known_people, checks)
    del known_people
    found["applications"] = applications(folder, checks)
    board, survey = read(folder, "board"), read(folder, "survey")
    check_codes(board, "board", checks)
    check_twice(board, "board", "member_id", checks)
    check_codes(survey, "survey", checks)
    per_cent = survey[survey["question"] != "engagement"]
    checks.error("survey: outside 0 to 100", int((~per_cent["value"].between(0, 100)).sum()))
    found["board"] = counted(board, ["organisation", "ethnic_category", "voting", "executive"])
    for name, cube in found.items():
        blank = cube.loc[cube["ethnic_category"].isin(["", "Z", "99"]), "n"].sum() / cube["n"].sum()
        checks.warn(f"{name}: per cent of unknown ethnicity", int(100 * blank) if blank > 0.1 else 0)
    return found | {"survey": survey}
