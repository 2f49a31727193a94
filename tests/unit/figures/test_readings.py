"""Readings of hand-made counts: families, directions of movement, who fares worse, and what is no proportion."""

from dataclasses import replace

import numpy as np
import pytest

from levelground.figures import Verdict, compute_figures
from levelground.standards import Indicator, Standard, standard
from unit.figures.by_hand import Cells, counted, reading_of, table_of

WRES, WDES = standard("wres"), standard("wdes")


def ratio_cells(white: tuple[float, float], bme: tuple[float, float], part: str = "") -> Cells:
    """The counts of both groups in one part."""
    return {(part, "white"): white, (part, "bme"): bme}


# Movement: this year over last


@pytest.mark.parametrize(("number", "sign"), [("2", -1), ("3", 1)])
def test_a_ratio_of_ratios_is_this_year_over_last(number: str, sign: int):
    # The ratio falls from 1.64 to 1.53 in indicator 2 (white over BME); in 3 it is printed the other way round.
    last, now = ratio_cells((164, 1000), (100, 1000)), ratio_cells((153, 1000), (100, 1000))
    movement = reading_of(WRES, number, now, before=last).movement
    assert movement is not None
    assert movement.statistic == "ratio of ratios"
    assert movement.interval.value is not None
    assert movement.previous.value == pytest.approx(1.64 if sign < 0 else 1 / 1.64, rel=1e-12)
    assert movement.interval.value == pytest.approx((1.53 / 1.64) ** -sign, rel=1e-12)
    assert (movement.interval.value < 1) == (sign < 0)
    assert movement.says == "no clear change"


def test_a_clear_rise_and_a_clear_fall():
    low, high = ratio_cells((1000, 10000), (1000, 10000)), ratio_cells((2000, 10000), (1000, 10000))
    up, down = (reading_of(WRES, "2", now, before=then).movement for now, then in ((high, low), (low, high)))
    assert up is not None
    assert down is not None
    assert (up.says, down.says) == ("clearly higher", "clearly lower")
    assert (up.interval.value, down.interval.value) == (pytest.approx(2.0), pytest.approx(0.5))


def test_a_difference_moves_by_this_year_minus_last():
    last, now = ratio_cells((200, 1000), (300, 1000)), ratio_cells((200, 1000), (250, 1000))
    movement = reading_of(WRES, "5", now, before=last).movement
    assert movement is not None
    assert movement.statistic == "difference of differences"
    assert movement.previous.value == pytest.approx(10.0)
    assert movement.interval.value == pytest.approx(-5.0)


def test_without_a_previous_year_nothing_moves():
    assert reading_of(WRES, "2", ratio_cells((1, 2), (1, 2))).movement is None


# Families of parts


def parts_of(*pairs: tuple[tuple[float, float], tuple[float, float]]) -> Cells:
    """Indicator 2 by pay band, one part for each pair (white, BME), and their sums as the headline."""
    cells: dict[tuple[str, str], tuple[float, float]] = {}
    for band, (white, bme) in enumerate(pairs, start=2):
        cells |= ratio_cells(white, bme, f"pay_band=Band {band}")
    whole = [tuple(sum(pair[side][place] for pair in pairs) for place in (0, 1)) for side in (0, 1)]
    return dict(ratio_cells((whole[0][0], whole[0][1]), (whole[1][0], whole[1][1]))) | cells


def test_one_of_many_parts_that_chance_would_give_is_not_clear():
    alone = reading_of(WRES, "2", parts_of(((60, 200), (40, 200))))
    assert [part.verdict for part in alone.parts] == [Verdict.CLEAR]
    many = reading_of(WRES, "2", parts_of(((60, 200), (40, 200)), *[((50, 200), (50, 200))] * 5))
    first = many.parts[0]
    assert first.interval == alone.parts[0].interval
    assert first.family == 6
    assert first.p_value is not None
    assert alone.parts[0].p_value is not None
    # The smallest of six p-values is multiplied by six; the others are 1.
    assert first.p_value == pytest.approx(6 * alone.parts[0].p_value, rel=1e-9)
    assert first.verdict is Verdict.NOT_CLEAR


