"""Why do my numbers differ? `measure --compare` through the command line."""

import json
from pathlib import Path

import pytest

from end_to_end.conftest import Trust
from end_to_end.hands import Records, bytes_of, levelground, measured, refused, write_rows
from end_to_end.small_trust import small_trust


def compared(trust: Trust, home: Path, *rows: tuple[object, object]) -> str:
    """What is printed of a comparison with these totals."""
    totals = write_rows(home / "totals.csv", [("what", "value"), *rows])
    out = measured(trust.folder, home / "out", 2026, "--compare", totals).out
    return out[out.index("Compared with") :]


def document(home: Path) -> dict[str, object]:
    """comparison.json."""
    read: dict[str, object] = json.loads((home / "out" / "comparison.json").read_text("utf-8"))
    return read


def test_a_difference_is_explained_by_its_rung(trust: Trust, tmp_path: Path):
    said = compared(trust, tmp_path, ("staff in post", 158), ("BME staff", 53), ("White staff", 102))
    assert "1 agree, 2 differ (2 explained exactly)" in said
    assert "staff in post: ours 155, theirs 158 (+3)" in said
    assert said.count("bank counted too (contract): +3") == 2


def test_a_combination_and_a_remainder(trust: Trust, tmp_path: Path):
    said = compared(trust, tmp_path, ("BME staff", 57), ("staff in post", 955))
    assert "non-executive counted too (contract): +4; bank counted too (contract): +3" in said
    assert "unexplained: +800" in said


def test_ratios_and_percentages(trust: Trust, tmp_path: Path):
    said = compared(
        trust, tmp_path,
        ("Indicator 2 ratio", 0.667), ("Indicator 1 BME percentage", 32.9), ("Indicator 5 BME percentage", 0.3),
        ("Indicator 7 difference", 11.6),
    )  # fmt: skip
    assert "the other way round (BME first, then white)" in said
    assert "ethnicity unknown left out of the whole" in said
    assert "given as a fraction of 1 (divided by 100)" in said
    assert "4 explained exactly" in said


def test_nothing_is_wider_than_a_terminal(trust: Trust, tmp_path: Path):
    rows = [("staff in post", number) for number in range(140, 200)] + [("a measure of a name that goes on " * 5, 3)]
    assert max(map(len, compared(trust, tmp_path, *rows).splitlines())) <= 80


def test_lines_that_mean_nothing_here_are_listed(trust: Trust, tmp_path: Path):
    said = compared(trust, tmp_path, ("turnover", "11.2%"), ("BME staff", "n/a"), ("indicator 4 ratio", 1.25))
    assert "Not matched to anything that is measured (1)" in said
    assert "turnover 11.2%" in said
    assert "Without a number (1)" in said


def test_the_document_holds_every_number_and_says_for_whom(trust: Trust, tmp_path: Path):
    compared(trust, tmp_path, ("staff in post", 158), ("BME staff", 50), ("turnover", 3))
    found = document(tmp_path)
    assert found["marking"] == "Internal: not for publication"
    numbers = found["numbers"]
    assert isinstance(numbers, list)
    assert [(one["ours"], one["theirs"], one["status"]) for one in numbers] == [
        (155, 158, "explained"),
        (50, 50, "agrees"),
    ]
    assert numbers[0]["explanations"] == [[{"rule": "bank counted too (contract)", "adds": 3}]]
    assert found["unmatched"] == [{"where": "row 4", "words": "turnover", "value": 3}]


@pytest.mark.parametrize("name", ["return.json", "counts.csv", "figures.csv"])
def test_our_own_outputs_agree_with_themselves(trust: Trust, tmp_path: Path, name: str):
    out = measured(trust.folder, tmp_path / "out", 2026, "--compare", trust.out / name).out
    assert "0 differ" in out


def test_other_outputs_are_the_same_with_and_without(trust: Trust, tmp_path: Path):
    compared(trust, tmp_path, ("staff in post", 158))
    measured(trust.folder, tmp_path / "plain")
    with_it = bytes_of(tmp_path / "out")
    with_it.pop("comparison.json")
    assert with_it == bytes_of(tmp_path / "plain")


def test_last_years_return_says_that_it_is_for_another_year(trust: Trust, tmp_path: Path):
    last = small_trust(year=2025).staff(5, "A", as_at="2025-03-31").write(tmp_path / "last")
    measured(last, tmp_path / "old", 2025, formats="json")
    out = measured(trust.folder, tmp_path / "out", 2026, "--compare", tmp_path / "old" / "return.json").out
    assert "is for 2025 and these numbers for 2026" in " ".join(out.split())
    # The headlines of the main groups are told first.
    numbers = document(tmp_path)["numbers"]
    assert isinstance(numbers, list)
    parts = [bool(one["part"]) for one in numbers]
    assert parts == sorted(parts)
    assert numbers[0]["group"] in ("white", "bme", "unknown", "all")
    assert "staff in post, white: ours 102, theirs 107" in out


