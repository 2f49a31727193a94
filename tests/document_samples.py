"""Documents, links to join and workplaces, for the walk over every address: what stands in each part of an address."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from levelground_site.access import Role
from levelground_site.config.sealing import seal
from levelground_site.documents import actions
from levelground_site.documents.models import Document, Erasure
from levelground_site.people.models import Workplace
from site_world import World, person


def _one(world: World, own: bool) -> Document:
    """One that is shared with the line manager, and one of somebody else that waits for somebody without an account."""
    owner = world.people[Role.STAFF_MEMBER if own else Role.PRESS_OFFICER]
    document = actions.begin(owner, None, "carers-passport")
    if document.asks.exists():
        return document
    actions.ask(owner, document, "A later start", "nhs-33")
    given: dict[str, Any] = {"email": "n@example.org", "name": "N", "sections": ["asks"], "workplace": world.other}
    if own:
        given = {"email": world.people[Role.LINE_MANAGER].email, "name": "M", "sections": ["asks", "card"]}
    actions.share(owner, document, party="manager", **given)
    actions.arrange(owner, document, at=timezone.now() + timedelta(days=2), minutes=45, place="Room 2")
    return document


def _document(world: World, own: bool) -> dict[str, Any]:
    return {"public_id": _one(world, own).public_id}


def _of(rows: str) -> Callable[[World, bool], dict[str, Any]]:
    return lambda world, own: {"public_id": getattr(_one(world, own), rows).first().public_id}


def _question(world: World, own: bool) -> dict[str, Any]:
    return {**_document(world, own), "number": 2}


def _receipt(world: World, own: bool) -> dict[str, Any]:
    return {"receipt": Erasure.objects.create(key=uuid4()).receipt}


def _link(world: World, own: bool) -> dict[str, Any]:
    return {"token": seal("somebody@example.org")}


def _workplace(world: World, own: bool) -> dict[str, Any]:
    where = world.own if own else world.other
    return {"public_id": Workplace.objects.create(person=person(f"New at {where.code}"), organisation=where).public_id}


def _organisation(world: World, own: bool) -> dict[str, Any]:
    return {"code": (world.own if own else world.other).code}


PAGES = (
    *("", "-check", "-asks", "-share", "-who", "-take", "-file", "-end", "-with-you", "-agreed", "-card", "-talk"),
    *("-prepare", "-together", "-confirm", "-look-again", "-hand-over", "-take-out", "-paper"),
)
MADE: dict[str, Callable[[World, bool], dict[str, Any]]] = {
    **{f"document{name}": _document for name in PAGES},
    **{f"document-{name}": _of("asks") for name in ("ask", "placed", "help", "answer")},
    "document-grant": _of("grants"),
    "document-calendar": _of("meetings"),
    "document-question": _question,
    "document-receipt": _receipt,
    "join-finish": _link,
    "workplace-confirm": _workplace,
    "passport-counts": _organisation,
}
