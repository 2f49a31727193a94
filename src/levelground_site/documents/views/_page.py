"""What the pages of a document have in common."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from levelground_site.documents.models import Document
from levelground_site.documents.presenters import address
from levelground_site.organisations.models import Organisation
from levelground_site.people.models import Person


def answered(
    request: HttpRequest, template: str, document: Document, status: int = 200, **context: Any
) -> HttpResponse:
    """A page of a document. Its title in the window is the kind's neutral name."""
    mine = document.owner_id == request.user.pk
    given = {
        "document": document,
        "kind": document.of_kind,
        "mine": mine,
        "to": lambda page, **parts: address(page, document, **parts),
        "back": address("document" if mine else "document-with-you", document),
        **context,
    }
    return render(request, f"documents/{template}.html", given, status=status)


def workplace_of(request: HttpRequest) -> Organisation | None:
    """Where the reader works; None where nobody has confirmed that they work anywhere."""
    person: Person = request.user  # type: ignore[assignment]
    return next((held.organisation for held in person.roles_held), None)
