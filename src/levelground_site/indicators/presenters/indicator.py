"""A place's page of one indicator: the figure, how sure, compared with whom, is it moving, what would make it level."""

from typing import Any

from levelground.figures import Comparison, Course, Reading, Return
from levelground.publishing import (
    NO_LEAGUE,
    NOT_WHY,
    course_chart,
    course_rows,
    course_sentence,
    drivers_of,
    evidence,
    finer_rows,
    funnel_chart,
    funnel_rows,
    funnel_sentences,
    levelling_sentences,
    smallest_sentence,
    standing,
    told,
    verdict_words,
    views,
)
from levelground.publishing.words import bands_of, capital, group_word, kind_of
from levelground_site.indicators import addresses, queries
from levelground_site.indicators.finding import Found
from levelground_site.indicators.presenters.bars import Bars, side_by_side
from levelground_site.indicators.presenters.over_time import courses
from levelground_site.indicators.queries import Place

# How the engine shows a value that is not told.
NO_VALUE = "–"


def page(found: Found) -> dict[str, Any]:
    """What the page shows, but for what other apps put beside it."""
    indicator = found.indicator
    if indicator is None:
        raise ValueError("A page of an indicator is of one.")
    document = queries.of_indicator(found.place, indicator.number)
    reading, own = document.readings[0], told(document)[0]
    bands, made = bands_of(document), reading.headline
    course = courses(found)[indicator.number]
    moving = views.progression_table(reading, document)
    finer = finer_rows(document, reading)
    like = queries.alike(found.edition, found.place)
    return {
        "found": found,
        "document": document,
        "reading": reading,
        "told": own,
        "made": made,
        "rule": verdict_words.rule_words(made, bands) if made is not None else "",
        "picture_of": views.picture_of(document, reading),
        "parts": views.parts_table(reading, document),
        "progression": moving,
        "moving_reads": standing.moving_reads(reading, document) if moving else "",
        "sides": _sides(made, document),
        "flags": evidence.flag_words(made.flags) if made is not None else [],
        "unknown": evidence.unknown_sentences(reading, document),
        "unknown_row": _unknown(document),
        "funnel": _funnel(found, document),
        "undrawn": _undrawn(reading),
        "no_league": NO_LEAGUE,
        "beside": beside(found, document, like),
        "similar": like,
        "similar_says": similar_says(found, like),
        "course": course,
        "course_sentence": course_sentence(course) if course.moments else "",
        "course_rows": course_rows(course),
        # One mark is no course.
        "course_chart": course_picture(course, document, found) if len(course.moments) > 1 else "",
        "drivers": drivers_of(document, reading, indicator),
        "not_why": NOT_WHY,
        "levelling": levelling_sentences(document, reading, indicator),
        "smallest": smallest_sentence(made) if made is not None else "",
        "finer": finer if any(row.percentage != NO_VALUE for row in finer) else (),
        "standing": standing,
        "others": [
            (f"{each.number}. {each.words.short}", found.address(each.number), each.number == indicator.number)
            for each in found.edition.declared.indicators
        ],
    }


def _sides(made: Comparison | None, document: Return) -> tuple[str, str]:
    """What the two sides of the comparison are called, capitalised: the group, and whom it is held against."""
    if made is None:
        return "", ""
    words = document.group_words
    return capital(group_word(made.group.group, words)), capital(group_word(made.comparator.group, words))


def _unknown(document: Return) -> dict[str, str] | None:
    """The people of unknown group as a row beside the others."""
    reading = document.readings[0]
    if reading.unknown is None:
        return None
    return {
        "name": capital(group_word(reading.unknown.group, document.group_words)),
        "counts": evidence.counted(reading.unknown),
    }


def course_picture(course: Course, document: Return, found: Found) -> str:
    """The picture of a headline over the editions; empty where there is nothing to draw."""
    made = document.readings[0].headline
    rule = made is not None and made.statistic == "ratio"
    title = f"{document.readings[0].title}, {found.place.name}, by edition"
    return course_chart(course, bands_of(document), rule=rule, title=title)


def _undrawn(reading: Reading) -> str:
    """Why organisations are not drawn beside each other, where they are not."""
    if reading.measured and reading.headline is None:
        return "it is compared with no other group"
    if reading.headline is not None and kind_of(reading.headline) == "scored":
        return "without intervals no organisation can be told from another"
    return "too few have a value that may be told"


def _funnel(found: Found, document: Return) -> dict[str, Any] | None:
    reading = document.readings[0]
    funnel = queries.funnel(found.edition, reading.indicator)
    if funnel is None:
        return None
    own = "" if found.place.is_rollup else found.place.code
    by_code = {each.code: each for each in found.edition.organisations}
    rows = [
        (row, addresses.of_indicator(found.edition, by_code[row.code], reading.indicator, newest=found.is_newest))
        for row in funnel_rows(funnel, own)
    ]
    title = f"{reading.title}: every organisation, by how much its numbers can tell"
    return {
        "svg": funnel_chart(funnel, own, bands_of(document), rule=funnel.statistic == "ratio", title=title),
        "says": funnel_sentences(funnel, own, found.place.name),
        "outside": [each for each in rows if each[0].outside],
        "rows": rows,
        "adjusted": funnel.between > 0,
        "place_is_in": any(row.own for row, _ in rows),
    }


def beside(found: Found, document: Return, like: list[Place]) -> Bars | None:
    """The place, the organisations that are like it, and the wider places that hold it, on one scale."""
    edition, place = found.edition, found.place
    similar = [(each, "similar") for each in like]
    inside = [(each, "in it") for each in edition.next_inside(place)]
    chosen = [(place, "this page"), *similar, *((each, "a wider place") for each in edition.around(place)), *inside]
    number = document.readings[0].indicator
    return side_by_side(edition, document, number, chosen, own=place.code, newest=found.is_newest)


def similar_says(found: Found, like: list[Place]) -> str:
    """By which rule the organisations beside a place were chosen; empty for a roll-up, which has none."""
    organisation = found.organisation
    if organisation is None or found.place.is_rollup:
        return ""
    kind = f"its kind ({organisation.described})"
    if like:
        says = [
            f"Similar are the organisations of {kind} that are nearest in number of staff, half as many being as far "
            "off as twice as many. They are listed by that, nearest first; nothing that is measured here chooses them."
        ]
    else:
        says = [f"No organisation of {kind} can be set beside it: there is no other, or a number of staff is hidden."]
    if not organisation.services:
        says.append("What services it is there for is not known here, so all such bodies count as of its kind.")
    return " ".join(says)
