"""What was published: editions, the places in them, and their figures. Nothing here reads what was not released."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any

from django.db.models import Q
from django.utils.text import slugify

from levelground.figures import Body, Comparison, Funnel, Return, funnel_of, similar
from levelground.measuring import ENGLAND
from levelground.publishing import Brief, return_of
from levelground.standards import Standard, UnknownStandardError, UnsoundStandardError, standard
from levelground_site.organisations.models import Organisation
from levelground_site.releases.models import Document, Release
from levelground_site.releases.queries import releases

# A release never changes, so what is read of it is kept; its identifier is the key.
KEPT_EDITIONS, KEPT_RETURNS = 24, 96
# What the engine adds to the name of a region that is also a system’s.
REGION = " (region)"
# Regions of the health service that a sentence gives an article.
WITH_ARTICLE = {"East of England", "Midlands", "North East and Yorkshire", "North West", "South East", "South West"}


@dataclass(frozen=True)
class Place:
    """An organisation or a roll-up in a release. `code` is an ODS code, or a roll-up's name."""

    document: int
    fingerprint: str
    code: str
    name: str
    is_rollup: bool
    brief: Brief

    @property
    def slug(self) -> str:
        """What stands for it in an address: an organisation's code, or a roll-up's name in small letters."""
        return slugify(self.name) if self.is_rollup else self.code

    @property
    def where(self) -> str:
        """Where it is, as a sentence goes on: 'at Northfield NHS Trust', 'in London', 'in the Midlands'."""
        if not self.is_rollup:
            return f"at {self.name}"
        return f"in the {self.name}" if self.name.removesuffix(REGION) in WITH_ARTICLE else f"in {self.name}"


