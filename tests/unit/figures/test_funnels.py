"""A funnel: who can be told from the whole, by limits that are worked out here another way; and never a rank."""

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from levelground.figures import Comparison, Funnel, funnel_of
from levelground.standards import Standard
from levelground.standards.wres import WRES
from unit.figures.by_hand import reading_of

Pair = tuple[float, float]
WHOLE: tuple[Pair, Pair] = ((9000, 60_000), (4000, 40_000))


def headline(number: str, white: tuple[float, float], bme: tuple[float, float], of: Standard = WRES) -> Comparison:
    made = reading_of(of, number, {("", "white"): white, ("", "bme"): bme}).headline
    assert made is not None
    return made


def drawn(units: Mapping[str, tuple[Pair, Pair]], number: str = "2") -> Funnel:
    made = {code: (f"Trust {code}", headline(number, *counts)) for code, counts in units.items()}
    found = funnel_of(made, headline(number, *WHOLE))
    assert found is not None
    return found


ALIKE: dict[str, tuple[Pair, Pair]] = {
    f"R{place}": ((150 * place, 1000 * place), (100 * place, 1000 * place)) for place in range(1, 7)
}


def test_those_at_the_value_of_all_are_inside_whatever_their_size() -> None:
    found = drawn(ALIKE)
    assert found.target == pytest.approx(1.5)
    assert {unit.where for unit in found.units} == {"inside"}
    weights = {unit.code: unit.weight for unit in found.units}
    assert weights["R6"] == pytest.approx(6 * weights["R1"])


def test_the_same_ratio_is_chance_in_a_small_organisation_and_not_in_a_large_one() -> None:
    found = drawn(ALIKE | {"RSMALL": ((24, 100), (10, 100)), "RLARGE": ((2400, 10_000), (1000, 10_000))})
    where = {unit.code: unit.where for unit in found.units}
    assert (where["RSMALL"], where["RLARGE"]) == ("inside", "far above")


def test_where_a_unit_lies_agrees_with_the_limits_that_are_drawn() -> None:
    rng = np.random.default_rng(2)
    units = {
        f"R{place:02}": ((float(rng.binomial(n, 0.15)), n), (float(rng.binomial(m, rng.uniform(0.06, 0.16))), m))
        for place, (n, m) in enumerate(rng.integers(200, 4000, (40, 2)).tolist())
    }
    found = drawn(units)
    assert {unit.where for unit in found.units} > {"inside"}
    for unit in found.units:
        value = unit.interval.value
        assert value is not None
        low, high = found.limits(unit.weight)
        far_low, far_high = found.limits(unit.weight, 0.998)
        expected = "inside" if low <= value <= high else "above" if value > high else "below"
        assert unit.where == (f"far {expected}" if not far_low <= value <= far_high else expected)
    assert found.between > 0
    wider = found.limits(found.units[0].weight, adjusted=True)
    assert wider[0] < found.limits(found.units[0].weight)[0]


def test_chance_alone_puts_one_in_twenty_outside() -> None:
    rng = np.random.default_rng(11)
    sizes = rng.integers(300, 4000, (1500, 2)).tolist()
    made = {
        f"R{place}": ("", headline_counts(float(rng.binomial(n, 0.15)), n, float(rng.binomial(m, 0.1)), m))
        for place, (n, m) in enumerate(sizes)
    }
    found = funnel_of(made, headline("2", *WHOLE))
    assert found is not None
    outside = sum(unit.where != "inside" for unit in found.units) / len(found.units)
    assert 0.035 < outside < 0.065
    # Of a normal deviate drawn in to its middle 80% the mean square is 0.66, and not 1.
    assert found.phi == pytest.approx(0.66, abs=0.06)
    assert found.between == 0


PATTERN = headline("2", (150, 1000), (100, 1000))


def headline_counts(a: float, n: float, b: float, m: float) -> Comparison:
    """As `headline`, without working out what a funnel does not ask."""
    ratio = (a / n) / (b / m) if b else None
    return replace(
        PATTERN,
        group=replace(PATTERN.group, numerator=a, denominator=n),
        comparator=replace(PATTERN.comparator, numerator=b, denominator=m),
        interval=replace(PATTERN.interval, value=ratio),
    )


def test_a_difference_has_the_error_of_two_proportions() -> None:
    found = drawn(
        {f"R{place}": ((250 * place, 1000 * place), (300 * place, 1000 * place)) for place in range(1, 6)}, "5"
    )
    first, second = 4000 / 40_000, 9000 / 60_000
    error = 100 * math.sqrt(first * (1 - first) / 1000 + second * (1 - second) / 1000)
    unit = next(unit for unit in found.units if unit.code == "R1")
    low, high = found.limits(unit.weight)
    assert (high - low) / 2 == pytest.approx(1.959964 * error, rel=1e-6)


def test_what_may_not_be_told_is_left_out_and_said() -> None:
    hidden = replace(
        headline("2", (1, 2), (3, 4)), group=replace(headline("2", (1, 2), (3, 4)).group, numerator=None),
    )  # fmt: skip
    found = funnel_of(
        {code: (code, headline("2", *counts)) for code, counts in ALIKE.items()} | {"RH": ("Hidden", hidden)}
        | {"RN": ("None", None)},
        headline("2", *WHOLE),
    )  # fmt: skip
    assert found is not None
    assert [name for name, _ in found.left_out] == ["Hidden", "None"]
    assert all(unit.code not in ("RH", "RN") for unit in found.units)


def test_there_is_no_funnel_of_too_few_or_without_a_whole() -> None:
    made = {code: (code, headline("2", *counts)) for code, counts in ALIKE.items()}
    assert funnel_of(dict(list(made.items())[:4]), headline("2", *WHOLE)) is None
    assert funnel_of(made, None) is None


def test_units_stand_in_the_order_of_their_names() -> None:
    found = drawn(ALIKE)
    assert [unit.name for unit in found.units] == sorted(unit.name for unit in found.units)
