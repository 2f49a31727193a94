"""The demo's portals: one that its system is a member of, one that its trust is; people in every state."""

from datetime import timedelta

from django.utils import timezone

from levelground_site.access import Role, System
from levelground_site.carers.portal_access import actions
from levelground_site.carers.portal_access.kinds import portals
from levelground_site.carers.portal_access.models import Access, Allotment, Membership, Use
from levelground_site.carers.portal_access.presenters import last_months
from levelground_site.demo.making import demo_part
from levelground_site.demo.names import name_of
from levelground_site.organisations.models import Organisation
from levelground_site.people.demo_data import HOME, persona
from levelground_site.people.models import Person, RoleHeld

# Made-up members of staff at the trusts of the system: how many have access, and how many wait.
HOLDING, WAITING = (14, 22, 3, 0, 11), (2, 0, 1, 0, 0)


@demo_part("access to portals", order=70)
def access() -> None:
    """Memberships with codes, people who have access, who wait, and one who waits too long."""
    by = System("make_demo")
    known = {each.key: actions.load(by, None, portal=each) for each in portals()}
    trust = Organisation.objects.select_related("ics").get(code=HOME)
    today = timezone.localdate()
    system, hr = trust.ics, persona(Role.HR)
    if system is None:
        return
    since, until = today - timedelta(days=200), today + timedelta(days=165)
    carers = actions.join(
        persona(Role.ICS_REPRESENTATIVE), system, portal=known["digital-resource-for-carers"],
        since=since, until=until, seats=120, codes=["DEMO-KINDNESS-42"],
    )  # fmt: skip
    employers = actions.join(
        hr, trust, portal=known["employers-for-carers"], since=since, until=until, codes=["DEMO-EFC-2026"]
    )
    _others(carers, system)
    Allotment.objects.create(membership=carers, organisation=trust, seats=40)
    staff, manager = persona(Role.STAFF_MEMBER), persona(Role.LINE_MANAGER)
    actions.grant(hr, actions.ask(staff, None, membership=carers, organisation=trust))
    asked = actions.ask(manager, None, membership=employers, organisation=trust)
    late = actions.ask(persona(Role.JOB_COACH), None, membership=carers, organisation=trust, manager=manager)
    for request, days in ((asked, 1), (late, 6)):
        Access.objects.filter(pk=request.pk).update(asked=timezone.now() - timedelta(days=days))
    declined = actions.ask(persona(Role.SUPPORTER), None, membership=employers, organisation=trust)
    actions.decline(hr, declined, words="This one is for managers. The portal for carers is open to you: ask for it.")
    actions.invite(hr, trust, membership=carers, person=persona(Role.NETWORK_CHAIR))


def _others(membership: Membership, system: Organisation) -> None:
    now, months = timezone.now(), last_months(timezone.localdate())
    trusts = list(Organisation.objects.filter(ics=system, closed=None).order_by("code")[: len(HOLDING)])
    people, rows = [], []
    for place, trust in enumerate(trusts):
        for number in range(HOLDING[place] + WAITING[place]):
            email = f"staff-{trust.code.lower()}-{number}@example.org"
            who = Person(email=email, name=name_of(email), is_active=False)
            who.set_unusable_password()
            people.append(who)
            rows.append((who, trust, number < HOLDING[place]))
    Person.objects.bulk_create(people)
    RoleHeld.objects.bulk_create(
        RoleHeld(person=who, organisation=trust, role=Role.STAFF_MEMBER, since=membership.since)
        for who, trust, _ in rows
    )
    made = Access.objects.bulk_create(
        Access(
            membership=membership, organisation=trust, person=who, state="granted" if held else "asked",
            asked=now - timedelta(days=60 if held else 5), until=membership.until if held else None,
        )
        for who, trust, held in rows
    )  # fmt: skip
    Use.objects.bulk_create(
        Use(access=each, month=month)
        for place, each in enumerate(made)
        for back, month in enumerate(months)
        if each.state == "granted" and (place + back) % 3
    )
