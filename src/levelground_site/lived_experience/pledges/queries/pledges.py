"""Schemes and pledges as pages ask for them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractYear
from django.http import Http404

from levelground_site.lived_experience.pledges.models import (
    Evidence,
    FollowUp,
    Internships,
    Pledge,
    Published,
    Question,
    Scheme,
    Starts,
)
from levelground_site.lived_experience.pledges.queries.export import FILES
from levelground_site.lived_experience.pledges.states import STANDING
from levelground_site.organisations.models import Kind, Organisation
from levelground_site.organisations.queries import forerunners, with_forerunners


def public() -> QuerySet[Pledge]:
    """Every pledge that was signed."""
    rows = Pledge.objects.exclude(state="draft").select_related(
        "scheme", "organisation__ics", "organisation__successor"
    )
    # What was signed is shown in full on its own page.
    return rows.defer("words", "ended_why", "scheme__about", "scheme__source", "scheme__to_check", "scheme__easy")


def scheme(scheme: str) -> Scheme:
    """A scheme; Http404 where there is none."""
    found = Scheme.objects.select_related("followed_by", "system").filter(key=scheme).first()
    if found is None:
        raise Http404(f"There is no pledge scheme {scheme}.")
    return found


@dataclass(frozen=True)
class DataFile:
    """A file of a scheme's data, as it was published last."""

    name: str
    published: Published

    @property
    def organisation(self) -> None:
        """It is everybody's."""
        return None


def file(scheme: str, file: str) -> DataFile:
    """A file of a scheme's data; Http404 where nothing was published, or there is no such file."""
    published = Published.objects.filter(scheme__key=scheme).select_related("scheme").defer("behind").last()
    if file not in FILES or published is None or published.document is None:
        raise Http404(f"There is no file {file}.")
    return DataFile(file, published)


def has_document(scheme: Scheme) -> bool:
    """Whether the engine has measured the register of a scheme."""
    return Published.objects.filter(scheme=scheme, document__isnull=False).exists()


def one(scheme: str, code: str) -> Pledge:
    """An organisation's pledge to a scheme: the newest, where one was withdrawn and another signed."""
    rows = Pledge.objects.select_related("scheme__followed_by", "edition", "organisation__ics", "contact")
    found = rows.filter(scheme__key=scheme, organisation__code=code.upper()).order_by("-pk").first()
    if found is None:
        raise Http404(f"{code} has no pledge to {scheme}.")
    return found


def _part(model: Any, scheme: str, code: str, part: UUID) -> Any:
    pledge = one(scheme, code)
    path = "of__of" if model is FollowUp else "of"
    found = model.objects.filter(public_id=part, **{path: pledge}).first()
    if found is None:
        raise Http404("There is nothing here.")
    return found


def evidence(scheme: str, code: str, part: UUID) -> Evidence:
    """A piece of evidence of a pledge."""
    found: Evidence = _part(Evidence, scheme, code, part)
    return found


def starts(scheme: str, code: str, part: UUID) -> Starts:
    """People who started together."""
    found: Starts = _part(Starts, scheme, code, part)
    return found


def question(scheme: str, code: str, part: UUID) -> Question:
    """A question about a pledge."""
    found: Question = _part(Question, scheme, code, part)
    return found


ENTRIES: dict[str, Any] = {"starts": Starts, "follow-up": FollowUp, "internships": Internships}


def entry(scheme: str, code: str, what: str, part: UUID) -> Any:
    """An entry of numbers, of whichever kind."""
    if what not in ENTRIES:
        raise Http404("There is no such kind of entry.")
    return _part(ENTRIES[what], scheme, code, part)


def of_organisation(organisation: Organisation) -> list[Pledge]:
    """What an organisation pledged, or carries on."""
    family = with_forerunners(frozenset({organisation.pk}))
    return list(public().filter(organisation__in=family).order_by("-signed"))


def family_of(organisation: Organisation) -> list[Organisation]:
    """An organisation and those whose history it carries on."""
    return [organisation, *(each.organisation for each in forerunners(organisation))]


def latest_published() -> dict[int, Published]:
    """What was published last of each scheme, by the scheme's key."""
    newest = {each["scheme"]: each["pk"] for each in Published.objects.order_by("on").values("scheme", "pk")}
    return {
        each.scheme_id: each for each in Published.objects.filter(pk__in=newest.values()).defer("behind", "document")
    }


def near(pledge_or_place: Organisation, *, without: Pledge | None = None, most: int = 10) -> list[Pledge]:
    """Who is near and would help others: of the same system first, then of the region."""
    rows = public().filter(state__in=STANDING).exclude(helps_others="")
    if without is not None:
        rows = rows.exclude(pk=without.pk)
    close = list(rows.filter(organisation__ics=pledge_or_place.ics_id)[:most]) if pledge_or_place.ics_id else []
    if len(close) < most and pledge_or_place.region:
        rest = rows.filter(organisation__region=pledge_or_place.region).exclude(pk__in=[each.pk for each in close])
        close += list(rest[: most - len(close)])
    return close


def by_year(of: Scheme) -> list[tuple[int, int, int]]:
    """Year by year: how many were signed, and how many ended by being withdrawn or lapsing."""
    rows = Pledge.objects.filter(scheme=of).exclude(state="draft")
    signed = Counter(dict(rows.annotate(y=ExtractYear("signed")).values_list("y").annotate(n=Count("pk"))))
    over = rows.filter(state__in=("withdrawn", "lapsed", "superseded"))
    ended = Counter(dict(over.annotate(y=ExtractYear("ended")).values_list("y").annotate(n=Count("pk"))))
    years = sorted({year for year in (*signed, *ended) if year})
    return [(year, signed[year], ended[year]) for year in range(years[0], years[-1] + 1)] if years else []


def systems(of: Scheme | None, day: date) -> list[dict[str, Any]]:
    """Each system: its region, its open trusts, and how many of them have a pledge that stands; in one query."""
    standing = Q(members__pledges__state__in=STANDING)
    if of is not None:
        standing &= Q(members__pledges__scheme=of)
    open_ = Q(members__kind=Kind.TRUST, members__opened__lte=day) & (
        Q(members__closed=None) | Q(members__closed__gt=day)
    )
    rows = Organisation.objects.filter(kind=Kind.INTEGRATED_CARE_BOARD).order_by("region", "name")
    return [
        dict(row)
        for row in rows.annotate(
            trusts=Count("members", open_, distinct=True), pledged=Count("members", open_ & standing, distinct=True)
        ).values("code", "name", "region", "trusts", "pledged")
    ]
