"""Reminding an organisation of what is still to be done."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from levelground_site.access import Role
from levelground_site.access.acting import action, note
from levelground_site.mail.sending import send
from levelground_site.people.models import Person, RoleHeld
from levelground_site.returns.actions.preparing import locked
from levelground_site.returns.models import Reminder, Return

# Who can do what is next, by the state that the return is in; nobody is reminded of what waits for somebody else.
NEXT: dict[str, tuple[frozenset[Role], str]] = {
    "not-started": (frozenset({Role.ANALYST, Role.EQUALITY_LEAD}), "to be begun"),
    "draft": (frozenset({Role.ANALYST, Role.EQUALITY_LEAD}), "to be finished and reviewed"),
    "reviewed": (frozenset({Role.EXECUTIVE}), "to be signed off"),
    "signed": (frozenset({Role.ANALYST, Role.EQUALITY_LEAD}), "to be submitted"),
    "queried": (frozenset({Role.ANALYST, Role.EQUALITY_LEAD}), "to be answered: the national team has asked something"),
}
TEMPLATE = "national/email/reminder"


def holders(returns: Iterable[Return]) -> QuerySet[RoleHeld]:
    """The roles held today, in the organisations of these returns, of those who may be reminded."""
    today = timezone.localdate()
    rows = RoleHeld.objects.filter(organisation__in=[each.organisation_id for each in returns], since__lte=today)
    rows = rows.exclude(until__lte=today).filter(person__is_active=True)
    return rows.filter(role__in={role for roles, _ in NEXT.values() for role in roles}).select_related("person")


def words_of(thing: Return) -> dict[str, Any]:
    """What an e-mail about a return says: that something waits, by when, and where. Nothing of what is in it."""
    return {
        "collection": str(thing.collection),
        "organisation": thing.organisation.name,
        "what": NEXT[thing.state][1],
        "closes": thing.collection.closes,
        "address": settings.SITE_URL + reverse("home"),
    }


@action("return.remind")
def remind(by: Any, thing: Return) -> Reminder | None:
    """Sends the reminder to those whose turn it is, once a day at most; None where it went today, or goes to nobody."""
    thing = locked(thing)
    today = timezone.localdate()
    if thing.state not in NEXT or thing.reminders.filter(day=today).exists():
        note(people=0)
        return None
    roles = NEXT[thing.state][0]
    people = {held.person for held in holders([thing]) if held.role in roles}
    if not people:
        note(people=0)
        return None
    for person in sorted(people, key=lambda each: each.email):
        send(TEMPLATE, person.email, {**words_of(thing), "name": person.name})
    note(people=len(people), state=thing.state)
    author = by if isinstance(by, Person) else None
    return Reminder.objects.create(of=thing, day=today, by=author, people=len(people))
