"""The demo's personas: one for each role, whom anybody can be."""

from datetime import date

from levelground_site.access import Reach, Role
from levelground_site.demo.making import demo_part
from levelground_site.organisations.models import Kind, Organisation
from levelground_site.people.models import Person, RoleHeld

NAMES = {
    Role.ANALYST: "Rhys Morgan",
    Role.EQUALITY_LEAD: "Grace Adeyemi",
    Role.EXECUTIVE: "Ama Boateng",
    Role.GOVERNANCE_LEAD: "Colin Hart",
    Role.BOARD_MEMBER: "Margaret Ellis",
    Role.HR: "Priya Nair",
    Role.LINE_MANAGER: "Tom Whitaker",
    Role.STAFF_MEMBER: "Lucía Fernandes",
    Role.NETWORK_CHAIR: "Kwame Mensah",
    Role.CARERS_LEAD: "Siân Price",
    Role.LIVED_EXPERIENCE_LEAD: "Jo Barker",
    Role.JOB_COACH: "Ben Okafor",
    Role.PLEDGE_VERIFIER: "Helen Shaw",
    Role.SPEAK_UP_GUARDIAN: "Farah Khan",
    Role.PRESS_OFFICER: "Alex Reid",
    Role.SUPPORTER: "Dot Hughes",
    Role.ICS_REPRESENTATIVE: "Amit Desai",
    Role.NATIONAL_TEAM: "Ngozi Clarke",
    Role.EDITOR: "Ruth Palmer",
    Role.ADMINISTRATOR: "Sam Lowe",
}
HOME = "RZZ"
SINCE = date(2025, 4, 1)


def persona(role: Role) -> Person:
    """The make-believe person of a role."""
    return Person.objects.get(persona=True, email=f"{role}@example.org")


@demo_part("people, one for each role", order=20)
def personas() -> None:
    """One person a role, at the demo's trust, its integrated care board, or the national team."""
    trust = Organisation.objects.select_related("ics").get(code=HOME)
    national = Organisation.objects.filter(kind=Kind.NATIONAL).first() or trust
    at = {Reach.OWN: trust, Reach.SYSTEM: trust.ics or trust, Reach.ALL: national}
    for role, name in NAMES.items():
        person = Person(email=f"{role}@example.org", name=name, persona=True)
        person.set_unusable_password()
        person.save()
        RoleHeld.objects.create(person=person, organisation=at[role.reach], role=role, since=SINCE)
