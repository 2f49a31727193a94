"""The page of the trail."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from levelground_site.audit.queries import seen_by
from levelground_site.design.tables import Column, Table, Words, answer
from levelground_site.design.words import moment

COLUMNS = (
    Column("number", "Number", lambda entry: entry.number, order="number", number=True),
    Column("at", "When", lambda entry: moment(entry.at), order="at"),
    Column("who", "Who (identifier)", lambda entry: entry.who, order="who"),
    Column("verb", "What", lambda entry: entry.verb, order="verb"),
    Column("thing", "Of what", lambda entry: f"{entry.kind} {entry.thing}".strip()),
    Column("organisation", "Organisation", lambda entry: entry.organisation, order="organisation"),
)


def index(request: HttpRequest) -> HttpResponseBase:
    """Who did and who looked at what; never its content."""
    table = Table(
        request,
        seen_by(request.user),
        COLUMNS,
        caption="The trail",
        filters=(
            Words("verb", "What", lambda rows, words: rows.filter(verb__icontains=words)),
            Words("who", "Who (identifier)", lambda rows, words: rows.filter(who=words)),
        ),
        empty="Nothing has happened yet.",
    )
    return answer(request, "audit/index.html", table)
