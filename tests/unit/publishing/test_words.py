"""The sentences are true to their interval, in the standard's direction, and never say 'times more likely'."""

from dataclasses import replace

import pytest

from levelground.figures.reading import Interval, Movement, Reading, Verdict
from levelground.publishing import in_people, sentence
from levelground.publishing.change_words import change_sentence, last_year, movement_words
from levelground.publishing.verdict_words import rule_words, verdict_sentence, verdict_words
from levelground.publishing.words import Bands, apart, bands_of, group_word, small
from unit.publishing import sample

WORDS = {"white": "white", "bme": "BME", "unknown": "ethnicity unknown", "all": "all"}
BANDS = Bands(0.8, 1.25, 3)


def ratio_reading(number: str, group: str, this: tuple[int, int], comparator: str, that: tuple[int, int]) -> Reading:
    made = sample.compare_ratio(group, this, comparator, that)
    return sample.reading_of(sample.WRES.indicator(number), made)


def test_a_ratio_is_said_as_times_as_likely_in_the_standards_direction() -> None:
    reading = ratio_reading("2", "white", (589, 2660), "bme", (388, 2163))
    assert sentence(reading, WORDS) == (
        "White applicants were 1.23 times as likely as BME applicants to be appointed from shortlisting "
        "(between 1.10 and 1.39)."
    )


def test_the_disciplinary_ratio_is_of_bme_over_white() -> None:
    reading = ratio_reading("3", "bme", (41, 2537), "white", (88, 7019))
    assert sentence(reading, WORDS).startswith(
        "BME staff were 1.29 times as likely as white staff to enter the formal disciplinary process"
    )


def test_a_ratio_below_1_keeps_its_direction() -> None:
    reading = ratio_reading("2", "white", (84, 1000), "bme", (100, 1000))
    assert "White applicants were 0.84 times as likely as BME applicants" in sentence(reading, WORDS)


def test_a_ratio_of_nothing_over_something_is_0() -> None:
    reading = ratio_reading("2", "white", (0, 40), "bme", (5, 40))
    assert "0.00 times as likely" in sentence(reading, WORDS)
    assert "between 0.00 and" in sentence(reading, WORDS)


def test_an_unbounded_ratio_is_at_least_its_lower_limit() -> None:
    reading = ratio_reading("2", "white", (30, 100), "bme", (0, 40))
    said = sentence(reading, WORDS)
    assert "White applicants were at least 3." in said
    assert "0 of 40 BME applicants" in said
    assert "inf" not in said
    assert "None" not in said


@pytest.mark.parametrize(
    ("this", "that", "why"),
    [
        ((3, 10), (0, 0), "nobody among the applicants is BME"),
        ((0, 0), (3, 10), "nobody among the applicants is white"),
        ((0, 23), (0, 45), "nobody was counted in either group (0 of 23 and 0 of 45)"),
    ],
)
def test_an_undefined_ratio_says_why(this: tuple[int, int], that: tuple[int, int], why: str) -> None:
    said = sentence(ratio_reading("2", "white", this, "bme", that), WORDS)
    assert f"cannot be worked out: {why}." in said


def test_a_survey_is_said_in_percentages_and_points() -> None:
    reading = sample.survey("7", (2574, 4400), (732, 1500), Interval(None, None, None))
    assert sentence(reading, WORDS) == (
        "48.8% of BME staff said that they believed that the organisation acts fairly in career progression and "
        "promotion, against 58.5% of white staff: 9.7 points lower (between 6.8 and 12.6)."
    )


def test_a_difference_either_side_of_none_says_both_ways() -> None:
    assert apart(Interval(1.0, -2.04, 4.0)) == "1.0 points higher (between 2.0 lower and 4.0 higher)"
    assert apart(Interval(-0.04, -2.0, 2.0)) == "no difference to one decimal (between 2.0 lower and 2.0 higher)"


def test_pay_bands_are_held_against_the_whole_workforce() -> None:
    assert sentence(sample.pay_bands(), WORDS) == (
        "8.9% of staff at bands 8a and above are BME, against 25.5% of the whole workforce: 16.5 points lower "
        "(between 13.9 and 18.7)."
    )


