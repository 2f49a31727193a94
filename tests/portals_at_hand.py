"""A portal, a membership and somebody's access, made in a moment, and the parts of their addresses."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from levelground_site.access import Role, System
from levelground_site.carers.portal_access import actions
from levelground_site.carers.portal_access.kinds import Kind, PortalFile, Rule, To
from levelground_site.carers.portal_access.models import Access, Membership, Portal
from levelground_site.organisations.models import Organisation
from site_world import World, holds, person

RULES = (
    Rule(Role.HR, To.OWN), Rule(Role.CARERS_LEAD, To.OWN), Rule(Role.ICS_REPRESENTATIVE, To.SYSTEM),
    Rule(Role.LINE_MANAGER, To.ASKED),
)  # fmt: skip
CODE = "OPEN-SESAME-77"


def portal(key: str = "tools", kind: Kind = Kind.CODE, rules: tuple[Rule, ...] = RULES) -> Portal:
    described = PortalFile(key, "Tools", "Tools.", "all", "https://portal.example/", "Somebody", kind, 12, rules)
    return actions.load(System("test"), None, portal=described)


def membership(
    where: Organisation, of: Portal | None = None, codes: tuple[str, ...] = (CODE,), **given: Any
) -> Membership:
    of = of or portal()
    found = Membership.objects.filter(portal=of, organisation=where).first()
    today = timezone.localdate()
    dates = {"since": today - timedelta(days=100), "until": today + timedelta(days=265)}
    return found or actions.join(System("test"), where, portal=of, codes=codes, **(dates | given))


def asked(world: World, own: bool) -> Access:
    """A request of somebody's, at one's own organisation or at the other."""
    where = world.own if own else world.other
    found = Access.objects.filter(organisation=where).first()
    if found is not None:
        return found
    who = person(f"Asker {where.code}")
    holds(who, Role.STAFF_MEMBER, where)
    return actions.ask(who, None, membership=membership(where), organisation=where)


def an_access(world: World, own: bool) -> dict[str, Any]:
    return {"access": asked(world, own).public_id}


def a_membership(world: World, own: bool) -> dict[str, Any]:
    return {"membership": membership(world.own if own else world.other).public_id}


ACCESS_PAGES = (
    "portal-mine", "portal-code", "portal-accept", "portal-give-back", "portal-ask-to-renew", "portal-worked",
    "portal-grant", "portal-decline", "portal-end",
)  # fmt: skip
MEMBER_PAGES = ("portal-member", "portal-change-code", "portal-add-codes", "portal-renew", "portal-allot")
