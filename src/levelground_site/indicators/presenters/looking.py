"""Places that fit some words, with where their newest figures are; and the editions that there are."""

from dataclasses import dataclass

from django.urls import reverse

from levelground_site.design.words import day
from levelground_site.indicators import addresses, queries
from levelground_site.indicators.finding import like
from levelground_site.indicators.queries import Edition, Published
from levelground_site.organisations.models import Kind, Organisation

MOST = 20


@dataclass(frozen=True)
class Hit:
    """A place that fits: its name, what it is, and its newest figures (none: nothing was published of it)."""

    name: str
    what: str
    figures: tuple[tuple[str, str], ...]
    address: str = ""


@dataclass(frozen=True)
class Standing:
    """A standard of which something was released: its editions, and England's page of the newest."""

    name: str
    title: str
    editions: tuple[tuple[str, str, str], ...]


def editions_now(published: Published) -> list[Edition]:
    """The newest edition of each standard."""
    found = (published.edition(name) for name in published.standards)
    return [each for each in found if each is not None]


def hits(published: Published, words: str) -> list[Hit]:
    """The places whose name, town, code, postcode, system or region the words are of: systems and regions first."""
    newest = editions_now(published)
    found = [*_rollups(newest, words), *_organisations(published, newest, words)]
    return found[:MOST]


def _rollups(newest: list[Edition], words: str) -> list[Hit]:
    by_name: dict[str, list[tuple[str, str]]] = {}
    for edition in newest:
        for place in edition.places:
            if place.is_rollup and words.lower() in place.name.lower():
                title = f"{edition.release.title} {edition.release.year}"
                by_name.setdefault(place.name, []).append((title, addresses.of_place(edition, place)))
    return [Hit(name, "All organisations in it together", tuple(figures)) for name, figures in by_name.items()]


def _organisations(published: Published, newest: list[Edition], words: str) -> list[Hit]:
    rows = Organisation.objects.filter(like(words)).exclude(kind=Kind.NATIONAL).select_related("ics", "successor")
    made = []
    for each in rows.exclude(kind=Kind.INTEGRATED_CARE_BOARD).order_by("name")[:MOST]:
        figures = [
            (f"{edition.release.title} {edition.release.year}", addresses.of_place(edition, place))
            for edition in newest
            if (place := edition.place(each.code)) is not None
        ]
        if not figures and each.successor is not None:
            figures = [
                (f"{edition.release.title} {edition.release.year}, as part of {each.successor.name}",
                 addresses.of_place(edition, place, merged=each.code))
                for edition in newest
                if (place := edition.place(each.successor.code)) is not None
            ]  # fmt: skip
        head_office = " ".join(filter(None, (each.town, each.postcode)))
        where = ", ".join(filter(None, (each.described, head_office, each.ics.name if each.ics else "", each.region)))
        closed = f", closed on {day(each.closed)}" if each.closed else ""
        about = reverse("organisation", kwargs={"code": each.code})
        made.append(Hit(each.name, f"{each.code}: {where}{closed}", tuple(figures), about))
    return made


def standards(published: Published) -> list[Standing]:
    """Every standard of which something was released."""
    return [
        Standing(
            name,
            known.title,
            tuple(
                (
                    f"{each.year}",
                    reverse("figures-year", kwargs={"standard": name, "year": each.year}),
                    f"{each.organisations:,} organisations, published {day(each.published)}",
                )
                for each in published.of(name)
            ),
        )
        for name in published.standards
        if (known := queries.declared(name)) is not None
    ]
