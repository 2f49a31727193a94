"""From an address to the figures that it means: found, led on to another address, or missing with a helpful answer."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q, Subquery
from django.http import QueryDict
from django.urls import reverse

from levelground.standards import Indicator
from levelground_site.design.words import day
from levelground_site.indicators import addresses, queries
from levelground_site.indicators.queries import Edition, Place, Published
from levelground_site.organisations.models import Kind, Organisation
from levelground_site.organisations.queries import fits

OFFERED = 8


@dataclass(frozen=True)
class Way:
    """Where somebody may go on from an address that holds nothing."""

    text: str
    address: str


class Missing(Exception):  # noqa: N818
    """Nothing was published at an address: what that means, and where to go on."""

    def __init__(self, title: str, words: str, ways: list[Way] | None = None) -> None:
        super().__init__(title)
        self.title, self.words, self.ways = title, words, ways or []


class LedOn(Exception):  # noqa: N818
    """The figures that an address means have another address."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


@dataclass(frozen=True)
class Found:
    """What an address means: an edition, a place in it, for a page of one indicator that indicator, and remarks.

    `organisation` has `merged`, the number of those that became part of it, and `register`, when the register of all
    organisations was last read.
    """

    published: Published
    edition: Edition
    place: Place
    indicator: Indicator | None = None
    organisation: Organisation | None = None
    remarks: tuple[tuple[str, str], ...] = field(default=())

    @property
    def is_newest(self) -> bool:
        """Whether this is the newest release of its edition."""
        return self.edition.release in self.published.releases

    def address(self, indicator: str = "") -> str:
        """The address of this place's page, or of its page of an indicator."""
        if indicator:
            return addresses.of_indicator(self.edition, self.place, indicator, newest=self.is_newest)
        return addresses.of_place(self.edition, self.place, newest=self.is_newest)


def edition_of(published: Published, standard: str, year: int | None, asked: QueryDict) -> Edition:
    """The edition that an address names, as last released or as the release that is asked for. Raises Missing."""
    known = queries.declared(standard)
    if known is None or standard not in published.standards:
        raise Missing(
            "Nothing is published of this standard",
            f"The address names the standard ‘{standard}’. "
            + ("Nothing of it has been released yet." if known else "No standard of that name is used here."),
            _standards(published),
        )
    number = asked.get(addresses.RELEASE, "")
    if number and not number.isdecimal():
        raise Missing(
            "There is no such release",
            f"A release has a number, such as 1. The address asks for ‘{number[:20]}’.",
            _editions(published, standard),
        )
    edition = published.edition(standard, year, int(number[:6]) if number else None)
    if edition is None:
        what = f"release {number} of {known.title} {year}" if number else f"{known.title} {year}"
        raise Missing(
            f"Nothing is published of {what}",
            f"{known.title} {year} has not been released, or there is no such edition. These are published:",
            _editions(published, standard),
        )
    return edition


def found(standard: str, year: int | None, place: str, asked: QueryDict, indicator: str | None = None) -> Found:
    """What an address means. Raises LedOn and Missing."""
    published = queries.published()
    edition = edition_of(published, standard, year, asked)
    declared = None
    if indicator is not None:
        declared = next((each for each in edition.declared.indicators if each.number == indicator), None)
    there = edition.place(place)
    last_read = Organisation.objects.order_by("-read").values("read")[:1]
    bodies = Organisation.objects.select_related("ics", "successor")
    bodies = bodies.annotate(merged=Count("predecessors"), register=Subquery(last_read))
    organisation = bodies.filter(code=place.upper()).first()
    if there is None and year is None:
        edition, there = _newest_with(published, edition, place)
    if there is None:
        raise _elsewhere(published, edition, place, organisation, indicator)
    if indicator is not None and declared is None:
        listed = [
            Way(f"{each.number}. {each.title}", addresses.of_indicator(edition, there, each.number))
            for each in edition.declared.indicators
        ]
        raise Missing(
            f"{edition.declared.title} has no indicator ‘{indicator[:20]}’",
            f"These are its indicators, of {there.name}:",
            listed,
        )
    if year is None or there.slug != place:
        merged = str(asked.get(addresses.MERGED, ""))
        newest = edition.release in published.releases
        raise LedOn(
            addresses.of_indicator(edition, there, indicator, newest=newest, merged=merged)
            if indicator is not None
            else addresses.of_place(edition, there, newest=newest, merged=merged)
        )
    remarks = tuple(_remarks(published, edition, there, organisation, asked))
    return Found(published, edition, there, declared, organisation, remarks)


def _newest_with(published: Published, edition: Edition, slug: str) -> tuple[Edition, Place | None]:
    """The newest edition that holds a place: one that was not in the last may have been in those before."""
    for release in published.of(edition.release.standard):
        earlier = Edition(release, edition.declared)
        there = earlier.place(slug)
        if there is not None:
            return earlier, there
    return edition, None


