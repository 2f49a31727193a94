"""Which standards are found, and what is said of one that cannot be used."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from levelground.standards import (
    Change,
    Condition,
    Difference,
    Dimension,
    Rate,
    Ratio,
    Setting,
    Standard,
    SurveyResult,
    UnknownStandardError,
    UnsoundStandardError,
    faults_of,
    rows_of,
    standard,
    standards,
)

WRES = standard("wres")


@pytest.fixture
def offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on the path that offers standards of its own, as an installed package would."""
    monkeypatch.syspath_prepend(str(tmp_path))
    standard.cache_clear()
    standards.cache_clear()
    yield tmp_path
    standard.cache_clear()
    standards.cache_clear()


def offer(folder: Path, name: str, value: str, module: str = "") -> None:
    """An installed package 'theirs' with one entry point, and a module of this text."""
    info = folder / "theirs-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: theirs\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[levelground.standards]\n{name} = {value}\n")
    if module:
        (folder / f"{value.partition(':')[0]}.py").write_text(module)
        sys.modules.pop(value.partition(":")[0], None)


def test_our_own_are_found_by_their_modules():
    assert {"wres", "wdes"} <= set(standards())
    for name in ("wres", "wdes"):
        assert standard(name).name == name


@pytest.mark.parametrize("name", ["", "nothing", "declaration", "registry", "../wres", "wres.py", "levelground.wres"])
def test_what_is_no_standard_is_not_found(name: str):
    with pytest.raises(UnknownStandardError) as caught:
        standard(name)
    assert "wres" in caught.value.known


def test_another_package_is_found_by_its_entry_point(offered: Path):
    copy = "from dataclasses import replace\nfrom levelground.standards import standard\n"
    offer(offered, "theirs", "their_one:ONE", copy + "ONE = replace(standard('wres'), name='theirs')\n")
    assert standard("theirs").title == WRES.title
    assert "theirs" in standards()


@pytest.mark.parametrize(
    ("value", "module", "says"),
    [
        ("their_absent:ONE", "", "cannot be loaded"),
        ("their_empty:ONE", "TWO = 1\n", "cannot be loaded"),
        ("their_number:ONE", "ONE = 1\n", "is a int"),
        ("their_named:ONE", "from levelground.standards import standard\nONE = standard('wres')\n", "the same name"),
    ],
)
def test_one_that_cannot_be_used_says_whose_it_is_and_why(offered: Path, value: str, module: str, says: str):
    offer(offered, "theirs", value, module)
    with pytest.raises(UnsoundStandardError, match=says) as caught:
        standard("theirs")
    assert "theirs" in str(caught.value)


def test_no_other_package_takes_the_place_of_ours(offered: Path):
    offer(offered, "wres", "their_wres:ONE", "ONE = 1\n")
    assert standard("wres") == WRES


INDICATOR_2 = WRES.indicator("2")
SHORTLISTED = rows_of("applications", "shortlisted")


def with_second(**changed: object) -> Standard:
    """The WRES with its second indicator declared otherwise."""
    other = replace(INDICATOR_2, **changed)  # type: ignore[arg-type]
    return replace(WRES, indicators=tuple(other if one == INDICATOR_2 else one for one in WRES.indicators))


UNSOUND = {
    "no group 'asian'": with_second(compare=Ratio("white", "asian")),
    "no group 'workforce'": with_second(compare=Ratio("white", "workforce")),
    "is not a share": with_second(compare=Difference("bme", "workforce")),
    "no record set 'interviews'": with_second(measure=Rate(rows_of("interviews", "x"), SHORTLISTED)),
    "no column panel": with_second(measure=Rate(SHORTLISTED.where(panel="yes"), SHORTLISTED)),
    "gives the rule 'recruitment years'": with_second(
        measure=Rate(SHORTLISTED, SHORTLISTED, averaged_over="recruitment years")
    ),
    "gives the rule 'recruitment months'": with_second(
        measure=Rate(SHORTLISTED.within("recruitment months", of="shortlisted_on"), SHORTLISTED)
    ),
    "'own contracts' is used and not listed": with_second(
        measure=Rate(
            replace(SHORTLISTED, conditions=(Condition("route", Setting("own contracts", ("x",), "y")),)), SHORTLISTED
        )
    ),
    "pay_band cannot be 'Band 10'": with_second(parts=((Dimension("cluster", "pay_band", (("top", ("Band 10",)),)),),)),
    "name the sets of them": with_second(parts=((Dimension("sex", "sex"),),)),
    "no group 'men'": with_second(measure=SurveyResult("equal-opportunities", asked_of=("men",)), parts=()),
    "two indicators 2": replace(WRES, indicators=(*WRES.indicators, INDICATOR_2)),
    "an indicator 12, which there is not": replace(WRES, changes=(*WRES.changes, Change(2020, "12", "x"))),
    "no edition of that year": replace(WRES, changes=(*WRES.changes, Change(2030, "1", "x"))),
    "a setting 'nothing'": replace(WRES, changes=(*WRES.changes, Change(2020, "1", "x", values={"nothing": ("y",)}))),
    "years are out of order": replace(WRES, declared_to=2030),
    "counted once a person": with_second(
        measure=Rate(
            SHORTLISTED.once_a_person_among(rows_of("staff", "staff")), rows_of("staff", "staff")
        )
    ),
    "no indicator is a share of the workforce": replace(WRES, workforce=None),
}  # fmt: skip


@pytest.mark.parametrize("fault", UNSOUND)
def test_what_does_not_hang_together_is_said(fault: str):
    assert any(fault in said for said in faults_of(UNSOUND[fault])), faults_of(UNSOUND[fault])
