"""How an easy-read text is shown: by this app, and by every app that makes one from its own data."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from levelground_site.design.words import day
from levelground_site.easy_read import easy_texts as words
from levelground_site.easy_read.honouring import ORDINARY
from levelground_site.easy_read.pages import TWINS
from levelground_site.easy_read.queries import Standing, standing_of
from levelground_site.easy_read.texts import TEXTS, Pattern, Row, Text
from levelground_site.organisations.models import Organisation


def easy_page(
    request: HttpRequest,
    text: Text,
    *,
    patterns: Sequence[Pattern] = (),
    place: Organisation | None = None,
    links: Mapping[str, str] | None = None,
    ordinary: str = "",
    template: str = "easy_read/page.html",
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """An easy-read page with its tools and what stands at its end; where it was stopped, a page that says so.

    Args:
        patterns: those that a text made from data was made with: they are what is approved and tried.
        place: whose page it is: a message from it goes to somebody there.
        links: addresses by the sentence that leads there.
        ordinary: the address of the page that says the same in more words; by itself that of `text.beside`.
        template: one of the app's own that extends easy_read/page.html (blocks before, after), given `more`.
    """
    standing = standing_of(text, patterns)
    context = {
        "text": text,
        "here": request.get_full_path(),
        "place": place,
        "links": {row.says: leads_to(row) for row in text.rows if row.to} | dict(links or {}),
        "ordinary": _with_more_words(ordinary or (reverse(text.beside) if text.beside else "")),
        "ordinary_row": words.ORDINARY.row(),
    }
    if standing.veto is not None:
        stopped = [words.STOPPED.row(), words.STOPPED_WHEN.row(day=day(standing.veto.at)), words.ASK.row()]
        return render(request, "easy_read/stopped.html", {**context, "rows": stopped}, status=503)
    return render(request, template, {**context, "about": about(standing), **(more or {})})


def leads_to(row: Row) -> str:
    """The address to which a row leads; that of a page with more words is asked for as it is."""
    if row.to in TEXTS:
        return reverse("easy-read-page", kwargs={"key": row.to})
    return _with_more_words(reverse(row.to)) if row.to in TWINS else reverse(row.to)


def _with_more_words(address: str) -> str:
    """The address, asked for as it is even by somebody who likes easy read."""
    return f"{address}{'&' if '?' in address else '?'}{ORDINARY}=1" if address else ""


def about(standing: Standing) -> list[Row]:
    """What stands at the end of a page: who tried it, whether its words are approved, who made it, whom to ask."""
    trial = standing.trial
    return [
        words.TRIED.row(group=trial.group, day=day(trial.on)) if trial else words.NOT_TRIED.row(),
        *([] if standing.approved else [words.NOT_APPROVED.row()]),
        words.MADE_BY.row(site=settings.NAME),
        words.ASK.row(),
        words.TELL.row(),
    ]
