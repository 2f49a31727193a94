"""What must not change the counts, and what must turn them round: properties that need no expected number."""

import tempfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from oracle import rules
from oracle.engine import Answer, answer
from oracle.files import write_csv, write_parts
from oracle.record_sets import folders
from oracle.sheets import Folder, Row, Sheet, cell

YEAR = 2026
FEW = settings(
    derandomize=True,
    deadline=None,
    max_examples=3,
    phases=(Phase.generate,),
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)
# The categories of one group stand for those of the other.
SWAPPED = {"white": "H", "bme": "A", "unknown": ""}


def measured(folder: Folder) -> Answer:
    """What the program makes of record sets in CSV."""
    with tempfile.TemporaryDirectory() as home:
        return answer(write_csv(folder, Path(home) / "extracts"), YEAR)


def changed(sheet: Sheet, **columns: object) -> Sheet:
    """A record set in which some columns go through a function of their text."""
    rows: list[Row] = []
    for row in sheet.rows:
        new = dict(row)
        for column, change in columns.items():
            if column in row and callable(change):
                new[column] = change(row[column])
        rows.append(new)
    return Sheet(sheet.columns, tuple(rows))


@given(data=st.data())
@FEW
def test_the_order_of_rows_changes_nothing(data: DataObject):
    folder = data.draw(folders(YEAR))
    order = Random(len(folder))
    shuffled = {
        name: Sheet(sheet.columns, tuple(order.sample(sheet.rows, len(sheet.rows)))) for name, sheet in folder.items()
    }
    assert measured(shuffled) == measured(folder)


@given(data=st.data())
@FEW
def test_names_of_people_change_nothing(data: DataObject):
    folder = data.draw(folders(YEAR))
    renamed = {
        name: changed(sheet, person_id=lambda text: f"employee {text.strip()[::-1]}/é")
        for name, sheet in folder.items()
    }
    assert measured(renamed) == measured(folder)


@given(data=st.data())
@FEW
def test_rows_in_parts_of_parquet_change_nothing(data: DataObject):
    folder = data.draw(folders(YEAR))
    name = next(name for name, sheet in folder.items() if sheet.rows and name not in ("organisations", "counts"))
    sheet = folder[name]
    # The rows of one organisation stand in two parts; the empty part in between holds none.
    half = len(sheet.rows) // 2
    parts = [Sheet(sheet.columns, rows) for rows in (sheet.rows[:half], (), sheet.rows[half:])]
    with tempfile.TemporaryDirectory() as home:
        path = write_csv({key: each for key, each in folder.items() if key != name}, Path(home) / "extracts")
        assert answer(write_parts(name, parts, path), YEAR) == measured(folder)


@pytest.mark.parametrize("contract", ["bank", "honorary", "agency", "non-executive"])
@given(data=st.data())
@FEW
def test_a_row_that_is_left_out_changes_nothing(contract: str, data: DataObject):
    folder = {**data.draw(folders(YEAR)), "staff": data.draw(folders(YEAR).map(_staff))}
    first = folder["staff"].rows[0]
    added = {**first, "person_id": "BANK", "assignment_id": "9999", "contract": contract, "ethnic_category": "H"}
    more = Sheet(folder["staff"].columns, (*folder["staff"].rows, added))
    assert measured({**folder, "staff": more}) == measured(folder)


def _staff(folder: Folder) -> Sheet:
    """The staff of a folder or, failing that, one person."""
    one = dict.fromkeys(("person_id", "organisation"), "RAA") | {
        "as_at": f"{YEAR}-03-31", "ethnic_category": "A", "staff_group": "Students", "pay_band": "Band 2",
        "contract": "permanent",
    }  # fmt: skip
    return folder.get("staff", Sheet(tuple(one), (one,)))


@given(data=st.data())
@FEW
def test_white_and_bme_exchanged_turn_counts_and_ratios_round(data: DataObject):
    folder = data.draw(folders(YEAR))
    groups = {"white": "bme", "bme": "white"}
    exchanged = {
        name: changed(sheet, ethnic_category=_other_category, group=lambda text: groups.get(text.strip().lower(), text))
        for name, sheet in folder.items()
    }
    straight, turned = measured(folder), measured(exchanged)
    for (organisation, indicator, part, group), pair in straight.counts.items():
        if group in rules.MAIN_GROUPS:
            assert turned.counts[organisation, indicator, part, groups.get(group, group)] == pair
    values = {figure[:-1]: figure.value for figure in turned.figures}
    for figure in straight.figures:
        if figure.statistic == "ratio" and {figure.group, figure.comparator} == set(groups) and figure.value:
            other = values[figure[:-1]]
            assert other is not None
            assert figure.value * other == pytest.approx(1, rel=1e-9)
        if figure.statistic == "difference" and {figure.group, figure.comparator} == set(groups):
            other = values[figure[:-1]]
            assert other == (None if figure.value is None else pytest.approx(-figure.value, abs=1e-9))


def _other_category(text: str) -> str:
    return SWAPPED[rules.CATEGORIES[cell({"": text}, "").lower()][0]]
