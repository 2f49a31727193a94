"""Published rates, ratios and other measures, held to the library's public functions."""

from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest

from levelground.figures import VerdictRules, rules_from
from levelground.statistics import (
    Estimate,
    difference_of_estimates,
    katz_ratio,
    koopman_ratio,
    mean_pay_gap,
    median_pay_gap,
    newcombe_difference,
    outside_four_fifths,
    wilson,
)
from published.cases import CASES, printed

Check = Callable[[dict, dict], None]
BY_LIBRARY: dict[str, Check] = {}


def case(*names: str) -> Callable[[Check], Check]:
    """Published cases that one check holds."""

    def kept(check: Check) -> Check:
        BY_LIBRARY.update(dict.fromkeys(names, check))
        return check

    return kept


@pytest.mark.parametrize("name", CASES)
def test_published_figure(name: str):
    if name in BY_LIBRARY:
        BY_LIBRARY[name](CASES[name]["inputs"], CASES[name]["published"])


def counts_of(*percentages: float) -> tuple[int, ...]:
    """Each percentage as the counts of a fraction of one common base: (a, base, b, base, …), with no digit lost."""
    exact = [Fraction(str(percentage)) / 100 for percentage in percentages]
    base = int(np.lcm.reduce([share.denominator for share in exact]))
    return tuple(number for share in exact for number in (int(share * base), base))


def value(estimate: Estimate) -> float:
    """The value of an estimate of one number, which must exist."""
    assert not np.ma.getmaskarray(estimate.value).any()
    return float(estimate.value)


def percentage(numerator: int, denominator: int) -> float:
    """A percentage with its interval around it."""
    estimate = wilson(numerator, denominator).scaled(100)
    assert float(estimate.lower) <= value(estimate) <= float(estimate.upper)
    return value(estimate)


def ratio(*four: int) -> float:
    """A ratio of proportions: both intervals are built on the same value."""
    assert value(koopman_ratio(*four)) == pytest.approx(value(katz_ratio(*four)), rel=1e-12)
    return value(koopman_ratio(*four))


def verdict(relative_likelihood: float) -> str:
    """Where a printed ratio stands by the four-fifths rule."""
    outside = outside_four_fifths(*counts_of(100 * Fraction(str(relative_likelihood)) / 10, Fraction(100, 10)))
    if not bool(outside):
        return "inside"
    return "above" if relative_likelihood > 1 else "below"


# Relative likelihoods from the likelihoods of each group


@case("christie-2022-i2")
def _(inputs: dict, published: dict) -> None:
    found = ratio(*counts_of(inputs["p_white_pct"], inputs["p_bme_pct"]))
    assert printed(found, "3.2") == published["relative_likelihood_white_vs_bme"]


@case("kmpt-2020-i3")
def _(inputs: dict, published: dict) -> None:
    found = ratio(*counts_of(inputs["p_bme_pct"], inputs["p_white_pct"]))
    assert printed(found, "1.7") == published["relative_likelihood_bme_vs_white"]


@case("bmjcareers-2012-rr")
def _(inputs: dict, published: dict) -> None:
    found = ratio(*counts_of(inputs["p_white_pct"], inputs["p_bme_pct"]))
    assert found == pytest.approx(2.875, rel=1e-12)
    assert printed(found, "3") == published["rr_nearest_whole"]


@case("kmpt-2020-i4")
def _(inputs: dict, published: dict) -> None:
    found = ratio(*counts_of(inputs["p_white_pct"], inputs["p_bme_pct"]))
    assert printed(found, "0.17") == "0.17"
    assert published["relative_likelihood_white_vs_bme"] == "1.1"
    # A mistyped 59.6 would explain the print.
    assert printed(ratio(*counts_of(59.6, inputs["p_bme_pct"])), "1.1") == "1.1"


# Direction


@case("rdash-2025-i2")
def _(inputs: dict, published: dict) -> None:
    for year in ("2025", "2024"):
        one_way = counts_of(inputs[f"printed_{year}"] * 10, 10)
        other_way = (*one_way[2:], *one_way[:2])
        assert ratio(*one_way) == pytest.approx(inputs[f"printed_{year}"], rel=1e-12)
        assert printed(ratio(*other_way), "1.52") == published[f"inverse_{year}"]
        there, back = koopman_ratio(*one_way), koopman_ratio(*other_way)
        assert float(there.lower) == pytest.approx(1 / float(back.upper), rel=1e-6)


@case("england-2022-phrase")
def _(inputs: dict, published: dict) -> None:
    found = ratio(*counts_of(inputs["rr_white_vs_bme"] * 10, 10))
    assert printed(Fraction(str(round(found, 10))) * 100 - 100, "54") == published["percent_more_likely"]


# The four-fifths rule


@case(
    "lnwh-2021-i2",
    "lnwh-2021-i3",
    "lnwh-2021-i4",
    "christie-2021-i4",
    "christie-2022-i4",
    "gloucs-ccg-2019-i2",
    "gloucs-ccg-2020-i2",
)
def _(inputs: dict, published: dict) -> None:
    told = {1.24: "inside", 3.73: "above", 0.84: "inside", 1.36: "above", 1.17: "inside", 1.15: "inside", 1.81: "above"}
    assert str(inputs["relative_likelihood"]) == published["relative_likelihood"]
    assert verdict(inputs["relative_likelihood"]) == told[inputs["relative_likelihood"]]


@pytest.mark.parametrize("name", [name for name, told in CASES.items() if "flag derived" in told["kind"]])
def test_flag_is_the_one_that_the_case_tells(name: str):
    told = CASES[name]
    assert [verdict(told["inputs"]["relative_likelihood"])] == [check["computed"] for check in told["checks"]]


