"""The page of the trail."""

from django.apps import apps
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from markupsafe import Markup, escape

from levelground_site.audit.models import Entry
from levelground_site.audit.queries import seen_by, where_how, where_said
from levelground_site.audit.words import HOW, said
from levelground_site.design.tables import Choice, Column, Table, Words, answer
from levelground_site.design.words import moment


def _kind(entry: Entry) -> str:
    """The kind of thing that it was done to, in words where it is one of the database."""
    app, _, name = entry.kind.partition(".")
    known = apps.all_models.get(app, {}).get(name.lower())
    return str(known._meta.verbose_name) if known else entry.kind


def _narrow(identifier: str) -> Markup:
    """An identifier that may go on in the next line wherever there is no more room."""
    return Markup('<span class="lg-anywhere">{}</span>').format(identifier)


def _what(entry: Entry) -> Markup:
    """What happened, in words, and under them the verb as it was written down."""
    words, verb = said(entry.verb), entry.verb
    if words == verb:
        return escape(verb)
    return Markup('{}<br><span class="lg-quiet lg-anywhere">{}</span>').format(words, verb)


COLUMNS = (
    Column("what", "What happened", _what, order="verb", plain=lambda entry: said(entry.verb)),
    Column("verb", "As it is written", lambda entry: entry.verb, shown=False),
    Column("at", "When", lambda entry: moment(entry.at), order="at"),
    Column("who", "Who", lambda entry: _narrow(entry.who), order="who", plain=lambda entry: entry.who),
    Column(
        "thing",
        "Of what",
        lambda entry: Markup("{} {}").format(_kind(entry), _narrow(entry.thing)),
        plain=lambda entry: f"{_kind(entry)} {entry.thing}".strip(),
    ),
    Column("organisation", "Organisation", lambda entry: entry.organisation, order="organisation"),
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
