"""Several organisations in one folder, and what is added up of them."""

from pathlib import Path

import pytest

from end_to_end.hands import Records, count, fraction, levelground, measured, one, picked, refused, table

PLACES = {
    "R1A": ("Alder", "North ICS", "North"),
    "R2B": ("Beech", "North ICS", "North"),
    "R3C": ("Cedar", "South ICS", "South"),
}


def three(known: bool = True) -> Records:
    """Three organisations with staff, applications and cases of different sizes."""
    records = Records("R1A").staff(100, "A").staff(50, "H").applications(40, "A", 20).applications(20, "H", 5)
    records.cases(2, "A").cases(2, "H").survey("harassment-staff", 20, 30, base=100)
    other = records.of("R2B").staff(60, "A").staff(10, "N").applications(10, "A", 1).applications(10, "H", 1)
    other.cases(1, "A").survey("harassment-staff", 10, 40, base=300)
    records.of("R3C").staff(3, "A").staff(1, "Z")
    if known:
        for code, (name, ics, region) in PLACES.items():
            records.add("organisations", organisation=code, name=name, kind="acute", ics=ics, region=region)
    return records


def test_each_organisation_has_its_own_counts_and_headline_rows_however_small(tmp_path: Path):
    measured(three(known=False).write(tmp_path / "extracts"), tmp_path / "out")
    counts, figures = table(tmp_path / "out" / "counts.csv"), table(tmp_path / "out" / "figures.csv")
    assert {row["organisation"] for row in counts} == set(PLACES)
    assert count(counts, "1", "bme", organisation="R2B") == (10, 70)
    assert count(counts, "3", "white", organisation="R3C") == (0, 3)
    for code in PLACES:
        for indicator in ("2", "3"):
            headline = picked(figures, organisation=code, indicator=indicator, part="", statistic="ratio")
            assert [row["method"] for row in headline[:2]] == ["koopman", "katz"], (code, indicator)
        for group in ("white", "bme", "unknown", "all"):
            one(figures, organisation=code, indicator="1", part="", statistic="percentage", group=group)


def test_without_an_organisations_set_every_code_is_accepted_with_a_warning(tmp_path: Path):
    folder = three(known=False).write(tmp_path / "extracts")
    checked = levelground("check", folder, "--year", 2026)
    assert checked.status == 0
    assert "organisations" in checked.out
    assert "warning" in checked.out


def test_roll_ups_are_sums_of_counts(tmp_path: Path):
    measured(three().write(tmp_path / "extracts"), tmp_path / "out")
    counts, figures = table(tmp_path / "out" / "counts.csv"), table(tmp_path / "out" / "figures.csv")
    assert {row["organisation"] for row in counts} == {
        *PLACES, "North ICS", "South ICS", "North", "South", "England",
    }  # fmt: skip
    assert count(counts, "1", "white", organisation="North ICS") == (160, 220)
    assert count(counts, "1", "white", organisation="England") == (163, 224)
    assert count(counts, "2", "white", organisation="England") == (21, 50)
    assert count(counts, "3", "bme", organisation="North") == (2, 60)
    # Survey results are added up by their bases: 30% of 100 and 40% of 300.
    assert count(counts, "6", "bme", organisation="England") == (pytest.approx(150), 400)
    # England's figure is of the pooled counts, not the mean of the organisations' ratios.
    england = picked(figures, organisation="England", indicator="2", part="", comparator="bme")[0]
    assert fraction(england) == (21, 50)
    assert float(england["value"]) == pytest.approx((21 / 50) / (6 / 30))


def test_every_roll_up_row_is_the_sum_of_its_members(tmp_path: Path):
    measured(three().write(tmp_path / "extracts"), tmp_path / "out")
    sums: dict[tuple[str, ...], list[float]] = {}
    rows = table(tmp_path / "out" / "counts.csv")
    for row in rows:
        if row["organisation"] in PLACES:
            for above in (*PLACES[row["organisation"]][1:], "England"):
                total = sums.setdefault((above, row["indicator"], row["part"], row["group"]), [0, 0])
                total[0] += float(row["numerator"])
                total[1] += float(row["denominator"])
    found = {
        (row["organisation"], row["indicator"], row["part"], row["group"]): list(fraction(row))
        for row in rows
        if row["organisation"] not in PLACES
    }
    assert found == {key: pytest.approx(total) for key, total in sums.items()}


def test_a_code_that_a_given_set_does_not_name_is_an_error(tmp_path: Path):
    records = three()
    records.of("R9Z").staff(4, "A")
    said = refused(records.write(tmp_path / "extracts"), tmp_path / "out")
    assert "R9Z" in said
    assert "organisations.csv" in said


def test_returns_go_to_a_folder_each_and_only_when_named(tmp_path: Path):
    folder = three().write(tmp_path / "extracts")
    assert levelground("measure", folder, "--year", 2026, "--to", tmp_path / "plain").status == 0
    plain = sorted(path.name for path in (tmp_path / "plain").iterdir())
    assert plain == ["checks.json", "counts.csv", "figures.csv"]
    measured(folder, tmp_path / "named", formats="csv,json,html")
    for code in PLACES:
        assert sorted(path.name for path in (tmp_path / "named" / code).iterdir()) == ["report.html", "return.json"]
        assert levelground("verify", tmp_path / "named" / code / "return.json", folder).status == 0


def test_nothing_about_one_organisation_is_in_anothers_return(tmp_path: Path):
    measured(three().write(tmp_path / "extracts"), tmp_path / "out", formats="json")
    text = (tmp_path / "out" / "R3C" / "return.json").read_text("utf-8")
    assert "R1A" not in text
    assert "Alder" not in text


@pytest.mark.parametrize("codes", [("R1/../A", "R1A"), ("..", "R1A"), ("A B", "A_B"), ("r1a", "R1A")])
def test_no_code_leads_out_of_the_target_and_no_two_share_a_folder(tmp_path: Path, codes: tuple[str, str]):
    records = Records(codes[0]).staff(5, "A")
    records.of(codes[1]).staff(7, "A")
    home = tmp_path / "home"
    folder = records.write(home / "extracts")
    ending = levelground("measure", folder, "--year", 2026, "--to", home / "out", "--formats", "csv,json")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home"]
    if ending.status == 0:
        assert len(list((home / "out").glob("*/return.json"))) == 2
    else:
        assert ending.status == 1
        assert not (home / "out").exists()


def test_a_region_with_the_name_of_an_ics_is_counted_once(tmp_path: Path):
    records = Records("RAA").staff(3, "A")
    records.of("RBB").staff(3, "H")
    for code in ("RAA", "RBB"):
        records.add("organisations", organisation=code, name=code, kind="acute", ics="London", region="London")
    measured(records.write(tmp_path / "extracts"), tmp_path / "out")
    rows = picked(table(tmp_path / "out" / "counts.csv"), indicator="1", part="", group="all")
    assert {row["organisation"]: row["denominator"] for row in rows} == {
        "England": "6",
        "London": "6",
        "RAA": "3",
        "RBB": "3",
    }
