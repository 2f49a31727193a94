"""What is asked about people."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from levelground_site.access import Role, visible
from levelground_site.organisations.models import Organisation
from levelground_site.people.actions import link_fingerprint
from levelground_site.people.models import Invitation, Person, RoleHeld


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
