"""Verdicts on hand-made intervals, in the order in which they are tried."""

from fractions import Fraction

import pytest

from levelground.figures import Interval, Verdict, rules_from
from levelground.figures.verdicts import judge
from levelground.standards import LEVEL_POINTS, NON_ADVERSE_BAND, SMALLEST_RATIO

RULES = rules_from({})


def verdict(
    statistic: str,
    value: float | None,
    lower: float | None,
    upper: float | None,
    *,
    adjusted_p: float | None = None,
    smallest_ratio: float | None = 1.5,
) -> tuple[Verdict, bool]:
    """The verdict, and whether it is clear but inside the band."""
    judged = judge(
        statistic, Interval(value, lower, upper), adjusted_p=adjusted_p, smallest_ratio=smallest_ratio, rules=RULES
    )
    return judged.verdict, judged.clear_but_inside


def test_defaults():
    assert (RULES.low, RULES.high) == (Fraction(4, 5), Fraction(5, 4))
    assert (RULES.points, RULES.smallest_ratio) == (3.0, 2.0)


def test_a_profile_may_hold_an_organisation_to_other_bounds():
    rules = rules_from({NON_ADVERSE_BAND.name: ("0.9", "1.1"), LEVEL_POINTS.name: ("1",), SMALLEST_RATIO.name: ("3",)})
    assert (rules.low, rules.high, rules.points, rules.smallest_ratio) == (Fraction(9, 10), Fraction(11, 10), 1.0, 3.0)
    with pytest.raises(ValueError, match="many"):
        rules_from({LEVEL_POINTS.name: ("many",)})


def test_first_not_measured_whatever_else_holds():
    assert verdict("ratio", None, 1.2, None, smallest_ratio=None) == (Verdict.NOT_MEASURED, False)


def test_then_too_few_where_parity_is_held_and_a_ratio_of_2_could_not_have_been_seen():
    assert verdict("ratio", 1.6, 0.7, 3.0, smallest_ratio=2.01) == (Verdict.TOO_FEW, False)
    assert verdict("ratio", 1.6, 0.7, 3.0, smallest_ratio=None) == (Verdict.TOO_FEW, False)
    # Level comes later: an interval inside the band from numbers that could have shown nothing is too few.
    assert verdict("ratio", 1.0, 0.9, 1.1, smallest_ratio=2.5) == (Verdict.TOO_FEW, False)
    # The bound itself is enough.
    assert verdict("ratio", 1.6, 0.7, 3.0, smallest_ratio=2.0) == (Verdict.NOT_CLEAR, False)


def test_then_clear_where_parity_is_excluded_however_few():
    assert verdict("ratio", 3.0, 1.01, 9.0, smallest_ratio=8.0) == (Verdict.CLEAR, False)
    assert verdict("ratio", 0.5, 0.3, 0.99) == (Verdict.CLEAR, False)
    assert verdict("difference", -5.0, -8.0, -2.0) == (Verdict.CLEAR, False)


def test_parity_at_a_limit_is_held():
    assert verdict("ratio", 1.5, 1.0, 2.2) == (Verdict.NOT_CLEAR, False)
    assert verdict("difference", 4.0, 0.0, 8.0) == (Verdict.NOT_CLEAR, False)


def test_an_unbounded_interval_excludes_parity_by_its_lower_limit():
    assert verdict("ratio", 2.0, 1.1, None) == (Verdict.CLEAR, False)
    assert verdict("ratio", 2.0, 0.9, None) == (Verdict.NOT_CLEAR, False)


def test_clear_but_inside_the_band():
    assert verdict("ratio", 1.15, 1.05, 1.25) == (Verdict.CLEAR, True)
    assert verdict("ratio", 1.15, 1.05, 1.2501) == (Verdict.CLEAR, False)
    assert verdict("difference", 2.0, 1.0, 3.0) == (Verdict.CLEAR, True)


def test_in_a_family_the_adjusted_p_decides_too():
    assert verdict("ratio", 1.6, 1.1, 2.4, adjusted_p=0.05) == (Verdict.CLEAR, False)
    assert verdict("ratio", 1.6, 1.1, 2.4, adjusted_p=0.0501) == (Verdict.NOT_CLEAR, False)
    # No longer clear, and wholly inside the band: level.
    assert verdict("ratio", 1.1, 1.01, 1.2, adjusted_p=0.09) == (Verdict.LEVEL, False)
    # A small p is no evidence where the interval holds parity.
    assert verdict("ratio", 1.6, 0.99, 2.4, adjusted_p=0.01) == (Verdict.NOT_CLEAR, False)


def test_level_is_the_whole_interval_in_the_band_bounds_inclusive():
    assert verdict("ratio", 1.0, 0.80, 1.25) == (Verdict.LEVEL, False)
    assert verdict("ratio", 1.0, 0.7999, 1.25) == (Verdict.NOT_CLEAR, False)
    assert verdict("ratio", 1.0, 0.80, 1.2501) == (Verdict.NOT_CLEAR, False)
    assert verdict("difference", 0.0, -3.0, 3.0) == (Verdict.LEVEL, False)
    assert verdict("difference", 0.0, -3.01, 3.0) == (Verdict.NOT_CLEAR, False)
    assert verdict("race disparity ratio", 1.0, 0.81, 1.24) == (Verdict.LEVEL, False)


def test_a_score_without_its_spread_is_never_clear_level_or_too_few():
    assert verdict("score difference", -0.5, None, None, smallest_ratio=None) == (Verdict.NO_INTERVAL, False)
    assert verdict("score difference", None, None, None) == (Verdict.NOT_MEASURED, False)
