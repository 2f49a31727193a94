"""Reasons, answers and remarks: written one at a time, saved as they are typed, and never over somebody else's."""

import tempfile
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase

from levelground.publishing import Filled, filled_in, told_moved
from levelground_site.access import may
from levelground_site.access.kept import kept_words
from levelground_site.design.words import moment
from levelground_site.returns import actions, queries
from levelground_site.returns.forms import WorkbookForm
from levelground_site.returns.models import Return, Statement
from levelground_site.returns.presenters import explanations
from levelground_site.returns.views.working import TOLD, back_to, page_of

MOST_LETTERS = 20_000
PAGE = "return-explanations"


def explanations_page(request: HttpRequest, thing: Return) -> HttpResponse:
    """What moved, each with the box for its reason, and the questions of the reporting template."""
    return _page(request, thing)


def _page(request: HttpRequest, thing: Return, status: int = 200, **more: Any) -> HttpResponse:
    version = queries.shown(request.user, thing)
    kept = queries.statements(thing, queries.seen_until(request.user, thing))
    moved = told_moved(queries.figures(thing, version)) if version is not None else ()
    writes = may(request.user, "return.write", of=thing) and thing.state not in actions.CLOSED_TO_WORDS
    context = {
        "reasons": explanations.reasons(moved, kept),
        "unlike": [one for one in moved if not one.asked],
        "answers": explanations.answers(queries.questions(thing), kept),
        "ours": explanations.ours(queries.questions(thing)),
        "writes": writes,
        "workbook": WorkbookForm(),
        "most": MOST_LETTERS,
        **more,
    }
    return page_of(request, thing, "returns/explanations.html", page=PAGE, context=context, status=status)


def write(request: HttpRequest, thing: Return) -> HttpResponseBase:
    """Saves one reason or answer; where somebody else wrote in between, both stand side by side to choose from.

    After a session that ended the words that were typed wait here, under the same address.
    """
    given = request.POST if request.method == "POST" else kept_words(request)
    if not given:
        return back_to(PAGE, thing)
    kind, key, words = given.get("kind", ""), given.get("key", ""), given.get("words", "")[:MOST_LETTERS]
    known = {(one.kind, one.key): one for one in _asked(thing)}
    asked = known.get((kind, key))
    if asked is None:
        messages.warning(request, "That is not asked any more. What you wrote stands below, to be copied.")
        return _page(request, thing, 409, stray=words)
    if request.method != "POST":
        return _page(request, thing, typed={"kind": kind, "key": key, "words": words})
    seen = int(given["seen"]) if given.get("seen", "").isdecimal() else None
    try:
        saved = actions.write(request.user, thing, kind=Statement.Kind(kind), key=key, words=words, seen=seen)
    except actions.SomebodyElseWrote as why:
        return _both(request, thing, asked, words, why)
    except TOLD as why:
        messages.warning(request, str(why))
        return _page(request, thing, 409, stray=words)
    if _by_script(request):
        return JsonResponse({"seen": saved.pk, "words": f"Saved on {moment(saved.at)}"})
    messages.success(request, "Saved.")
    return back_to(PAGE, thing)


def _asked(thing: Return) -> list[explanations.Asked]:
    moved = told_moved(queries.figures(thing, thing.current)) if thing.current is not None else ()
    return [*explanations.reasons(moved, {}), *explanations.answers(queries.questions(thing), {})]


def _by_script(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _both(
    request: HttpRequest, thing: Return, asked: explanations.Asked, words: str, why: actions.SomebodyElseWrote
) -> HttpResponseBase:
    if _by_script(request):
        told = "These words were changed meanwhile. Press Save to see both; nothing of yours is lost."
        return JsonResponse({"words": told}, status=409)
    context = {"asked": asked, "mine": words, "theirs": why.newest, "most": MOST_LETTERS}
    return page_of(request, thing, "returns/both.html", page=PAGE, context=context, status=409)


def workbook(request: HttpRequest, thing: Return) -> HttpResponse:
    """Takes the reasons and answers of a workbook that was filled in; its figures must still be the version's."""
    form = WorkbookForm(request.POST, request.FILES)
    if thing.current is None or not form.is_valid():
        return _page(request, thing, 422, workbook=form)
    filled = _filled(thing, form.cleaned_data["workbook"].read())
    if filled.faults:
        return _page(request, thing, 422, refused=filled.faults)
    kept = queries.statements(thing)
    words = {
        **{(Statement.Kind.REASON, key): said for key, said in filled.reasons.items()},
        **{(Statement.Kind.ANSWER, key): said for key, said in filled.answers.items()},
    }
    new = {at: said for at, said in words.items() if at not in kept or kept[at].words != said}
    try:
        for (kind, key), said in new.items():
            newest = kept.get((kind, key))
            actions.write(
                request.user, thing, kind=kind, key=key, words=said[:MOST_LETTERS], seen=newest.pk if newest else None
            )
    except TOLD as why:
        return _page(request, thing, 409, refused=(str(why),))
    messages.success(request, f"{len(new)} of its {len(words)} reasons and answers are new here, and were saved.")
    return back_to(PAGE, thing)


def _filled(thing: Return, written: bytes) -> Filled:
    version = thing.current
    if version is None:
        return Filled({}, {}, ("There is nothing in it yet.",))
    # The reader wants a file with a name; the folder is gone when this is done, whatever comes of it.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "workbook.xlsx"
        path.write_bytes(written)
        figures = queries.figures(thing, version)
        return filled_in(path, figures, version.fingerprint, queries.questions(thing), Path(folder))


def remarks(request: HttpRequest, thing: Return) -> HttpResponse:
    """The thread: what was said about the return or one of its figures."""
    if request.method == "POST":
        words, about = request.POST.get("words", ""), request.POST.get("about", "")[:200]
        try:
            actions.remark(request.user, thing, words=words[:MOST_LETTERS], about=about)
        except TOLD as why:
            messages.warning(request, str(why))
        else:
            messages.success(request, "Your remark stands in the thread.")
        return back_to("return-remarks", thing)
    kept = kept_words(request)
    context = {
        "thread": queries.thread(request.user, thing),
        "about": kept.get("about", request.GET.get("about", ""))[:200],
        "typed": kept.get("words", ""),
    }
    return page_of(request, thing, "returns/remarks.html", page="return-remarks", context=context)
