"""The nine indicators of the small trust against numbers worked out by hand, and the shape of the two tables."""

import json
import math

import pyarrow.parquet as pq
import pytest

from end_to_end.conftest import Trust
from end_to_end.hands import count, fraction, header, one, picked, table
from end_to_end.small_trust import HEADCOUNT, SURVEYED

COUNT_COLUMNS = ["organisation", "standard", "year", "indicator", "part", "group", "numerator", "denominator"]
FIGURE_COLUMNS = [
    "organisation", "standard", "year", "indicator", "part", "statistic", "group", "comparator", "value", "lower",
    "upper", "method", "numerator", "denominator", "comparator_numerator", "comparator_denominator", "flags",
]  # fmt: skip
MAIN = ("white", "bme", "unknown", "all")


def values(trust: Trust, **wanted: str) -> list[float]:
    """The values of the rows that hold these cells."""
    return [float(row["value"]) for row in picked(trust.figures, **wanted)]


def test_columns_stand_as_the_contract_has_them(trust: Trust):
    assert header(trust.out / "counts.csv") == COUNT_COLUMNS
    assert header(trust.out / "figures.csv") == FIGURE_COLUMNS
    assert {row["organisation"] for row in trust.counts + trust.figures} == {"RAA"}
    assert {(row["standard"], row["year"]) for row in trust.counts + trust.figures} == {("wres", "2026")}


def test_counts_are_sorted_by_their_keys_and_each_key_stands_once(trust: Trust):
    keys = [tuple(row[name] for name in COUNT_COLUMNS[:6]) for row in trust.counts]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_numerators_are_whole_but_for_surveys(trust: Trust):
    whole = [row for row in trust.counts if row["indicator"] not in SURVEYED]
    assert all(row["numerator"].isdigit() and row["denominator"].isdigit() for row in whole)
    # 22.5% of 200 is 45, 6.2% is 12.4: unrounded.
    assert count(trust.counts, "6", "white") == (45, 200)
    assert count(trust.counts, "8", "white") == (pytest.approx(12.4, rel=1e-12), 200)


def test_indicator_1_headline(trust: Trust):
    for group, number in HEADCOUNT.items():
        assert count(trust.counts, "1", group) == (number, 155)
        row = one(trust.figures, indicator="1", part="", statistic="percentage", group=group)
        assert float(row["value"]) == pytest.approx(100 * number / 155, rel=1e-12)
        assert (row["comparator"], row["comparator_numerator"], row["comparator_denominator"]) == ("", "", "")


@pytest.mark.parametrize(
    ("part", "white", "bme", "unknown"),
    [
        ("clinical=yes", 65, 40, 2),
        ("clinical=no", 37, 10, 1),
        ("cluster=5 and under", 50, 28, 3),
        ("cluster=6 and 7", 30, 9, 0),
        ("cluster=8a and above", 17, 3, 0),
        ("clinical=yes;pay_band=Band 5", 30, 20, 2),
        ("clinical=yes;pay_band=Band 6", 20, 8, 0),
        ("clinical=yes;pay_band=Band 8a", 10, 2, 0),
        ("clinical=no;pay_band=Band 3", 20, 8, 1),
        ("clinical=no;pay_band=VSM", 2, 0, 0),
        ("clinical=yes;pay_band=Consultant", 5, 10, 0),
        ("medical_grade=senior medical manager", 1, 0, 0),
        ("clinical=yes;tier=lower", 30, 20, 2),
        ("clinical=no;tier=upper", 7, 1, 0),
    ],
)
def test_indicator_1_parts(trust: Trust, part: str, white: int, bme: int, unknown: int):
    everyone = white + bme + unknown
    for group, number in zip(MAIN, (white, bme, unknown, everyone), strict=True):
        assert count(trust.counts, "1", group, part) == (number, everyone)


