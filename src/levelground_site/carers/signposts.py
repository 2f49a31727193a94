"""Whom to turn to, as data (signposts.toml): for danger, for distress, for advice."""

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("signposts.toml")


class For(StrEnum):
    """What a signpost is for; the first is the most pressing."""

    DANGER = "danger"
    DISTRESS = "distress"
    ADVICE = "advice"
    COMPANY = "company"


@dataclass(frozen=True)
class Signpost:
    """Somebody to turn to: what for, how, what a phone dials ('tel:999', or nothing), when, and the official page.

    `checked`: the number was compared with a page that carries it (`where`, on the day `read`). One that was not is
    shown with a word of care.
    """

    key: str
    name: str
    what: str
    contact: str
    dial: str
    when: str
    use: For
    official: str
    checked: bool
    read: date | None
    where: str


@cache
def signposts() -> tuple[Signpost, ...]:
    """All of them, the most pressing first."""
    given = tomllib.loads(FILE.read_text(encoding="utf-8"))["signpost"]
    found = [
        Signpost(
            each["key"],
            each["name"],
            each["what"],
            each["contact"],
            each.get("dial", ""),
            each["when"],
            For(each["for"]),
            each["official"],
            each["checked"],
            each.get("read"),
            each.get("where", ""),
        )
        for each in given
    ]
    order = list(For)
    return tuple(sorted(found, key=lambda each: order.index(each.use)))


def signposts_for(*uses: For) -> list[Signpost]:
    """Those for any of some uses, the most pressing first."""
    return [each for each in signposts() if each.use in uses]
