"""What was counted, and the figures that the counts give."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Query, Router

from levelground_site.api import finding, queries, schemas
from levelground_site.api.handing import Listing, Row, as_json, hand_out, listing, tag_of
from levelground_site.api.problems import KINDS, Problem
from levelground_site.organisations.queries import forerunners
from levelground_site.releases.models import Release

router = Router(tags=["Counts and figures"])

HIDDEN = "hidden, so that nobody can be recognised: it is small, or would give a small number away"
UNDEFINED = "cannot be worked out: nobody was counted on one of its sides"
_FIGURE = tuple(schemas.Figure.model_fields)[:-1]
# The columns that say which figure it is.
_METHOD_AFTER = _FIGURE.index("value")
_COUNT = tuple(schemas.Count.model_fields)[:-1]
Where = Mapping[str, Sequence[str]]


def why(row: Mapping[str, Any]) -> str:
    """Why a number of a row is not there; empty where all are."""
    flags = str(row.get("flags") or "").split(";")
    if row.get("numerator_hidden") or row.get("denominator_hidden") or "suppressed" in flags:
        return HIDDEN
    return UNDEFINED if "value" in row and row["value"] is None else ""


def _rows(columns: Sequence[str], wanted: Sequence[str], rows: Iterable[Row]) -> Iterator[Row]:
    """The wanted columns of each row, and why a number is not there."""
    for row in rows:
        named = dict(zip(columns, row, strict=True))
        yield (*(_value(name, named) for name in wanted), why(named))


def _value(name: str, named: Mapping[str, Any]) -> Any:
    value = named.get(name)
    whole = name == "year" or name.endswith(("numerator", "denominator"))
    # Of a survey's result a count is its percentage of those asked, and need not be whole.
    return int(value) if whole and value is not None and float(value).is_integer() else value


def _table(release: Release, name: str, wanted: Sequence[str], where: Where) -> Listing:
    """A table of a release, as far as its rows fit."""

    def some(first: int, most: int) -> tuple[Sequence[Row], int]:
        found = queries.table(release, name, where, first, most)
        return list(_rows(found.columns, wanted, found.rows)), found.total

    def every() -> Iterator[Row]:
        columns, rows = queries.whole_table(release, name, where)
        return _rows(columns, wanted, rows)

    return Listing((*wanted, "why"), some, every)


def _asked(asked: schemas.OfCounts) -> tuple[Release, Where]:
    standard = finding.standard_of(asked.standard)
    release = finding.release_of(standard, asked.year, asked.release)
    where = {
        "organisation": finding.codes_in(release, asked.organisation),
        "indicator": [finding.indicator_of(standard, number).number for number in asked.indicator],
        "part": asked.part,
        "group": asked.group,
    }
    if isinstance(asked, schemas.OfFigures):
        where |= {"statistic": asked.statistic, "comparator": asked.comparator}
    return release, where


def _handed(request: HttpRequest, asked: schemas.OfCounts, name: str, wanted: Sequence[str]) -> HttpResponseBase:
    release, where = _asked(asked)
    etag = tag_of(request, release.public_id)
    return hand_out(request, asked, _table(release, name, wanted, where), etag)


@router.get("/counts", response=schemas.Counts, operation_id="counts")
def counts(request: HttpRequest, asked: Query[schemas.OfCounts]) -> HttpResponseBase:
    """The numerators and denominators of a release."""
    return _handed(request, asked, "counts", _COUNT)


@router.get("/figures", response=schemas.Figures, operation_id="figures")
def figures(request: HttpRequest, asked: Query[schemas.OfFigures]) -> HttpResponseBase:
    """The figures of a release, each with its 95% interval and the counts behind it."""
    return _handed(request, asked, "figures", _FIGURE)


def _by_name(asked: schemas.OfOneFigure | schemas.OfTrends) -> dict[str, Sequence[str]]:
    standard = finding.standard_of(asked.standard)
    indicator = finding.indicator_of(standard, asked.indicator)
    by = finding.compared(standard, indicator)
    given = {"part": asked.part, "statistic": asked.statistic, "group": asked.group, "comparator": asked.comparator}
    own = {name: getattr(by, name) for name in given}
    if asked.statistic not in (None, by.statistic):
        # Another statistic has other sides: they are not guessed.
        own = {"part": by.part}
    chosen = {name: value if value is not None else own.get(name) for name, value in given.items()}
    return {"indicator": [indicator.number]} | {name: [value] for name, value in chosen.items() if value is not None}


@router.get("/figure", response=schemas.Figure, operation_id="figure")
def figure(request: HttpRequest, asked: Query[schemas.OfOneFigure]) -> HttpResponseBase:
    """One figure, or the reason why it cannot be told."""
    release = finding.release_of(finding.standard_of(asked.standard), asked.year, None)
    where = {"organisation": [finding.code_in(release, asked.organisation)], **_by_name(asked)}
    etag = tag_of(request, release.public_id)
    found = queries.table(release, "figures", where, 0, 50)
    rows = [dict(zip((*_FIGURE, "why"), row, strict=True)) for row in _rows(found.columns, _FIGURE, found.rows)]
    row = _the_one(release, rows, found.total)
    if row["why"] == HIDDEN:
        raise Problem("protected", f"The figure is {HIDDEN}. {KINDS['protected'].says}")
    if row["value"] is None:
        raise Problem("cannot-be-worked-out", f"The figure {UNDEFINED}.")
    response = as_json(row)
    response["ETag"] = etag
    return response


def _the_one(release: Release, rows: Sequence[dict[str, Any]], total: int) -> dict[str, Any]:
    """The figure that was asked for: where there are several methods of one, the first."""
    if not rows:
        raise Problem("nothing-there", f"{release} holds no such figure. What it holds is at /api/v1/figures.")
    names = ("part", "statistic", "group", "comparator")
    fits = {tuple(str(row[name] or "") for name in names): row for row in reversed(rows)}
    if len(fits) > 1:
        raise Problem(
            "not-understood",
            f"{total} figures fit. Say which: part, statistic, group, comparator.",
            fits=[dict(zip(names, each, strict=True)) for each in reversed(fits)],
        )
    return rows[0]


@router.get("/trends", response=schemas.Trend, operation_id="trends")
def trends(request: HttpRequest, asked: Query[schemas.OfTrends]) -> HttpResponseBase:
    """A figure over the editions, each from its newest release, and where the definition changed."""
    standard = finding.standard_of(asked.standard)
    where = _by_name(asked)
    releases = queries.newest_of_each_edition(standard.name)
    codes = _codes(releases, asked)
    etag = tag_of(request, *(each.public_id for each in releases))
    broken = {
        change.year: change.says
        for change in standard.changes
        if change.indicator == asked.indicator and change.breaks_series
    }
    rows: list[Row] = []
    for release in releases:
        found = queries.table(release, "figures", {"organisation": codes, **where}, 0, schemas.MOST_ROWS)
        told = (release.number, broken.get(release.year, ""))
        # Where a figure has intervals by several methods, the first one is the default.
        first = {tuple(row[:_METHOD_AFTER]): row for row in reversed(list(_rows(found.columns, _FIGURE, found.rows)))}
        rows += [(*row, *told) for row in reversed(first.values())]
    if not rows:
        raise Problem("nothing-there", "No release holds such a figure. What they hold is at /api/v1/figures.")
    return hand_out(request, asked, listing(tuple(schemas.Point.model_fields), rows), etag)


def _codes(releases: Sequence[Release], asked: schemas.OfTrends) -> list[str]:
    """Whose figures: those of the one that is named, and of those that merged into it where they are asked for."""
    name = asked.organisation
    code = next((each for each in dict.fromkeys((name, name.upper())) if queries.published_in(each, *releases)), "")
    if code and not asked.forerunners:
        return [code]
    if code and name.upper() != code:
        return [code]
    organisation = finding.organisation_of(name)
    before = [each.organisation.code for each in forerunners(organisation)] if asked.forerunners else []
    if not code and not before:
        if organisation.successor is not None:
            raise finding.merged(organisation)
        raise Problem("nothing-there", f"No release holds anything of {organisation.name} ({organisation.code}).")
    return [organisation.code, *before]
