"""The editions of the WDES, year by year: rules, questions, grounds, and who is staff."""

from datetime import date

import pytest

from levelground.records.sets import AGENDA_FOR_CHANGE_BANDS
from levelground.standards import Answer, Difference, Ratio, SurveyResult, faults_of, standard
from levelground.standards.wdes import CLUSTER, EMPLOYED, GROUNDS

WDES = standard("wdes")
METRICS = ("1", "2", "3", "3ih", "4ai", "4aii", "4aiii", "4b", "5", "6", "7", "8", "9a", "9b", "10")
QUESTIONS = {
    "4ai": "harassment-public", "4aii": "harassment-manager", "4aiii": "harassment-colleagues",
    "4b": "harassment-reported", "5": "equal-opportunities", "6": "pressure-to-work", "7": "work-valued",
    "8": "adjustments-made", "9a": "engagement",
}  # fmt: skip


def test_the_metrics_as_the_standard_numbers_them():
    assert tuple(one.number for one in WDES.indicators) == METRICS
    asked = {one.number: one.measure.question for one in WDES.indicators if isinstance(one.measure, SurveyResult)}
    assert asked == QUESTIONS


def test_the_declaration_is_sound():
    assert faults_of(WDES) == ()


@pytest.mark.parametrize("year", range(2019, 2028))
def test_rules_of_each_year(year: int):
    edition = WDES.edition(year)
    assert edition.reference_date == date(year, 3, 31)
    assert edition.survey_year == year - 1
    assert edition.rules == {"capability months": 24, "capability years": 2}
    grounds = ("performance", "ill health", "other", "") if year < 2022 else ("performance",)
    assert edition.values[GROUNDS.name] == grounds
    employed = ("permanent", "fixed term", "bank") if year < 2023 else ("permanent", "fixed term")
    assert edition.values[EMPLOYED.name] == employed
    assert edition.questions["harassment-public"] == ("Q13a" if year < 2022 else "Q14a")
    assert edition.questions["equal-opportunities"] == ("Q14" if year < 2022 else "Q15")
    assert edition.status == ("rules not yet checked" if year > 2023 else "rules as declared from the sources named")


def test_there_is_none_before_2019_nor_after_2027():
    for year in (2018, 2028):
        with pytest.raises(KeyError, match="2019 to 2027"):
            WDES.edition(year)


def test_directions():
    compared = {one.number: one.compare for one in WDES.indicators}
    assert compared["2"] == Ratio("non-disabled", "disabled")
    assert compared["3"] == compared["3ih"] == Ratio("disabled", "non-disabled")
    surveyed = [number for number in QUESTIONS if number != "8"]
    assert all(compared[number] == Difference("disabled", "non-disabled") for number in surveyed)
    assert compared["10"] == Difference("disabled", "workforce")
    assert compared["8"] is None
    assert compared["9b"] is None


def test_every_band_and_grade_is_in_one_cluster():
    placed = [band for _, bands in CLUSTER.sets for band in bands]
    expected = {*AGENDA_FOR_CHANGE_BANDS, "VSM", "Consultant", "Non-consultant career grade", "Trainee grade"}
    assert len(placed) == len(set(placed))
    assert set(placed) == expected
    clusters = dict(CLUSTER.sets)
    assert (clusters["2"][0], clusters["2"][-1]) == ("Band 5", "Band 7")
    assert clusters["4"] == ("Band 8c", "Band 8d", "Band 9", "VSM")


def test_what_is_no_percentage_says_so():
    assert WDES.indicator("9a").measure == SurveyResult("engagement", unit="score", out_of=10)
    assert isinstance(WDES.indicator("9b").measure, Answer)
    assert WDES.indicator("8").measure == SurveyResult("adjustments-made", asked_of=("disabled",))


def test_the_questions_numbers_are_to_be_checked():
    assert all(change.default_check for change in WDES.changes if change.questions)
