"""The talk: arranged, prepared by each alone, gone through together, confirmed by both."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from icalendar import Calendar, Event

from levelground_site.access import may
from levelground_site.access.states import CannotMove
from levelground_site.documents import actions, presenters, queries
from levelground_site.documents.actions import MUST_SAY, CannotConfirm, ChangedMeanwhile, Incomplete
from levelground_site.documents.asides import aside_for
from levelground_site.documents.forms import ReplyForm, ReviewOnForm, TalkForm
from levelground_site.documents.models import Ask, Document, Meeting
from levelground_site.documents.presenters import address
from levelground_site.documents.views._page import answered


def with_you(request: HttpRequest, document: Document) -> HttpResponse:
    """What somebody was given to see, and what they can do."""
    if document.owner_id == request.user.pk:
        return redirect(address("document", document))
    grant = document.grant_of(request.user)
    if grant is None:  # it ended between the door and here
        return redirect("documents")
    return answered(
        request,
        "with_you",
        document,
        grant=grant,
        party=grant.of_party,
        told=queries.shared_view(document, request.user),
        asks=list(presenters.visible_asks(document, request.user)),
        next=presenters.next_for_other(document, grant, request.user),
        meeting=queries.next_meeting(document),
    )


def talk(request: HttpRequest, document: Document) -> HttpResponse:
    """When and where."""
    meeting = queries.next_meeting(document)
    if request.POST.get("do") == "call-off":
        actions.call_off(request.user, document)
        messages.success(request, "It is called off.")
        return redirect(address("document-talk", document))
    form = TalkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.arrange(request.user, document, at=form.at, minutes=given["minutes"], place=given["place"])
        except ValueError as wrong:
            form.add_error("on", str(wrong))
        else:
            messages.success(request, "It is arranged.")
            return redirect(address("document-talk", document))
    return answered(
        request, "talk", document, form=form, meeting=meeting, future=meeting and meeting.at > timezone.now()
    )


def calendar(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """The talk as a file for a calendar: a neutral title, a place, and nothing else."""
    title = meeting.document.of_kind.neutral
    event = Event()
    event.add("uid", f"{meeting.public_id}@{settings.SITE_URL.rpartition('/')[2]}")
    event.add("summary", title)
    event.add("dtstamp", timezone.now())
    event.add("dtstart", meeting.at)
    event.add("dtend", meeting.at + timedelta(minutes=meeting.minutes))
    event.add("location", meeting.place)
    event.add("class", "PRIVATE")
    event.add("sequence", meeting.turn)
    event.add("status", "CANCELLED" if meeting.called_off else "CONFIRMED")
    whole = Calendar()
    whole.add("prodid", f"-//{settings.NAME}//EN")
    whole.add("version", "2.0")
    whole.add("method", "CANCEL" if meeting.called_off else "PUBLISH")
    whole.add_component(event)
    response = HttpResponse(whole.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{title.lower()}.ics"'
    return response


def prepare(request: HttpRequest, document: Document) -> HttpResponse:
    """What each thinks of before: with notes for their own eyes."""
    if request.method == "POST":
        words = request.POST.get("words", "")
        actions.note_privately(request.user, document, words)
        if "application/json" in request.headers.get("Accept", ""):
            return HttpResponse('{"words": "Saved", "seen": ""}', content_type="application/json")
        messages.success(request, "Saved. Only you can read it.")
        return redirect(address("document-prepare", document))
    mine = document.owner_id == request.user.pk
    return answered(
        request,
        "prepare",
        document,
        note=queries.note_of(document, request.user),
        aside=aside_for(request, document, "prepare-owner" if mine else "prepare-other"),
    )


def together(request: HttpRequest, document: Document) -> HttpResponse:
    """What is asked for, one by one, on one screen."""
    asks = [ask for ask in presenters.visible_asks(document, request.user) if ask.state != "ended"]
    return answered(
        request,
        "together",
        document,
        asks=asks,
        verbs=presenters.VERBS,
        left=sum(ask.state == "asked" for ask in asks),
        can_answer={ask.number: may(request.user, "document.answer", of=ask) for ask in asks},
        aside=aside_for(request, document, "together"),
    )


def answer(request: HttpRequest, ask: Ask) -> HttpResponse:
    """One answer to one thing that is asked for."""
    document = ask.document
    chosen = request.POST.get("verb") or request.GET.get("as", "")
    verb = next((each for each in presenters.VERBS if each.key == chosen), None)
    if verb is None:
        return answered(request, "answer_how", document, ask=ask, verbs=presenters.VERBS)
    today = timezone.localdate()
    other = document.other
    start = {
        "placed_by": ask.placed_by or (other.name if other else ""),
        "place_by": ask.place_by or today + timedelta(days=14),
        "trial_until": ask.trial_until or today + timedelta(days=42),
        "answer_again_by": ask.answer_again_by or today + timedelta(days=14),
        **{name: getattr(ask, name) for name in ("agreed_words", "reason", "alternative", "second_person")},
    }
    form = ReplyForm(request.POST or None, verb=verb.key, ask=ask, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer(request.user, ask, form.reply, turn=form.cleaned_data["turn"])
        except Incomplete as left_out:
            for name, sentence in left_out.faults.items():
                form.add_error(name, sentence)
        except (ChangedMeanwhile, CannotMove) as wrong:
            messages.warning(request, str(wrong))
            return redirect(address("document-together", document))
        else:
            return redirect(
                address("document-together", document)
                if may(request.user, "document.arrange", of=document)
                else address("document-with-you", document)
            )
    aside = aside_for(request, document, "not-agreed") if verb.key == "refuse" else ""
    return answered(request, "answer", document, ask=ask, verb=verb, form=form, aside=aside, fields=MUST_SAY[verb.key])


def confirm(request: HttpRequest, document: Document) -> HttpResponse:
    """What is agreed, to be confirmed by each on their own device."""
    other = document.other
    today = timezone.localdate()
    if request.method == "POST" and other is not None:
        if request.POST.get("do") == "review":
            form = ReviewOnForm(request.POST)
            if form.is_valid():
                try:
                    actions.set_review(request.user, document, form.cleaned_data["review_on"])
                    return redirect(address("document-confirm", document))
                except ValueError as wrong:
                    form.add_error("review_on", str(wrong))
            return _confirming(request, document, form, 400)
        try:
            version = actions.confirm(request.user, document, request.POST.get("fingerprint", ""))
        except (CannotConfirm, ChangedMeanwhile) as wrong:
            messages.warning(request, str(wrong))
            return redirect(address("document-confirm", document))
        messages.success(request, "You both agreed." if version else "You have confirmed. It waits for the other one.")
        return redirect(address("document-agreed" if version else "document-confirm", document))
    start = document.review_on or presenters.suggested_by(document.of_kind, today)
    return _confirming(request, document, ReviewOnForm(initial={"review_on": start}))


def _confirming(request: HttpRequest, document: Document, form: ReviewOnForm, status: int = 200) -> HttpResponse:
    other = document.other
    told = queries.content(document)
    latest = queries.latest_version(document)
    if other is not None:
        told = queries.given(told, document, other)
    return answered(
        request,
        "confirm",
        document,
        status=status,
        other=other,
        told=told,
        form=form,
        unanswered=[ask for ask in told.asks if ask.state == "asked"],
        fingerprint=queries.agreement(document),
        confirmed=queries.confirmed_by(document),
        stands=latest if latest and document.state == "agreed" and not queries.differs(document, latest) else None,
    )
