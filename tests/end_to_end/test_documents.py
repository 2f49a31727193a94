"""A return's document made again as a return, and refused where it does not hold together."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from end_to_end.conftest import Trust
from end_to_end.hands import levelground
from levelground.publishing import ReturnFaultError, document_in, faults_in, return_of
from levelground.publishing.return_document import as_document, fingerprint_of
from levelground.standards import standard

WRES = standard("wres")
Document = dict[str, Any]


@pytest.fixture(scope="module")
def whole(trust: Trust) -> Document:
    return document_in((trust.out / "return.json").read_bytes(), "return.json")


@pytest.fixture
def document(whole: Document) -> Document:
    return copy.deepcopy(whole)


def _signed(document: Document) -> Document:
    """As somebody would who alters a return and makes its fingerprint again."""
    document["fingerprint"] = fingerprint_of(document)
    return document


def _count(document: Document, indicator: str, part: str, group: str) -> Document:
    return next(
        one for one in document["counts"] if (one["indicator"], one["part"], one["group"]) == (indicator, part, group)
    )


def test_a_return_is_made_again_from_its_document(whole: Document) -> None:
    assert as_document(return_of(whole)) == whole


def test_a_whole_return_has_no_fault(whole: Document) -> None:
    assert faults_in(whole, WRES) == ()


def test_what_was_altered_is_told(document: Document) -> None:
    document["organisation_name"] = "Another"
    assert "altered after it was made" in faults_in(document, WRES)[0]


def test_other_definitions_are_told(document: Document) -> None:
    document["definitions_sha256"] = "0" * 64
    assert "other definitions" in faults_in(_signed(document), WRES)[0]


def test_figures_that_do_not_follow_are_told(document: Document) -> None:
    figure = next(one for one in document["figures"] if one["indicator"] == "2" and one["statistic"] == "ratio")
    figure["value"] = 1.0
    assert any("its counts give" in fault for fault in faults_in(_signed(document), WRES))


def test_a_verdict_that_does_not_follow_is_told(document: Document) -> None:
    reading = next(one for one in document["readings"] if one["indicator"] == "2")
    reading["headline"]["verdict"] = "Level"
    assert faults_in(_signed(document), WRES) == ("Indicator 2: its reading does not follow from its counts.",)


def test_words_that_are_not_the_standards_are_told(document: Document) -> None:
    document["readings"][0]["definition"] = "Whatever we like."
    assert faults_in(_signed(document), WRES) == ("Indicator 1: its words are not the standard's.",)


def test_counts_that_cannot_be_are_told_all_at_once_and_by_the_command_too(document: Document, tmp_path: Path) -> None:
    _count(document, "2", "", "bme")["numerator"] = 10_000
    _count(document, "1", "", "white")["numerator"] = -3
    faults = faults_in(_signed(document), WRES)
    assert any("10,000 of 30" in fault for fault in faults)
    assert any("never below 0" in fault for fault in faults)
    path = tmp_path / "return.json"
    path.write_text(json.dumps(document), "utf-8")
    ending = levelground("verify", path)
    assert ending.status == 1
    assert "holds counts that cannot be" in ending.out


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda document: document.update(year="2026"), "a whole number"),
        (lambda document: document["counts"][0].update(numerator="5"), "a number"),
        (lambda document: document["counts"][0].update(numerator=True), "a number"),
        (lambda document: document["counts"].append(3), "names with values"),
        (lambda document: document["readings"][1]["headline"].update(verdict="Fine"), "one of "),
        (lambda document: document["counts"][0].pop("group"), "lacks return.counts[0].group"),
        (lambda document: document.update(secret=1), "holds return.secret"),
        (lambda document: document.update(counts={}), "a list"),
    ],
)
def test_a_value_of_another_kind_is_told(document: Document, change: Any, said: str) -> None:
    change(document)
    with pytest.raises(ReturnFaultError, match=r"document") as caught:
        return_of(document)
    assert said in str(caught.value)
    assert said in " ".join(faults_in(_signed(document), WRES))