def test_bounds_of_the_rule_are_inside():
    assert verdict(1.25) == verdict(0.8) == "inside"
    assert isinstance(rules_from({}), VerdictRules)


@case("regions-2024-i2")
def _(inputs: dict, published: dict) -> None:
    above = [region for region, found in inputs.items() if verdict(found) == "above"]
    assert str(len(above)) == published["regions_above_1.25"]
    assert "London" not in above
    assert (f"{max(inputs.values())}", f"{min(inputs.values())}") == (published["max"], published["min"])


# Differences in percentage points


@case("kmpt-2020-i9")
def _(inputs: dict, published: dict) -> None:
    for group, sign in (("bme", 1), ("nonbme", -1)):
        four = counts_of(inputs[f"board_{group}_pct"], inputs[f"workforce_{group}_pct"])
        found = value(newcombe_difference(*four).scaled(100))
        assert printed(sign * round(found, 10), "-4") == published["difference_points"]


@case("christie-2022-i9")
def _(inputs: dict, published: dict) -> None:
    # A gap of so many points, as that of a board without anyone against a workforce of so many per cent.
    gaps = [newcombe_difference(*counts_of(0, -inputs[f"gap_{year}_points"])).scaled(100) for year in (2021, 2022)]
    assert [round(value(gap), 10) for gap in gaps] == [-7.5, -0.64]
    change = difference_of_estimates(*gaps)
    assert printed(round(value(change), 10), "6.86") == published["narrowing_points"]
    assert float(change.lower) < value(change) < float(change.upper)


@case("gmc-referral-2020", "gmc-referral-2021")
def _(inputs: dict, published: dict) -> None:
    four = counts_of(inputs["ethnic_minority_pct"], inputs["white_pct"])
    gap = value(newcombe_difference(*four).scaled(100))
    assert printed(round(gap, 10), "0.28") == published["gap_points"]
    # The difference shrank by a seventh and the ratio hardly moved: both are shown.
    assert printed(ratio(*four), "1.93") == {"0.28": "1.93", "0.24": "1.92"}[published["gap_points"]]


# Shares of other things


@case("england-2019-i3-range")
def _(inputs: dict, published: dict) -> None:
    inside = inputs["trusts"] - inputs["trusts_above_1.25"] - inputs["trusts_below_0.8"]
    assert printed(percentage(inside, inputs["trusts"]), "23.8") == published["pct_in_range"]


@case("nhsbt-2020-declared")
def _(inputs: dict, published: dict) -> None:
    assert printed(percentage(inputs["declared"], inputs["responses"]), "2.9") == published["pct"]


@case("nhsbt-2020-esr")
def _(inputs: dict, published: dict) -> None:
    found = percentage(inputs["declared"], inputs["headcount"])
    assert printed(found, "2.47") == "2.47"
    assert printed(found, "2.5") == "2.5" != published["pct"] == "2.3"


@case("rcm-2011-i3-share")
def _(inputs: dict, published: dict) -> None:
    found = percentage(inputs["disciplined_black"], inputs["disciplined_total"])
    assert printed(found, "60") == published["black_share_pct"]


@case("rcm-2011-i3-dismissal")
def _(inputs: dict, published: dict) -> None:
    found = percentage(inputs["dismissed_black"], inputs["disciplined_black"])
    assert printed(found, "15") == published["dismissed_pct"]


@case("bmjcareers-2012-response")
def _(inputs: dict, published: dict) -> None:
    assert printed(percentage(inputs["responded"], inputs["asked"]), "77.0") == published["responded_pct"]
    assert printed(percentage(inputs["full_data"], inputs["asked"]), "30.3") == published["full_pct"]


@case("rcp-2017-response")
def _(inputs: dict, published: dict) -> None:
    assert printed(percentage(inputs["completed"], inputs["contacted"]), "52") == published["pct"]


@case("eff-2017-coverage")
def _(inputs: dict, published: dict) -> None:
    included = inputs["trusts"] - inputs["excluded_lt_11_respondents"]
    assert str(included) == published["included"]
    assert printed(percentage(included, inputs["trusts"]), "99") == published["pct"]


@case("eff-2018-coverage")
def _(inputs: dict, published: dict) -> None:
    included = inputs["trusts"] - inputs["excluded_lt_11_respondents"]
    found = percentage(included, inputs["trusts"])
    assert str(included) == published["included"]
    assert printed(found, "98") == "98"
    assert str(found).startswith(published["pct"]) and published["pct"] == "97", "the page cut the decimals off"


# Pay gaps


@case("northtees-2023-gpg")
def _(inputs: dict, published: dict) -> None:
    mean = value(mean_pay_gap([inputs["mean_m"]], [inputs["mean_f"]]))
    assert printed(mean, "44.65") == published["mean_gap_pct"]
    median = median_pay_gap([inputs["median_m"]], [inputs["median_f"]])
    assert printed(median, "23.51") == published["median_gap_pct"]
    for name, difference in (("mean", "mean_diff"), ("median", "median_diff")):
        pounds = Fraction(str(inputs[f"{name}_m"])) - Fraction(str(inputs[f"{name}_f"]))
        assert printed(pounds, "14.35") == published[difference]


@case("kmicb-2023-epg")
def _(inputs: dict, published: dict) -> None:
    # For each pound of the reference group the comparison group has 1.8 pence more.
    gap = median_pay_gap([100.0], [100 - inputs["median_gap_pct"]])
    assert printed(round(gap, 10), "-1.8") == "-1.8"
    assert printed(-round(gap, 10), "2") == "2" != published["pence_more_per_pound"] == "8"
