"""Up to four places side by side, in every indicator of an edition, each indicator on a scale of its own."""

from collections.abc import Sequence
from typing import Any

from levelground_site.indicators import addresses, queries
from levelground_site.indicators.presenters.bars import Bars, side_by_side
from levelground_site.indicators.queries import Edition, Place

MOST = 4


def page(edition: Edition, asked: Sequence[str], indicator: str) -> dict[str, Any]:
    """What the page shows: the places that were found, those words that name none, and their bars."""
    typed = [each for words in asked if (each := " ".join(words.split())[:200])]
    chosen: list[Place] = []
    strangers = []
    for words in typed[:MOST]:
        place = _place(edition, words)
        if place is None:
            strangers.append(words)
        elif place not in chosen:
            chosen.append(place)
    listed = [each for each in edition.declared.indicators if indicator in ("", each.number)]
    return {
        "edition": edition,
        "places": edition.places,
        "typed": [_named(edition, words) for words in (*typed, *[""] * MOST)][:MOST],
        "strangers": strangers,
        "too_many": len(typed) > MOST,
        "chosen": chosen,
        "links": [(each.name, addresses.of_place(edition, each)) for each in chosen],
        "indicator": indicator,
        "unknown_indicator": bool(indicator) and not listed,
        "indicators": edition.declared.indicators,
        "tables": _tables(edition, chosen, listed or edition.declared.indicators) if chosen else [],
    }


def _named(edition: Edition, words: str) -> str:
    """The name of the place that was asked for, or the words as they were typed."""
    place = _place(edition, words)
    return words if place is None else place.name


def _place(edition: Edition, words: str) -> Place | None:
    """The place of a name, code, or address."""
    found = edition.place(words)
    return found or next((each for each in edition.places if each.name.lower() == words.lower()), None)


def _tables(edition: Edition, chosen: Sequence[Place], listed: Sequence[Any]) -> list[tuple[Any, Bars]]:
    # Words and bands are the edition's: the same in each of its documents.
    document = queries.of_indicator(chosen[0], listed[0].number)
    tables = []
    for each in listed:
        bars = side_by_side(edition, document, each.number, [(place, "") for place in chosen], own="", newest=True)
        if bars is not None:
            tables.append((each, bars))
    return tables
