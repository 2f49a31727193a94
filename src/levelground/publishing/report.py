"""The report: one self-contained page that needs no network, no script and no font of its own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from levelground.figures.reading import Return
from levelground.publishing import (
    evidence,
    month_views,
    month_words,
    moved_words,
    numbers,
    sentences,
    standing,
    summary,
    verdict_words,
    views,
    words,
)

if TYPE_CHECKING:
    from jinja2 import Environment


def render_report(document: Return) -> str:
    """The report on one organisation's return as HTML text: the same return gives the same bytes."""
    template = page_templates().get_template("report.html.j2")
    return template.render(document=document, group_words=document.group_words) + "\n"


@cache
def page_templates() -> Environment:
    """The templates of every page, with the filters and the rooms that they use."""
    # Imported here, so that commands that write no report do not wait for it.
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415
    from markupsafe import Markup  # noqa: PLC0415

    environment = Environment(
        loader=PackageLoader("levelground.publishing", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {
        "svg": Markup,
        "css_string": css_string,
        "capital": words.capital,
        "whole": numbers.whole,
        "day": numbers.day,
        "percent": numbers.percent,
        "slug": slug,
    }
    environment.globals |= {
        "evidence": evidence,
        "month_views": month_views,
        "month_words": month_words,
        "moved_words": moved_words,
        "views": views,
        "standing": standing,
        "words": words,
        "sentences": sentences,
        "verdict_words": verdict_words,
        "summary": summary,
        "numbers": numbers,
    }
    return environment


def css_string(text: str) -> object:
    """Text as a string of a style sheet: every letter that could end the string or the sheet is written as a code."""
    from markupsafe import Markup  # noqa: PLC0415

    safe = "".join(letter if letter.isalnum() or letter in " .,:()-" else f"\\{ord(letter):06x}" for letter in text)
    return Markup(f'"{safe}"')  # noqa: S704 (only letters, digits, codes and harmless points are left)


def slug(text: str) -> str:
    """Text as the name of a place in the page: 'indicator-2'."""
    return "".join(letter if letter.isalnum() else "-" for letter in text.lower())
