"""What is asked about ways into work: what there is, and what came of them, exact inside and protected outside."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import Http404
from django.utils import timezone

from levelground_site.lived_experience.ways_in.models import NUMBERS, Count, WayIn
from levelground_site.lived_experience.ways_in.rules import Together, band, together
from levelground_site.lived_experience.ways_in.words import Route
from levelground_site.organisations.models import Organisation

# Shares are taken over so many years, so that they stand on enough people.
YEARS = 3


def way(public_id: UUID) -> WayIn:
    """One way in; Http404."""
    found = WayIn.objects.select_related("organisation").filter(public_id=public_id).first()
    if found is None:
        raise Http404("There is no such way into work.")
    return found


def register() -> QuerySet[WayIn]:
    """Every way in, those that one can still ask for first."""
    return WayIn.objects.select_related("organisation").order_by(F("closed").desc(nulls_first=True), "-starts")


def can_ask() -> QuerySet[WayIn]:
    """Those that one can still ask for, the first to begin first."""
    today = timezone.localdate()
    return WayIn.objects.select_related("organisation").filter(closed=None, starts__gte=today).order_by("starts")


def count(pk: int) -> Count:
    """One count; Http404."""
    found: Count | None = Count.objects.select_related("organisation", "by").filter(pk=pk).first()
    if found is None:
        raise Http404("Nothing was told so.")
    return found


def newest() -> QuerySet[Count]:
    """The last that was told of each route, year and organisation."""
    later = Count.objects.filter(
        organisation=OuterRef("organisation"),
        route=OuterRef("route"),
        year=OuterRef("year"),
        number__gt=OuterRef("number"),
    )
    return Count.objects.filter(~Exists(later))


def checked() -> QuerySet[Count]:
    """Of these, those that a second person has checked: only they are published."""
    return newest().filter(check_made__isnull=False)


def told_of(organisation: Organisation) -> list[Count]:
    """All that was told at an organisation, corrections and all, with who told and who checked."""
    return list(Count.objects.filter(organisation=organisation).select_related("by", "check_made__by", "organisation"))


def bands_of(organisation: Organisation) -> list[tuple[Count, Mapping[str, str]]]:
    """What the public reads of an organisation: each checked count in bands, and no share."""
    found = checked().filter(organisation=organisation)
    return [(each, {name: band(getattr(each, name)) for name in NUMBERS if name != "waited"}) for each in found]


def over_all(route: Route, year: int | None = None) -> Together:
    """What came of one route over every organisation, in the last three years, protected."""
    last = year or timezone.localdate().year
    found = checked().filter(route=route, year__gt=last - YEARS, year__lte=last).order_by()
    told: list[dict[str, int | None]] = list(found.values("organisation", *NUMBERS))
    return together(told, len({each["organisation"] for each in told}))


def waiting_for(person: Any) -> QuerySet[Count]:
    """Counts that one could check: newest, not checked, and not one's own."""
    found = newest().filter(check_made__isnull=True).exclude(by=person)
    return found.select_related("organisation")
