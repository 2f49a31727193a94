"""What everybody reads."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from levelground_site.access import may
from levelground_site.carers.library import actions, presenters, queries
from levelground_site.carers.library.easy import Easy, easy
from levelground_site.carers.library.forms import filtered
from levelground_site.carers.library.kinds import Audience, Form, Kind, Topic
from levelground_site.carers.library.media import sent
from levelground_site.carers.library.models import Item, Text
from levelground_site.carers.library.searching import needs_help
from levelground_site.carers.queries import beside, place_of
from levelground_site.carers.signposts import For, signposts_for
from levelground_site.design.prose import prose
from levelground_site.easy_read.actions.wording import approve_as_it_stands
from levelground_site.easy_read.queries import standing_of
from levelground_site.easy_read.showing import easy_page
from levelground_site.people.models import Person

_SAID = "said useful"


def index(request: HttpRequest) -> HttpResponse:
    """The box to type a worry into, and all that there is."""
    asked = filtered(request.GET)
    found = queries.found(asked)
    everything = found if asked == type(asked)() else queries.shown_texts()
    narrowed = asked != type(asked)()
    first = (
        "just-begun",
        "cannot-cope",
        "leave-work-now",
        "tell-your-manager",
        "money-first-look",
        "someone-has-told-me",
    )
    known = {each.item.slug: each for each in everything}
    context = {
        "asked": asked,
        "narrowed": narrowed,
        "found": [presenters.line(each) for each in found],
        "first": [presenters.line(known[slug]) for slug in first if slug in known],
        "topics": presenters.topics(everything),
        "audiences": Audience.choices,
        "topic": Topic(asked.topic).label if asked.topic else "",
        "posts": signposts_for(For.DANGER, For.DISTRESS) if needs_help(asked.words) else [],
    }
    return render(request, "library/index.html", context)


def one(request: HttpRequest, item: str, version: str = "") -> HttpResponse:
    """One text, with the other versions of it."""
    text = queries.shown_text(item, version)
    if text.form == Form.EASY_READ and (rows := easy(text)) and not rows.faults:
        return _easy(request, text, rows)
    employer = place_of(request)
    slugs = [slug for slug, _ in text.item.steps]
    context = {
        "text": text,
        "body": prose(text.body),
        "kind": Kind(text.item.kind),
        "minutes": presenters.minutes(text),
        "versions": presenters.version_links(queries.versions_of(text.item), text),
        "steps": presenters.steps(text, queries.by_slug(slugs)) if slugs else [],
        "sources": presenters.sources(text),
        "said": item in request.session.get(_SAID, []),
        "saved": item in queries.saved_by(request.user),
        "posts": signposts_for(For.DANGER, For.DISTRESS) if needs_help(" . ".join(text.answers)) else [],
        "employer": employer,
        "added": beside(employer, text.item.topics),
        "this_day": timezone.localdate(),
    }
    return render(request, "library/item.html", context)


def easy_read(request: HttpRequest, item: str) -> HttpResponse:
    """The English easy-read text of an item."""
    return one(request, item, Form.EASY_READ)


def approve_easy(request: HttpRequest, item: str) -> HttpResponse:
    """Whoever approves easy-read words approves these, as they stand."""
    approve_as_it_stands(request.user, None, text=easy(queries.shown_text(item, Form.EASY_READ)).text)
    messages.success(request, "These words are approved, as they stand.")
    return redirect("library-easy", item=item)


def _easy(request: HttpRequest, text: Text, rows: Easy) -> HttpResponse:
    """An easy-read text, a row an idea, with its pictures and the tools of every easy-read page."""
    plain = reverse("library-item", kwargs={"item": text.item.slug})
    more = {
        "item": text,
        "to_approve": text.language == "en"
        and may(request.user, "easy-read.approve")
        and not standing_of(rows.text).approved,
        "sources": presenters.sources(text),
        "saved": text.item.slug in queries.saved_by(request.user),
        "said": text.item.slug in request.session.get(_SAID, []),
        "versions": [
            each for each in presenters.version_links(queries.versions_of(text.item), text) if each.href != plain
        ],
    }
    return easy_page(request, rows.text, links=rows.links, ordinary=plain, template="library/easy.html", more=more)


def recording(request: HttpRequest, item: str, version: str = "") -> HttpResponseBase:
    """The recording of a text, or its file to print."""
    text = queries.shown_text(item, version)
    if not text.media:
        raise Http404("There is no recording of it.")
    return sent(request, text.media, item)


def captions(request: HttpRequest, item: str, version: str = "") -> HttpResponse:
    """The captions of a film."""
    text = queries.shown_text(item, version)
    if not text.captions:
        raise Http404("There are no captions of it.")
    return HttpResponse(text.captions, content_type="text/vtt; charset=utf-8")


def useful(request: HttpRequest, item: Item) -> HttpResponse:
    """Counts one answer; a second one from the same reader changes nothing."""
    said = request.session.get(_SAID, [])
    answer = request.POST.get("useful", "")
    if item.slug not in said and answer in {"yes", "no"}:
        actions.say_useful(item, useful=answer == "yes")
        request.session[_SAID] = [*said, item.slug][-100:]
    return redirect(f"{_where(request, item)}#useful")


def save(request: HttpRequest, item: Item) -> HttpResponse:
    """Puts it on one's own shelf, or takes it off."""
    assert isinstance(request.user, Person)  # noqa: S101 (the address asks for an account)
    saved = request.POST.get("saved", "") == "yes"
    actions.save_for(request.user, item, saved=saved)
    messages.success(request, "It is on your own list now." if saved else "It is off your list.")
    return redirect(_where(request, item))


def _where(request: HttpRequest, item: Item) -> str:
    version = request.POST.get("version", "")
    if version and any(text.version == version for text in queries.versions_of(item)):
        return reverse("library-version", kwargs={"item": item.slug, "version": version})
    return reverse("library-item", kwargs={"item": item.slug})


def shelf(request: HttpRequest) -> HttpResponse:
    """What one saved oneself."""
    slugs = queries.saved_by(request.user)
    texts: dict[str, Text] = queries.by_slug(slugs)
    return render(
        request, "library/shelf.html", {"found": [presenters.line(texts[slug]) for slug in slugs if slug in texts]}
    )
