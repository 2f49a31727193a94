"""The list of returns, and where one stands."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from levelground_site.design.tables import Choice, Column, Table, Words, answer
from levelground_site.design.words import short_day
from levelground_site.returns import queries
from levelground_site.returns.addresses import address
from levelground_site.returns.models import Collection, Return
from levelground_site.returns.states import RETURN
from levelground_site.returns.turns import due, turn_of
from levelground_site.returns.views.working import page_of


def _state(thing: Return) -> str:
    return RETURN.state(thing.state).words + (" (late)" if thing.late else "")


def _next(thing: Return) -> str:
    turn, by = turn_of(thing), due(thing)
    if turn is None:
        return "Nothing is left to do"
    return f"{turn.who[:1].upper()}{turn.who[1:]}" + (f", by {short_day(by)}" if by else "")


COLUMNS = (
    Column(
        "organisation",
        "Organisation",
        lambda each: each.organisation.name,
        order="organisation__name",
        link=lambda each: address("return", each),
    ),
    Column("collection", "Collection", lambda each: str(each.collection), order="collection__year"),
    Column("state", "State", _state, order="state"),
    Column("next", "Who acts next", _next),
    Column("submitted", "Submitted", lambda each: short_day(each.submitted_at), order="submitted_at"),
)


def index(request: HttpRequest) -> HttpResponseBase:
    """The returns whose state the reader may see."""
    collections = [(str(each.pk), str(each)) for each in Collection.objects.all()]
    table = Table(
        request,
        queries.listed(request.user),
        COLUMNS,
        caption="Returns",
        filters=(
            Words("q", "Organisation", lambda rows, words: rows.filter(organisation__name__icontains=words)),
            Choice("collection", "Collection", collections, lambda rows, value: rows.filter(collection=value)),
            Choice("state", "State", RETURN.choices, lambda rows, value: rows.filter(state=value)),
        ),
        empty="When the national team opens a collection, your organisation’s return stands here, ready to be begun.",
    )
    return answer(request, "returns/index.html", table)


def show(request: HttpRequest, thing: Return) -> HttpResponse:
    """One return: how far it has come, who acts next, and what was done."""
    return page_of(request, thing, "returns/show.html", page="return")
