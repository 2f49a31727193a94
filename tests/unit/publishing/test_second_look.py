"""What is to be looked at before returns are accepted: planted faults are found, honest returns are left alone."""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from levelground.figures import compute_figures
from levelground.measuring import measure
from levelground.publishing.return_document import as_document
from levelground.publishing.returns import build_return
from levelground.publishing.second_look import Concern, facts_of, second_look
from levelground.standards import standard
from levelground.synthetic import Service, write


@cache
def documents() -> tuple[dict[str, Any], ...]:
    with TemporaryDirectory() as folder:
        write(Service(6, 9000, seed=5), Path(folder), "csv")
        found = measure(Path(folder), standard("wres"), 2026)
    figures = compute_figures(found.counts, found.standard)
    own = found.counts.organisations[: found.counts.own]
    return tuple(as_document(build_return(found, code, figures, version="test")) for code in own)


def looked(changed: dict[str, Any] | None = None) -> list[Concern]:
    given = [changed if changed and changed["organisation"] == each["organisation"] else each for each in documents()]
    return second_look(facts_of(each, {}) for each in given)


def planted(place: int = 0) -> dict[str, Any]:
    return copy.deepcopy(documents()[place])


def reading(document: dict[str, Any], indicator: str) -> dict[str, Any]:
    return next(each for each in document["readings"] if each["indicator"] == indicator)


def kinds(found: list[Concern], organisation: str) -> set[str]:
    return {each.kind for each in found if each.organisation == organisation}


def test_honest_returns_of_one_service_do_not_contradict_themselves() -> None:
    assert "inconsistent" not in {each.kind for each in looked()}


def test_groups_that_do_not_make_everybody_are_named() -> None:
    document = planted()
    row = next(each for each in document["counts"] if each["indicator"] == "2" and each["group"] == "white")
    row["numerator"] += 1
    found = [each for each in looked(document) if each.kind == "inconsistent"]
    assert [each.organisation for each in found] == [document["organisation"]]
    assert found[0].says.startswith("Indicator 2: the groups come to ")


def test_more_than_there_are_is_named() -> None:
    document = planted()
    row = next(each for each in document["counts"] if each["indicator"] == "2" and each["group"] == "bme")
    row["numerator"] = row["denominator"] + 5
    assert any("of" in each.says and each.kind == "inconsistent" for each in looked(document))


def _likely(document: dict[str, Any], white: tuple[int, int], bme: tuple[int, int]) -> None:
    for row in document["counts"]:
        if row["indicator"] == "2" and not row["part"] and row["group"] in ("white", "bme"):
            row["numerator"], row["denominator"] = white if row["group"] == "white" else bme


def test_a_ratio_far_from_the_others_stands_apart() -> None:
    document = planted()
    _likely(document, (900, 2000), (100, 2000))
    found = [each for each in looked(document) if each.kind == "outlier" and each.about == "2||ratio"]
    assert document["organisation"] in {each.organisation for each in found}
    says = next(each.says for each in found if each.organisation == document["organisation"])
    assert "9.00" in says
    assert "twice in a thousand" in says


def test_a_lean_return_is_looked_at_like_a_whole_one() -> None:
    document = planted()
    _likely(document, (900, 2000), (100, 2000))
    found = looked(document | {"readings": []})
    assert any(each.kind == "outlier" and each.organisation == document["organisation"] for each in found)


def test_a_ratio_whose_inverse_agrees_with_last_year_is_asked_about() -> None:
    document = planted()
    _likely(document, (200, 2000), (320, 2000))
    reading(document, "2")["movement"] = {"previous": {"value": 1.6}}
    found = [each for each in looked(document) if each.organisation == document["organisation"]]
    turned = next(each for each in found if each.kind == "upside down")
    assert "0.62" in turned.says
    assert "1.60" in turned.says


def test_the_same_ratio_as_last_year_is_not_upside_down() -> None:
    document = planted()
    _likely(document, (200, 2000), (320, 2000))
    reading(document, "2")["movement"] = {"previous": {"value": 0.63}}
    assert "upside down" not in kinds(looked(document), document["organisation"])


def test_a_movement_asks_for_its_reason() -> None:
    document = planted()
    document["movements"] = [
        {
            "key": "2 ratio", "kind": "beyond chance", "indicator": "2", "part": "", "statistic": "ratio",
            "group": "white", "what": "Appointed from shortlist", "previous": 1.2, "current": 1.9, "change": 1.58,
            "lower": 1.2, "upper": 2.1, "p_value": 0.001, "why": "moved beyond chance", "reason": "",
        }
    ]  # fmt: skip
    own = document["organisation"]
    without = second_look([facts_of(document, {})])
    assert [each.kind for each in without if each.about == "2||ratio"] == ["unexplained"]
    explained = second_look([facts_of(document, {"2 ratio": "A new panel."})])
    assert [each.kind for each in explained if each.about == "2||ratio"] == ["moved"]
    assert "A new panel." in next(each.says for each in explained if each.kind == "moved" and each.organisation == own)
