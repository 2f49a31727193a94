"""A made-up difference is always explained: any rules applied to real records are found again from the totals alone."""

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from end_to_end.hands import CLERICAL, Records
from levelground.measuring import Recount, measure, recount
from levelground.reconciling.comparing import Compared, compare
from levelground.reconciling.recounting import NONE, Ours
from levelground.reconciling.rules import Rule
from levelground.reconciling.totals import Line, Totals
from levelground.standards import Quantity, standard

STAFF = Quantity("1", "", "numerator", "all")
# Each is another number, and no sum of them is one: 1, 3, 9, 27, 81.
FELL = (("bank", 81), ("honorary", 27), ("agency", 9), ("non-executive", 3))


def records() -> Records:
    made = Records().staff(700, "A").staff(260, "H", pay_band="Band 6").staff(40, "", staff_group=CLERICAL)
    for contract, number in FELL:
        made.staff(number, "A", contract=contract)
    made.staff(1, "H", assignment_status="career break")
    made.staff(243, "C", assignment_status="maternity")
    made.applications(90, "A", 45).applications(60, "H", 20).applications(12, "H", 6, shortlisted_on="2024-09-09")
    made.cases(13, "A").cases(7, "H").cases(5, "H", entered_on="2024-09-09").cases(11, "H", kind="grievance")
    made.survey("harassment-public", 20.04, 30.06)
    return made.board(7, "A").board(2, "H")


class Taken(NamedTuple):
    """The recount, in a shell of one line: it is shown with every failing example."""

    recount: Recount

    def __repr__(self) -> str:
        return "taken"


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Taken:
    folder = records().write(tmp_path_factory.mktemp("compared") / "extracts")
    return Taken(recount(folder, measure(folder, standard("wres"), 2026)))


def told(taken: Taken, quantity: Quantity, text: str) -> Compared:
    decimals = len(text.partition(".")[2])
    line = Line("row 2", "a number", text, float(text), decimals, quantity)
    (one,) = compare(Totals("t.csv", (line,)), taken.recount).compared
    return one


def rules_named(one: Compared) -> set[frozenset[str]]:
    return {frozenset(step.says for step in steps) for steps in one.explanations}


CONTRACTS = st.lists(st.sampled_from([contract for contract, _ in FELL]), min_size=1, max_size=3, unique=True)


@settings(max_examples=25, deadline=None)
@given(applied=CONTRACTS)
def test_any_rungs_are_named_from_the_total_alone(taken: Taken, applied: list[str]):
    extra = sum(number for contract, number in FELL if contract in applied)
    one = told(taken, STAFF, str(1243 + extra))
    assert (one.ours, one.status) == (1243, "explained")
    assert frozenset(f"{contract} counted too (contract)" for contract in applied) in rules_named(one)
    assert all(sum(step.adds for step in steps) == extra for steps in one.explanations)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_whatever_rules_made_a_total_some_as_small_set_explains_it(taken: Taken, data: st.DataObject):
    ours = Ours(taken.recount, "RAA")
    quantity = data.draw(
        st.sampled_from([STAFF, Quantity("3", "", "numerator", "bme"), Quantity("2", "", "denominator", "all")])
    )
    rules, _ = ours.rules_for(quantity, 0)
    chosen: list[Rule] = data.draw(st.lists(st.sampled_from(rules), min_size=1, max_size=2, unique_by=lambda r: r.slot))
    value, own = ours.value(quantity, frozenset(chosen)), ours.value(quantity, NONE)
    if value is None or own is None or abs(value - own) < 0.5 or not value.is_integer():
        return
    one = told(taken, quantity, str(int(value)))
    assert one.status == "explained"
    assert len(one.explanations[0]) <= len(chosen)
    assert all(sum(step.adds for step in steps) == pytest.approx(value - own) for steps in one.explanations)


@settings(max_examples=25, deadline=None)
@given(rest=st.integers(20_000, 90_000))
def test_what_no_rule_makes_is_unexplained_to_the_last_person(taken: Taken, rest: int):
    one = told(taken, STAFF, str(1243 + rest))
    assert (one.status, one.left, one.explanations) == ("unexplained", rest, ())


def test_a_rung_and_a_few_more_people(taken: Taken):
    one = told(taken, Quantity("1", "", "numerator", "white"), str(700 + 243 + 81 + 2))
    assert rules_named(one) == {frozenset({"bank counted too (contract)"})}
    assert (one.status, one.left) == ("partly", 2)


@pytest.mark.parametrize(
    ("quantity", "text", "rule"),
    [
        (Quantity("1", "", "percentage", "bme"), "21.6", "ethnicity unknown left out of the whole"),
        (Quantity("1", "", "percentage", "bme"), "0.2092", "given as a fraction of 1 (divided by 100)"),
        (Quantity("2", "", "ratio", "white", "bme"), "0.67", "the other way round (BME first, then white)"),
        (Quantity("1", "", "numerator", "bme"), "503", "white other counted as BME"),
        (Quantity("3", "", "numerator", "bme"), "18", "grievance counted too (kind)"),
        (Quantity("3", "", "numerator", "bme"), "12", "entered on in a window of 24 months"),
        (Quantity("2", "", "denominator", "bme"), "72", "shortlisted on in a window of 24 months"),
        (Quantity("1", "", "numerator", "all"), "1000", "maternity left out (assignment status)"),
        (Quantity("1", "", "numerator", "all"), "1364", "every row of staff, nothing left out"),
        (Quantity("1", "", "numerator", "all"), "1245", "rounded to the nearest 5"),
        (Quantity("5", "", "percentage", "bme"), "30.0", "cut off after 1 decimal, not rounded"),
    ],
)
def test_each_rule_by_a_number_that_it_alone_makes(taken: Taken, quantity: Quantity, text: str, rule: str):
    one = told(taken, quantity, text)
    assert one.status == "explained", one
    assert frozenset({rule}) in rules_named(one)
    assert all(len(steps) == 1 for steps in one.explanations)


def test_a_number_agrees_to_the_digits_that_it_has(taken: Taken):
    assert told(taken, Quantity("2", "", "ratio", "white", "bme"), "1.5").status == "agrees"
    assert told(taken, Quantity("1", "", "percentage", "bme"), "20.9").status == "agrees"
    assert told(taken, Quantity("1", "", "percentage", "bme"), "20.8").status != "agrees"


def test_what_was_not_measured_says_why(taken: Taken):
    one = told(taken, Quantity("4", "", "ratio", "white", "bme"), "1.1")
    assert one.status == "not measured"
    assert "training" in one.reason