def test_the_board_is_said_in_people_and_chance() -> None:
    said = sentence(sample.board(), WORDS)
    assert said.startswith("2 of 17 board members are BME: 11.8%, against 25.5% of the workforce: 13.7 points lower.")
    assert said.endswith("17 people would be this far or further below about 1 time in 7.")


def test_one_board_member_is_in_the_singular() -> None:
    reading = sample.board()
    assert reading.headline is not None
    one = replace(reading.headline.group, numerator=1.0)
    assert "1 of 17 board members is BME" in sentence(
        replace(reading, headline=replace(reading.headline, group=one)), WORDS
    )


def test_an_indicator_not_measured_says_why() -> None:
    reading = sample.reading_of(sample.WRES.indicator("4"), None, reason="there is no training file")
    assert sentence(reading, WORDS) == "Non-mandatory training: not measured. There is no training file."
    assert in_people(reading, WORDS) == ""


def test_the_gap_in_people_says_more_of_what_is_wished_for() -> None:
    reading = ratio_reading("2", "white", (589, 2660), "bme", (388, 2163))
    assert in_people(reading, WORDS) == (
        "Had BME applicants been as likely as white applicants to be appointed from shortlisting, about 91 (42 to 140) "
        "more of them would have been."
    )


def test_the_gap_in_people_says_fewer_of_what_is_not_and_both_ways_where_the_interval_does() -> None:
    reading = ratio_reading("3", "bme", (41, 2537), "white", (88, 7019))
    assert "about 9 fewer (between 4 more and 25 fewer) of them would have." in in_people(reading, WORDS)


def test_the_gap_in_people_of_a_share_and_of_a_survey() -> None:
    assert in_people(sample.pay_bands(), WORDS) == (
        "At the share of the whole workforce, about 103 (87 to 117) more BME people would hold posts at "
        "bands 8a and above."
    )
    reading = sample.survey("5", (1069.2, 4400), (421.5, 1500), Interval(None, None, None))
    assert in_people(reading, WORDS) == (
        "Had as large a share of BME staff as of white staff said so, about 57 (19 to 97) fewer of those who answered "
        "would have."
    )


def test_a_group_found_more_often_than_in_the_workforce_would_be_fewer_at_its_share() -> None:
    made = sample.compare_difference(
        "bme", (5, 18), "workforce", (57, 235), part="cluster=8a and above", label="Bands 8a and above"
    )
    reading = sample.reading_of(sample.WRES.indicator("1"), made)
    assert in_people(reading, WORDS) == (
        "At the share of the whole workforce, about 1 fewer (between 2 more and 5 fewer) BME person would hold "
        "posts at bands 8a and above."
    )


def test_the_rule_stands_beside_the_verdict_and_their_disagreement_is_explained() -> None:
    reading = ratio_reading("3", "bme", (41, 2537), "white", (88, 7019))
    made = reading.headline
    assert made is not None
    assert verdict_words(made, BANDS) == "No clear difference: outside 0.80 to 1.25"
    assert "chance alone could have put it there" in verdict_sentence(reading, made, WORDS, BANDS)


def test_clear_but_inside_is_said_so() -> None:
    reading = ratio_reading("2", "white", (30000, 60000), "bme", (27000, 60000))
    made = reading.headline
    assert made is not None
    assert made.verdict is Verdict.CLEAR
    assert rule_words(made, BANDS) == "clear, but inside 0.80 to 1.25"
    assert "its whole interval lies inside 0.80 to 1.25" in verdict_sentence(reading, made, WORDS, BANDS)


def test_a_difference_in_points_that_is_clear_but_small_is_said_so() -> None:
    reading = sample.survey("5", (10000, 50000), (10400, 50000), Interval(None, None, None))
    made = reading.headline
    assert made is not None
    small_gap = replace(made, clear_but_inside=True)
    assert made.verdict is Verdict.CLEAR
    assert verdict_words(small_gap, BANDS) == "Clear difference: clear, but within 3 points"
    assert "the range that is held to be level" in verdict_sentence(reading, small_gap, WORDS, BANDS)


