"""Every reference case, by the public functions."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from cases.adapter import run

_CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("statistics.json").read_text("utf-8"))["cases"]

NOT_BUILT = {
    "suppression_audit",
    "secondary_suppression",
    "suppress_1_to_7_round_5",
    "round_nearest_5",
    "random_round_base_3",
    "controlled_rounding",
    "percentage_discloses_count",
    "differencing",
}


def agrees(expected: Any, found: Any, tolerance: float) -> bool:
    """A number passes within the absolute or the relative tolerance; all else is exact, and lists go by element."""
    if isinstance(expected, dict):
        return found.keys() == expected.keys() and all(agrees(expected[key], found[key], tolerance) for key in expected)
    if isinstance(expected, list):
        return len(expected) == len(found) and all(map(agrees, expected, found, [tolerance] * len(expected)))
    if isinstance(expected, bool) or not isinstance(expected, int | float):
        return type(found) is type(expected) and found == expected
    if isinstance(found, bool) or not isinstance(found, int | float):
        return False
    return math.isclose(expected, found, abs_tol=tolerance, rel_tol=0) or (
        abs(expected - found) <= tolerance * abs(expected)
    )


@pytest.mark.parametrize(
    "case", [case for case in _CASES if case["method"] not in NOT_BUILT], ids=lambda case: case["id"]
)
def test_the_published_answer_is_ours(case: dict[str, Any]) -> None:
    found = run(case["method"], case["inputs"])
    wrong = {
        name: (expected, found.get(name))
        for name, expected in case["expected"].items()
        if name not in found or not agrees(expected, found[name], case["tolerance"])
    }
    assert not wrong


def test_only_the_methods_named_here_are_not_built() -> None:
    refused = set()
    for case in _CASES:
        try:
            run(case["method"], case["inputs"])
        except NotImplementedError:
            refused.add(case["method"])
    assert refused == NOT_BUILT
