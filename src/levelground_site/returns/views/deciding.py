"""Review, sign-off and submission; queries, acceptance, the board's approval and the publication."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from levelground_site.access.kept import kept_words
from levelground_site.returns import actions, queries
from levelground_site.returns.forms import ApprovalForm, PublicationForm
from levelground_site.returns.models import Remark, Return
from levelground_site.returns.presenters.steps import asked
from levelground_site.returns.states import RETURN
from levelground_site.returns.views.working import TOLD, back_to, page_of

SIGNING, SUBMITTED = "return-sign-off", "return-submitted"


def signing(request: HttpRequest, thing: Return) -> HttpResponse:
    """What is signed: which version, its fingerprint, and what moved with and without a reason."""
    context: dict[str, Any] = {"can": _can(thing, "review", "sign-off", "reopen")}
    version = queries.shown(request.user, thing)
    if version is not None:
        moved = asked(queries.figures(thing, version))
        context |= {"moved": len(moved), "unexplained": queries.unexplained(thing, version)}
    return page_of(request, thing, "returns/sign_off.html", page=SIGNING, context=context)


def submitted(request: HttpRequest, thing: Return) -> HttpResponse:
    """The submission and what came of it."""
    return _submitted(request, thing)


def _submitted(request: HttpRequest, thing: Return, status: int = 200, **more: Any) -> HttpResponse:
    thread = queries.thread(request.user, thing)
    answered = {each.answers_id: each for each in thread if each.answers_id}
    version = queries.shown(request.user, thing)
    context = {
        "can": _can(thing, "submit", "query", "accept"),
        "queries": [(each, answered.get(each.pk)) for each in thread if each.kind == Remark.Kind.QUERY],
        "unexplained": queries.unexplained(thing, version) if version is not None else (),
        "approval": ApprovalForm(),
        "publication": PublicationForm(),
        "figure": request.GET.get("about", "")[:200],
        **more,
    }
    return page_of(request, thing, "returns/submitted.html", page=SUBMITTED, context=context, status=status)


def _can(thing: Return, *verbs: str) -> dict[str, bool]:
    return {verb: RETURN.can(thing.state, verb) for verb in verbs}


def _seen(request: HttpRequest) -> int:
    """The number of the version that stood on the page; 0 where the form does not say."""
    number = request.POST.get("version", "")
    return int(number) if number.isdecimal() and len(number) < 6 else 0


def _acted(request: HttpRequest, thing: Return, page: str, act: Callable[[], Any], done: str) -> HttpResponse:
    try:
        act()
    except TOLD as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, done)
    return back_to(page, thing)


def review(request: HttpRequest, thing: Return) -> HttpResponse:
    """The equality lead has read it."""
    number = _seen(request)
    done = f"Version {number} is reviewed. The responsible executive is told that it waits to be signed off."
    return _acted(request, thing, SIGNING, lambda: actions.review(request.user, thing, version=number), done)


def sign_off(request: HttpRequest, thing: Return) -> HttpResponse:
    """The executive signs."""
    number = _seen(request)
    done = f"You have signed off version {number}. It can now be submitted."
    return _acted(request, thing, SIGNING, lambda: actions.sign_off(request.user, thing, version=number), done)


def reopen(request: HttpRequest, thing: Return) -> HttpResponse:
    """Back to the draft."""
    done = "It is open again, in draft. It will be reviewed and signed off anew."
    return _acted(request, thing, SIGNING, lambda: actions.reopen(request.user, thing), done)


def submit(request: HttpRequest, thing: Return) -> HttpResponse:
    """Sends it."""
    number = _seen(request)
    done = "It is with the national team, who read it, and accept it or ask about it. You need do nothing till then."
    return _acted(request, thing, SUBMITTED, lambda: actions.submit(request.user, thing, version=number), done)


def accept(request: HttpRequest, thing: Return) -> HttpResponse:
    """The national team accepts it."""
    number = _seen(request)
    done = f"Version {number} is accepted. The organisation’s board is asked to approve its report."
    return _acted(request, thing, SUBMITTED, lambda: actions.accept(request.user, thing, version=number), done)


def query(request: HttpRequest, thing: Return) -> HttpResponse:
    """The national team asks."""
    if request.method != "POST":
        kept = kept_words(request)
        return _submitted(request, thing, query_typed=kept.get("words", ""), figure=kept.get("about", ""))
    words, about = request.POST.get("words", ""), request.POST.get("about", "")[:200]
    try:
        actions.query(request.user, thing, words=words, about=about)
    except TOLD as why:
        return _submitted(request, thing, 409, fault=str(why), query_typed=words, figure=about)
    messages.success(request, "Your query is sent. The organisation is told that it waits.")
    return back_to(SUBMITTED, thing)


def answer(request: HttpRequest, question: Remark) -> HttpResponse:
    """The organisation answers."""
    thing = queries.one(question.of.collection.standard, question.of.collection.year, question.organisation.code)
    if request.method != "POST":
        return _submitted(request, thing, answer_typed={question.pk: kept_words(request).get("words", "")})
    words = request.POST.get("words", "")
    try:
        actions.answer(request.user, question, words=words)
    except TOLD as why:
        return _submitted(request, thing, 409, fault=str(why), answer_typed={question.pk: words})
    messages.success(request, "Your answer is with the national team.")
    return back_to(SUBMITTED, thing)


def approve(request: HttpRequest, thing: Return) -> HttpResponse:
    """The board has approved it."""
    form = ApprovalForm(request.POST)
    if not form.is_valid():
        return _submitted(request, thing, 422, approval=form)
    try:
        actions.approve(request.user, thing, on=form.cleaned_data["on"])
    except TOLD as why:
        return _submitted(request, thing, 409, fault=str(why), approval=form)
    messages.success(request, "The board’s approval is kept. The report can now be published.")
    return back_to(SUBMITTED, thing)


def publish(request: HttpRequest, thing: Return) -> HttpResponse:
    """The organisation has published it."""
    form = PublicationForm(request.POST)
    if not form.is_valid():
        return _submitted(request, thing, 422, publication=form)
    try:
        actions.publish(request.user, thing, on=form.cleaned_data["on"], at=form.cleaned_data["at"])
    except TOLD as why:
        return _submitted(request, thing, 409, fault=str(why), publication=form)
    messages.success(request, "Kept. Anybody can now find your report from your organisation’s page.")
    return back_to(SUBMITTED, thing)
