"""A small world for the tests: two organisations in two systems, and a person for each role."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from levelground_site.access import Reach, Role
from levelground_site.access.roles import ABOUT
from levelground_site.organisations.models import Organisation
from levelground_site.people.models import Person, RoleHeld

PASSWORD = "three unlikely words"


@dataclass(frozen=True)
class World:
    """`own` is where everybody's role is held, or what it reaches; `other` lies beyond every role that has an end."""

    own: Organisation
    other: Organisation
    system: Organisation
    national: Organisation
    people: dict[Role, Person]


def organisation(code: str, **given: object) -> Organisation:
    defaults = {"name": f"{code} NHS Trust", "kind": "trust", "opened": date(2010, 4, 1), "region": "London"}
    return Organisation.objects.create(code=code, **(defaults | given))


def person(name: str, **given: object) -> Person:
    made = Person(name=name, email=f"{name.lower().replace(' ', '.')}@example.org", **given)
    made.set_password(PASSWORD)
    made.save()
    return made


def holds(who: Person, role: Role, where: Organisation, days_ago: int = 10) -> RoleHeld:
    since = timezone.localdate() - timedelta(days=days_ago)
    return RoleHeld.objects.create(person=who, organisation=where, role=role, since=since)


def made_world() -> World:
    system, elsewhere = (organisation(code, kind="icb") for code in ("QAA", "QBB"))
    own, other = organisation("RAA", ics=system), organisation("RBB", ics=elsewhere)
    national = organisation("X26", kind="national")
    at = {Reach.OWN: own, Reach.SYSTEM: system, Reach.ALL: national}
    people = {role: person(f"The {role}") for role in Role}
    for role, who in people.items():
        holds(who, role, at[ABOUT[role].reach])
    return World(own, other, system, national, people)
