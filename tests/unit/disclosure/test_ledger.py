"""What a new release reveals beside earlier ones."""

from pathlib import Path

import numpy as np
import pytest

from levelground.disclosure import (
    Cell,
    Ledger,
    LedgerFaultError,
    check_against,
    protect,
    read_ledger,
    release_of,
    rules_for,
    write_ledger,
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
    checked = check_against(_ledger(INNER, names), _table(INNER, names), {"North": names}, PUBLIC)
    assert checked.reveals == checked.also == checked.lost == ()
    assert checked.known


def test_a_correction_by_three_people_is_hidden() -> None:
    names = ("A", "B", "C")
    after = INNER.copy()
    after[0, 0, 0] += 3
    checked = check_against(_ledger(INNER, names), _table(after, names), {"North": names}, PUBLIC)
    cell = Cell("A", "1", "pay_band=Band 1", "white", "numerator")
    assert cell in checked.also
    assert {reveal.difference for reveal in checked.reveals} == {3}
    hidden = protect(_table(after, names), TOY, PUBLIC, {"North": names}, known=checked.known, also=checked.also)
    assert hidden.numerator[0][0, 1, 0]
    assert hidden.uncovered == ()


def test_a_region_without_one_organisation_reveals_that_organisation() -> None:
    few = np.concatenate([INNER, [[[3, 9, 8], [2, 8, 9]]]])
    before = ("A", "B", "C", "D")
    checked = check_against(_ledger(few, before), _table(INNER, ("A", "B", "C")), {"North": ("A", "B", "C")}, PUBLIC)
    assert {reveal.cell.organisation for reveal in checked.reveals} == {"North"}
    assert {reveal.difference for reveal in checked.reveals} <= {2, 3, 5}
    assert Cell("North", "1", "pay_band=Band 1", "white", "numerator") in checked.also


def test_another_year_and_another_standard_are_other_people() -> None:
    names = ("A", "B", "C")
    ledger = _ledger(INNER, names)
    after = INNER + 3
    table = CountTable("toy", 2027, (*names, "North"), 3, _table(after, names).indicators)
    assert check_against(ledger, table, {"North": names}, PUBLIC).reveals == ()


def test_a_ledger_is_what_was_written(tmp_path: Path) -> None:
    ledger = _ledger(INNER, ("A", "B", "C"))
    write_ledger(ledger, tmp_path / "ledger.json")
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