def _elsewhere(
    published: Published, edition: Edition, slug: str, organisation: Organisation | None, indicator: str | None
) -> Exception:
    """Where else an address may lead that names nothing in the release: to a successor, to a system; or what is not."""
    name, year = edition.declared.title, edition.release.year
    if organisation is not None and organisation.kind == Kind.INTEGRATED_CARE_BOARD:
        there = next((each for each in edition.places if each.is_rollup and each.code == organisation.name), None)
        if there is not None:
            return LedOn(_to(edition, there, indicator))
    after = _successor(organisation)
    if organisation is not None and after is not None:
        there = edition.place(after.code)
        if there is not None:
            return LedOn(_to(edition, there, indicator, organisation.code))
    if organisation is not None:
        ways = [
            Way(f"{name} {each.year}", addresses.of_place(Edition(each, edition.declared), held))
            for each in published.of(edition.release.standard)
            if (held := Edition(each, edition.declared).place(organisation.code)) is not None
        ]
        return Missing(
            f"No figures of {organisation.name} in {name} {year}",
            f"Nothing was published of {organisation.name} in this edition: it made no return, or its return was not "
            "accepted when the edition was released. That says nothing about how fair it is."
            + (" These editions hold its figures:" if ways else ""),
            [*ways, Way("About this organisation", reverse("organisation", kwargs={"code": organisation.code}))],
        )
    return Missing(
        "No figures of this place",
        f"The address names ‘{slug[:60]}’, which is no organisation, system or region in {name} {year}. Look for it by "
        "a part of its name:",
        [Way("Look for a place", reverse("figures"))],
    )


def _to(edition: Edition, place: Place, indicator: str | None, merged: str = "") -> str:
    if indicator is None:
        return addresses.of_place(edition, place, merged=merged)
    return addresses.of_indicator(edition, place, indicator, merged=merged)


def _successor(organisation: Organisation | None) -> Organisation | None:
    """Who carries on what an organisation was, directly or by way of others; None where it goes on itself."""
    seen: set[int] = set()
    while organisation is not None and organisation.successor is not None and organisation.pk not in seen:
        seen.add(organisation.pk)
        organisation = organisation.successor
    return organisation if seen else None


def _remarks(
    published: Published, edition: Edition, place: Place, organisation: Organisation | None, asked: QueryDict
) -> list[tuple[str, str]]:
    """What is to be said before anything else: each a sentence, and where it leads (or nowhere)."""
    said = []
    release = edition.release
    newest = published.edition(release.standard, release.year)
    if newest is not None and newest.release != release:
        there = newest.place(place.slug)
        said.append(
            (
                f"These are the figures of release {release.number}. They were corrected since: release "
                f"{newest.release.number} was published on {day(newest.release.published)}.",
                addresses.of_place(newest, there) if there else "",
            )
        )
    elif release.erratum:
        said.append(
            (
                f"Corrected on {day(release.published)}: {release.erratum}",
                reverse("release", kwargs={"standard": release.standard, "year": release.year, "number": 1}),
            )
        )
    before = _merged_from(str(asked.get(addresses.MERGED, "")), organisation)
    if before is not None and before.closed is not None:
        said.append(
            (
                f"{before.name} ({before.code}) became part of {place.name} on {day(before.closed)}. These are the "
                f"figures of {place.name}.",
                reverse("organisation", kwargs={"code": before.code}),
            )
        )
    if organisation is not None and organisation.closed and organisation.successor:
        said.append(
            (
                f"{organisation.name} closed on {day(organisation.closed)}. {organisation.successor.name} carries on "
                "its history.",
                reverse("figures-newest", kwargs={"standard": release.standard, "place": organisation.successor.code}),
            )
        )
    return said


def _merged_from(code: str, into: Organisation | None) -> Organisation | None:
    """The organisation of a code, if it is true that it merged into this one."""
    named = Organisation.objects.select_related("successor").filter(code=code.upper()) if code.isalnum() else None
    before = named.first() if named is not None else None
    after = _successor(before)
    return before if after is not None and into is not None and after.pk == into.pk else None


def mergers_into(organisation: Organisation | None) -> list[tuple[date, str]]:
    """What became part of an organisation, and when: those who are counted from then on are others."""
    if organisation is None:
        return []
    merged = Organisation.objects.filter(successor=organisation, closed__isnull=False).order_by("closed")
    return [(each.closed, f"{each.name} became part of it on {day(each.closed)}") for each in merged if each.closed]


def _standards(published: Published) -> list[Way]:
    return [
        Way(known.title, reverse("figures-standard", kwargs={"standard": name}))
        for name in published.standards
        if (known := queries.declared(name)) is not None
    ]


def _editions(published: Published, standard: str) -> list[Way]:
    return [
        Way(f"{each.title} {each.year}", reverse("figures-year", kwargs={"standard": standard, "year": each.year}))
        for each in published.of(standard)
    ]


def like(words: str) -> Q:
    """Organisations whose name, town, system or region holds these words, or whose code or postcode they are."""
    return fits(words) | Q(ics__name__icontains=words) | Q(region__icontains=words)
