"""A place's page of an edition: is it fair here, how sure, compared with whom, is it moving."""

from dataclasses import dataclass
from typing import Any

from levelground.figures import Return, Verdict
from levelground.measuring import ENGLAND
from levelground.publishing import (
    NoPlainWordsError,
    course_sentence,
    standing,
    summary,
    told,
    views,
)
from levelground.publishing.plain_figures import PlainReading, plain_readings
from levelground_site.indicators import addresses, queries
from levelground_site.indicators.finding import Found
from levelground_site.indicators.presenters.bars import glance
from levelground_site.indicators.presenters.over_time import courses
from levelground_site.indicators.queries import Edition, Place


@dataclass(frozen=True)
class Plain:
    """An indicator in plain words: its heading, what the two sides are, what may be said of them."""

    number: str
    heading: str
    address: str
    sides: tuple[str, ...]
    judged: str
    worse: str
    verdict: str


@dataclass(frozen=True)
class Apart:
    """The indicators in which a place can be told from the whole, in which it cannot, and those not compared."""

    told: tuple[tuple[str, str, str], ...]
    inside: tuple[tuple[str, str], ...]
    without: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Moving:
    """Which indicators move beyond chance over the editions, each with its sentence; which do not; which are too few.

    Each is its name and where it leads.
    """

    trends: tuple[tuple[str, str, str], ...]
    steady: tuple[tuple[str, str], ...]
    untold: tuple[tuple[str, str], ...]


def page(found: Found) -> dict[str, Any]:
    """What the page shows, but for what other apps put beside it."""
    place, edition = found.place, found.edition
    document = queries.whole(place)
    return {
        "found": found,
        "document": document,
        "facts": summary.facts_of(document),
        "summary": summary.summary_of(document),
        "plain": _plain(found, document),
        "glance": glance(found, document),
        "sure": _sure(document),
        "apart": None if place.is_rollup else _apart(found),
        "wider": [(each.name, addresses.of_place(edition, each)) for each in edition.around(place)],
        "within": _within(edition, place),
        "moving": _moving(found),
        "ladders": views.ladders_of(document),
        "finer": views.finer_of(document),
        "standing": standing,
    }


def _plain(found: Found, document: Return) -> list[Plain]:
    """Every indicator in plain words where the standard has them, else in the report's own sentence."""
    said = told(document)
    try:
        words: tuple[PlainReading | None, ...] = plain_readings(document)
    except NoPlainWordsError:
        words = (None,) * len(said)
    rows = []
    for own, plain in zip(said, words, strict=True):
        address = found.address(own.indicator)
        if plain is None:
            rows.append(Plain(own.indicator, own.title, address, (own.sentence,), "", "", own.verdict))
        else:
            sides = tuple(side.says for side in plain.sides)
            judged = f"{plain.judged} {plain.small}".strip()
            rows.append(Plain(own.indicator, plain.words.heading, address, sides, judged, plain.worse, own.verdict))
    return rows


def _sure(document: Return) -> list[str]:
    """How sure the figures are as a whole, in a few sentences."""
    verdicts = [each.headline.verdict for each in document.readings if each.headline is not None]
    counted = {verdict: sum(each is verdict for each in verdicts) for verdict in Verdict}
    pieces = [
        f"{counted[verdict]} {words}"
        for verdict, words in (
            (Verdict.CLEAR, "with a difference that chance alone would seldom give"),
            (Verdict.LEVEL, "level as far as these numbers show"),
            (Verdict.NOT_CLEAR, "of which the numbers leave it open"),
            (Verdict.TOO_FEW, "with too few people to tell"),
            (Verdict.NO_INTERVAL, "with a score alone, of which nothing is claimed"),
        )
        if counted[verdict]
    ]
    said = [f"Of {len(document.readings)} indicators: {', '.join(pieces)}."] if pieces else []
    if counted[Verdict.HIDDEN]:
        said.append(
            f"Hidden, so that nobody can be recognised: {counted[Verdict.HIDDEN]}. A count behind each is small, or "
            "would give a small one away. That says nothing about whether it is fair."
        )
    return said


def _apart(found: Found) -> Apart:
    told_apart, inside, without = [], [], []
    for indicator in found.edition.declared.indicators:
        name, address = f"{indicator.number}. {indicator.words.short}", f"{found.address(indicator.number)}#compared"
        funnel = queries.funnel(found.edition, indicator.number)
        unit = next((each for each in funnel.units if each.code == found.place.code), None) if funnel else None
        if unit is None:
            without.append((name, address))
        elif unit.where == "inside":
            inside.append((name, address))
        else:
            told_apart.append((name, address, "above the whole" if "above" in unit.where else "below the whole"))
    return Apart(tuple(told_apart), tuple(inside), tuple(without))


def _within(edition: Edition, place: Place) -> list[tuple[str, str]]:
    """The organisations that a system or a region holds; the systems and regions that England does."""
    if not place.is_rollup:
        return []
    if place.code == ENGLAND:
        inside = [each for each in edition.places if each.is_rollup and each.code != place.code]
    else:
        own = place.code.removesuffix(queries.REGION)
        inside = [each for each in edition.organisations if own in (each.brief.ics, each.brief.region)]
    return [(each.name, addresses.of_place(edition, each)) for each in inside]


def _moving(found: Found) -> Moving:
    trends, steady, untold = [], [], []
    by_number = courses(found)
    for indicator in found.edition.declared.indicators:
        course = by_number[indicator.number]
        name, address = f"{indicator.number}. {indicator.words.short}", f"{found.address(indicator.number)}#moving"
        if course.trend is None:
            untold.append((name, address))
        elif course.trend.way:
            trends.append((name, address, course_sentence(course)))
        else:
            steady.append((name, address))
    return Moving(tuple(trends), tuple(steady), tuple(untold))
