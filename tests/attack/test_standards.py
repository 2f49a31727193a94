"""Both standards of one year, published beside one ledger: everyone in a band is the same people in both."""

from __future__ import annotations

from pathlib import Path

import pytest

from attack.release import PUBLIC
from attack.staff_attacker import StaffAttacker
from attack.whole_release import measure, rows_in
from levelground.cli.main import COULD_NOT, main
from levelground.synthetic import Service, write

FINER_FIRST = ("wres", "wdes")


def _attacked(folder: Path, people: int, seed: int, *, ledger: bool) -> StaffAttacker:
    write(Service(1, people, seed=seed), folder / "extracts", "csv")
    for standard in FINER_FIRST:
        options = ("--ledger", folder / "ledger.json") if ledger else ()
        measure(folder / "extracts", folder / standard, *options, standard=standard, formats="csv")
    return StaffAttacker({standard: rows_in(folder / standard / "counts.csv") for standard in FINER_FIRST})


def _check(attacker: StaffAttacker) -> None:
    """No small number, and no group of any part, can be told from the two together.

    What the first release tells of everyone in larger parts is told, whether the second has a star there or not.
    """
    found = attacker.narrowed(PUBLIC.width)
    assert [each for each in found if each.quantity[2] != "all" or each.least <= PUBLIC.hide_to] == []


@pytest.mark.parametrize(("people", "seed"), [(500, 5), (1500, 21)])
def test_the_bands_of_one_do_not_tell_what_the_clusters_of_the_other_hide(
    tmp_path: Path, people: int, seed: int
) -> None:
    _check(_attacked(tmp_path, people, seed, ledger=True))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(50, 58))
def test_nor_anywhere(tmp_path: Path, seed: int) -> None:
    _check(_attacked(tmp_path, 200 * (1 + seed % 8), seed, ledger=True))


def test_finer_parts_are_not_published_after_wider_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(Service(1, 500, seed=5), tmp_path / "extracts", "csv")
    ledger = tmp_path / "ledger.json"
    measure(tmp_path / "extracts", tmp_path / "wdes", "--ledger", ledger, standard="wdes", formats="csv")
    before = ledger.read_bytes()
    arguments = ["measure", tmp_path / "extracts", "--standard", "wres", "--year", "2026", "--to", tmp_path / "wres"]
    assert main([*map(str, arguments), "--protect", "public", "--ledger", str(ledger)]) == COULD_NOT
    assert "Publish the standard with the finer parts first" in " ".join(capsys.readouterr().err.split())
    assert not (tmp_path / "wres").exists()
    assert ledger.read_bytes() == before


def test_without_a_ledger_the_two_together_give_numbers_away(tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        _check(_attacked(tmp_path, 1500, 21, ledger=False))
