"""Downloads of a place's figures: as CSV, as JSON, and pictures as SVG."""

import csv
import json
from collections.abc import Mapping
from io import StringIO
from typing import Any

from levelground.figures import COLUMNS
from levelground.publishing import printed
from levelground_site.indicators import queries
from levelground_site.indicators.finding import Found
from levelground_site.indicators.presenters import citing
from levelground_site.indicators.presenters import indicator as indicator_page
from levelground_site.releases.actions import LICENCE

PICTURES = ("headline.svg", "trend.svg", "funnel.svg")
# A slide's column, in the pixels that a chart is drawn at.
WIDTH = 760
FONT = "Arial, Helvetica, sans-serif"


def figures_csv(found: Found) -> str:
    """The figures of a place, of all indicators or of one, in the columns of figures.csv; a hidden one is empty."""
    release = found.edition.release
    lines = StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in _rows(found, "figures"):
        own = {"organisation": found.place.code, "standard": release.standard, "year": release.year} | dict(row)
        writer.writerow(["" if own[name] is None else own[name] for name in COLUMNS])
    return lines.getvalue()


def figures_json(found: Found, site: str) -> str:
    """The figures and counts of a place with what they mean, who says so, and under which licence."""
    release, licence = found.edition.release, LICENCE
    chosen = [found.indicator] if found.indicator is not None else list(found.edition.declared.indicators)
    told = {
        "standard": release.standard,
        "title": release.title,
        "year": release.year,
        "release": release.number,
        "published": release.published.isoformat(),
        "reference_date": release.reference_date.isoformat(),
        "place": {"code": found.place.code, "name": found.place.name, "is_rollup": found.place.is_rollup},
        "citation": citing.citation(found, site),
        "address": citing.permanent(found, site),
        "licence": {"name": licence[0], "address": licence[1]},
        "groups": dict(found.edition.declared.grouping.words),
        "indicators": [
            {"number": each.number, "title": each.title, "definition": each.definition, "source": each.source}
            for each in chosen
        ],
        "counts": _rows(found, "counts"),
        "figures": _rows(found, "figures"),
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _rows(found: Found, name: str) -> list[Mapping[str, Any]]:
    rows: list[Mapping[str, Any]] = queries.content(found.place)[name]
    if found.indicator is None:
        return rows
    return [row for row in rows if row["indicator"] == found.indicator.number]


def picture(found: Found, name: str) -> str | None:
    """A picture of an indicator's page as a file of its own; None where there is none."""
    context = indicator_page.page(found)
    svg = _svg(name, context)
    if not svg:
        return None
    title = f"{found.indicator.title if found.indicator else ''}, {found.place.name}, {found.edition.release.year}"
    return printed(svg, WIDTH, title, font=FONT).svg


def _svg(name: str, context: Mapping[str, Any]) -> str:
    match name:
        case "headline.svg":
            return str(context["picture_of"].svg) if context["picture_of"] else ""
        case "trend.svg":
            return str(context["course_chart"])
        case "funnel.svg":
            return str(context["funnel"]["svg"]) if context["funnel"] else ""
        case _:
            return ""
