"""Who is given what: choosing, seeing exactly what they will see, changing, ending; and the record of looks."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from levelground_site.documents import actions, queries
from levelground_site.documents.actions import CannotShare
from levelground_site.documents.forms import ShareForm
from levelground_site.documents.kinds import Kind, Party
from levelground_site.documents.models import Document, Grant
from levelground_site.documents.presenters import address
from levelground_site.documents.views._page import answered, workplace_of
from levelground_site.people.queries import works_with


def share(request: HttpRequest, document: Document) -> HttpResponse:
    """First with whom, then what; then exactly what they will see; and only then is it shared."""
    kind = document.of_kind
    chosen = request.POST.get("party") or request.GET.get("as", "")
    party = next((each for each in kind.parties if each.key == chosen), None)
    if party is None:
        return answered(request, "share_whom", document, taken=document.other)
    form = ShareForm(request.POST or None, kind=kind, party=party, initial=_offered(kind, party))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if "sure" not in request.POST:
            return _preview(request, document, party, form)
        try:
            actions.share(
                request.user,
                document,
                party=party.key,
                email=given["email"],
                name=given["name"],
                sections=given["sections"],
                until=given["until"],
                workplace=workplace_of(request),
            )
        except CannotShare as why:
            form.add_error(None, str(why))
        else:
            messages.success(request, "It is shared. They are told that something waits for them, and no more.")
            return redirect(address("document", document))
    return answered(request, "share", document, form=form, party=party)


def _offered(kind: Kind, party: Party) -> dict[str, Any]:
    until = timezone.localdate() + timedelta(days=party.days) if party.days else None
    return {"sections": [section.key for section in kind.sections if section.key in party.offered], "until": until}


def _preview(request: HttpRequest, document: Document, party: Party, form: ShareForm) -> HttpResponse:
    given = form.cleaned_data
    grant = Grant(document=document, party=party.key, sections=given["sections"])
    known = works_with(request.user, given["email"])
    return answered(
        request,
        "preview",
        document,
        form=form,
        party=party,
        known=known,
        email=given["email"],
        told=queries.given(queries.content(document), document, grant),
        until=given["until"],
    )


def one(request: HttpRequest, grant: Grant) -> HttpResponse:
    """What one person sees, exactly; more, less, or nothing any more."""
    document = grant.document
    if grant.ended_at is not None:
        messages.success(request, "They can see nothing any more.")
        return redirect(address("document-who", document))
    form = ShareForm(
        request.POST or None,
        kind=document.of_kind,
        party=grant.of_party,
        named=False,
        initial={"sections": grant.sections, "until": grant.until},
    )
    if request.POST.get("do") == "end":
        actions.revoke(request.user, grant)
        messages.success(request, "They can see nothing any more, from this moment on.")
        return redirect(address("document-who", document))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(
                request.user, grant, sections=form.cleaned_data["sections"], until=form.cleaned_data["until"]
            )
        except CannotShare as why:
            form.add_error(None, str(why))
        else:
            messages.success(request, "Changed. This is what they see now.")
            return redirect("document-grant", public_id=grant.public_id)
    told = queries.given(queries.content(document), document, grant)
    return answered(request, "grant", document, grant=grant, form=form, told=told, party=grant.of_party)


def who(request: HttpRequest, document: Document) -> HttpResponse:
    """Who can see, and who has looked or tried to."""
    return answered(
        request,
        "who",
        document,
        grants=queries.grants(document),
        past=document.grants.exclude(ended_at=None).select_related("to")[:20],
        looks=queries.looks(document)[:100],
        titles={section.key: section.title for section in document.of_kind.sections},
    )
