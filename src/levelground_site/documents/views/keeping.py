"""What was agreed, and what becomes of it: the card, looking again, handing over, taking along, ending, erasing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone

from levelground_site.access.states import CannotMove
from levelground_site.documents import actions, presenters, queries
from levelground_site.documents.actions import CannotShare
from levelground_site.documents.asides import aside_for
from levelground_site.documents.models import Ask, Document, Erasure, Review
from levelground_site.documents.presenters import address
from levelground_site.documents.states import AGREED, DOCUMENT
from levelground_site.documents.views._page import answered, workplace_of


def agreed(request: HttpRequest, document: Document) -> HttpResponse:
    """What we agreed: as it stands, or as a version said it."""
    versions = list(document.versions.all())
    asked = request.GET.get("version", "")
    version = next((each for each in versions if str(each.number) == asked), None)
    grant = document.grant_of(request.user)
    latest = versions[0] if versions else None
    shown = version or latest
    return answered(
        request,
        "agreed",
        document,
        told=queries.shared_view(document, request.user, version),
        asks={ask.number: ask for ask in presenters.visible_asks(document, request.user)},
        version=version,
        latest=latest,
        versions=versions,
        changes=queries.version_changes(shown, grant) if shown else [],
        stands=AGREED,
        today=timezone.localdate(),
        unconfirmed=latest is not None and queries.differs(document, latest),
    )


def card(request: HttpRequest, document: Document) -> HttpResponse:
    """What to do when the phone rings: one screen."""
    told = queries.shared_view(document, request.user)
    return answered(request, "card", document, cards=told.cards)


def look_again(request: HttpRequest, document: Document) -> HttpResponse:
    """Is it working? By the date, or because something changed."""
    due = list(queries.reviews_due([document]))
    today = timezone.localdate()
    mine = document.owner_id == request.user.pk
    if request.method == "POST":
        why = request.POST.get("why", "")
        try:
            if request.POST.get("do") == "as-it-is" and mine:
                actions.reviewed(request.user, document, helped=request.POST.get("helped", ""))
                messages.success(request, "Good. It stays as it is.")
                return redirect(address("document", document))
            if why in Review.Why.values:
                actions.look_again(request.user, document, Review.Why(why))
                messages.success(request, "What you agreed stands while you look at it again.")
                return redirect(address("document-together", document))
        except CannotMove as wrong:
            messages.warning(request, str(wrong))
        return redirect(address("document-look-again", document))
    return answered(
        request,
        "look_again",
        document,
        due=[each for each in due if each.due <= today],
        coming=[each for each in due if each.due > today],
        reasons=[each for each in Review.Why if each not in SET_BY_DATE],
        past=document.reviews.exclude(done_at=None),
        possible=DOCUMENT.can(document.state, "look-again"),
        aside=aside_for(request, document, "review"),
    )


def hand_over(request: HttpRequest, document: Document) -> HttpResponse:
    """The other person leaves: a minute, and they see nothing more."""
    if request.POST.get("sure") == "yes":
        actions.hand_over(request.user, document)
        messages.success(
            request, "Done. You see nothing of it any more. What you agreed stands until it is looked at again."
        )
        return redirect("documents")
    return answered(request, "hand_over", document)


def help_with(request: HttpRequest, ask: Ask) -> HttpResponse:
    """Shows one thing that was not agreed, or has no answer in time, to somebody who can help."""
    document = ask.document
    helper = document.of_kind.helper
    fault = ""
    if request.method == "POST" and helper is not None:
        try:
            actions.send_for_help(
                request.user,
                ask,
                party=helper.key,
                email=request.POST.get("email", ""),
                workplace=workplace_of(request),
            )
        except CannotShare as why:
            fault = str(why)
        else:
            messages.success(request, "They see this one thing, and are asked to answer within five working days.")
            return redirect(address("document-agreed", document))
    return answered(
        request,
        "help",
        document,
        ask=ask,
        helper=helper,
        people=queries.can_help(document),
        fault=fault,
        email=request.POST.get("email", ""),
    )


def take(request: HttpRequest, document: Document) -> HttpResponse:
    """All of it, to keep or to take along."""
    return answered(request, "take", document, version=queries.latest_version(document))


def take_file(request: HttpRequest, document: Document) -> HttpResponse:
    """Everything that its owner wrote, private notes and all, as one page that opens anywhere; its name is neutral."""
    kind = document.of_kind
    text = render_to_string(
        "documents/file.html",
        {
            "kind": kind,
            "owner": document.owner,
            "sections": presenters.filled(document),
            "asks": list(document.asks.all()),
            "note": queries.note_of(document, document.owner),
            "versions": [(each, queries.version_content(each)) for each in document.versions.all()],
            "looks": list(queries.looks(document)),
            "now": timezone.now(),
        },
    )
    response = HttpResponse(text, content_type="text/html; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{kind.neutral.lower()}.html"'
    return response


# These come by the date, and are no reason of anybody's.
SET_BY_DATE = {Review.Why.CHECK, Review.Why.TRIAL, Review.Why.YEARLY}
DOING: dict[str, Any] = {
    "pause": actions.pause,
    "go-on": actions.go_on,
    "end": actions.end,
    "begin-again": actions.begin_again,
}
DONE = {
    "pause": "It is paused. What you agreed and what you shared stay as they are.",
    "go-on": "It goes on.",
    "end": "It has ended. Nobody but you can see it.",
    "begin-again": "It is open again, and only yours.",
}


def end(request: HttpRequest, document: Document) -> HttpResponse:
    """Pause it, end it, delete it all."""
    verb = request.POST.get("do", "")
    if verb == "erase" and request.POST.get("sure") == "yes":
        receipt = actions.erase(request.user, document)
        return redirect("document-receipt", receipt=receipt.receipt)
    if verb in DOING:
        try:
            DOING[verb](request.user, document)
            messages.success(request, DONE[verb])
        except CannotMove as wrong:
            messages.warning(request, str(wrong))
        return redirect(address("document-end", document))
    return answered(
        request,
        "end",
        document,
        status=400 if verb == "erase" else 200,
        unsure=verb == "erase",
        can=lambda step: DOCUMENT.can(document.state, step),
        aside=aside_for(request, document, "ended"),
    )


def receipt(request: HttpRequest, erasure: Erasure) -> HttpResponse:
    """That something was deleted, and when; nothing of what it was."""
    return render(request, "documents/receipt.html", {"erasure": erasure})