@dataclass(frozen=True)
class Edition:
    """The newest release of an edition, or the one that was asked for, and everything that is in it."""

    release: Release
    declared: Standard

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every place in it: organisations by name, then roll-ups by name."""
        return _places(str(self.release.public_id), self.release.pk)

    def place(self, slug: str) -> Place | None:
        """The place that an address names; None when the release holds nothing of it."""
        return next((each for each in self.places if each.slug.lower() == slug.lower()), None)

    @property
    def organisations(self) -> tuple[Place, ...]:
        """Its organisations, without roll-ups."""
        return tuple(each for each in self.places if not each.is_rollup)

    def around(self, place: Place) -> tuple[Place, ...]:
        """The wider places that hold this one: its system, its region, England."""
        wider = (place.brief.ics, place.brief.region, ENGLAND)
        by_code = {each.code: each for each in self.places if each.is_rollup}
        names = [name if name in by_code else f"{name}{REGION}" for name in dict.fromkeys(wider) if name]
        return tuple(by_code[name] for name in names if name in by_code and by_code[name].code != place.code)

    def next_inside(self, place: Place) -> tuple[Place, ...]:
        """The roll-ups of the next size that a roll-up holds, by name: England's regions, a region's systems."""
        if not place.is_rollup:
            return ()
        own = place.code.removesuffix(REGION)
        regions = {each.brief.region for each in self.organisations}
        if place.code == ENGLAND:
            names = regions
        elif own in regions:
            names = {each.brief.ics for each in self.organisations if each.brief.region == own} - {own}
        else:
            return ()
        return tuple(each for each in self.places if each.is_rollup and each.code.removesuffix(REGION) in names - {""})


@lru_cache(maxsize=KEPT_EDITIONS)
def _places(public_id: str, release: int) -> tuple[Place, ...]:
    rows = Document.objects.filter(release=release).order_by("is_rollup", "name").defer("packed")
    return tuple(Place(each.pk, each.fingerprint, each.code, each.name, each.is_rollup, each.brief) for each in rows)


def declared(name: str) -> Standard | None:
    """A standard that is installed here; None for any other name."""
    try:
        return standard(name)
    except (UnknownStandardError, UnsoundStandardError):
        return None


def newest() -> list[Release]:
    """The newest release of each edition, the newest edition of each standard first."""
    kept: dict[tuple[str, int], Release] = {}
    for each in releases().order_by("standard", "-year", "-number"):
        kept.setdefault((each.standard, each.year), each)
    return list(kept.values())


@dataclass(frozen=True)
class Published:
    """What has been released: the newest release of every edition."""

    releases: tuple[Release, ...]

    @property
    def standards(self) -> tuple[str, ...]:
        """The standards of which anything was released."""
        return tuple(dict.fromkeys(each.standard for each in self.releases))

    def of(self, name: str) -> tuple[Release, ...]:
        """The editions of a standard, the newest first."""
        return tuple(each for each in self.releases if each.standard == name)

    def edition(self, name: str, year: int | None = None, number: int | None = None) -> Edition | None:
        """An edition of a standard (the newest, without a year), as last released or as release `number`."""
        found = next((each for each in self.of(name) if year in (None, each.year)), None)
        if found is not None and number is not None and number != found.number:
            found = releases().filter(standard=name, year=found.year, number=number).first()
        known = declared(name)
        return None if found is None or known is None else Edition(found, known)


def published() -> Published:
    """What has been released, asked once a page."""
    return Published(tuple(newest()))


def editions_with(code: str, among: Iterable[Release]) -> list[Release]:
    """Those of some releases that hold a document of this code."""
    by_key = {each.pk: each for each in among}
    held = set(Document.objects.filter(code=code, release__in=by_key).values_list("release_id", flat=True))
    return [each for key, each in by_key.items() if key in held]


def history(code: str, among: Iterable[Release]) -> list[tuple[Release, Brief]]:
    """What each of some releases says of a place, the oldest edition first."""
    by_key = {each.pk: each for each in among}
    rows = Document.objects.filter(code=code, release__in=by_key).defer("packed")
    found = [(by_key[each.release_id], each.brief) for each in rows]
    return sorted(found, key=lambda each: each[0].year)


@lru_cache(maxsize=KEPT_EDITIONS * 12)
def _headlines(public_id: str, release: int, indicator: str) -> dict[str, Comparison | None]:
    return {each.code: each.brief.headline(indicator) for each in _places(public_id, release)}


@lru_cache(maxsize=KEPT_EDITIONS * 12)
def _funnel(public_id: str, release: int, indicator: str) -> Funnel | None:
    made = _headlines(public_id, release, indicator)
    own = {each.code: (each.name, made[each.code]) for each in _places(public_id, release) if not each.is_rollup}
    return funnel_of(own, made.get(ENGLAND))


def headlines(edition: Edition, indicator: str) -> Mapping[str, Comparison | None]:
    """The headline of an indicator in every place of an edition, by code."""
    return _headlines(str(edition.release.public_id), edition.release.pk, indicator)


def funnel(edition: Edition, indicator: str) -> Funnel | None:
    """The funnel of an indicator over the organisations of an edition; None where there is nothing to draw."""
    return _funnel(str(edition.release.public_id), edition.release.pk, indicator)


def alike(edition: Edition, place: Place) -> list[Place]:
    """Organisations of the same kind and nearest in size, nearest first; none for a roll-up.

    Of one kind are those with the same services. Where its own are not known, those of the same kind of body are.
    """
    if place.is_rollup:
        return []
    rows = Organisation.objects.values_list("code", "kind", "services")
    known = {code: (kind, services) for code, kind, services in rows}
    _, own_services = known.get(place.code, ("", ""))
    by_code = {each.code: each for each in edition.organisations}

    def body(each: Place) -> Body:
        kind, services = known.get(each.code, ("", ""))
        return Body(each.code, f"{kind} {services if own_services else ''}", each.brief.size)

    return [by_code[code] for code in similar(body(place), map(body, by_code.values()))]


def newest_of(organisations: Iterable[int], rollups: Iterable[str]) -> list[Document]:
    """The newest documents of some organisations and roll-ups: one a place and standard, by place."""
    codes = Organisation.objects.filter(pk__in=organisations).values("code")
    place = Q(code__in=codes, is_rollup=False) | Q(code__in=list(rollups), is_rollup=True)
    found = Document.objects.filter(place).select_related("release")
    # The newest stands last, and stays.
    ordered = found.defer("packed", "packed_brief", "release__shown").order_by("release__year", "release__number")
    kept = {(each.code, each.release.standard): each for each in ordered}
    return sorted(kept.values(), key=lambda each: (each.name, each.release.standard))


def published_since(organisations: Iterable[int], moment: datetime) -> list[Document]:
    """What was published of some organisations after a moment, the newest first."""
    codes = Organisation.objects.filter(pk__in=organisations).values("code")
    found = Document.objects.filter(code__in=codes, is_rollup=False, release__published__gt=moment)
    return list(
        found.select_related("release")
        .defer("packed", "packed_brief", "release__shown")
        .order_by("-release__published")
    )


def whole(place: Place) -> Return:
    """Everything that was published of a place, but its table of figures."""
    return _figures_of(place.document, place.fingerprint, "")


def of_indicator(place: Place, indicator: str) -> Return:
    """What was published of a place for one indicator."""
    return _figures_of(place.document, place.fingerprint, indicator)


def content(place: Place) -> Mapping[str, Any]:
    """The public document of a place, as plain values."""
    return Document.objects.get(pk=place.document).content


@lru_cache(maxsize=KEPT_RETURNS)
def _figures_of(document: int, _fingerprint: str, indicator: str) -> Return:
    given = dict(Document.objects.get(pk=document).content)
    rows = ("counts", "figures", "readings", "movements")
    if indicator:
        given |= {name: [row for row in given[name] if row["indicator"] == indicator] for name in rows}
    else:
        given["figures"] = []
    return return_of(given)