def test_the_parts_of_indicator_1_add_up_and_a_subset_is_not_added_twice(trust: Trust):
    bands = [row for row in trust.counts if row["indicator"] == "1" and "pay_band=" in row["part"]]
    for group, number in HEADCOUNT.items():
        assert sum(int(row["numerator"]) for row in picked(bands, group=group)) == number


def test_empty_bands_have_no_row_and_empty_groups_have_zeros(trust: Trust):
    assert picked(trust.counts, indicator="1", part="clinical=yes;pay_band=Band 9") == []
    assert count(trust.counts, "1", "unknown", "cluster=6 and 7") == (0, 39)


def test_finer_groups_stand_at_headlines_and_clusters_only(trust: Trust):
    finer = [row for row in trust.counts if row["group"].startswith("ethnicity=")]
    assert {row["part"].partition("=")[0] for row in finer} <= {"", "cluster"}
    assert count(trust.counts, "1", "ethnicity=asian") == (40, 155)
    # 30 nurses (H) and 10 doctors (K); 37 Irish (B) and 5 of any other white background (C).
    assert count(trust.counts, "1", "ethnicity=H") == (30, 155)
    assert count(trust.counts, "1", "ethnicity=white-other") == (42, 155)
    assert count(trust.counts, "1", "ethnicity=white-british", "cluster=8a and above") == (10, 20)


@pytest.mark.parametrize(
    ("step", "clinical", "value"),
    [
        # (white upper / white lower) / (BME upper / BME lower)
        ("lower:middle", "yes", (20 / 30) / (8 / 20)),
        ("middle:upper", "yes", (10 / 20) / (2 / 8)),
        ("lower:upper", "yes", (10 / 30) / (2 / 20)),
        ("lower:middle", "no", (10 / 20) / (1 / 8)),
        ("middle:upper", "no", (7 / 10) / (1 / 1)),
        ("lower:upper", "no", (7 / 20) / (1 / 8)),
    ],
)
def test_race_disparity_ratios(trust: Trust, step: str, clinical: str, value: float):
    part = f"clinical={clinical};tier={step}"
    row = one(trust.figures, indicator="1", statistic="race disparity ratio", part=part)
    assert (row["group"], row["comparator"]) == ("white", "bme")
    assert float(row["value"]) == pytest.approx(value, rel=1e-12)
    assert float(row["lower"]) < value < float(row["upper"])
    pairs = [int(row[name]) for name in FIGURE_COLUMNS[12:16]]
    assert (pairs[0] / pairs[1]) / (pairs[2] / pairs[3]) == pytest.approx(value, rel=1e-12)


def test_indicator_2(trust: Trust):
    # Shortlisted in the window: 40 white of whom 20 appointed (3 still in progress), 30 BME of whom 10, 5 unknown.
    assert count(trust.counts, "2", "white") == (20, 40)
    assert count(trust.counts, "2", "bme") == (10, 30)
    assert count(trust.counts, "2", "unknown") == (1, 5)
    assert count(trust.counts, "2", "all") == (31, 75)
    assert values(trust, indicator="2", part="", statistic="ratio", comparator="bme") == pytest.approx([1.5, 1.5])


def test_indicator_2_with_and_without_international_recruitment(trust: Trust):
    part = "route=international recruitment"
    assert count(trust.counts, "2", "bme", part) == (4, 10)
    assert picked(trust.counts, indicator="2", part=part, group="white") == []


def test_indicator_3(trust: Trust):
    assert count(trust.counts, "3", "white") == (4, 102)
    assert count(trust.counts, "3", "bme") == (5, 50)
    assert count(trust.counts, "3", "unknown") == (1, 3)
    # A tenth of the BME staff against 4 in 102 of the white.
    expected = [pytest.approx(2.55, rel=1e-12)] * 2
    assert values(trust, indicator="3", part="", statistic="ratio", group="bme", comparator="white") == expected


