"""What is kept of faults from one upload to the next: how many of each kind, and nothing that could be read."""

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings


@dataclass(frozen=True)
class Change:
    """How many faults are gone since the upload before, how many are there still, and how many have come."""

    fixed: int
    left: int
    new: int


def kinds_of(findings: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """How many faults to mend there are by a keyed hash of file, sheet, column and kind."""
    key = hashlib.sha256(b"faults" + settings.SECRET_KEY.encode()).digest()
    found: Counter[str] = Counter()
    for each in findings:
        if each["severity"] == "error":
            place = "\0".join(str(each[name]) for name in ("file", "sheet", "column", "kind"))
            found[hmac.new(key, place.encode(), hashlib.sha256).hexdigest()[:32]] += int(each["count"])
    return dict(found)


def change(before: Mapping[str, int], now: Mapping[str, int]) -> Change:
    """What became of the faults, kind by kind."""
    left = sum(min(number, now.get(kind, 0)) for kind, number in before.items())
    return Change(sum(before.values()) - left, left, sum(now.values()) - left)