def test_too_few_tells_the_smallest_ratio_that_could_have_been_seen() -> None:
    reading = ratio_reading("2", "white", (8, 60), "bme", (4, 40))
    made = reading.headline
    assert made is not None
    assert made.verdict is Verdict.TOO_FEW
    assert made.smallest_seen is not None
    assert f"{made.smallest_seen:.2f} times as likely" in verdict_sentence(reading, made, WORDS, BANDS)


@pytest.mark.parametrize(
    ("statistic", "interval", "says"),
    [
        ("ratio of ratios", Interval(0.87, 0.8, 1.01), "no clear change since 2025"),
        ("ratio of ratios", Interval(0.87, 0.8, 0.99), "lower than in 2025"),
        ("ratio of ratios", Interval(1.3, 1.1, None), "higher than in 2025"),
        ("difference of differences", Interval(1.3, -1.1, 3.0), "no clear change since 2025"),
        ("difference of differences", Interval(-1.3, -2.1, -0.1), "lower than in 2025"),
        ("ratio of ratios", Interval(None, None, None), "change since 2025 cannot be worked out"),
    ],
)
def test_movement_says_no_more_than_its_interval(statistic: str, interval: Interval, says: str) -> None:
    moved = replace(sample.board(), movement=Movement(statistic, Interval(1, 0.5, 2), interval, ""))
    assert movement_words(moved, 2025) == says


def test_a_change_across_a_break_is_said_not_to_be_like_for_like() -> None:
    assert movement_words(sample.disciplinary(), 2025) == "no clear change since 2025, but not like for like"


def test_without_a_last_year_all_is_not_given() -> None:
    reading = sample.board()
    assert movement_words(reading, 2025) == "not given"
    assert last_year(reading) == "not given"


def test_a_change_that_is_hidden_says_which_year_is_and_why() -> None:
    told, none = Interval(1.2, 0.8, 1.8), Interval(None, None, None)
    reading = ratio_reading("2", "white", (589, 2660), "bme", (388, 2163))
    assert reading.headline is not None
    hidden = replace(reading, headline=replace(reading.headline, verdict=Verdict.HIDDEN))

    def said(reading: Reading, previous: Interval, says: str = "hidden") -> str:
        return change_sentence(replace(reading, movement=Movement("ratio of ratios", previous, none, says)), 2025)

    assert said(reading, none).startswith("The value of 2025 is hidden, so that nobody can be recognised.")
    assert said(hidden, told) == (
        "Last year: 1.20 (between 0.80 and 1.80). This year’s value is hidden, so that nobody can be recognised, and "
        "the change would give it away."
    )
    unsaid = replace(hidden, movement=Movement("ratio of ratios", none, none, "hidden"))
    assert movement_words(unsaid, 2025) == "change since 2025 is hidden"
    assert said(hidden, none) == "As this year’s value is not told, nothing can be told of a change since 2025."
    assert said(reading, told, "cannot be told").endswith("Change since 2025 cannot be worked out.")
    assert change_sentence(reading, 2025) == "There is no value of 2025 to compare it with."
    assert change_sentence(reading, None) == "No return of an earlier year was given to compare it with."


def test_finer_groups_are_named() -> None:
    assert group_word("ethnicity=white-british", WORDS) == "White British"
    assert group_word("ethnicity=H", WORDS) == "Asian or Asian British - Indian"
    assert group_word("workforce", WORDS) == "workforce"


def test_inside_a_sentence_abbreviations_stay_as_they_are() -> None:
    assert small("Bands 8a") == "bands 8a"
    assert small("VSM") == "VSM"


def test_no_sentence_says_times_more_likely() -> None:
    for reading in sample.sample_return().readings:
        assert "more likely" not in sentence(reading, WORDS)


def test_the_bands_are_those_that_the_return_was_judged_by() -> None:
    document = sample.sample_return()
    assert bands_of(document) == BANDS
    own = sample.SettingUsed("non-adverse band of a ratio", ("4/5", "1.2"), "", False)
    assert bands_of(replace(document, settings=(own,))).words == "0.80 to 1.20"