def test_strong_evidence_stays_clear_in_a_family():
    many = reading_of(WRES, "2", parts_of(((120, 200), (40, 200)), *[((50, 200), (50, 200))] * 5))
    assert many.parts[0].verdict is Verdict.CLEAR


def test_parts_with_nobody_in_them_are_in_no_family():
    many = reading_of(WRES, "2", parts_of(((60, 200), (40, 200)), ((0, 0), (0, 0))))
    assert [part.family for part in many.parts] == [1]


def test_a_part_that_is_the_whole_differs_from_it_by_nothing():
    heads: Cells = {("", "bme"): (4, 20), ("", "all"): (20, 20), ("clinical=yes", "bme"): (4, 20)}
    (part,) = reading_of(WRES, "1", heads).parts
    assert (part.interval.value, part.interval.lower, part.interval.upper) == (0, 0, 0)
    assert part.verdict is Verdict.TOO_FEW


# Who fares worse


def declared_otherwise(**changed: object) -> tuple[Standard, Indicator]:
    """The WRES with indicator 2 declared otherwise."""
    other = replace(WRES.indicator("2"), **changed)  # type: ignore[arg-type]
    return replace(WRES, indicators=tuple(other if one.number == "2" else one for one in WRES.indicators)), other


@pytest.mark.parametrize(
    ("better", "white", "worse"),
    [("level", 60, "bme"), ("level", 30, "white"), ("higher", 60, "bme"), ("higher", 30, "white"),
     ("lower", 60, "white"), ("lower", 30, "bme")],
)  # fmt: skip
def test_who_fares_worse_by_a_ratio(better: str, white: int, worse: str):
    own, _ = declared_otherwise(better=better)
    headline = reading_of(own, "2", ratio_cells((white, 100), (40, 100))).headline
    assert headline is not None
    assert headline.worse_off == worse


def test_at_parity_nobody_does():
    headline = reading_of(WRES, "2", ratio_cells((40, 100), (40, 100))).headline
    assert headline is not None
    assert headline.worse_off == ""


# Scores


ENGAGEMENT: Cells = {("", "disabled"): (0.064 * 300, 300), ("", "non-disabled"): (0.069 * 900, 900)}


def test_a_score_has_a_difference_and_no_limits():
    reading = reading_of(WDES, "9a", ENGAGEMENT, flags=("no spread",))
    made = reading.headline
    assert made is not None
    assert made.statistic == "score difference"
    assert (made.interval.value, made.interval.lower, made.interval.upper) == (-0.5, None, None)
    assert [group.percentage.value for group in reading.groups] == [6.9, 6.4]
    assert all(group.percentage.lower is group.percentage.upper is None for group in reading.groups)
    assert (made.p_value, made.smallest_seen, made.excess, made.inside_band) == (None, None, None, None)
    assert made.worse_off == "disabled"
    assert made.verdict is Verdict.NO_INTERVAL
    assert made.flags == ("no spread",)


def test_a_score_in_the_table_of_figures_is_no_percentage():
    figures = compute_figures(table_of(WDES, 2026, counted(WDES, "9a", ENGAGEMENT, ("no spread",))), WDES)
    assert figures.words("statistic") == ["score difference", "score", "score"]
    assert figures.numbers("value").tolist() == [-0.5, 6.9, 6.4]
    assert set(figures.words("flags")) == {"no spread;undefined"}
    assert all(np.isnan(figures.numbers(name)).all() for name in ("lower", "upper"))


def test_a_score_moves_and_whether_by_chance_cannot_be_told():
    before: Cells = {("", "disabled"): (0.060 * 300, 300), ("", "non-disabled"): (0.069 * 900, 900)}
    movement = reading_of(WDES, "9a", ENGAGEMENT, before=before).movement
    assert movement is not None
    assert movement.statistic == "difference of score differences"
    assert movement.interval.value == pytest.approx(0.4)
    assert movement.says == "cannot be told"


def test_what_only_one_group_is_asked_has_values_and_no_comparison():
    reading = reading_of(WDES, "8", {("", "disabled"): (0.742 * 53, 53)})
    assert reading.measured
    assert reading.headline is None
    assert [(group.group, group.denominator) for group in reading.groups] == [("disabled", 53)]
    assert reading.groups[0].percentage.value == pytest.approx(74.2)
