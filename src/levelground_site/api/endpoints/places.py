"""Who is measured, and what was released: organisations, places, releases."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from ninja import Query, Router

from levelground_site.api import finding, queries, schemas
from levelground_site.api.handing import Listing, Row, as_json, hand_out, listing
from levelground_site.organisations.models import Organisation
from levelground_site.organisations.queries import fits
from levelground_site.releases.models import Release
from levelground_site.releases.queries import releases as released

router = Router(tags=["Who, where, when"])


def _listing(columns: Iterable[str], rows: QuerySet[Any], row_of: Callable[[Any], Row]) -> Listing:
    def some(first: int, most: int) -> tuple[Sequence[Row], int]:
        return [row_of(each) for each in rows[first : first + most]], rows.count()

    return Listing(tuple(columns), some, lambda: (row_of(each) for each in rows))


def _organisation(each: Organisation) -> Row:
    ics, successor = (other.code if other is not None else "" for other in (each.ics, each.successor))
    where = (each.services, each.town, each.postcode)
    return (each.code, each.name, each.kind, each.region, ics, each.opened, each.closed, successor, *where)


@router.get("/organisations", response=schemas.Organisations, operation_id="organisations")
def organisations(request: HttpRequest, asked: Query[schemas.OfOrganisations]) -> HttpResponseBase:
    """The organisations, those that closed among them, with the one that each merged into."""
    rows = Organisation.objects.select_related("ics", "successor").order_by("code")
    if asked.q:
        rows = rows.filter(fits(asked.q))
    given = {"kind": asked.kind, "services": asked.services, "region": asked.region, "ics__code": asked.ics.upper()}
    rows = rows.filter(**{name: value for name, value in given.items() if value})
    return hand_out(request, asked, _listing(schemas.Organisation.model_fields, rows, _organisation))


@router.get("/organisations/{code}", response=schemas.Organisation, operation_id="organisation")
def organisation(request: HttpRequest, code: schemas.Word) -> HttpResponseBase:
    """One organisation. One that merged is told with its successor."""
    found = finding.organisation_of(code)
    response = as_json(dict(zip(schemas.Organisation.model_fields, _organisation(found), strict=True)))
    if found.successor is not None:
        to = reverse("api-organisation", kwargs={"code": found.successor.code})
        response["Link"] = f'<{request.build_absolute_uri(to)}>; rel="successor-version"'
    return response


@router.get("/places", response=schemas.Places, operation_id="places")
def places(request: HttpRequest, asked: Query[schemas.Paged]) -> HttpResponseBase:
    """England, the regions and the systems that organisations add up to in releases."""
    rows = [(each.name, "; ".join(f"{name} {year}" for name, year in each.editions)) for each in queries.rollups()]
    return hand_out(request, asked, listing(list(schemas.Place.model_fields), rows))


@router.get("/releases", response=schemas.Releases, operation_id="releases")
def releases(request: HttpRequest, asked: Query[schemas.OfReleases]) -> HttpResponseBase:
    """Everything that was released, corrections among it."""
    rows = released().order_by("standard", "year", "number")
    if asked.standard:
        rows = rows.filter(standard=finding.standard_of(asked.standard).name)
    if asked.year:
        rows = rows.filter(year=asked.year)
    newest: dict[tuple[str, int], int] = {}
    for standard, year, number in released().values_list("standard", "year", "number"):
        newest[standard, year] = max(number, newest.get((standard, year), 0))

    def row_of(each: Release) -> Row:
        to = reverse("release", kwargs={"standard": each.standard, "year": each.year, "number": each.number})
        said = (each.standard, each.year, each.number, each.title, each.published, each.reference_date)
        is_newest = newest[each.standard, each.year] == each.number
        return (*said, each.organisations, each.rollups, each.erratum, is_newest, request.build_absolute_uri(to))

    return hand_out(request, asked, _listing(schemas.Release.model_fields, rows, row_of))
