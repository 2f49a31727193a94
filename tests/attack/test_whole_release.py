"""Nothing in any file of a public release, nor in two releases together, tells a number that is hidden."""

from __future__ import annotations

import csv
import hashlib
import json
import random
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path

import pytest

from attack.attacker import Attacker
from attack.release import PUBLIC
from attack.whole_release import (
    FORMATS,
    Row,
    Told,
    again,
    counts_behind,
    measure,
    numbers_in_workbook,
    returns_in,
    rows_in,
    united,
    words_of,
)
from levelground.disclosure import LedgerFaultError, read_ledger
from levelground.synthetic import Service, write

EVERY = 25
PRINTED = f"{FORMATS},docx,pdf"


@pytest.fixture(scope="module")
def extracts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four make-believe organisations in two ICSs or more."""
    folder = tmp_path_factory.mktemp("extracts")
    write(Service(4, 800, seed=11), folder, "csv")
    return folder


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ledger") / "ledger.json"


@pytest.fixture(scope="module")
def release(extracts: Path, ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("release") / "out"
    measure(extracts, out, "--ledger", ledger)
    return out


def rollups_of(extracts: Path) -> dict[str, list[str]]:
    rollups: dict[str, list[str]] = {}
    for row in rows_in(extracts / "organisations.csv"):
        for above in dict.fromkeys((row["ics"], row["region"], "England")):
            rollups.setdefault(above, []).append(row["organisation"])
    return rollups


def attack(counts: str, figures: str, rollups: Mapping[str, Sequence[str]], every: int) -> None:
    attacker = Attacker(counts, figures, rollups)
    assert len(attacker.hidden) > 100, "hardly anything is hidden, so hardly anything was tried"
    # A roll-up of which every organisation's number is shown tells nothing, whether it has a star or not.
    found = [
        finding
        for finding in attacker.narrowed(PUBLIC.width, every)
        if not all(
            (member, *finding.quantity[1:]) in attacker.given for member in rollups.get(finding.quantity[0], [""])
        )
    ]
    assert found == []


def test_the_published_tables_give_nothing_away(release: Path, extracts: Path) -> None:
    texts = [(release / name).read_text("utf-8") for name in ("counts.csv", "figures.csv")]
    attack(texts[0], texts[1], rollups_of(extracts), EVERY)


def test_every_figure_is_made_of_numbers_that_are_shown(release: Path) -> None:
    """So no percentage, ratio, difference or interval holds more than the counts that stand beside it."""
    told = Told.of(release)
    seen: Counter[bool] = Counter()
    for row in rows_in(release / "figures.csv"):
        behind = [told.side(place, side) for place, side in counts_behind(row, row["organisation"])]
        hidden = any(number is None for number in behind)
        seen[hidden] += 1
        assert ("suppressed" in row["flags"].split(";")) == hidden, row
        assert not hidden or row["value"] == row["lower"] == row["upper"] == "", row
        if row["statistic"] != "race disparity ratio":
            columns = ("numerator", "denominator", "comparator_numerator", "comparator_denominator")
            for column, number in zip(columns, behind, strict=False):
                assert (row[column] == "*") == (number is None), row
    assert min(seen.values()) > 50


def test_every_return_tells_what_the_tables_tell_and_no_more(release: Path) -> None:
    told, documents = Told.of(release), list(returns_in(release))
    assert len(documents) == 4
    for document in documents:
        assert document["audience"] == "public"
        assert document["ladders"] == document["checks"] == document["sources"] == []
        own = document["organisation"]
        for row in document["counts"]:
            place = (own, row["indicator"], row["part"], row["group"])
            assert told.numbers[place, "numerator"] == row["numerator"]
            assert told.numbers[place, "denominator"] == row["denominator"]
        for reading in document["readings"]:
            _says_no_more(reading, own, told)


def _says_no_more(reading: dict, own: str, told: Told) -> None:
    made = [*reading["parts"], *reading["progression"], *([reading["headline"]] if reading["headline"] else [])]
    for each in made:
        row = {
            "indicator": reading["indicator"], "statistic": each["statistic"], "part": each["part"],
            "group": each["group"]["group"], "comparator": each["comparator"]["group"],
        }  # fmt: skip
        behind = [told.side(place, side) for place, side in counts_behind(row, own)]
        hidden = any(number is None for number in behind)
        assert (each["verdict"] == "Hidden") == hidden
        if hidden:
            assert each["interval"] == {"value": None, "lower": None, "upper": None, "method": ""}
            assert each["others"] == []
            for name in ("inside_band", "smallest_seen", "excess", "p_value", "chance"):
                assert each[name] is None
        if each["statistic"] != "race disparity ratio":
            numbers = [each[side][of] for side in ("group", "comparator") for of in ("numerator", "denominator")]
            assert numbers == behind
    for side in [*reading["groups"], *([reading["unknown"]] if reading["unknown"] else [])]:
        place = (own, reading["indicator"], "", side["group"])
        assert side["numerator"] == told.side(place, "numerator")
        assert side["denominator"] == told.side(place, "denominator")
        if None in (side["numerator"], side["denominator"]):
            assert set(side["percentage"].values()) == {None, ""}
    if reading["unknown_bounds"] is not None:
        for group in ("white", "bme", "unknown"):
            assert told.side((own, reading["indicator"], "", group), "numerator") is not None


def test_a_workbook_holds_only_numbers_that_its_return_holds(release: Path) -> None:
    for path in sorted(release.rglob("return.xlsx")):
        document = json.loads((path.parent / "return.json").read_text("utf-8"))
        known = _numbers_of(document)
        strangers = [
            (sheet, cell, number)
            for sheet, cell, number in numbers_in_workbook(path)
            if sheet != "Read me" and not any(_near(number, known, factor) for factor in (1, 100, 0.01))
        ]
        assert strangers == [], strangers[:5]


def _numbers_of(document: object) -> set[float]:
    if isinstance(document, bool) or document is None:
        return set()
    if isinstance(document, int | float):
        return {round(float(document), 9)}
    inside = document.values() if isinstance(document, dict) else document if isinstance(document, list) else ()
    return {number for each in inside for number in _numbers_of(each)}


def _near(number: float, known: set[float], factor: float) -> bool:
    wanted = number * factor
    return any(round(wanted + step, 9) in known for step in (0.0, 1e-9, -1e-9))


def test_the_release_says_what_it_is_and_holds_no_list_of_rows(release: Path) -> None:
    assert not list(release.rglob("checks.json"))
    proof = json.loads((release / "protection.json").read_text("utf-8"))
    assert proof["not_proven_safe"] == 0
    assert proof["shown"] + sum(number is None for number in Told.of(release).numbers.values()) == proof["numbers"]
    for name in ("report.html", "plain.html", "easy-read.html"):
        for page in release.rglob(name):
            words = words_of(page)
            assert "For publication: small numbers are hidden" in words
            assert "so that nobody can be recognised" in words
            assert "not for publication" not in words


def test_two_releases_together_give_nothing_away(release: Path, extracts: Path, ledger: Path, tmp_path: Path) -> None:
    """In the second release one organisation has left, and another has gone to another ICS."""
    before = rollups_of(extracts)
    changed = tmp_path / "extracts"
    shutil.copytree(extracts, changed)
    codes = [row["organisation"] for row in rows_in(extracts / "organisations.csv")]
    gone, moved = codes[0], codes[1]
    for path in sorted(changed.glob("*.csv")):
        rows = [row for row in rows_in(path) if row["organisation"] != gone]
        _write(path, rows)
    places = rows_in(changed / "organisations.csv")
    other = next(row for row in places if row["organisation"] != moved and row["ics"] != _row(places, moved)["ics"])
    _write(
        changed / "organisations.csv",
        [
            row | {"ics": other["ics"], "region": other["region"]} if row["organisation"] == moved else row
            for row in places
        ],
    )
    shutil.copy(ledger, tmp_path / "ledger.json")
    measure(changed, tmp_path / "out", "--ledger", tmp_path / "ledger.json", formats="csv")
    after = rollups_of(changed)
    counts, figures = united(release, tmp_path / "out", after)
    attack(counts, figures, before | {again(name, after): members for name, members in after.items()}, EVERY)
    assert [each.name for each in read_ledger(tmp_path / "ledger.json").releases] == ["wres 2026", "wres 2026, 2"]


def _row(rows: list[Row], organisation: str) -> Row:
    return next(row for row in rows if row["organisation"] == organisation)


def _write(path: Path, rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_records_that_differ_only_in_what_is_hidden_give_the_same_bytes(tmp_path: Path) -> None:
    """Two people of one tier of pay exchange their ethnic categories, where the numbers that this moves are hidden."""
    folder = tmp_path / "extracts"
    write(Service(1, 500, seed=5), folder, "csv")
    measure(folder, tmp_path / "out", formats=PRINTED)
    first, same = _digests(tmp_path / "out"), 0
    for index, people in enumerate(_exchanges(folder, tmp_path / "out")):
        other = tmp_path / f"extracts-{index}"
        shutil.copytree(folder, other)
        _write(other / "staff.csv", people)
        measure(other, tmp_path / f"out-{index}", formats=PRINTED)
        second = _digests(tmp_path / f"out-{index}")
        if second["counts.csv"] == first["counts.csv"]:
            assert second == first
            same += 1
    assert same >= 2


def _digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def _exchanges(folder: Path, out: Path, most: int = 4) -> list[list[Row]]:
    """The staff with the categories of two of them exchanged, who are in no other record set and in hidden cells."""
    told = Told.of(out)
    people = rows_in(folder / "staff.csv")
    elsewhere = {row["person_id"] for name in ("training", "formal_cases") for row in rows_in(folder / f"{name}.csv")}

    def hidden(row: Row, *people: Row) -> bool:
        """Whether the numbers of the groups of these people are hidden in the part of a row."""
        places = [(row["organisation"], "1", _part_of(row), _group_of(each)) for each in people]
        return all(told.numbers.get((place, "numerator"), 0.0) is None for place in places)

    free = [
        (place, row)
        for place, row in enumerate(people)
        if row["as_at"] == "2026-03-31" and row["contract"] == "permanent" and row["person_id"] not in elsewhere
    ]  # fmt: skip
    random.Random(1).shuffle(free)
    found: list[list[Row]] = []
    used: set[frozenset[str]] = set()
    for (place, one), (other_place, other) in combinations(free, 2):
        parts = frozenset({_part_of(one), _part_of(other)})
        if (
            len(parts) == 2 and parts not in used and _tier(one) == _tier(other)
            and len({_part_of(each).split(";")[0] for each in (one, other)}) == 1
            and _group_of(one) != _group_of(other) and hidden(one, one, other) and hidden(other, one, other)
        ):  # fmt: skip
            used.add(parts)
            changed = [dict(each) for each in people]
            changed[place]["ethnic_category"] = other["ethnic_category"]
            changed[other_place]["ethnic_category"] = one["ethnic_category"]
            found.append(changed)
        if len(found) == most:
            break
    return found


def _part_of(row: Row) -> str:
    clinical = "no" if row["staff_group"] in ("Administrative and Clerical", "Estates and Ancillary") else "yes"
    return f"clinical={clinical};pay_band={row['pay_band']}"


def _group_of(row: Row) -> str:
    code = row["ethnic_category"]
    return "white" if code in ("A", "B", "C") else "unknown" if code in ("", "Z", "99") else "bme"


def _tier(row: Row) -> int:
    """The cluster and tier of pay that a band belongs to, finely enough for both."""
    band = row["pay_band"]
    if band in ("Band 6", "Band 7"):
        return 1
    if band.startswith(("Band 8", "Band 9", "VSM")):
        return 2
    return 0 if band.startswith(("Band", "Under")) else 3


def test_a_run_that_fails_adds_nothing_to_the_ledger(
    extracts: Path, ledger: Path, release: Path, tmp_path: Path
) -> None:
    assert release.is_dir()
    copy = tmp_path / "ledger.json"
    shutil.copy(ledger, copy)
    (tmp_path / "extracts").mkdir()
    with pytest.raises(AssertionError):
        measure(tmp_path / "extracts", tmp_path / "out", "--ledger", copy)
    assert copy.read_bytes() == ledger.read_bytes()
    copy.write_text("no ledger")
    with pytest.raises(LedgerFaultError):
        read_ledger(copy)
    with pytest.raises(AssertionError, match="is not a ledger"):
        measure(extracts, tmp_path / "out", "--ledger", copy)
    assert not (tmp_path / "out").exists()


def test_a_release_of_the_disability_standard_tells_no_more_than_its_tables(tmp_path: Path) -> None:
    write(Service(1, 500, seed=5), tmp_path / "extracts", "csv")
    measure(tmp_path / "extracts", tmp_path / "out", standard="wdes", formats="csv,json,html,xlsx")
    told = Told.of(tmp_path / "out")
    assert None in told.numbers.values()
    (document,) = returns_in(tmp_path / "out")
    for row in document["counts"]:
        place = (document["organisation"], row["indicator"], row["part"], row["group"])
        assert told.numbers[place, "numerator"] == row["numerator"]
        assert told.numbers[place, "denominator"] == row["denominator"]
    for row in document["figures"]:
        own = (document["organisation"], row["indicator"], row["part"])
        sides = [group for group in (row["group"], row["comparator"]) if group not in ("", "workforce")]
        hidden = [told.side((*own, group), "numerator") is None for group in sides]
        assert not any(hidden) or row["value"] is row["lower"] is row["upper"] is None


@pytest.mark.long
def test_no_number_of_the_published_tables_can_be_told(release: Path, extracts: Path) -> None:
    texts = [(release / name).read_text("utf-8") for name in ("counts.csv", "figures.csv")]
    attack(texts[0], texts[1], rollups_of(extracts), every=1)
