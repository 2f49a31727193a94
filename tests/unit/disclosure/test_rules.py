import pytest

from levelground.disclosure import RULES, rules_for


def test_internal_hides_nothing_and_public_hides_one_to_seven() -> None:
    assert not rules_for("internal").hides
    public = rules_for("public")
    assert (public.hide_from, public.hide_to, public.smallest_base, public.width) == (1, 7, 11, 4)


def test_every_rule_says_where_it_comes_from_and_that_it_is_to_be_checked() -> None:
    assert all(rules.source and rules.name and rules.status == "default, check" for rules in RULES.values())


def test_an_audience_without_rules_is_refused() -> None:
    with pytest.raises(KeyError, match="no rules of disclosure for 'press'"):
        rules_for("press")
