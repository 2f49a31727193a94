"""What is hidden of a table: enough, and not much more."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from levelground.disclosure import Cell, fewest_hidden, protect, reach, rules_for
from unit.disclosure.toys import TOY, shares, system_of

PUBLIC = replace(rules_for("public"), complements=False)


def _inner(seed: int, bands: int) -> NDArray[np.float64]:
    rng = np.random.default_rng(seed)
    return rng.integers(0, [60, 25, 9], (1, bands, 3)).astype(float)


@pytest.mark.parametrize("seed", range(8))
def test_no_more_is_hidden_than_a_fifth_above_the_fewest(seed: int) -> None:
    table = shares(_inner(seed, 3))
    hidden = protect(table, TOY, PUBLIC)
    numerator = table.indicators[0].numerator[0]
    # The number for all is shown once for itself, and as the denominator of each group's row.
    rows = hidden.published[0][0]
    cost = rows.astype(float)
    cost[:, 3] += rows.sum(axis=1)
    must = ((numerator >= 1) & (numerator <= 7)).ravel()
    fewest = fewest_hidden(system_of(numerator, cost), must, PUBLIC.width)
    assert hidden.cells - hidden.shown <= 1.2 * cost.ravel()[fewest].sum()


@pytest.mark.parametrize("seed", range(8))
def test_no_hidden_number_can_be_narrowed(seed: int) -> None:
    table = shares(_inner(seed, 4))
    hidden = protect(table, TOY, PUBLIC)
    numerator, stars = table.indicators[0].numerator[0], hidden.numerator[0][0]
    assert stars[(numerator >= 1) & (numerator <= 7)].all()
    assert not stars[numerator == 0].any()
    system = system_of(numerator, np.ones(numerator.shape))
    ends = reach(system, stars.ravel(), np.nonzero(stars.ravel())[0].tolist())
    assert all(most - least >= PUBLIC.width for least, most in ends)
    assert hidden.uncovered == ()


def test_a_number_and_the_denominators_that_are_the_same_number_are_hidden_together() -> None:
    hidden = protect(shares(_inner(1, 4)), TOY, PUBLIC)
    numerator, denominator, rows = hidden.numerator[0][0], hidden.denominator[0][0], hidden.published[0][0]
    assert numerator.any()
    assert (denominator == (numerator[:, [3]] & rows)).all()


def test_all_but_a_few_is_hidden_like_the_few() -> None:
    inner = np.array([[[40, 3, 3], [50, 30, 20], [60, 40, 30], [55, 35, 25]]], dtype=float)
    plain, careful = (protect(shares(inner), TOY, rules).numerator[0][0, 1] for rules in (PUBLIC, rules_for("public")))
    assert careful[0] or careful[3], "6 people are not white: white or all must go"
    assert plain[1]
    assert plain[2]


def test_internal_hides_nothing() -> None:
    hidden = protect(shares(_inner(1, 4)), TOY, rules_for("internal"))
    assert hidden.shown == hidden.cells > 0
    assert hidden.share_shown == 1


def test_an_organisation_cannot_be_had_by_taking_the_others_from_their_region() -> None:
    inner = np.array(
        [[[40, 3, 10], [30, 12, 9]], [[50, 20, 12], [60, 25, 15]], [[70, 30, 22], [45, 18, 11]]], dtype=float
    )
    table = shares(np.concatenate([inner, inner.sum(axis=0, keepdims=True)]), ("A", "B", "C", "North"), own=3)
    hidden = protect(table, TOY, PUBLIC, {"North": ("A", "B", "C")})
    assert hidden.numerator[0][0, 1, 1]
    assert hidden.numerator[0][1:, 1, 1].any(), "another organisation's, or the region's, must go too"
    assert hidden.uncovered == ()


def test_a_number_known_already_protects_nothing() -> None:
    inner = np.array([[[40, 3, 20], [30, 12, 9], [25, 15, 12]]], dtype=float)
    first = protect(shares(inner), TOY, PUBLIC)
    helper = next(
        (int(part), int(group)) for part, group in np.argwhere(first.numerator[0][0]) if (part, group) != (1, 1)
    )
    parts, groups = shares(inner).indicators[0].parts, shares(inner).indicators[0].groups
    known = Cell("A", "1", parts[helper[0]], groups[helper[1]], "numerator")
    second = protect(shares(inner), TOY, PUBLIC, known=[known])
    assert not second.numerator[0][0][helper]
    assert second.numerator[0][0, 1, 1]
    assert second.uncovered == ()


def test_a_small_number_known_already_is_reported() -> None:
    small = Cell("A", "1", "pay_band=Band 1", "bme", "numerator")
    hidden = protect(shares(np.array([[[40, 3, 20], [30, 12, 9], [25, 15, 12]]])), TOY, PUBLIC, known=[small])
    assert hidden.uncovered == (small,)


def test_a_rollup_of_strangers_is_refused() -> None:
    with pytest.raises(ValueError, match="no organisation Z"):
        protect(shares(_inner(1, 3)), TOY, PUBLIC, {"North": ("Z",)})


def test_the_audit_says_how_much_is_shown() -> None:
    hidden = protect(shares(_inner(2, 4)), TOY, PUBLIC)
    audit = hidden.audit()
    assert audit["shown"] == hidden.shown < hidden.cells == audit["numbers"]
    assert audit["not_proven_safe"] == 0


def test_a_number_that_no_single_move_covers_is_proven_by_several_at_once() -> None:
    """A board of twelve, whose size is known: four more of unknown ethnicity cannot all be found in one half of it."""
    table = shares(np.array([[[4, 0, 2], [4, 0, 2]]], dtype=float))
    known = [Cell("A", "1", "", "all", side) for side in ("numerator", "denominator")]
    hidden = protect(table, TOY, PUBLIC, known=known)
    assert hidden.uncovered == ()
    stars, numerator = hidden.numerator[0][0], table.indicators[0].numerator[0]
    assert not stars[0, 3]
    places = np.nonzero(stars.ravel())[0].tolist()
    ends = reach(system_of(numerator, np.ones(numerator.shape)), stars.ravel(), places)
    assert min(most - least for least, most in ends) >= PUBLIC.width


def test_what_cannot_be_protected_is_said() -> None:
    """Of two kinds that make up a known three neither can be more than two."""
    table = shares(np.array([[[2, 0, 1]]], dtype=float))
    known = [Cell("A", "1", part, "all", side) for part in ("", "pay_band=Band 1") for side in ("numerator",)]
    assert protect(table, TOY, PUBLIC, known=known).uncovered
