"""The page of the trail."""

from django.apps import apps
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from levelground_site.audit.models import Entry
from levelground_site.audit.queries import seen_by, where_how, where_said
from levelground_site.audit.words import HOW, said
from levelground_site.design.tables import Choice, Column, Table, Words, answer
from levelground_site.design.words import moment


def _thing(entry: Entry) -> str:
    """What it was done to: the kind of thing, in words where it is one of the database, and its identifier."""
    app, _, name = entry.kind.partition(".")
    known = apps.all_models.get(app, {}).get(name.lower())
    return f"{known._meta.verbose_name if known else entry.kind} {entry.thing}".strip()


COLUMNS = (
    Column("what", "What happened", lambda entry: said(entry.verb)),
    Column("at", "When", lambda entry: moment(entry.at), order="at"),
    Column("who", "Who (identifier)", lambda entry: entry.who, order="who"),
    Column("thing", "Of what", _thing),
    Column("organisation", "Organisation", lambda entry: entry.organisation, order="organisation"),
    Column("verb", "As it is written", lambda entry: entry.verb, order="verb"),
    Column("number", "Number", lambda entry: entry.number, order="number", number=True),
)


def index(request: HttpRequest) -> HttpResponseBase:
    """Who did and who looked at what; never its content."""
    table = Table(
        request,
        seen_by(request.user),
        COLUMNS,
        caption="The trail",
        filters=(
            Words("verb", "What happened", where_said),
            Choice("how", "Kind", tuple(HOW.items()), where_how),
            Words("who", "Who (identifier)", lambda rows, words: rows.filter(who=words)),
        ),
        empty="Nothing has happened yet.",
    )
    return answer(request, "audit/index.html", table)
