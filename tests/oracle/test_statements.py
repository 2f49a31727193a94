"""No sentence claims what its interval does not hold; where nothing changed, a change is said one time in twenty."""

import ast
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from levelground.figures import Previous, compute_figures
from levelground.measuring import Measurement, measure
from levelground.publishing import return_of, told
from levelground.publishing.asking import questions_of
from levelground.publishing.return_document import as_document
from levelground.publishing.returns import build_return
from levelground.standards import CountTable, standard
from levelground.synthetic import Service, write
from oracle.said import Claim, change, faults, pair_of

# How many organisations, and how many staff in all of them together.
SMALL, ENGLAND = (4, 6_000), (220, 220_000)


def documents(measured: Measurement, before: Measurement | None) -> dict[str, dict[str, Any]]:
    figures = compute_figures(measured.counts, measured.standard)
    made = {}
    for code in measured.counts.organisations[: measured.counts.own]:
        previous = None
        if before is not None and code in before.counts.organisations:
            previous = Previous(before.counts.year, before.counts.only(code))
        made[code] = as_document(build_return(measured, code, figures, version="test", previous=previous))
    return made


def statements_of(folder: Any, service: tuple[int, int], name: str) -> tuple[list[Claim], Counter[str]]:
    """Every false claim over all organisations of a made-up service, and how often each verdict was given."""
    write(Service(*service, years=2, last_year=2026, seed=9), folder)
    earlier, later = (measure(folder, standard(name), year) for year in (2025, 2026))
    before, now = documents(earlier, None), documents(later, earlier)
    found: list[Claim] = []
    said: Counter[str] = Counter()
    for code, document in now.items():
        each = told(return_of(document))
        said.update(one.verdict for one in each)
        said.update("change" for one in each if one.change.startswith(("higher", "lower")))
        found += faults(document, each, before.get(code))
    return found, said


def test_every_sentence_is_held_by_its_counts(tmp_path: Any) -> None:
    found, said = statements_of(tmp_path, SMALL, "wres")
    assert found == []
    assert said["Clear difference"] > 5


@pytest.mark.long
@pytest.mark.parametrize("name", ["wres", "wdes"])
def test_every_sentence_of_england_is_held_by_its_counts(tmp_path: Any, name: str) -> None:
    found, said = statements_of(tmp_path, ENGLAND, name)
    assert found == []
    assert min(said["Clear difference"], said["No clear difference"], said["Too few to tell"], said["change"]) > 10


def test_the_rules_share_nothing_with_what_they_judge() -> None:
    rules = ast.parse((Path(__file__).parent / "said.py").read_text("utf-8"))
    taken = [each for each in ast.walk(rules) if isinstance(each, ast.Import | ast.ImportFrom)]
    names = {alias.name for each in taken for alias in each.names} | {
        each.module for each in taken if isinstance(each, ast.ImportFrom)
    }
    assert "math" in names
    assert not any(str(name).startswith("levelground") for name in names)


def test_the_rules_find_a_false_sentence(tmp_path: Any) -> None:
    """Each word that claims, turned into another: found."""
    write(Service(1, 6_000, years=1, last_year=2026, seed=9), tmp_path)
    (document,) = documents(measure(tmp_path, standard("wres"), 2026), None).values()
    honest = told(return_of(document))
    assert list(faults(document, honest, None)) == []
    ratio = next(one for one in honest if "times as likely" in one.sentence and one.interval)
    points = next(one for one in honest if "points higher" in one.sentence or "points lower" in one.sentence)
    turned = points.sentence.replace("points higher", "points LOWER").replace("points lower", "points higher")
    value = ratio.sentence.split(" were ")[1].split(" times")[0]
    lies = [
        replace(ratio, sentence=ratio.sentence.replace(f"were {value} times", "were 9.99 times")),
        replace(ratio, sentence=re.sub(r"\(between .*\)", "(between 1.58 and 1.60)", ratio.sentence)),
        replace(ratio, sentence=re.sub(r"\(between .*\)", "(between 0.10 and 9.90)", ratio.sentence)),
        replace(ratio, sentence="White applicants did better, 1.59 times."),
        replace(points, sentence=turned.replace("LOWER", "lower")),
        replace(next(o for o in honest if o.verdict == "Clear difference"), verdict="No clear difference"),
        replace(next(o for o in honest if o.verdict == "No clear difference"), verdict="Clear difference"),
        replace(
            next(o for o in honest if " more" in o.in_people and "share of the whole" not in o.in_people),
            in_people="Had they been alike, about 99,999 more of them would have.",
        ),
    ]
    for lie in lies:
        assert list(faults(document, [lie], None)), lie.sentence


