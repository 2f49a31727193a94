"""Addresses of documents: neutral, whatever their kind."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern

from levelground_site.access.pages import page
from levelground_site.documents import queries
from levelground_site.documents.views import keeping, sharing, talking, writing

BOTH = ("GET", "POST")
ONE = "one-to-one/<uuid:public_id>/"


def _of(route: str, view: Callable[..., Any], name: str, needs: str, **more: Any) -> URLPattern:
    return page(f"{ONE}{route}", view, name=name, needs=f"document.{needs}", **{"of": queries.one, **more})


def _ask(route: str, view: Callable[..., Any], name: str, needs: str, **more: Any) -> URLPattern:
    route = f"one-to-one/for/<uuid:public_id>/{route}"
    return page(route, view, name=name, needs=f"document.{needs}", of=queries.one_ask, **more)


urlpatterns = [
    page("one-to-one/", writing.index, name="documents", needs="document.list"),
    page("one-to-one/begin/", writing.begin, name="document-begin", needs="document.begin", methods=("POST",)),
    page(
        "one-to-one/receipt/<uuid:receipt>/",
        keeping.receipt,
        name="document-receipt",
        needs="document.receipt",
        of=queries.receipt,
    ),
    # Its owner's.
    _of("", writing.show, "document", "own"),
    _of("<int:number>/", writing.question, "document-question", "write", of=queries.at_question, methods=BOTH),
    _of("check/", writing.check, "document-check", "own"),
    _of("asks/", writing.asks, "document-asks", "ask", methods=BOTH),
    _of("share/", sharing.share, "document-share", "share", methods=BOTH),
    _of("who/", sharing.who, "document-who", "own"),
    _of("take/", keeping.take, "document-take", "own"),
    _of("take/file/", keeping.take_file, "document-file", "own"),
    _of("end/", keeping.end, "document-end", "end", methods=BOTH),
    page(
        "one-to-one/given/<uuid:public_id>/",
        sharing.one,
        name="document-grant",
        needs="document.share",
        of=queries.one_grant,
        methods=BOTH,
    ),
    _ask("", writing.change_ask, "document-ask", "ask", methods=BOTH),
    _ask("in-place/", writing.how_placed, "document-placed", "place", methods=("POST",)),
    _ask("help/", keeping.help_with, "document-help", "ask", methods=BOTH),
    # Of both, and of those with whom it is shared.
    _of("with-you/", talking.with_you, "document-with-you", "see", looked=True),
    _of("agreed/", keeping.agreed, "document-agreed", "see", looked=True),
    _of("card/", keeping.card, "document-card", "see", looked=True),
    _of("talk/", talking.talk, "document-talk", "arrange", methods=BOTH),
    page(
        "one-to-one/talk/<uuid:public_id>/calendar/",
        talking.calendar,
        name="document-calendar",
        needs="document.arrange",
        of=queries.one_meeting,
    ),
    _of("prepare/", talking.prepare, "document-prepare", "note", methods=BOTH),
    _of("together/", talking.together, "document-together", "arrange", looked=True),
    _ask("answer/", talking.answer, "document-answer", "answer", methods=BOTH, looked=True),
    _of("confirm/", talking.confirm, "document-confirm", "confirm", methods=BOTH, looked=True),
    _of("look-again/", keeping.look_again, "document-look-again", "review", methods=BOTH),
    _of("hand-over/", keeping.hand_over, "document-hand-over", "hand-over", methods=BOTH),
]
