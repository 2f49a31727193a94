"""Settings that cannot make a service are refused, and organisations are plainly made up and sensibly sized."""

from typing import Any

import numpy as np
import pytest

from levelground.synthetic import DisabilityInequities, Inequities, Service
from levelground.synthetic.drawing import choose, share_out
from levelground.synthetic.names import REGIONS, place, system
from levelground.synthetic.register import KINDS, draw_register


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"organisations": 0}, "organisations"),
        ({"staff": 3}, "staff"),
        ({"years": 0}, "years"),
        ({"years": 60}, "years"),
        ({"last_year": 2300}, "years"),
        ({"seed": -1}, "seed"),
        ({"applications_per_person": -0.5}, "applications_per_person"),
    ],
)
def test_settings_that_cannot_be_are_refused_by_name(changed: dict[str, Any], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        Service(**({"organisations": 4, "staff": 100, "years": 1} | changed))


@pytest.mark.parametrize("name", ["appointment_odds_ratio", "board_odds_ratio", "progression_odds_ratio"])
def test_an_odds_ratio_of_nothing_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        Inequities(**{name: 0.0})


@pytest.mark.parametrize("name", ["appointment", "capability", "ill_health", "progression", "board"])
def test_so_is_one_between_disabled_and_non_disabled_people(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name}_odds_ratio"):
        DisabilityInequities(**{f"{name}_odds_ratio": -1.0})


def test_survey_gaps_name_every_question_and_stay_in_reach() -> None:
    with pytest.raises(ValueError, match="harassment-public, harassment-staff"):
        Inequities(survey_gaps={"harassment-public": 1.0})
    with pytest.raises(ValueError, match="30 points"):
        Inequities(survey_gaps=dict(Inequities().survey_gaps) | {"harassment-staff": 40.0})
    gaps = dict(DisabilityInequities().survey_gaps)
    with pytest.raises(ValueError, match=r"engagement.* 3 points"):
        DisabilityInequities(survey_gaps=gaps | {"engagement": 4.0})
    with pytest.raises(ValueError, match="work-valued"):
        DisabilityInequities(survey_gaps={"engagement": 1.0})


def test_a_national_register_is_shaped_like_the_country() -> None:
    register = draw_register(Service(220, 1_500_000))
    assert int(register.sizes.sum()) == 1_500_000
    assert 300 <= register.sizes.min() < 2_500
    assert 14_000 < register.sizes.max() <= 20_100
    assert np.median(register.sizes) < register.sizes.mean()
    assert len(set(register.codes)) == len(set(register.names)) == 220
    assert len(set(register.systems)) == 42
    of_system = {(name, int(region)) for name, region in zip(register.systems, register.regions, strict=True)}
    assert len(of_system) == 42, "a system lies in one region"
    assert np.bincount(register.regions).argmax() == REGIONS.index("Midlands")
    assert np.bincount(register.kinds).argmax() == KINDS.index("acute")
    first, _ = register.shares(2016, 2016)
    last, _ = register.shares(2016, 2024)
    assert 0.15 < np.average(first, weights=register.sizes) < 0.20
    assert 0.25 < np.average(last, weights=register.sizes) < 0.31


def test_names_do_not_repeat() -> None:
    assert len({place(number) for number in range(1_000)}) == 1_000
    assert place(250) == f"{place(0)} 2"
    halves = [half for number in range(42) for half in system(number).split(" and ")]
    assert len(set(halves)) == 84


def test_sharing_out_gives_whole_numbers_that_add_up() -> None:
    assert share_out(10, np.array([1.0, 1.0, 1.0])).tolist() == [4, 3, 3]
    assert share_out(7, np.array([0.5, 0.25, 0.25])).tolist() == [3, 2, 2]
    assert share_out(0, np.array([3.0, 2.0])).tolist() == [0, 0]


def test_choosing_follows_the_weights_of_each_row() -> None:
    rng = np.random.default_rng(5)
    weights = np.array([[1.0, 0.0, 3.0], [0.0, 5.0, 5.0]])
    rows = np.repeat([0, 1], 40_000)
    drawn = choose(rng, weights, rows)
    first, second = np.bincount(drawn[rows == 0], minlength=3), np.bincount(drawn[rows == 1], minlength=3)
    assert first[1] == second[0] == 0
    # Five standard errors of a share of 40,000.
    assert abs(first[0] / 40_000 - 0.25) < 5 * np.sqrt(0.25 * 0.75 / 40_000)
    assert abs(second[1] / 40_000 - 0.5) < 5 * np.sqrt(0.25 / 40_000)
