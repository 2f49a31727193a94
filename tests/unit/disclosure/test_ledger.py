"""What a new release reveals beside earlier ones."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from levelground.disclosure import (
    Cell,
    Ledger,
    LedgerFaultError,
    check_against,
    ledger_text,
    protect,
    protect_against,
    read_ledger,
    release_of,
    rules_for,
)
from levelground.standards import CountTable
from unit.disclosure.toys import TOY, shares

PUBLIC = rules_for("public")
INNER = np.array([[[40, 30, 20], [30, 12, 9]], [[50, 20, 12], [60, 25, 15]], [[70, 30, 22], [45, 18, 11]]], dtype=float)


def _table(inner: np.ndarray, names: tuple[str, ...]) -> CountTable:
    """The organisations and their region, North."""
    whole = np.concatenate([inner, inner.sum(axis=0, keepdims=True)])
    return shares(whole, (*names, "North"), own=len(names))


def _ledger(inner: np.ndarray, names: tuple[str, ...]) -> Ledger:
    rollups = {"North": names}
    return Ledger().with_release(release_of("first", protect(_table(inner, names), TOY, PUBLIC, rollups), rollups))


def test_nothing_new_is_revealed_by_the_same_numbers_again() -> None:
    names = ("A", "B", "C")
    checked = check_against(_ledger(INNER, names), _table(INNER, names), TOY, {"North": names}, PUBLIC)
    assert checked.reveals == checked.also == checked.lost == ()
    assert checked.known


def test_a_correction_by_three_people_is_hidden() -> None:
    names = ("A", "B", "C")
    after = INNER.copy()
    after[0, 0, 0] += 3
    checked = check_against(_ledger(INNER, names), _table(after, names), TOY, {"North": names}, PUBLIC)
    cell = Cell("A", "1", "pay_band=Band 1", "white", "numerator")
    assert cell in checked.also
    assert {reveal.difference for reveal in checked.reveals} == {3}
    hidden = protect(_table(after, names), TOY, PUBLIC, {"North": names}, known=checked.known, also=checked.also)
    assert hidden.numerator[0][0, 1, 0]
    assert hidden.uncovered == ()


def test_a_region_without_one_organisation_reveals_that_organisation() -> None:
    few = np.concatenate([INNER, [[[3, 9, 8], [2, 8, 9]]]])
    before = ("A", "B", "C", "D")
    checked = check_against(
        _ledger(few, before), _table(INNER, ("A", "B", "C")), TOY, {"North": ("A", "B", "C")}, PUBLIC
    )
    assert "North" in {reveal.cell.organisation for reveal in checked.reveals}
    assert {2, 3, 5} & {reveal.difference for reveal in checked.reveals}
    assert Cell("North", "1", "pay_band=Band 1", "white", "numerator") in checked.also


def test_what_an_earlier_release_hid_beside_a_small_number_is_not_told_by_the_difference() -> None:
    few = np.concatenate([INNER, [[[3, 9, 28], [42, 38, 39]]]])
    before = ("A", "B", "C", "D")
    (earlier,) = _ledger(few, before).releases
    hidden = {
        Cell("North", "1", part, group, "numerator")
        for part in ("", "pay_band=Band 1", "pay_band=Band 2")
        for group in ("white", "bme", "unknown", "all")
        if Cell("D", "1", part, group, "numerator") not in earlier.values
        and Cell("North", "1", part, group, "numerator") in earlier.values
    }
    assert len(hidden) > 1
    after = _table(INNER, ("A", "B", "C"))
    assert hidden <= set(check_against(_ledger(few, before), after, TOY, {"North": ("A", "B", "C")}, PUBLIC).also)


def test_what_this_release_hides_of_a_newcomer_is_not_told_by_the_difference() -> None:
    few = np.concatenate([INNER, [[[3, 9, 28], [42, 38, 39]]]])
    names = ("A", "B", "C", "D")
    ledger = _ledger(INNER, names[:3])
    protected, _ = protect_against(ledger, _table(few, names), TOY, PUBLIC, {"North": names})
    (first,) = ledger.releases
    now = release_of("now", protected, {"North": names})
    both = [
        cell for cell in now.values if cell.organisation == "North" and cell in first.values and now.values[cell] > 0
    ]
    assert both
    assert all(replace(cell, organisation="D") in now.values for cell in both)


def test_what_was_hidden_stays_hidden_in_a_release_of_the_same_people() -> None:
    inner = INNER.copy()
    inner[0, 0, 1] = 3
    names = ("A", "B", "C")
    ledger = _ledger(inner, names)
    (first,) = ledger.releases
    again, _ = protect_against(ledger, _table(inner, names), TOY, PUBLIC, {"North": names})
    assert release_of("again", again, {"North": names}).values == first.values


def test_another_year_and_another_standard_are_other_people() -> None:
    names = ("A", "B", "C")
    ledger = _ledger(INNER, names)
    after = INNER + 3
    table = CountTable("toy", 2027, (*names, "North"), 3, _table(after, names).indicators)
    assert check_against(ledger, table, TOY, {"North": names}, PUBLIC).reveals == ()


def test_a_ledger_is_what_was_written(tmp_path: Path) -> None:
    ledger = _ledger(INNER, ("A", "B", "C"))
    (tmp_path / "ledger.json").write_text(ledger_text(ledger), "utf-8")
    assert read_ledger(tmp_path / "ledger.json") == ledger
    assert read_ledger(tmp_path / "none.json") == Ledger()
    with pytest.raises(ValueError, match="holds a release called 'first'"):
        ledger.with_release(ledger.releases[0])


@pytest.mark.parametrize("text", ["[]", "{", '{"format": "another"}', '{"format": "levelground ledger 1"}', "7"])
def test_what_is_no_ledger_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "ledger.json").write_text(text)
    with pytest.raises(LedgerFaultError):
        read_ledger(tmp_path / "ledger.json")


def test_hidden_numbers_do_not_stand_in_the_ledger() -> None:
    inner = INNER.copy()
    inner[0, 0, 1] = 3
    (release,) = _ledger(inner, ("A", "B", "C")).releases
    assert Cell("A", "1", "pay_band=Band 1", "bme", "numerator") not in release.values
    assert 3.0 not in release.values.values()
