"""The specification, run: each example is measured as its page says, and the page is current."""

import csv
import math
from pathlib import Path

import pytest

from levelground.figures import compute_figures
from levelground.measuring import Measurement, measure
from levelground.records import Finding, InputFaultsError
from levelground.standards import Answer, as_table, standard
from oracle import disability
from oracle.counts import counts_of
from oracle.sheets import Sheet
from spec import render
from spec.chapters import CHAPTERS
from spec.example import Example, Row, table

EXAMPLES = [example for chapters in CHAPTERS.values() for chapter in chapters for example in chapter.examples]
ORACLES = {"wres": counts_of, "wdes": disability.counts_of}
MEASURED = [example for example in EXAMPLES if not example.refused]
REFUSED = [example for example in EXAMPLES if example.refused]


def written(example: Example, folder: Path) -> Path:
    """The record sets of an example as CSV files."""
    folder.mkdir()
    for name, rows in example.sets.items():
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, example.columns(name))
            writer.writeheader()
            writer.writerows(rows)
    return folder


def has_finding(findings: tuple[Finding, ...], wanted: Row) -> bool:
    """Whether there is such a finding."""
    return any(
        (finding.severity, finding.kind) == (wanted["severity"], wanted["kind"])
        and Path(finding.file).stem == wanted["record set"]
        for finding in findings
    )


def check_counts(example: Example, measured: Measurement) -> None:
    """The counts shown are there, and those said to be absent are not."""
    counts = as_table(measured.counts, standard(example.standard))
    words = [counts.words(name) for name in ("organisation", "indicator", "part", "group")]
    pairs = zip(counts.numbers("numerator").tolist(), counts.numbers("denominator").tolist(), strict=True)
    found = dict(zip(zip(*words, strict=True), pairs, strict=True))
    for row in table(example.counts):
        key = (row.get("organisation", "RAA"), row["indicator"], row.get("part", ""), row["group"])
        pair = (float(row["numerator"]), float(row["denominator"]))
        assert found.get(key) == pytest.approx(pair), (key, found.get(key))
    for indicator, part in example.absent:
        assert not [key for key in found if key[1] == indicator and key[2].startswith(part)], (indicator, part)


def check_figures(example: Example, measured: Measurement) -> None:
    """The figures shown are there, by their default method, with their flags."""
    figures = compute_figures(measured.counts, standard(example.standard))
    names = ("organisation", "indicator", "part", "statistic", "group", "comparator")
    values = [*zip(figures.numbers("value").tolist(), figures.words("flags"), strict=True)]
    found: dict[tuple[str, ...], tuple[float, str]] = {}
    for key, value_and_flags in zip(zip(*(figures.words(name) for name in names), strict=True), values, strict=True):
        found.setdefault(key, value_and_flags)
    for row in table(example.figures):
        key = tuple(row.get(name, "RAA" if name == "organisation" else "") for name in names)
        value, flags = found[key]
        shown = row["value"]
        decimals = len(shown.partition(".")[2])
        assert shown == ("-" if math.isnan(value) else f"{value:.{decimals}f}"), (key, value)
        assert flags == row.get("flags", ""), key


@pytest.mark.parametrize("example", MEASURED, ids=lambda example: example.title)
def test_an_example_is_measured_as_its_page_says(example: Example, tmp_path: Path):
    measured = measure(written(example, tmp_path / "extracts"), standard(example.standard), example.year)
    check_counts(example, measured)
    if example.figures:
        check_figures(example, measured)
    for wanted in table(example.findings):
        assert has_finding(measured.findings, wanted), (wanted, [(f.file, f.kind) for f in measured.findings])


@pytest.mark.parametrize("example", REFUSED, ids=lambda example: example.title)
def test_an_example_with_a_fault_is_refused(example: Example, tmp_path: Path):
    with pytest.raises(InputFaultsError) as caught:
        measure(written(example, tmp_path / "extracts"), standard(example.standard), example.year)
    for wanted in table(example.findings):
        assert has_finding(caught.value.findings, wanted), (wanted, [(f.file, f.kind) for f in caught.value.findings])


@pytest.mark.parametrize("example", MEASURED, ids=lambda example: example.title)
def test_the_oracle_reads_an_example_in_the_same_way(example: Example):
    folder = {name: Sheet(tuple(example.columns(name)), tuple(rows)) for name, rows in example.sets.items()}
    found = ORACLES[example.standard](folder, example.year)
    for row in table(example.counts):
        key = (row.get("organisation", "RAA"), row["indicator"], row.get("part", ""), row["group"])
        assert found.get(key) == pytest.approx((float(row["numerator"]), float(row["denominator"]))), key


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_indicator_that_is_counted_has_an_example(name: str):
    shown = {row["indicator"] for each in EXAMPLES if each.standard == name for row in table(each.counts)}
    numbers = {one.number for one in standard(name).indicators if not isinstance(one.measure, Answer)}
    assert shown == numbers


def test_every_example_has_a_title_of_its_own_and_says_what_follows():
    assert len({(example.standard, example.title) for example in EXAMPLES}) == len(EXAMPLES)
    for example in EXAMPLES:
        assert example.counts or example.figures or example.absent or (example.refused and example.findings)


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_page_is_current(name: str):
    assert render.path_of(name).read_text("utf-8") == render.page(name), (
        "run: PYTHONPATH=tests .venv/bin/python -m spec.render"
    )
