"""The editions of the WRES, year by year: what each applies, and how it says what nobody has checked."""

from dataclasses import replace
from datetime import date

import pytest

from levelground.standards import Change, Review, Standard, faults_of, fingerprint, standard

WRES = standard("wres")

# Months and years of indicator 3, and the questions of indicators 5 to 8, in each edition.
RULES = dict.fromkeys(range(2016, 2021), (24, 2)) | dict.fromkeys(range(2021, 2028), (12, 1))
QUESTIONS = (
    dict.fromkeys(range(2016, 2019), ("Q15a", "Q15b or Q15c", "Q16", "Q17b"))
    | dict.fromkeys(range(2019, 2022), ("Q13a", "Q13b or Q13c", "Q14", "Q15b"))
    | dict.fromkeys(range(2022, 2028), ("Q14a", "Q14b or Q14c", "Q15", "Q16b"))
)
NAMES = ("harassment-public", "harassment-staff", "equal-opportunities", "discrimination-at-work")


def changed(declared: Standard, change: Change) -> Standard:
    """The standard with one more change."""
    return replace(declared, changes=(*declared.changes, change))


def test_there_is_an_edition_of_every_year_from_2016_to_2027():
    assert list(WRES.years) == list(RULES) == list(QUESTIONS)
    for year in (2015, 2028):
        with pytest.raises(KeyError, match="2016 to 2027"):
            WRES.edition(year)


@pytest.mark.parametrize("year", RULES)
def test_rules_and_questions_of_each_year(year: int):
    edition = WRES.edition(year)
    assert (edition.rules["disciplinary months"], edition.rules["disciplinary years"]) == RULES[year]
    assert tuple(edition.questions[name] for name in NAMES) == QUESTIONS[year]
    assert edition.reference_date == date(year, 3, 31)
    assert edition.survey_year == year - 1


@pytest.mark.parametrize("year", RULES)
def test_later_editions_inherit_and_say_that_nobody_has_checked(year: int):
    edition = WRES.edition(year)
    assert edition.inherited == (year > 2024)
    assert edition.status == ("rules not yet checked" if year > 2024 else "rules as declared from the sources named")


def test_a_review_says_who_and_when():
    declared = replace(WRES, reviews={2026: Review("A. Reader", date(2026, 6, 5))})
    assert declared.edition(2026).status == "rules checked by A. Reader on 05 June 2026"
    assert declared.edition(2027).status == "rules not yet checked"


def test_only_the_changes_of_a_year_are_its_own():
    said = {change.indicator for change in WRES.edition(2022).changes}
    assert said == {"5", "6", "7", "8"}
    assert WRES.edition(2023).changes == ()
    breaking = {change.indicator for change in WRES.changes if change.breaks_series}
    assert breaking == {"1", "3", "7"}


def test_directions_are_those_that_the_standard_prints():
    printed = {
        one.number: (one.compare.group, one.compare.comparator) for one in WRES.indicators if one.compare is not None
    }
    assert printed["2"] == printed["4"] == ("white", "bme")
    assert printed["3"] == ("bme", "white")
    assert all(printed[number] == ("bme", "white") for number in "5678")
    assert printed["9"] == ("bme", "workforce")


def test_a_change_holds_from_its_year_on_and_the_later_one_wins():
    change = Change(2025, "3", "Three years.", rules={"disciplinary months": 36, "disciplinary years": 3})
    declared = changed(WRES, change)
    months = {year: declared.edition(year).rules["disciplinary months"] for year in (2020, 2024, 2025, 2027)}
    assert months == {2020: 24, 2024: 12, 2025: 36, 2027: 36}


def test_the_fingerprint_changes_when_a_definition_does():
    before = fingerprint(WRES, 2026)
    assert fingerprint(WRES, 2026) == before
    assert fingerprint(WRES, 2025) != before
    reworded = replace(WRES, indicators=(replace(WRES.indicators[0], definition="Otherwise."), *WRES.indicators[1:]))
    assert fingerprint(reworded, 2026) != before
    assert fingerprint(changed(WRES, Change(2026, "3", "x", rules={"disciplinary months": 24})), 2026) != before


def test_the_values_of_a_setting_are_part_of_the_fingerprint():
    said = Change(2026, "1", "x", breaks_series=False)
    plain, used = (fingerprint(changed(WRES, change), 2026) for change in (said, replace(said, values={"a": ("b",)})))
    assert plain != used


def test_the_declaration_is_sound():
    assert faults_of(WRES) == ()
