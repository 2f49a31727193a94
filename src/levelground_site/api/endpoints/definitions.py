"""What is measured: standards, their editions, and the indicators of each."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Query, Router

from levelground.standards import standards as known
from levelground_site.api import finding, schemas
from levelground_site.api.handing import hand_out, listing
from levelground_site.releases.queries import of_edition

router = Router(tags=["What is measured"])


@router.get("/standards", response=schemas.Standards, operation_id="standards")
def standards(request: HttpRequest, asked: Query[schemas.Paged]) -> HttpResponseBase:
    """The standards that are known."""
    rows = []
    for name in known():
        each = finding.standard_of(name)
        rows.append((each.name, each.title, each.owner, each.years[0], each.years[-1], len(each.indicators)))
    return hand_out(request, asked, listing(list(schemas.Standard.model_fields), rows))


@router.get("/standards/{standard}/editions", response=schemas.Editions, operation_id="editions")
def editions(request: HttpRequest, standard: schemas.Word, asked: Query[schemas.Paged]) -> HttpResponseBase:
    """The editions of a standard: the date that each is about, what it changed, and whether it is released."""
    declared = finding.standard_of(standard)
    rows = []
    for year in declared.years:
        edition, released = declared.edition(year), of_edition(declared.name, year)
        changes = " ".join(f"{change.indicator}: {change.says}" for change in edition.changes)
        number = released[-1].number if released else None
        rows.append((declared.name, year, edition.reference_date, edition.status, changes, number))
    return hand_out(request, asked, listing(list(schemas.Edition.model_fields), rows))


@router.get("/standards/{standard}/editions/{year}/indicators", response=schemas.Indicators, operation_id="indicators")
def indicators(
    request: HttpRequest, standard: schemas.Word, year: schemas.Year, asked: Query[schemas.Paged]
) -> HttpResponseBase:
    """The indicators, as an edition defines them."""
    declared = finding.standard_of(standard)
    finding.edition_of(declared, year)
    rows = []
    for each in declared.indicators:
        by = finding.compared(declared, each)
        parts = "; ".join(" × ".join(dimension.name for dimension in part) for part in each.parts)
        said = (each.number, each.title, each.asks, each.definition, each.better, by.statistic, by.group, by.comparator)
        rows.append((declared.name, year, *said, each.headline_part, parts, each.source))
    return hand_out(request, asked, listing(list(schemas.Indicator.model_fields), rows))
