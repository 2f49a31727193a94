"""The estimate: each way by hand, the published number, what is hidden, the cost and what matters most in it."""

import csv
import io
import re
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from levelground.caring import (
    Counts,
    Measured,
    assumptions,
    cost_of,
    known_of,
    published_estimate,
    reach_by_group,
    read_rates,
    share_of_45_to_64,
    sources,
    swings,
    ways_of,
    who_of,
    working_csv,
    write_working,
)
from levelground.caring.reach import hidden
from levelground.cli.main import main
from levelground.disclosure import rules_for
from levelground.statistics import wilson

COUNTS = Counts(
    {
        "staff": Measured(
            ("age", "sex"),
            {("16–44", "women"): 1500, ("16–44", "men"): 400, ("45+", "women"): 900, ("45+", "men"): 200},
        ),
        "flagged": Measured((), {(): 110}),
        "answered": Measured(("sex",), {("women",): 1200, ("men",): 200}),
        "carers": Measured(("sex",), {("women",): 420, ("men",): 50}),
        "passports": Measured(("sex",), {("women",): 90, ("men",): 6}),
    }
)


def test_every_way_by_hand() -> None:
    by = {way.key: way for way in ways_of(COUNTS)}
    assert (by["record"].value, by["record"].low, by["record"].high) == (110, 110, None)
    own = by["own-survey"]
    assert own.value == pytest.approx(2400 * 420 / 1200 + 600 * 50 / 200)
    # Half of the women answered and a third of the men: the more of them, the less is unsure.
    low = [wilson(x / f, n / f).lower.item() for x, n, f in ((420, 1200, 1 / 2), (50, 200, 2 / 3))]
    off = (2400 * (0.35 - low[0])) ** 2 + (600 * (0.25 - low[1])) ** 2
    assert own.low == pytest.approx(own.value - off**0.5)
    assert any("from 470 to 2,070" in each for each in own.tells)
    assert by["staff-survey-2023"].value == pytest.approx(2400 * 0.33 + 600 * 0.27)
    assert by["census-2021"].value == pytest.approx(2400 * 0.103 + 600 * 0.076)
    assert by["poll-2019"].value == pytest.approx(600)
    assert all(way.low <= way.value <= (way.high or way.value) and way.assumes for way in by.values())
    known = known_of(96, own)
    assert known is not None
    assert known.share == pytest.approx(96 / 990)
    assert known.low < known.share < known.high


def test_everybody_answered_leaves_nothing_open() -> None:
    counts = Counts(
        {name: Measured((), {(): number}) for name, number in (("staff", 500), ("answered", 500), ("carers", 150))}
    )
    own = next(way for way in ways_of(counts) if way.key == "own-survey")
    assert (own.low, own.value, own.high) == (150, 150, 150)


def test_groups_without_answers_are_taken_together_and_it_says_so() -> None:
    counts = Counts(
        {
            **COUNTS.of,
            "answered": Measured(("sex",), {("women",): 1000}),
            "carers": Measured(("sex",), {("women",): 300}),
        }
    )
    own = next(way for way in ways_of(counts) if way.key == "own-survey")
    assert own.value == pytest.approx(3000 * 0.3)
    assert any("taken together" in each for each in own.assumes)


def test_a_source_of_margins_gives_a_total_and_no_cell(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_text("age,sex,carers,people\n16-44,,60,600\n45+,,100,400\n,women,110,500\n,men,50,500\n", "utf-8")
    way = next(each for each in ways_of(COUNTS, read_rates(path)) if each.key == "rates")
    # Independent: the rate of a cell is 0.16 × (rate of its age / 0.16) × (rate of its sex / 0.16).
    expected = sum(
        COUNTS.staff.cells[age, sex] * age_rate * sex_rate / 0.16
        for age, age_rate in (("16–44", 0.1), ("45+", 0.25))
        for sex, sex_rate in (("women", 0.22), ("men", 0.1))
    )
    assert way.value == pytest.approx(expected)
    assert all(part.rate is None and part.carers is None for part in way.parts)
    assert any("independent of each other" in each for each in way.assumes)
    table = list(csv.reader(io.StringIO(working_csv(COUNTS, [way]))))
    assert {row[3] for row in table if row[0] == "rates" and row[1] not in {"all", ""}} == {""}


def test_who_they_are_as_far_as_a_way_tells() -> None:
    by = {way.key: way for way in ways_of(COUNTS)}
    told = {each.group: (each.people, each.carers, each.share) for each in who_of(by["own-survey"])}
    assert told["women"] == (2400, pytest.approx(840), pytest.approx(840 / 990))
    assert who_of(by["record"]) == who_of(by["poll-2019"]) == []
    assert share_of_45_to_64(by["own-survey"]) is None
    cells = {("16–44",): 1900, ("45–64",): 1000, ("65+",): 100}
    carers = {("16–44",): 380, ("45–64",): 570, ("65+",): 50}
    aged = Counts(
        {
            "staff": Measured(("age",), cells),
            "answered": Measured(("age",), cells),
            "carers": Measured(("age",), carers),
        }
    )
    assert share_of_45_to_64(ways_of(aged)[0]) == pytest.approx(0.57)
    wide = {"staff": Measured(("age",), {("40–59",): 90}), "answered": Measured(("age",), {("40–59",): 9})}
    assert share_of_45_to_64(ways_of(Counts({**wide, "carers": Measured(("age",), {("40–59",): 3})}))[0]) is None
    reached = reach_by_group(
        Counts({**COUNTS.of, "passports": Measured(("sex",), {("women",): 84, ("men",): 15})}), way=by["own-survey"]
    )
    assert {each.group: each.of_carers for each in reached} == {"women": pytest.approx(10), "men": pytest.approx(10)}


def test_the_published_number_follows_from_its_published_inputs() -> None:
    steps = {step.words: step.result for step in published_estimate()}
    assert steps["The one times the other"] == "240,000 to 250,000"
    assert steps["Rounded, as it is quoted"] == "250,000"
    # Census 2021, table TS039: 4,678,265 carers of 53,413,098.
    census = next(each for each in sources() if each.key == "census-2021")
    assert round(4_678_265 / 53_413_098, 4) == census.overall
    assert 2_303_725 + 969_769 + 1_404_771 == 4_678_265


def test_no_small_group_can_be_found() -> None:
    shown = {each.group: each.passports for each in reach_by_group(COUNTS)}
    assert shown == {"women": None, "men": None}
    three = Counts({"staff": Measured(("sex",), {("a",): 90, ("b",): 60, ("c",): 50}),
                    "passports": Measured(("sex",), {("a",): 40, ("b",): 12, ("c",): 5})})  # fmt: skip
    assert {each.group: each.passports for each in reach_by_group(three)} == {"a": 40, "b": None, "c": None}


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 60), min_size=1, max_size=7))
def test_what_is_hidden_cannot_be_worked_out(counts: list[int]) -> None:
    rules = rules_for("public")
    hid = hidden(counts, rules)
    for count, hide in zip(counts, hid, strict=True):
        assert hide or not 1 <= count <= rules.hide_to
    if any(hid) and not all(hid):
        lost = sum(count for count, hide in zip(counts, hid, strict=True) if hide)
        # Any hidden count may be anything from 0 to all that is hidden.
        assert sum(hid) >= 2
        assert lost >= rules.width