def drawn(counts: CountTable, rng: np.random.Generator, copies: int) -> CountTable:
    """Copies of one organisation, each drawn anew from its own rates: nothing but chance is different between them."""
    indicators = []
    for whole in counts.indicators:
        # The headlines, and of these not the people in post: their parts lie in the whole, and are not drawn apart.
        if whole.indicator in {"1", "9"}:
            continue
        place = whole.parts.index("")
        at = (slice(None), slice(place, place + 1))
        each = replace(
            whole, parts=("",), numerator=whole.numerator[at], denominator=whole.denominator[at], hidden=None
        )
        shape = (copies, *each.numerator.shape[1:])
        base = np.broadcast_to(each.denominator[0], shape)
        known = np.nan_to_num(base).astype(np.int64)
        with np.errstate(invalid="ignore", divide="ignore"):
            rate = np.nan_to_num(each.numerator[0] / each.denominator[0]).clip(0, 1)
        numerator = np.where(np.isnan(base), np.nan, rng.binomial(known, np.broadcast_to(rate, shape)).astype(float))
        base = np.where(np.isnan(base), np.nan, known)
        indicators.append(replace(each, numerator=numerator, denominator=base, flags=each.flags[:1] * copies))
    names = tuple(f"R{place:03}" for place in range(copies))
    return replace(counts, organisations=names, own=copies, indicators=tuple(indicators))


def improved(document: Mapping[str, Any], before: Mapping[str, Any]) -> tuple[int, int, int]:
    """Comparisons with last year, how many of them were said to have moved, and how many to be narrower."""
    made = return_of(document)
    asked = moved = narrower = 0
    for one, reading in zip(told(made), made.readings, strict=True):
        if reading.headline is None or reading.movement is None:
            continue
        asked += 1
        moved += one.change.startswith(("higher", "lower"))
        narrower += any("narrower" in question for question in questions_of(reading, made))
    return asked, moved, narrower


def simulated(folder: Any, copies: int) -> tuple[int, int, int]:
    write(Service(1, 6_000, years=1, last_year=2026, seed=9), folder)
    measured = measure(folder, standard("wres"), 2026)
    rng = np.random.default_rng(2026)
    earlier = replace(drawn(measured.counts.only(measured.counts.organisations[0]), rng, copies), year=2025)
    later = drawn(measured.counts.only(measured.counts.organisations[0]), rng, copies)
    known = next(iter(measured.directory.values()), None)
    base = replace(
        measured, directory={} if known is None else {c: replace(known, code=c) for c in later.organisations}
    )
    before = documents(replace(base, counts=earlier), None)
    now = documents(replace(base, counts=later), replace(base, counts=earlier))
    totals = [0, 0, 0]
    for code, document in now.items():
        for place, count in enumerate(improved(document, before[code])):
            totals[place] += count
    return totals[0], totals[1], totals[2]


def test_where_nothing_changed_better_is_seldom_said(tmp_path: Any) -> None:
    asked, moved, narrower = simulated(tmp_path, 12)
    assert asked > 60
    assert narrower <= asked / 20
    assert moved <= asked / 10


@pytest.mark.long
def test_over_a_thousand_years_without_change(tmp_path: Any) -> None:
    asked, moved, narrower = simulated(tmp_path, 1000)
    assert asked > 5000
    assert narrower <= asked / 20
    # To either side together: one in twenty, and what chance may add to that.
    assert moved <= asked * 0.055


def test_a_change_is_seen_by_the_rule_where_there_is_one() -> None:
    assert change((100, 1000, 100, 1000), (300, 1000, 100, 1000), "ratio", "white") == (True, True)
    assert change((100, 1000, 100, 1000), (104, 1000, 100, 1000), "ratio", "white") == (True, False)
    assert (
        pair_of(
            {"counts": []},
            {"indicator": "2", "headline": {"part": "", "group": {"group": "a"}, "comparator": {"group": "b"}}},
        )
        is None
    )
