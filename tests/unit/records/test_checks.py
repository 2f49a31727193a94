"""Checks: which rows break a rule, and how it is said without a word of what stands beside."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from levelground.records import EXAMPLES, Ask, Profile, Source, checks, connect, open_folder

HEADER = "person_id,organisation,as_at,ethnic_category,staff_group,pay_band,contract"
ROW = "{person},RXX,2026-03-31,A,Students,{band},permanent"


@contextmanager
def staff(folder: Path, rows: list[str], header: str = HEADER) -> Iterator[tuple[Ask, Source]]:
    (folder / "staff.csv").write_text("\n".join([header, *rows]))
    engine = connect()
    try:
        extracts = open_folder(engine, folder, {}, Profile())
        assert not extracts.findings
        yield lambda query: engine.execute(query).fetchall(), extracts.sources["staff"]
    finally:
        engine.close()


def bands(*values: str) -> list[str]:
    return [ROW.format(person=f"P{number}", band=value) for number, value in enumerate(values)]


def test_an_unknown_code(tmp_path: Path) -> None:
    with staff(tmp_path, bands("Band 5", "Bnad 5", "Band 6"), HEADER.replace("pay_band", "Pay Band")) as (
        ask,
        source,
    ):
        (finding,) = checks.unknown_values(ask, source, "pay_band", {"Bnad 5": 1})
    assert (finding.severity, finding.kind, finding.file, finding.row) == ("error", "unknown code", "staff.csv", 3)
    assert (finding.column, finding.found) == ("Pay Band", "'Bnad 5'")
    assert finding.expected.startswith("one of: Under Band 1, Band 1")
    assert finding.remedy == "Nearest: 'Band 5'. Correct it, or map the value in a profile."


@pytest.mark.parametrize("value", [" x", "x ", "\tx", "x\t", "\u00a0x", "\u2003x\u2003", "x  y"])
def test_spaces_round_an_unknown_code_do_not_hide_its_row(tmp_path: Path, value: str) -> None:
    with staff(tmp_path, bands("Band 5", value)) as (ask, source):
        (finding,) = checks.unknown_values(ask, source, "pay_band", {value: 1})
    assert finding.row == 3


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("a\x1b[31mb", r"'a\x1b[31mb'"),
        ("a{value}b", "'a{value}b'"),
        ("it's", '"it\'s"'),
        ("x" * 60, f"'{'x' * 60}'"),
        ("x" * 61, f"'{'x' * 60}…'"),
        ("=cmd()", "'=cmd()'"),
    ],
)
def test_values_are_quoted_cut_and_escaped(tmp_path: Path, value: str, shown: str) -> None:
    with staff(tmp_path, bands(value)) as (ask, source):
        (finding,) = checks.unknown_values(ask, source, "pay_band", {value: 1})
    assert finding.found == shown


def test_a_line_break_in_a_value_is_escaped(tmp_path: Path) -> None:
    with staff(tmp_path, bands('"a\nb"')) as (ask, source):
        (finding,) = checks.unknown_values(ask, source, "pay_band", {"a\nb": 1})
    assert finding.found == r"'a\nb'"
    assert "\n" not in finding.sentence


def test_nothing_of_other_columns_is_quoted(tmp_path: Path) -> None:
    rows = [ROW.format(person="SECRET", band="x")] * 3
    with staff(tmp_path, rows) as (ask, source):
        findings = checks.unknown_values(ask, source, "pay_band", {"x": 3})
        findings += checks.broken(ask, source, checks.twice(source, ("organisation", "person_id"), "k", remedy=""), 3)
    assert [finding.column for finding in findings] == ["pay_band"] * 3 + ["person_id"] * 3
    assert not any("SECRET" in finding.sentence for finding in findings if finding.column == "pay_band")


@pytest.mark.parametrize(
    ("values", "rows_of_each", "listed"), [(1, 10_000, 20), (2, 100, 20), (5, 100, 20), (300, 1, 20), (10_000, 1, 20)]
)
def test_ten_thousand_faults_are_few_lines(tmp_path: Path, values: int, rows_of_each: int, listed: int) -> None:
    names = [f"x{number}" for number in range(values)]
    with staff(tmp_path, bands(*(names * rows_of_each))) as (ask, source):
        findings = checks.unknown_values(ask, source, "pay_band", dict.fromkeys(names, rows_of_each))
    assert sum(finding.row is not None for finding in findings) == listed
    assert len(findings) <= 2 * EXAMPLES
    assert sum(finding.count for finding in findings) == values * rows_of_each


def test_the_most_frequent_value_comes_first_and_the_order_is_always_the_same(tmp_path: Path) -> None:
    values = ["c", "b", "b", "a"]
    with staff(tmp_path, bands(*values)) as (ask, source):
        forwards = checks.unknown_values(ask, source, "pay_band", {"a": 1, "b": 2, "c": 1})
        backwards = checks.unknown_values(ask, source, "pay_band", {"c": 1, "b": 2, "a": 1})
    assert forwards == backwards
    assert [finding.found for finding in forwards] == ["'b'", "'b'", "'a'", "'c'"]


def test_an_unknown_ethnic_category_is_told_in_the_words_of_the_dictionary(tmp_path: Path) -> None:
    with staff(tmp_path, [ROW.format(person="1", band="VSM").replace(",A,", ",White Britsh,")]) as (ask, source):
        (finding,) = checks.unknown_values(ask, source, "ethnic_category", {"White Britsh": 1})
    assert finding.expected.startswith("an NHS Data Dictionary ethnic category")
    assert finding.remedy.startswith("Nearest: 'A White - British'.")


def test_a_value_that_stands_in_for_another_column(tmp_path: Path) -> None:
    rows = [ROW.format(person="1", band="VSM").replace("Students", "Nurses")]
    with staff(tmp_path, rows) as (ask, source):
        (finding,) = checks.unknown_values(ask, source, "clinical", {"Nurses": 1}, "staff_group")
    assert (finding.column, finding.row, finding.found) == ("staff_group", 2, "'Nurses'")
    assert "Students" in finding.expected


def test_blanks(tmp_path: Path) -> None:
    with staff(tmp_path, bands("Band 5", "", "  ")) as (ask, source):
        rule = checks.blank("pay_band", severity="warning", expected="a band", remedy="Fill it in.")
        assert checks.how_many(ask, source, rule) == 2
        findings = checks.broken(ask, source, rule, 2)
    assert [(finding.severity, finding.kind, finding.row) for finding in findings] == [
        ("warning", "blank value", 3),
        ("warning", "blank value", 4),
    ]
    assert findings[0].found == "nothing"


def test_keys_that_stand_twice(tmp_path: Path) -> None:
    rows = [ROW.format(person=person, band="VSM") for person in ("1", "2", "1", "", "", "3")]
    rows.append(ROW.format(person="2", band="VSM").replace("RXX", "RYY"))
    with staff(tmp_path, rows) as (ask, source):
        rule = checks.twice(source, ("organisation", "person_id"), "duplicate person", remedy="Take one out.")
        assert checks.how_many(ask, source, rule) == 2
        findings = checks.broken(ask, source, rule, 2)
        within = checks.twice(source, ("person_id",), "duplicate person", remedy="", where="organisation = 'RYY'")
        assert checks.how_many(ask, source, within) == 0
    assert [(finding.row, finding.column, finding.found) for finding in findings] == [
        (2, "person_id", "'1', more than once"),
        (4, "person_id", "'1', more than once"),
    ]
    assert findings[0].expected == "each person_id once for one organisation"


def test_a_fault_in_the_last_row_of_a_file_that_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from levelground.records import source as sources

    monkeypatch.setattr(sources, "IN_MEMORY_BYTES", 0)
    rows = bands(*["Band 5"] * 100_000, "Bnad 5")
    with staff(tmp_path, rows) as (ask, source):
        (finding,) = checks.unknown_values(ask, source, "pay_band", {"Bnad 5": 1})
    assert finding.row == 100_002
