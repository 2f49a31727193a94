"""Record sets: the columns and values of the contract."""

import pytest

from levelground.records import DERIVED_FROM, PAY_BANDS, PAY_BANDS_BY_PAY, RECORD_SETS, RecordSet, columns_with_origin

REQUIRED = {
    "staff": "person_id organisation as_at ethnic_category staff_group pay_band contract",
    "applications": "application_id organisation vacancy_id shortlisted_on ethnic_category shortlisted appointed",
    "formal_cases": "case_id organisation entered_on kind ethnic_category",
    "training": "person_id organisation course mandatory completed_on",
    "survey": "organisation year question characteristic group value base",
    "board": "member_id organisation as_at ethnic_category",
    "organisations": "organisation name kind ics region",
    "counts": "organisation standard year indicator part group numerator denominator",
}


@pytest.mark.parametrize(("name", "columns"), REQUIRED.items())
def test_the_columns_that_every_file_must_have(name: str, columns: str) -> None:
    assert RECORD_SETS[name].required == tuple(columns.split())


@pytest.mark.parametrize("record_set", RECORD_SETS.values(), ids=lambda record_set: record_set.name)
def test_keys_people_and_dates_are_columns(record_set: RecordSet) -> None:
    named = {*record_set.key, record_set.person, record_set.as_at} - {""}
    assert named <= set(record_set.names)
    assert len(set(record_set.names)) == len(record_set.names)
    assert not {column.name for column in record_set.columns if column.kind == "code" and not column.values}


def test_a_column_that_follows_from_another() -> None:
    assert RECORD_SETS["applications"].column("clinical").kind == "yes-no"
    assert columns_with_origin(RECORD_SETS["applications"], frozenset({"clinical"})) == {"staff_group"}
    assert columns_with_origin(RECORD_SETS["staff"], frozenset({"clinical"})) == {"clinical", DERIVED_FROM["clinical"]}
    for name, column in (("board", "clinical"), ("staff", "nothing")):
        with pytest.raises(KeyError, match=f"{name} has no column {column}"):
            RECORD_SETS[name].column(column)


def test_pay_bands_are_the_same_in_both_orders() -> None:
    assert sorted(PAY_BANDS) == sorted(PAY_BANDS_BY_PAY)
    assert (PAY_BANDS_BY_PAY[0], PAY_BANDS_BY_PAY[-1]) == ("Other", "VSM")
