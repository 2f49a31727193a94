"""What is asked about people."""

from collections.abc import Iterable
from functools import cache
from typing import Any
from uuid import UUID

from cryptography.fernet import InvalidToken
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from levelground_site.access import Role, visible
from levelground_site.config.sealing import unseal
from levelground_site.organisations.models import Organisation
from levelground_site.organisations.queries import with_forerunners
from levelground_site.people.actions import JOIN_HOURS, Link, link_fingerprint
from levelground_site.people.models import Held, Invitation, Person, RoleHeld, SignInLink, Workplace


def with_roles(people: Iterable[Person]) -> list[Person]:
    """The people, their roles of today read at once: in a few queries, however many they are."""
    found = list(people)
    held = RoleHeld.objects.on(timezone.localdate()).filter(person__in=found).select_related("organisation__ics")
    reached = cache(lambda organisation: with_forerunners(frozenset({organisation})))
    roles: dict[int, list[Held]] = {}
    for each in held:
        of = Held(Role(each.role), each.organisation, reached(each.organisation_id))
        roles.setdefault(each.person_id, []).append(of)
    for person in found:
        person.roles_held = roles.get(person.pk, [])
    return found


def roles_seen_by(person: Any) -> QuerySet[RoleHeld]:
    """The roles held today in the organisations whose people one may see."""
    held = RoleHeld.objects.on(timezone.localdate()).select_related("person", "organisation")
    return visible(person, "person.see", held)


def holders(roles: Iterable[Role], organisation: Organisation) -> QuerySet[Person]:
    """Who holds one of the roles in an organisation today."""
    held = RoleHeld.objects.on(timezone.localdate()).filter(role__in=list(roles), organisation=organisation)
    return Person.objects.filter(pk__in=held.values("person"), is_active=True)


def role_held(pk: int) -> RoleHeld:
    """One role held; Http404."""
    found = RoleHeld.objects.select_related("person", "organisation").filter(pk=pk, until=None).first()
    if found is None:
        raise Http404("No such role is held.")
    return found


def open_invitations(person: Any) -> QuerySet[Invitation]:
    """Those sent from the organisations whose people one may see, and not yet taken up."""
    waiting = Invitation.objects.filter(accepted=None).select_related("organisation")
    return visible(person, "person.see", waiting)


def invitation(token: str) -> Invitation:
    """The invitation of a link; Http404."""
    found = Invitation.objects.select_related("organisation", "invited_by").filter(link=link_fingerprint(token)).first()
    if found is None:
        raise Http404("No such invitation.")
    return found


def works_with(person: Any, email: str) -> Person | None:
    """Who has an address, where they hold a role in an organisation in which the person holds one too."""
    today = timezone.localdate()
    mine = RoleHeld.objects.on(today).filter(person=person).values("organisation")
    there = RoleHeld.objects.on(today).filter(organisation__in=mine).values("person")
    return Person.objects.filter(email=email.strip().lower(), is_active=True, pk__in=there).first()


def joining(token: str) -> Link:
    """What a link to join was made for; Http404 where it is none of ours, or older than a day."""
    try:
        return Link(unseal(token, JOIN_HOURS * 3600))
    except InvalidToken:
        raise Http404("No such link, or it has run out.") from None


def to_confirm(person: Any) -> QuerySet[Workplace]:
    """Those who say that they work in an organisation for which the person may confirm it, and have no answer yet."""
    waiting = Workplace.objects.filter(answered=None).select_related("person", "organisation")
    return visible(person, "workplace.confirm", waiting)


def workplace(public_id: UUID) -> Workplace:
    """What somebody said of where they work; Http404."""
    found = Workplace.objects.select_related("person", "organisation").filter(public_id=public_id).first()
    if found is None:
        raise Http404("Nobody said so.")
    return found


def sign_in_link(token: str) -> SignInLink:
    """The link of a secret, used or not; Http404."""
    found = SignInLink.objects.filter(link=link_fingerprint(token)).first()
    if found is None:
        raise Http404("No such link.")
    return found
