"""What moved since last year: what is listed, what is not, and how seldom it is listed by chance."""

from collections.abc import Mapping

import numpy as np
import pytest

from levelground.figures import Moved, moved_since
from levelground.standards import CountTable, IndicatorCounts, standard

WRES = standard("wres")
GROUPS = ("white", "bme", "unknown", "all")
ROUTES = ("route=advertised", "route=redeployment", "route=other")
CLUSTERS = ("cluster=5 and under", "cluster=6 and 7", "cluster=8a and above")
Cells = Mapping[tuple[str, str], tuple[tuple[float, float], tuple[float, float]]]


def table(year: int, cells: Cells, *, flags: Mapping[str, tuple[str, ...]] | None = None) -> CountTable:
    """A table of one organisation: by indicator and part, (white, base) and (BME, base); all is their sum."""
    indicators = []
    for number in dict.fromkeys(number for number, _ in cells):
        parts = tuple(part for own, part in cells if own == number)
        numerator, denominator = np.zeros((1, len(parts), 4)), np.zeros((1, len(parts), 4))
        for place, part in enumerate(parts):
            for column, (above, below) in enumerate(cells[number, part]):
                numerator[0, place, column], denominator[0, place, column] = above, below
            share = number in ("1", "9")
            numerator[0, place, 3] = numerator[0, place, :2].sum()
            denominator[0, place, 3] = numerator[0, place, 3] if share else denominator[0, place, :2].sum()
            if share:
                denominator[0, place, :] = denominator[0, place, 3]
        indicators.append(
            IndicatorCounts(number, parts, GROUPS, numerator, denominator, ((flags or {}).get(number, ()),))
        )
    return CountTable("wres", year, ("RAA",), 1, tuple(indicators))


def listed(now: Cells, then: Cells, breaks: Mapping[str, tuple[str, ...]] | None = None) -> tuple[Moved, ...]:
    """What is listed of the one organisation."""
    return moved_since(table(2026, now), WRES, "RAA", table(2025, then), breaks or {}, 0.1)


def staff(white: float, bme: float) -> Cells:
    """The workforce."""
    return {("1", ""): ((white, 0), (bme, 0))}


def test_a_headcount_is_listed_beyond_a_tenth_and_not_at_it():
    assert listed(staff(770, 330), staff(700, 300)) == ()
    (white, bme, everyone) = sorted(listed(staff(771, 331), staff(700, 300)), key=lambda one: -len(one.what))
    assert {one.kind for one in (white, bme, everyone)} == {"jumped"}
    assert (everyone.key, everyone.what, everyone.previous, everyone.current) == (
        "1 headcount all", "Staff in post", 1000, 1102,
    )  # fmt: skip
    assert everyone.change == pytest.approx(10.2)
    assert everyone.why == "differs by more than 10% of last year’s"


def test_a_few_people_in_a_small_group_are_no_jump():
    assert listed(staff(1000, 44), staff(1000, 40)) == ()


def test_nobody_last_year_is_listed_without_a_percentage():
    (one,) = listed({("2", ""): ((60, 100), (30, 50))}, {("2", ""): ((0, 0), (0, 0))})
    assert (one.why, one.change, one.previous) == ("there were none last year", None, 0)


def test_a_ratio_that_moved_beyond_chance_is_listed_with_its_change():
    found = listed({("2", ""): ((500, 1000), (200, 1000))}, {("2", ""): ((300, 1000), (300, 1000))})
    ratio = next(one for one in found if one.statistic == "ratio")
    assert ratio.what == "Appointed from shortlist: ratio, white over BME"
    assert (ratio.previous, ratio.current, ratio.change) == (1.0, 2.5, pytest.approx(2.5))
    assert ratio.lower is not None
    assert ratio.lower > 1
    assert ratio.p_value is not None
    assert ratio.p_value < 0.001
    assert ratio.why == "moved beyond chance, one of 3 figures looked at together"


def test_a_gap_in_the_survey_is_compared_as_a_difference_of_differences():
    found = listed({("6", ""): ((200, 1000), (400, 1000))}, {("6", ""): ((200, 1000), (220, 1000))})
    gap = next(one for one in found if one.statistic == "difference")
    assert (gap.previous, gap.current, gap.change) == (pytest.approx(2), pytest.approx(20), pytest.approx(18))


def test_a_change_of_definition_is_said_in_place_of_a_movement():
    cells = {("2", ""): ((500, 1000), (200, 1000))}, {("2", ""): ((300, 1000), (300, 1000))}
    (one,) = listed(*cells, breaks={"2": ("2026: Counted otherwise.",)})
    assert (one.kind, one.why, one.change, one.p_value) == ("not like for like", "2026: Counted otherwise.", None, None)


def test_another_window_is_not_like_for_like():
    cells: Cells = {("3", ""): ((90, 1000), (20, 1000))}
    last: Cells = {("3", ""): ((20, 1000), (20, 1000))}
    found = moved_since(table(2026, cells), WRES, "RAA", table(2025, last, flags={"3": ("window=12",)}), {}, 0.1)
    assert [one.kind for one in found] == ["not like for like"]


def test_what_cannot_be_compared_is_not_in_the_family():
    found = listed({("2", ""): ((0, 1000), (300, 1000))}, {("2", ""): ((300, 1000), (300, 1000))})
    assert [one.statistic for one in found] == ["percentage"]
    assert "one of 2 figures" in found[0].why


def simulated(rng: np.random.Generator, year: int, size: float) -> CountTable:
    """A year of an organisation in which the truth is always the same, however large it is."""

    def drawn(people: float, rate: float) -> tuple[float, float]:
        return float(rng.binomial(int(people), rate)), float(int(people))

    white, bme = 700 * size, 300 * size
    heads = {part: int(1000 * size * share) for part, share in zip(CLUSTERS, (0.6, 0.3, 0.1), strict=True)}
    cells: dict[tuple[str, str], tuple[tuple[float, float], tuple[float, float]]] = {}
    for part, number in {"": int(1000 * size), **heads}.items():
        of_group = float(rng.binomial(number, 0.3))
        cells["1", part] = ((number - of_group, 0), (of_group, 0))
    for part, share in {"": 1.0, **dict.fromkeys(ROUTES, 0.3)}.items():
        cells["2", part] = (drawn(400 * size * share, 0.24), drawn(250 * size * share, 0.17))
    cells["3", ""] = (drawn(white, 0.009), drawn(bme, 0.011))
    cells["4", ""] = (drawn(white, 0.42), drawn(bme, 0.39))
    for number, rate in (("5", 0.28), ("6", 0.22), ("7", 0.55), ("8", 0.1)):
        cells[number, ""] = (drawn(350 * size, rate), drawn(120 * size, rate + 0.04))
    members = float(rng.binomial(14, 0.2))
    cells["9", ""] = ((14 - members, 0), (members, 0))
    return table(year, cells)


@pytest.mark.parametrize("size", [1.0, 6.0])
def test_without_any_change_at_most_one_family_in_twenty_lists_a_figure(size: float):
    """Two years with no person in common, the hardest case. 150 organisations: 13 false alarms are chance at 5%."""
    rng = np.random.default_rng(20)
    alarms = 0
    for _ in range(150):
        now, then = simulated(rng, 2026, size), simulated(rng, 2025, size)
        found = moved_since(now, WRES, "RAA", then, {}, 10.0)
        alarms += any(one.kind == "beyond chance" for one in found)
    assert alarms <= 150 / 20 + 2 * np.sqrt(150 * 0.05 * 0.95)
