"""Counts that cannot be, told from the declaration: each kind of impossible count, and the honest ones beside it."""

from collections.abc import Iterator

import pytest

from levelground.standards import Counted, impossible, standard

WRES, WDES = standard("wres"), standard("wdes")


def _honest() -> Iterator[Counted]:
    """A small organisation: 155 staff, 75 applications, 10 entries (one of somebody of unknown group who has left)."""
    everybody = {"white": 102, "bme": 50, "unknown": 3, "all": 155}
    for group, number in everybody.items():
        yield Counted("1", "", group, number, 155)
        yield Counted("4", "", group, number // 2, number) if group != "all" else Counted("4", "", "all", 77, 155)
    for group, number in {"white": 60, "bme": 40, "unknown": 2, "all": 102}.items():
        yield Counted("1", "clinical=yes", group, number, 102)
    for group, number in {"white": 42, "bme": 10, "unknown": 1, "all": 53}.items():
        yield Counted("1", "clinical=no", group, number, 53)
    for group, number in {"ethnicity=asian": 30, "ethnicity=black": 20, "ethnicity=white-british": 102}.items():
        yield Counted("1", "", group, number, 155)
    for group, (number, base) in {"white": (20, 40), "bme": (10, 30), "unknown": (1, 5), "all": (31, 75)}.items():
        yield Counted("2", "", group, number, base)
    # The entry of the one who has left stands in the whole alone.
    for group, (number, base) in {"white": (4, 102), "bme": (5, 53), "all": (10, 155)}.items():
        yield Counted("3", "", group, number, base)
    yield Counted("5", "", "white", 200 * 21.37 / 100, 200)


HONEST = tuple(_honest())


def _with(*changed: Counted) -> tuple[Counted, ...]:
    keys = {one[:3] for one in changed}
    return (*(one for one in HONEST if one[:3] not in keys), *changed)


def test_honest_counts_are_all_possible() -> None:
    assert impossible(HONEST, WRES) == ()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (Counted("2", "", "bme", 31, 30), "31 of 30, and a part is never larger than its whole"),
        (Counted("3", "", "bme", 54, 53), "54 of 53"),
        (Counted("5", "", "white", 200.5, 200), "200.50 of 200"),
        (Counted("2", "", "white", -1, 40), "never below 0"),
        (Counted("2", "", "white", 20.5, 40), "whole numbers"),
        (Counted("2", "", "white", float("nan"), 40), "no number"),
        (Counted("1", "", "white", 101, 155), "the groups come to 154 counted, and all to 155"),
        (Counted("2", "", "all", 31, 76), "the groups come to 75 in the base, and all to 76"),
        (Counted("3", "", "all", 8, 155), "the groups come to 9 counted, and all to 8"),
        (Counted("1", "", "ethnicity=asian", 31, 155), "the groups come to 51 counted, and BME to 50"),
        (Counted("1", "", "bme", 50, 154), "wholes of different size"),
        (Counted("1", "clinical=yes", "bme", 51, 102), "51 in the part, and only 50 in the whole"),
        (Counted("1", "clinical=no", "bme", 11, 53), "its parts by clinical come to 51, and it to 50"),
        (Counted("1", "", "purple", 1, 155), "no such group"),
        (Counted("1", "wing=left", "white", 1, 155), "no such part"),
        (Counted("10", "", "white", 1, 155), "There is no indicator 10"),
    ],
)
def test_a_count_that_cannot_be_is_told(changed: Counted, said: str) -> None:
    assert any(said in fault for fault in impossible(_with(changed), WRES)), impossible(_with(changed), WRES)


def test_the_same_count_twice_is_told() -> None:
    assert impossible((*HONEST, HONEST[0]), WRES) == ("Indicator 1, white: the same count stands there twice.",)


def test_all_faults_are_told_at_once() -> None:
    faults = impossible(_with(Counted("2", "", "bme", 31, 30), Counted("5", "", "white", -1, 200)), WRES)
    assert len(faults) >= 2


def test_leavers_may_outnumber_the_few_who_stayed() -> None:
    few = (Counted("3", "", "bme", 2, 1), Counted("3", "", "white", 0, 4), Counted("3", "", "all", 2, 5))
    assert impossible(few, WRES) == ()


def test_totals_that_were_given_may_leave_groups_out() -> None:
    given = (Counted("2", "", "white", 20, 40), Counted("2", "", "all", 31, 75))
    assert impossible(given, WRES)
    assert impossible(given, WRES, totals=("2",)) == ()


def test_a_score_is_no_larger_than_its_scale_and_an_answer_has_no_counts() -> None:
    score = Counted("9a", "", "disabled", 500 * 6.8 / 100, 500)
    assert impossible((score,), WDES) == ()
    assert "larger than its whole" in impossible((score._replace(numerator=500 * 10.1 / 100),), WDES)[0]
    assert "answered in words" in impossible((Counted("9b", "", "disabled", 1, 1),), WDES)[0]
