"""Both standards of one year, published beside one ledger: everyone in a band is the same people in both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from attack.attacker import Row, rows_of
from attack.release import PUBLIC, text_of
from attack.staff_attacker import BOARDS, STAFF, StaffAttacker, Thing
from attack.whole_release import measure, rows_in
from levelground.cli.main import COULD_NOT, main
from levelground.disclosure import Ledger, protect_against, release_of, shown_counts, with_stars
from levelground.measuring import measure as measure_all
from levelground.measuring import members_by_name
from levelground.standards import as_table
from levelground.standards import standard as declared
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


def _one_after_the_other(folder: Path) -> tuple[dict[str, list[Row]], Mapping[str, Sequence[str]]]:
    """Both standards of the year, protected together; their tables of counts, and who is under each roll-up."""
    ledger, tables = Ledger(), {}
    for name in FINER_FIRST:
        measured = measure_all(folder, declared(name), 2026)
        rollups = members_by_name(measured.counts, measured.directory)
        hidden, checked = protect_against(ledger, measured.counts, measured.standard, PUBLIC, rollups)
        assert hidden.uncovered == checked.lost == ()
        tables[name] = rows_of(text_of(with_stars(as_table(shown_counts(hidden), measured.standard))))
        ledger = Ledger((*ledger.releases, release_of(name, hidden, rollups)))
    return tables, rollups


def _attack(tables: Mapping[str, Sequence[Row]], rollups: Mapping[str, Sequence[str]], thing: Thing) -> None:
    """Tries all that these roll-ups and their organisations tell of one thing."""
    there = {*rollups, *(member for members in rollups.values() for member in members)}
    mine = {name: [row for row in rows if row["organisation"] in there] for name, rows in tables.items()}
    attacker = StaffAttacker(mine, rollups, thing)
    assert len(attacker.hidden) > 50
    _check(attacker)


def test_nor_do_those_of_a_whole_system_of_small_trusts(tmp_path: Path) -> None:
    """Boards of a dozen, whose size is known from the first release: no single move covers what is hidden of them."""
    write(Service(3, 700, seed=1), tmp_path, "csv")
    tables, rollups = _one_after_the_other(tmp_path)
    for thing in (BOARDS, STAFF):
        _attack(tables, rollups, thing)


@pytest.mark.long
def test_nor_those_of_a_whole_country(tmp_path: Path) -> None:
    """Every number is proven safe; boards are attacked all at once, staff an ICS at a time."""
    write(Service(220, 80_000, seed=6), tmp_path)
    tables, rollups = _one_after_the_other(tmp_path)
    _attack(tables, rollups, BOARDS)
    systems = sorted(name for name, members in rollups.items() if len(members) < 10)
    for name in systems[:: max(1, len(systems) // 5)]:
        _attack(tables, {name: rollups[name]}, STAFF)
