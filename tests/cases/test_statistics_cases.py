"""Every reference case, by the public functions."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from cases.adapter import run

_CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("statistics.json").read_text("utf-8"))["cases"]


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


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["id"])
def test_the_published_answer_is_ours(case: dict[str, Any]) -> None:
    found = run(case["method"], case["inputs"])
    wrong = {
        name: (expected, found.get(name))
        for name, expected in case["expected"].items()
        if name not in found or not agrees(expected, found[name], case["tolerance"])
    }
    assert not wrong


def test_a_method_that_no_case_names_is_refused() -> None:
    with pytest.raises(NotImplementedError, match="a method of tomorrow is not built"):
        run("a method of tomorrow", {})
