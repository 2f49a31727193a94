import pytest

from levelground.disclosure import RULES, RuleFaultError, rules_for, rules_with


def test_internal_hides_nothing_and_public_hides_one_to_seven() -> None:
    assert not rules_for("internal").hides
    public = rules_for("public")
    assert (public.hide_from, public.hide_to, public.smallest_base, public.width) == (1, 7, 11, 4)


def test_every_rule_says_where_it_comes_from_and_that_it_is_to_be_checked() -> None:
    assert all(rules.source and rules.name and rules.status == "default, check" for rules in RULES.values())


def test_an_audience_without_rules_is_refused() -> None:
    with pytest.raises(KeyError, match="no rules of disclosure for 'press'"):
        rules_for("press")


def test_a_publisher_may_choose_their_own_numbers() -> None:
    public = rules_for("public")
    assert rules_with(public, {}) == rules_with(public, {"hide_to": 7}) == public
    own = rules_with(public, {"hide_to": 9, "smallest_base": 20, "complements": False})
    assert (own.hide_to, own.smallest_base, own.complements, own.width) == (9, 20, False, public.width)
    assert own.name == "1 to 9 hidden"
    assert own.status == "chosen"


def test_all_faults_of_chosen_rules_are_said_at_once() -> None:
    with pytest.raises(RuleFaultError) as caught:
        rules_with(rules_for("public"), {"hide_to": 1, "width": True, "complements": 2, "threshold": 5})
    lines = str(caught.value).splitlines()
    assert len(lines) == 4
    assert "a whole number from 2 to 100" in lines[0]
    assert "true or false" in lines[2]
    assert "'threshold'" in lines[3]