def test_indicator_4_counts_people_in_post_once(trust: Trust):
    assert count(trust.counts, "4", "white") == (51, 102)
    assert count(trust.counts, "4", "bme") == (20, 50)
    assert count(trust.counts, "4", "unknown") == (1, 3)
    # Half of the white staff against two fifths of the BME.
    assert values(trust, indicator="4", part="", statistic="ratio", comparator="bme") == pytest.approx([1.25, 1.25])


@pytest.mark.parametrize("indicator", SURVEYED)
def test_indicators_5_to_8_show_the_percentages_as_given(trust: Trust, indicator: str):
    _, white, bme = SURVEYED[indicator]
    for group, given in (("white", white), ("bme", bme)):
        row = one(trust.figures, indicator=indicator, part="", statistic="percentage", group=group)
        assert float(row["value"]) == given
    row = one(trust.figures, indicator=indicator, part="", statistic="difference")
    assert (row["group"], row["comparator"]) == ("bme", "white")
    assert float(row["value"]) == pytest.approx(bme - white, abs=1e-9)
    assert float(row["lower"]) < bme - white < float(row["upper"])


@pytest.mark.parametrize(
    ("part", "bme", "members"), [("", 1, 10), ("voting=yes", 0, 7), ("voting=no", 1, 3), ("executive=yes", 1, 5)]
)
def test_indicator_9(trust: Trust, part: str, bme: int, members: int):
    assert count(trust.counts, "9", "bme", part) == (bme, members)
    row = one(trust.figures, indicator="9", part=part, statistic="difference")
    assert (row["group"], row["comparator"]) == ("bme", "workforce")
    assert float(row["value"]) == pytest.approx(100 * bme / members - 100 * 50 / 155, abs=1e-9)
    assert (row["comparator_numerator"], row["comparator_denominator"]) == ("50", "155")