def test_the_cost_follows_from_its_assumptions() -> None:
    cost = cost_of(
        1000, {"leaving": 5, "replacing": 10_000, "reached": 50, "kept": 40, "hours": 2, "hour": 30, "running": 7000}
    )
    assert (cost.leavers, cost.losing, cost.reached, cost.stay) == (50, 500_000, 500, 10)
    assert (cost.saved, cost.support, cost.net) == (100_000, 37_000, 63_000)
    assert not any(each.read for each in assumptions())
    with pytest.raises(ValueError, match="is not from 0 to 100"):
        cost_of(1, {"leaving": 101})
    with pytest.raises(ValueError, match="no assumption 'luck'"):
        cost_of(1, {"luck": 1})


def test_what_matters_most_comes_first_and_each_end_is_reckoned_anew() -> None:
    found = swings(990, (900, 1100))
    assert [each.width for each in found] == sorted((each.width for each in found), reverse=True)
    for each in found:
        if each.key != "carers":
            assert each.net_low == cost_of(990, {each.key: each.low}).net
            assert each.net_high == cost_of(990, {each.key: each.high}).net


def test_the_workbook_reckons_as_we_do_and_holds_no_formula_of_others(tmp_path: Path) -> None:
    counts = Counts({"staff": Measured(("ethnicity",), {("=1+1",): 100, ("White",): 300})})
    ways = ways_of(counts)
    write_working(ways, tmp_path / "a.xlsx")
    write_working(ways, tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    formulas = openpyxl.load_workbook(tmp_path / "a.xlsx")["Cost"]
    values = openpyxl.load_workbook(tmp_path / "a.xlsx", data_only=True)["Cost"]
    names = {f"B{row}": values.cell(row, 2).value for row in range(1, 17)}
    for row in range(10, 17):
        formula = str(formulas.cell(row, 2).value).lstrip("=")
        formula = re.sub(r"B\d+", lambda match: repr(names[match[0]]), formula)
        assert eval(formula) == pytest.approx(values.cell(row, 2).value)
    risky = Counts(
        {"staff": Measured(("ethnicity",), {("=1+1",): 100}), "flagged": Measured(("ethnicity",), {("=1+1",): 9})}
    )
    assert "'=1+1" in working_csv(risky, ways_of(risky))


def test_the_command_says_the_same_and_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = tmp_path / "counts.csv", tmp_path / "out.csv"
    path.write_text("what,count\nstaff,3000\nflagged,110\nanswered,1400\ncarers,470\npassports,96\n", "utf-8")
    assert main(["carers", str(path), "--assume", "leaving=5", "--to", str(out)]) == 0
    told = capsys.readouterr().out
    assert "Your own staff survey: 1,007 (33.6%)" in told
    assert "leaving = 5 in 100 (unverified)" in told
    assert "own-survey,all,3000,0.335714,1007.1," in out.read_text("utf-8")
    for arguments, status, sentence in (
        ([str(tmp_path / "none.csv")], 2, "There is no file"),
        ([str(path), "--assume", "leaving"], 2, "a name and a number"),
        ([str(path), "--assume", "leaving=x"], 2, "‘x’ is no number"),
        ([str(path), "--to", "x.pdf"], 2, "neither in .csv nor in .xlsx"),
    ):
        assert main(["carers", *arguments]) == status
        assert sentence in capsys.readouterr().err
    path.write_text("what,count\nstaff,few\n", "utf-8")
    assert main(["carers", str(path)]) == 1
    assert "‘few’" in capsys.readouterr().err
