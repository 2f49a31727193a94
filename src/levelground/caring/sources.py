"""What was published of how many people care, as dated data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True)
class Source:
    """Rates that somebody published, as shares (0 to 1): of everybody, and of the groups that it tells.

    `rounding`: half the last digit that it prints. `whole`: everybody was asked, so that no sampling is in it.
    `limits`: what keeps it from being right; `lacks`: what it does not tell, and is therefore not used.
    """

    key: str
    title: str
    date: str
    question: str
    asked: str
    published: str
    whole: bool
    rounding: float
    overall: float
    limits: str
    lacks: str
    sex: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))


@cache
def sources() -> tuple[Source, ...]:
    """All of them, in the order in which they are shown."""
    text = files("levelground.caring").joinpath("sources.toml").read_text("utf-8")
    return tuple(Source(**each) for each in tomllib.loads(text)["source"])


def source(key: str) -> Source:
    """The source of a key. Raises KeyError."""
    return {each.key: each for each in sources()}[key]
