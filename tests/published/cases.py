"""The published cases, and how a number is printed."""

import json
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

CASES: dict[str, dict[str, Any]] = {
    case["id"]: case for case in json.loads((Path(__file__).parent / "wres_published.json").read_text("utf-8"))
}


def printed(value: float | str | Fraction | Decimal, like: str) -> str:
    """The value rounded half up, last of all, to as many decimals as `like` has."""
    if isinstance(value, Fraction):
        exact = Decimal(value.numerator) / Decimal(value.denominator)
    else:
        exact = Decimal(str(value))
    decimals = len(like.partition(".")[2])
    return str(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
