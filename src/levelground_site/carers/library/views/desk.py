"""The desk: writing, reviewing, publishing, and what falls due."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from levelground_site.access import may
from levelground_site.access.states import CannotMove
from levelground_site.carers.library import actions, presenters, queries
from levelground_site.carers.library.easy import easy
from levelground_site.carers.library.forms import (
    BeginForm,
    RemarkForm,
    ReviewForm,
    TextForm,
    VersionForm,
    initial,
)
from levelground_site.carers.library.kinds import Form, Kind
from levelground_site.carers.library.models import Item, Text
from levelground_site.carers.library.readiness import NotReady, missing
from levelground_site.carers.library.states import MACHINE
from levelground_site.design.components import state_tag
from levelground_site.design.prose import prose
from levelground_site.design.tables import Choice, Column, Table, Words, answer
from levelground_site.design.words import short_day


def _address(text: Text) -> str:
    return reverse("library-text", kwargs={"text": text.public_id})


COLUMNS = (
    Column("title", "Title", lambda each: each.title, order="title", link=_address),
    Column("version", "Version", lambda each: f"{each.get_form_display()}, {each.language_words}", order="language"),
    Column(
        "state",
        "State",
        lambda each: state_tag(MACHINE.state(each.state)),
        order="state",
        plain=lambda each: MACHINE.state(each.state).words,
    ),
    Column("author", "Author", lambda each: each.author, order="author"),
    Column("next", "Next review", lambda each: short_day(each.next_review) or "–", order="next_review"),
)


def index(request: HttpRequest) -> HttpResponseBase:
    """Every text, by state: what waits for a review or is due first."""
    state = Choice("state", "State", MACHINE.choices, lambda rows, value: rows.filter(state=value))
    table = Table(
        request,
        queries.desk() if request.GET.get("state") else queries.desk().exclude(state="withdrawn"),
        COLUMNS,
        caption="Texts of the library",
        filters=(Words("q", "Title", lambda rows, words: rows.filter(title__icontains=words)), state),
        empty="There is nothing here yet. Begin an item, or let the texts that come with the program be loaded.",
    )
    return answer(request, "library/desk.html", table)


def begin(request: HttpRequest) -> HttpResponse:
    """A new item: first what it is, then its words."""
    first = BeginForm(request.GET or None)
    if not first.is_valid():
        return render(request, "library/begin.html", {"form": first}, status=400 if first.is_bound else 200)
    kind, slug = first.cleaned_data["kind"], first.cleaned_data["slug"]
    form = TextForm(request.POST or None, request.FILES or None, kind=kind, first=True)
    if request.method == "POST" and form.is_valid() and form.about is not None:
        media = form.cleaned_data.get("recording")
        text = actions.begin(request.user, None, slug=slug, about=form.about, words=form.words, media=media)
        return redirect(_address(text))
    return render(request, "library/write.html", {"form": form, "kind": Kind(kind), "title": "A new item"})


def another(request: HttpRequest, item: Item) -> HttpResponse:
    """Another form or language of an item."""
    first = VersionForm(request.GET or None)
    if not first.is_valid():
        return render(
            request, "library/version.html", {"form": first, "item": item}, status=400 if first.is_bound else 200
        )
    given = first.cleaned_data
    form = TextForm(request.POST or None, request.FILES or None, kind=item.kind, first=False)
    if request.method == "POST" and form.is_valid():
        media = form.cleaned_data.get("recording")
        text = actions.begin_version(
            request.user, item, form=given["form"], language=given["language"], words=form.words, media=media
        )
        return redirect(_address(text))
    title = f"{item.slug}: {Form(given['form']).label}, {dict(first.fields['language'].choices)[given['language']]}"  # type: ignore[attr-defined]
    return render(request, "library/write.html", {"form": form, "kind": Kind(item.kind), "title": title})


def show(request: HttpRequest, text: Text) -> HttpResponse:
    """A text as it will be read, what it still needs, and what can be done with it."""
    return _shown(request, text)


def _shown(request: HttpRequest, text: Text, *, status: int = 200, **given: Any) -> HttpResponse:
    context = {
        "text": text,
        "state": MACHINE.state(text.state),
        "body": prose(text.body),
        "rows": easy(text).text if text.form == Form.EASY_READ else None,
        "kind": Kind(text.item.kind),
        "sources": presenters.sources(text),
        "hardness": presenters.hardness(text),
        "missing": missing(text) if text.state in {"draft", "review"} else [],
        "can": {
            verb: MACHINE.can(text.state, verb)
            for verb in ("write", "send to review", "publish", "confirm", "withdraw")
        },
        "review": ReviewForm(unchecked=text.unchecked, initial={"next_review": text.next_review}),
        "remark": RemarkForm(prefix="remark"),
        "reads_there": presenters.address(text) if text.shown else "",
    }
    return render(request, "library/text.html", context | given, status=status)


def write(request: HttpRequest, text: Text) -> HttpResponse:
    """Writes a draft."""
    first = text.form == Form.PLAIN and text.language == "en"
    form = TextForm(
        request.POST or None, request.FILES or None, kind=text.item.kind, first=first, initial=initial(text)
    )
    if request.method == "POST" and form.is_valid():
        media = form.cleaned_data.get("recording")
        return _done(
            request,
            text,
            lambda: actions.write(request.user, text, words=form.words, about=form.about, media=media),
            "Kept.",
        )
    return render(request, "library/write.html", {"form": form, "kind": Kind(text.item.kind), "title": text.title})


def send_to_review(request: HttpRequest, text: Text) -> HttpResponse:
    """Asks for a review."""
    return _done(
        request, text, lambda: actions.send_to_review(request.user, text), "It waits for a review by somebody else."
    )


def publish(request: HttpRequest, text: Text) -> HttpResponse:
    """Publishes what was reviewed, or says of what is published that it is still right."""
    form = ReviewForm(request.POST, unchecked=text.unchecked)
    if not form.is_valid():
        return _shown(request, text, review=form, status=400)
    given = {"next_review": form.cleaned_data["next_review"], "compared": form.places}
    if text.shown:
        return _done(request, text, lambda: actions.confirm(request.user, text, **given), "It stands, as it is.")
    return _done(
        request, text, lambda: actions.publish(request.user, text, **given), "Published. Everybody can read it now."
    )


def send_back(request: HttpRequest, text: Text) -> HttpResponse:
    """Gives it back to its writer."""
    form = RemarkForm(request.POST, prefix="remark")
    if not form.is_valid():
        return _shown(request, text, remark=form, status=400)
    words = form.cleaned_data["words"]
    return _done(request, text, lambda: actions.send_back(request.user, text, words=words), "It is a draft again.")


def withdraw(request: HttpRequest, text: Text) -> HttpResponse:
    """Takes it away at once."""
    form = RemarkForm(request.POST, prefix="remark")
    if not form.is_valid():
        return _shown(request, text, remark=form, status=400)
    words = form.cleaned_data["words"]
    return _done(
        request, text, lambda: actions.withdraw(request.user, text, words=words), "Withdrawn. Nobody can read it now."
    )


def revise(request: HttpRequest, text: Text) -> HttpResponse:
    """Begins a correction."""
    made = actions.revise(request.user, text)
    messages.success(request, "A correction is begun. What is published stays until it is reviewed.")
    return redirect(_address(made))


def _done(request: HttpRequest, text: Text, act: Callable[[], Text], words: str) -> HttpResponse:
    try:
        act()
    except NotReady as error:
        return _shown(request, text, refused=error.missing, status=400)
    except CannotMove as error:
        messages.info(request, str(error))
    else:
        messages.success(request, words)
    # Whoever reviewed it may not be allowed to see it where it now is.
    return redirect(_address(text) if may(request.user, "library.work", of=text) else reverse("library-desk"))
