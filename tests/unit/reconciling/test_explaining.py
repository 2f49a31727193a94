"""The smallest combination of rules that makes one number another: found whole, named alone, and nothing more."""

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from levelground.reconciling.explaining import MOST_RULES, explain, supported


@dataclass(frozen=True)
class Adds:
    """A rung of so many people."""

    slot: str
    people: int


def counted(base: int) -> Callable[[frozenset[Adds]], float | None]:
    return lambda chosen: float(base + sum(rung.people for rung in chosen))


# Rungs of which no sum is another: 100, 300, 900 …
RUNGS = [Adds(f"rung {power}", 100 * 3**power) for power in range(6)]
CHOSEN = st.sets(st.sampled_from(RUNGS), max_size=MOST_RULES)


@given(CHOSEN.filter(bool), st.integers(0, 10_000))
def test_rungs_that_were_applied_are_the_ones_named(applied: set[Adds], base: int):
    theirs = base + sum(rung.people for rung in applied)
    found = explain(base, theirs, 0.5, RUNGS, counted(base), partly=True)
    assert [set(chosen) for chosen in found.combinations] == [applied]
    assert found.left == 0
    assert found.tried == len(applied)


@given(CHOSEN, st.integers(-4, 4).filter(bool))
def test_a_remainder_is_unexplained_to_the_last_person(applied: set[Adds], rest: int):
    theirs = 5_000 + sum(rung.people for rung in applied) + rest
    found = explain(5_000, theirs, 0.5, RUNGS, counted(5_000), partly=True)
    named = found.combinations[0] if found.combinations else ()
    assert found.left == theirs - 5_000 - sum(rung.people for rung in named)
    if len(applied) <= 1:
        assert set(named) == applied
        assert found.left == rest


@given(st.lists(st.integers(-50, 50).filter(bool), min_size=1, max_size=7), st.integers(-300, 300).filter(bool))
def test_every_combination_named_is_exact_and_none_is_smaller(people: list[int], gap: int):
    rungs = [Adds(f"rung {place}", number) for place, number in enumerate(people)]
    found = explain(0, gap, 0.5, rungs, counted(0), partly=False)
    assert all(sum(rung.people for rung in chosen) == gap for chosen in found.combinations)
    assert found.left == (0 if found.combinations else gap)
    if found.combinations:
        (size,) = {len(chosen) for chosen in found.combinations}
        if size > 1:
            assert explain(0, gap, 0.5, rungs, counted(0), most=size - 1, partly=False).combinations == ()


def test_of_several_equally_small_ones_all_are_given():
    rungs = [Adds("a", 4), Adds("b", 4), Adds("c", 3), Adds("d", 1)]
    found = explain(10, 14, 0.5, rungs, counted(10), partly=True)
    assert found.combinations == ((rungs[0],), (rungs[1],))
    assert found.among == 4


def test_two_rules_on_the_same_thing_never_stand_together():
    rungs = [Adds("window", 2), Adds("window", 3)]
    assert explain(0, 5, 0.5, rungs, counted(0), partly=False).combinations == ()


def test_what_leaves_much_unexplained_is_not_named():
    found = explain(0, 100, 0.5, [Adds("a", 60), Adds("b", 30)], counted(0), partly=True)
    assert (found.combinations, found.left) == ((), 100)


def test_where_several_come_near_none_is_named():
    found = explain(0, 100, 0.5, [Adds("a", 98), Adds("b", 97)], counted(0), partly=True)
    assert (found.combinations, found.left) == ((), 100)


def test_a_rule_that_takes_digits_away_stands_beside_others_last():
    bank, honorary, agency, tens = Adds("bank", 81), Adds("honorary", 27), Adds("agency", 9), Adds("tens", 36)
    found = explain(0, 117, 0.5, [bank, honorary, agency], counted(0), rough=[tens], partly=True)
    assert found.combinations == ((bank, honorary, agency),)
    assert explain(0, 36, 0.5, [bank, honorary, agency], counted(0), rough=[tens], partly=True).combinations == (
        (tens,),
    )
    assert explain(0, 45, 0.5, [bank, agency], counted(0), rough=[tens], partly=True).combinations == ((agency, tens),)


def test_a_rule_that_cannot_be_counted_explains_nothing():
    assert explain(0, 5, 0.5, [Adds("a", 5)], lambda _: None, partly=True).combinations == ()


def test_the_other_numbers_of_the_same_file_decide_between_equals():
    bank, honorary, agency = Adds("bank", 4), Adds("honorary", 4), Adds("agency", 2)
    kept = supported([((bank,), (honorary,)), ((bank,),), ((bank, agency),)])
    assert kept == [((bank,),), ((bank,),), ((bank, agency),)]


def test_without_other_evidence_all_equals_stay():
    bank, honorary = Adds("bank", 4), Adds("honorary", 4)
    assert supported([((bank,), (honorary,)), ()]) == [((bank,), (honorary,)), ()]