def test_ratios_have_koopman_then_katz(trust: Trust):
    for place, row in enumerate(trust.figures):
        if row["statistic"] == "ratio" and row["method"] == "koopman":
            after = trust.figures[place + 1]
            assert after["method"] == "katz"
            same = [name for name in FIGURE_COLUMNS if name not in ("lower", "upper", "method", "flags")]
            assert [row[name] for name in same] == [after[name] for name in same]
    methods = [row["method"] for row in trust.figures if row["statistic"] == "ratio"]
    assert methods == ["koopman", "katz"] * (len(methods) // 2)


def test_each_ratio_has_one_direction_only(trust: Trust):
    main = [row for row in trust.figures if row["statistic"] == "ratio" and row["comparator"] in MAIN]
    main = [row for row in main if row["group"] in MAIN]
    found = {(row["indicator"], row["group"], row["comparator"]) for row in main}
    assert found == {("2", "white", "bme"), ("3", "bme", "white"), ("4", "white", "bme")}


def test_every_value_is_what_its_own_counts_give(trust: Trust):
    for row in trust.figures:
        if not row["value"]:
            continue
        value, (numerator, denominator) = float(row["value"]), fraction(row)
        share = numerator / denominator
        if row["statistic"] != "percentage":
            other = float(row["comparator_numerator"]) / float(row["comparator_denominator"])
            expected = 100 * (share - other) if row["statistic"] == "difference" else share / other
        else:
            expected = 100 * share
        assert value == pytest.approx(expected, rel=1e-9, abs=1e-9), row


def test_nothing_in_the_tables_is_infinite_or_no_number(trust: Trust):
    for row in trust.figures:
        for name in ("value", "lower", "upper", *FIGURE_COLUMNS[12:16]):
            assert not row[name] or math.isfinite(float(row[name])), row
        if not row["value"] or not row["lower"] or not row["upper"]:
            assert {"undefined", "unbounded"} & set(row["flags"].split(";")), row


def test_every_share_of_people_lies_between_0_and_100(trust: Trust):
    for row in picked(trust.figures, statistic="percentage"):
        limits = [float(row[name]) for name in ("lower", "value", "upper") if row[name]]
        assert limits == sorted(limits)
        assert all(0 <= limit <= 100 for limit in limits)


def test_parts_name_their_dimensions_in_the_order_of_the_contract(trust: Trust):
    order = ["clinical", "cluster", "pay_band", "medical_grade", "tier", "voting", "executive", "route", "month"]
    for row in [*trust.counts, *trust.figures]:
        names = [pair.partition("=")[0] for pair in row["part"].split(";") if pair]
        assert names == sorted(names, key=order.index)


def test_groups_are_those_of_the_contract(trust: Trust):
    letters = set("ABCDEFGHJKLMNPRS")
    finer = {"asian", "black", "mixed", "other", "white-british", "white-other"} | letters
    for row in trust.counts:
        assert row["group"] in MAIN or row["group"].removeprefix("ethnicity=") in finer


def test_headlines_stand_for_every_indicator(trust: Trust):
    for number in "123456789":
        statistics = {row["statistic"] for row in picked(trust.figures, indicator=number, part="")}
        wanted = {"1": set(), "2": {"ratio"}, "3": {"ratio"}, "4": {"ratio"}}.get(number, {"difference"})
        assert statistics == {"percentage"} | wanted


def test_parquet_twins_hold_what_the_csv_holds(trust: Trust):
    for name in ("counts", "figures"):
        twin = pq.read_table(trust.out / f"{name}.parquet")
        rows = table(trust.out / f"{name}.csv")
        assert twin.column_names == list(rows[0])
        assert twin.num_rows == len(rows)
        for column in ("numerator", "denominator"):
            plain = [float(row[column]) if row[column] else None for row in rows]
            assert twin.column(column).to_pylist() == plain
        assert [str(part) for part in twin.column("part").to_pylist()] == [row["part"] for row in rows]


def test_the_return_holds_the_same_counts_as_integers(trust: Trust):
    text = (trust.out / "return.json").read_text("utf-8")
    document = json.loads(text)
    told = {(row["indicator"], row["part"], row["group"]): row for row in document["counts"]}
    assert len(told) == len(trust.counts)
    for row in trust.counts:
        own = told[row["indicator"], row["part"], row["group"]]
        assert (float(row["numerator"]), float(row["denominator"])) == (own["numerator"], own["denominator"])
        if row["indicator"] not in SURVEYED:
            assert isinstance(own["numerator"], int)
    assert "Infinity" not in text
    assert "NaN" not in text
    assert isinstance(document["profile"], dict)
    assert len(document["definitions_sha256"]) == 64
    assert all(len(source["sha256"]) == 64 for source in document["sources"])


def test_every_output_says_that_it_is_internal(trust: Trust):
    assert "not for publication" in trust.ending.out
    for name in ("return.json", "report.html"):
        assert "not for publication" in (trust.out / name).read_text("utf-8")


def test_the_row_level_list_says_that_it_is_personal(trust: Trust):
    document = json.loads((trust.out / "checks.json").read_text("utf-8"))
    assert "personal, keep inside" in json.dumps(document).lower()


def test_warnings_tell_of_what_was_counted_apart(trust: Trust):
    findings = json.loads((trust.out / "checks.json").read_text("utf-8"))["findings"]
    kinds: dict[str, int] = {}
    for finding in findings:
        kinds[finding["kind"]] = kinds.get(finding["kind"], 0) + finding["count"]
        assert finding["severity"] == "warning"
    assert kinds["still in progress"] == 3
    assert kinds["appointed but not shortlisted"] == 2
    # One leaver in the cases, and three people in training who are in no staff file.
    assert kinds["not in staff"] == 4


def test_the_return_has_numbers_of_findings_and_no_row(trust: Trust):
    document = json.loads((trust.out / "return.json").read_text("utf-8"))
    text = json.dumps(document["checks"])
    assert document["checks"]
    assert '"row"' not in text
    assert "P0000" not in json.dumps(document)