def test_another_date_in_the_file_is_a_rung(tmp_path: Path):
    folder = Records().staff(100, "A").staff(90, "A", as_at="2026-03-01").write(tmp_path / "x")
    totals = write_rows(tmp_path / "t.csv", [("what", "value"), ("staff", 90)])
    out = measured(folder, tmp_path / "out", 2026, "--compare", totals).out
    assert "staff to 1 March 2026, not the edition's date: −10" in " ".join(out.split())


def test_assignments_in_place_of_people(tmp_path: Path):
    records = Records().staff(100, "A", assignment_id="")
    for place, row in enumerate(records.rows["staff"]):
        row["assignment_id"] = f"A{place}"
    for place in range(7):
        records.rows["staff"].append({**records.rows["staff"][place], "assignment_id": f"B{place}"})
    totals = write_rows(tmp_path / "t.csv", [("what", "value"), ("staff", 107)])
    out = measured(records.write(tmp_path / "x"), tmp_path / "out", 2026, "--compare", totals).out
    assert "assignments counted, not people: +7" in out


def test_training_by_attendances_and_with_mandatory_courses(trust: Trust, tmp_path: Path):
    # 51 white of 102 were trained, 10 of them twice; with mandatory training all 50 of the BME.
    name = "BME attendances at non-mandatory training"
    said = compared(trust, tmp_path, (name, 50))
    assert "yes counted too (mandatory): +30" in said


def test_organisations_are_told_apart_by_a_column(tmp_path: Path):
    records = Records().staff(10, "A").staff(2, "A", contract="bank")
    records.of("RBB").staff(20, "A").staff(3, "A", contract="bank")
    totals = write_rows(
        tmp_path / "t.csv",
        [("organisation", "what", "value"), ("RAA", "staff", 12), ("RBB", "staff", 23), ("", "staff", 1)],
    )
    out = measured(records.write(tmp_path / "x"), tmp_path / "out", 2026, "--compare", totals).out
    assert "RAA: staff in post: ours 10, theirs 12 (+2)" in out
    assert "RBB: staff in post: ours 20, theirs 23 (+3)" in out
    assert "a line needs its organisation's code" in " ".join(out.split())


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "what,value\n\x00\x01\x02\x03\x04\x05\n"])
def test_a_file_that_is_no_totals_is_refused_and_nothing_written(trust: Trust, tmp_path: Path, text: str):
    (tmp_path / "t.csv").write_text(text)
    assert "t.csv" in refused(trust.folder, tmp_path / "out", "--compare", tmp_path / "t.csv", status=2)


def test_a_missing_file_and_another_standards_return_are_refused(trust: Trust, tmp_path: Path):
    assert "no file" in refused(trust.folder, tmp_path / "out", "--compare", tmp_path / "none.csv", status=2)
    measured(trust.folder, tmp_path / "wdes", 2026, "--standard", "wdes", formats="json")
    said = refused(trust.folder, tmp_path / "out", "--compare", tmp_path / "wdes" / "return.json", status=2)
    assert "wdes" in said


def test_it_works_for_another_standard(tmp_path: Path):
    records = Records().staff(60, "A", disability="yes").staff(90, "A", disability="no")
    folder = records.staff(5, "A", disability="yes", contract="bank").write(tmp_path / "x")
    totals = write_rows(tmp_path / "t.csv", [("what", "value"), ("Disabled staff", 65)])
    out = measured(folder, tmp_path / "out", 2026, "--standard", "wdes", "--compare", totals).out
    assert "bank counted too (contract): +5" in out


def test_an_explanation_of_many_rules_says_that_it_may_be_chance(trust: Trust, tmp_path: Path):
    said = compared(trust, tmp_path, ("staff in post", 165), ("BME staff", 53))
    assert "combinations of 4 rules that were tried: it may be chance" in " ".join(said.split())
    assert said.count("chance") == 1


def test_numbers_of_a_month_are_compared_too(trust: Trust, tmp_path: Path):
    totals = write_rows(tmp_path / "t.csv", [("what", "value"), ("staff in post", 158)])
    out = measured(trust.folder, tmp_path / "out", 2026, "--to-month", "2026-03", "--compare", totals).out
    assert "bank counted too (contract): +3" in out


def test_a_second_run_may_replace_the_first(trust: Trust, tmp_path: Path):
    compared(trust, tmp_path, ("staff in post", 158))
    compared(trust, tmp_path, ("staff in post", 155))
    assert levelground("measure", trust.folder, "--year", 2026, "--to", tmp_path / "out").status == 0
    assert not (tmp_path / "out" / "comparison.json").exists()
