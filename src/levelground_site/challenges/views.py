"""Pages of challenges: making one, its receipt, the register, and answering."""

from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from levelground_site.access.states import CannotMove
from levelground_site.challenges import actions, queries
from levelground_site.challenges.forms import AnswerForm, ChallengeForm
from levelground_site.challenges.models import Challenge
from levelground_site.challenges.presenters import about, address
from levelground_site.challenges.states import CHALLENGE
from levelground_site.design.components import state_tag
from levelground_site.design.tables import Choice, Column, Table, answer
from levelground_site.design.words import short_day
from levelground_site.pace.actions import Pace, spend
from levelground_site.pace.asking import address_of

# So many from one address in an hour, and from all of them in a day.
FROM_ONE, FROM_ALL = Pace(5, 3600), Pace(300, 86_400)


def make(request: HttpRequest) -> HttpResponse:
    """The form, and what it is for."""
    given = {
        "page": request.GET.get("page", "")[:600],
        "figure": request.GET.get("figure", "")[:200],
        "once": uuid4(),
    }
    form = ChallengeForm(request.POST or None, initial=given, host=request.get_host())
    status = 200
    if request.method == "POST" and form.is_valid() and form.about is not None:
        once = str(form.cleaned_data["once"])
        if _too_often(request, form):
            status = 429
        else:
            actions.make(
                request.user,
                about=form.about,
                figure=form.cleaned_data["figure"],
                said=form.cleaned_data["said"],
                email=form.cleaned_data["email"],
                once=once,
            )
            return redirect("challenge-receipt", receipt=actions.receipt_of(once))
    return render(request, "challenges/make.html", {"form": form, "days": settings.CHALLENGE_DAYS}, status=status)


def _too_often(request: HttpRequest, form: ChallengeForm) -> bool:
    one = spend("challenges", address_of(request), FROM_ONE)
    everybody = spend("challenges", "everybody", FROM_ALL) if one.within else one
    if one.within and everybody.within:
        return False
    minutes = max(one.again_in if not one.within else 0, everybody.again_in if not everybody.within else 0) // 60 + 1
    form.add_error(
        None,
        f"Too many were sent from here. What you wrote is kept on this page: send it again in {minutes:,} "
        f"minute{'' if minutes == 1 else 's'}.",
    )
    return True


def receipt(request: HttpRequest, challenge: Challenge) -> HttpResponse:
    """What was taken in, by when it is answered, and the answer."""
    response = render(request, "challenges/receipt.html", {"challenge": challenge})
    # Its address is known to whoever sent it only.
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "private, no-store"
    return response


def _took(challenge: Challenge) -> str:
    if challenge.took is None:
        return f"due {short_day(challenge.due)}"
    words = "the same day" if challenge.took == 0 else f"{challenge.took} day{'' if challenge.took == 1 else 's'}"
    return f"{words}, late" if challenge.overdue else words


COLUMNS = (
    Column("number", "Challenge", str, order="pk", link=address),
    Column("about", "Whose figures", about, order="organisation__name"),
    Column("made", "Sent", lambda each: short_day(each.made), order="made"),
    Column(
        "state",
        "State",
        lambda each: state_tag(CHALLENGE.state(each.state)),
        order="state",
        plain=lambda each: CHALLENGE.state(each.state).words,
    ),
    Column("took", "Answered in", _took),
    Column("correction", "Corrected by", lambda each: str(each.correction) if each.correction else "–"),
)


def register(request: HttpRequest) -> HttpResponseBase:
    """All challenges, how they stand, and how long answers took."""
    shown = [(state.key, state.words) for state in CHALLENGE.states if state.key != "aside"]
    table = Table(
        request,
        queries.register(),
        COLUMNS,
        caption="Challenges",
        filters=(Choice("state", "State", shown, lambda rows, value: rows.filter(state=value)),),
        empty="Nobody has challenged a figure yet. When somebody does, it stands here, with the answer.",
    )
    return answer(request, "challenges/register.html", table, {"tally": queries.tally()})


def entry(request: HttpRequest, challenge: Challenge) -> HttpResponse:
    """One entry of the register: the question and answer where they are public."""
    if challenge.state == "aside":
        return render(request, "404.html", status=404)
    context = {"challenge": challenge, "state": CHALLENGE.state(challenge.state), "about": about(challenge)}
    return render(request, "challenges/entry.html", context | {"took": _took(challenge)})


def reply(request: HttpRequest, challenge: Challenge) -> HttpResponse:
    """What was sent, and the form for its answer."""
    form = AnswerForm(
        request.POST or None,
        initial={"question": challenge.said, "words": ""},
        corrections=queries.corrections_for(challenge),
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.answer(
                request.user,
                challenge,
                verb=given["how"],
                question=given["question"],
                words=given["words"],
                correction=given["correction"],
            )
        except CannotMove:
            messages.info(request, "It was answered already.")
        else:
            messages.success(request, f"{challenge} is answered.")
        return redirect("challenges" if form.cleaned_data["how"] == "set-aside" else address(challenge))
    context = {"challenge": challenge, "form": form, "about": about(challenge), "today": timezone.localdate()}
    return render(request, "challenges/reply.html", context)
