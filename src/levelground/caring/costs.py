"""What it costs to lose carers and what support may save; and which assumption matters most."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Assumption:
    """A number that is assumed, with how low and high it may well be, its unit and where it comes from.

    `least` and `most` bound what anybody may put in its place. `read`: its source was read; otherwise it is unverified.
    """

    key: str
    words: str
    value: float
    low: float
    high: float
    least: float
    most: float
    unit: str
    read: bool
    source: str


@dataclass(frozen=True)
class Cost:
    """A year's reckoning, in people and pounds: who leaves because of caring, what that costs, what support changes."""

    carers: float
    leavers: float
    losing: float
    reached: float
    stay: float
    saved: float
    support: float

    @property
    def net(self) -> float:
        """What is saved beyond what the support costs; below 0 where it costs more."""
        return self.saved - self.support


@dataclass(frozen=True)
class Swing:
    """How far one assumption moves what is saved, all others as they are: at its low end, at its high end."""

    key: str
    words: str
    low: float
    high: float
    net_low: float
    net_high: float

    @property
    def width(self) -> float:
        """How far apart the two are, in pounds."""
        return abs(self.net_high - self.net_low)


@cache
def assumptions() -> tuple[Assumption, ...]:
    """All of them, in the order in which they are reckoned with."""
    text = files("levelground.caring").joinpath("assumptions.toml").read_text("utf-8")
    return tuple(Assumption(**each) for each in tomllib.loads(text)["assumption"])


def cost_of(carers: float, given: Mapping[str, float] | None = None) -> Cost:
    """The reckoning for so many carers, with the assumptions that are given and the others as they stand.

    leavers = carers × leaving; stay = leavers × reached × kept; saved = stay × replacing; support = running + carers ×
    reached × hours × hour. Raises ValueError where an assumption is unknown or beyond what it can be.
    """
    by = {each.key: each.value for each in assumptions()} | _checked(given or {})
    leavers = carers * by["leaving"] / 100
    reached = carers * by["reached"] / 100
    stay = leavers * by["reached"] / 100 * by["kept"] / 100
    return Cost(
        carers=carers,
        leavers=leavers,
        losing=leavers * by["replacing"],
        reached=reached,
        stay=stay,
        saved=stay * by["replacing"],
        support=by["running"] + reached * by["hours"] * by["hour"],
    )


def swings(
    carers: float, between: tuple[float, float] | None = None, given: Mapping[str, float] | None = None
) -> list[Swing]:
    """Each assumption moved to its low and to its high end, and the number of carers `between` its limits.

    The one that matters most comes first.
    """
    own = _checked(given or {})
    found = []
    for each in assumptions():
        value = own.get(each.key, each.value)
        low, high = min(each.low, value), max(each.high, value)
        nets = (cost_of(carers, {**own, each.key: end}).net for end in (low, high))
        found.append(Swing(each.key, each.words, low, high, *nets))
    if between is not None:
        nets = (cost_of(end, own).net for end in between)
        found.append(Swing("carers", "How many carers there are", *between, *nets))
    return sorted(found, key=lambda swing: -swing.width)


def _checked(given: Mapping[str, float]) -> dict[str, float]:
    known = {each.key: each for each in assumptions()}
    for key, value in given.items():
        if key not in known:
            raise ValueError(f"There is no assumption {key!r}; there are {', '.join(known)}.")
        each = known[key]
        if not each.least <= value <= each.most:
            raise ValueError(f"{each.words}: {value:g} is not from {each.least:g} to {each.most:g}.")
    return dict(given)
