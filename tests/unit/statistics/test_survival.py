"""The product-limit estimate from counts, against scipy's from single people."""

import warnings

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

from levelground.statistics import kaplan_meier

# People by the interval in which they were last seen, and whether they left in it.
SEEN = st.lists(st.tuples(st.integers(1, 3), st.booleans()), min_size=2, max_size=60)


@given(SEEN)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_it_is_what_scipy_makes_of_the_same_people(people: list[tuple[int, bool]]) -> None:
    last, gone = np.array([at for at, _ in people], dtype=float), np.array([left for _, left in people])
    # Whoever was last seen in an interval and had not left is not known about at its end: half an interval earlier.
    left = [int(((last == at) & gone).sum()) for at in (1, 2, 3)]
    at_risk = [int((last > at).sum() + ((last == at) & gone).sum()) for at in (1, 2, 3)]
    made = kaplan_meier(left, at_risk)
    theirs = ecdf(CensoredData.right_censored(np.where(gone, last, last - 0.5), ~gone)).sf
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # where its limits have no meaning they are not compared
        interval = theirs.confidence_interval(method="log-log")
    for place, at in enumerate((1.0, 2.0, 3.0)):
        if np.ma.getmaskarray(made.value)[place]:
            continue
        assert made.value[place] == pytest.approx(float(theirs.evaluate(np.array([at]))[0]))
        if 0 < made.value[place] < 1:
            low, high = (float(each.evaluate(np.array([at]))[0]) for each in interval)
            assert (made.lower[place], made.upper[place]) == (pytest.approx(low), pytest.approx(high))


def test_nobody_left_is_not_certainty_and_nobody_at_risk_is_no_answer() -> None:
    made = kaplan_meier([0, 0, 0], [12, 4, 0])
    assert made.value.tolist() == [1, 1, None]
    assert made.lower[0] > made.lower[1] > 0.4
    assert kaplan_meier([3], [3]).upper[0] < 1
    assert kaplan_meier([3], [3]).lower[0] == 0


@pytest.mark.parametrize(("left", "at_risk"), [([4], [3]), ([-1], [3])])
def test_counts_that_cannot_be_are_refused(left: list[int], at_risk: list[int]) -> None:
    with pytest.raises(ValueError, match="at risk"):
        kaplan_meier(left, at_risk)
