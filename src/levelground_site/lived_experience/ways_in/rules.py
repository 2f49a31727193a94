"""Which counts can be, and how they are told where few people stand behind them: pure functions.

Nearly every number here is small. Of one organisation the public reads bands: none, 1 to 9, 10 or more, not known.
Of all together it reads rounded sums, of three organisations or more, and shares with their interval, of which both
denominators are told: of those who started, and of those who came to the end.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from levelground.statistics import wilson

FEWEST = 10
FEWEST_ORGANISATIONS = 3
ROUNDED_TO = 5
# Each of these cannot be more than the one before it.
_CHAINS = (("offered", "started", "completed", "paid"), ("started", "adjusted"), ("asked", "awarded", "in_place"))
_NAMES = {
    "offered": "were offered a place",
    "started": "started",
    "completed": "came to the end",
    "paid": "were in paid work within six months",
    "adjusted": "had their adjustments on day one",
    "asked": "asked for Access to Work",
    "awarded": "were awarded it",
    "in_place": "had it in place",
}


def faults(counts: Mapping[str, int | None]) -> dict[str, str]:
    """What cannot be, by the number that it is about, each with a sentence."""
    found: dict[str, str] = {}
    for chain in _CHAINS:
        known = [(name, counts.get(name)) for name in chain]
        known = [(name, number) for name, number in known if number is not None]
        for (more, before), (less, after) in pairwise(known):
            if before is not None and after is not None and after > before:
                found[less] = f"{after} cannot have: {_NAMES[less]}, where {before} {_NAMES[more]}."
    if counts.get("waited") is not None and not counts.get("in_place"):
        found["waited"] = "Nobody has it in place, so nobody has waited until then."
    return found


def band(number: int | None) -> str:
    """A number as the public reads it of one organisation."""
    if number is None:
        return "not known"
    return "none" if number == 0 else "10 or more" if number >= FEWEST else "1 to 9"


@dataclass(frozen=True)
class Share:
    """So many of so many, rounded, and the share in percent with its 95% interval (Wilson); or why there is none."""

    of: str
    share: float | None
    lower: float | None
    upper: float | None
    base: int | None
    why_not: str = ""


@dataclass(frozen=True)
class Waited:
    """Days from asking for Access to Work until it was in place: the middle of what was told, or why it is not told."""

    days: int | None
    organisations: int
    why_not: str = ""


@dataclass(frozen=True)
class Together:
    """One route over all organisations and years that were checked: rounded sums, and shares of two whole numbers."""

    organisations: int
    sums: Mapping[str, str]
    of_started: Share
    of_completed: Share
    adjusted: Share
    asked_in_place: Share
    waited: Waited
    why_not: str = ""


def together(counts: Sequence[Mapping[str, int | None]], organisations: int) -> Together:
    """All counts of one route together, protected: nothing of fewer than three organisations."""
    none = Share("", None, None, None, None)
    if organisations < FEWEST_ORGANISATIONS:
        why = "Fewer than three organisations have told, so that a sum would be somebody’s own."
        return Together(organisations, {}, none, none, none, none, Waited(None, 0), why)
    names = ("offered", "started", "completed", "paid", "asked", "awarded", "in_place")
    sums = {name: sum(each[name] or 0 for each in counts) for name in names}
    return Together(
        organisations,
        {name: rounded_words(number) for name, number in sums.items()},
        _share(counts, "paid", "started", "of those who started"),
        _share(counts, "paid", "completed", "of those who came to the end"),
        _share(counts, "adjusted", "started", "of those who started"),
        _share(counts, "in_place", "asked", "of those who asked for Access to Work"),
        _waited(counts),
    )


def _waited(counts: Sequence[Mapping[str, int | None]]) -> Waited:
    """The middle of the medians that were told, each for as many people as had it in place; rounded to five days."""
    told = sorted(
        (each["waited"], each["in_place"], each.get("organisation"))
        for each in counts
        if each["waited"] is not None and each["in_place"]
    )
    people, organisations = sum(of for _, of, _ in told), len({where for _, _, where in told})
    if people < FEWEST or organisations < FEWEST_ORGANISATIONS:
        return Waited(None, organisations, "Too few have told it to say.")
    so_far = 0
    for days, of, _ in told:
        so_far += of
        if 2 * so_far >= people:
            return Waited(max(rounded(days), ROUNDED_TO), organisations)
    raise AssertionError("Half of all is reached before all are.")


def _share(counts: Sequence[Mapping[str, int | None]], part: str, whole: str, of: str) -> Share:
    """Over the counts that know both numbers: else not knowing would look like nobody."""
    both = [(each[part], each[whole]) for each in counts]
    known = [(top, bottom) for top, bottom in both if top is not None and bottom is not None]
    top, bottom = sum(each for each, _ in known), sum(each for _, each in known)
    # A sum of so few is told as 'under 5': a share of it, or of all but so few, would say more.
    if bottom < FEWEST or 0 < top < ROUNDED_TO or 0 < bottom - top < ROUNDED_TO:
        return Share(of, None, None, None, None, "too few people to say")
    made = wilson(top, bottom)
    value, lower, upper = (100 * float(each) for each in (made.value, made.lower, made.upper))
    return Share(of, value, lower, upper, rounded(bottom))


def rounded_words(number: int) -> str:
    """A rounded sum as it is read: what would be rounded to nothing is 'under 5', none or not."""
    return f"under {ROUNDED_TO}" if number < ROUNDED_TO else f"{rounded(number):,}"


def rounded(number: int) -> int:
    """A sum to the nearest five, so that nobody can take one sum from another and find one person."""
    return ROUNDED_TO * round(number / ROUNDED_TO)
