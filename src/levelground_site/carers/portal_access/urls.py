"""Addresses of portals."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern

from levelground_site.access.pages import page
from levelground_site.carers.portal_access import queries, views

MINE = "carers/portals/mine/<uuid:access>/"
DECIDE = "carers/portals/waiting/<uuid:access>/"
MEMBER = "carers/portals/membership/<uuid:membership>/"
POST = ("POST",)
BOTH = ("GET", "POST")


def _of_mine(part: str, name: str, view: Callable[..., Any]) -> URLPattern:
    return page(f"{MINE}{part}", view, name=name, needs="portal-access.use", of=queries.access, methods=POST)


def _of_membership(part: str, name: str, view: Callable[..., Any]) -> URLPattern:
    return page(f"{MEMBER}{part}", view, name=name, needs="portal.run", of=queries.membership, methods=POST)


urlpatterns = [
    page("carers/portals/", views.index, name="portals", needs="portal.see"),
    page(
        "carers/portals/ask/<slug:portal>/",
        views.ask,
        name="portal-ask",
        needs="portal-access.ask",
        of=queries.portal,
        methods=BOTH,
    ),
    page(MINE, views.mine, name="portal-mine", needs="portal-access.use", of=queries.access),
    _of_mine("code/", "portal-code", views.code),
    _of_mine("accept/", "portal-accept", views.accept),
    _of_mine("end/", "portal-give-back", views.give_back),
    _of_mine("renew/", "portal-ask-to-renew", views.ask_to_renew),
    _of_mine("worked/", "portal-worked", views.worked),
    page("carers/portals/waiting/", views.waiting, name="portals-waiting", needs="portal-access.waiting"),
    page(
        "carers/portals/waiting/all/",
        views.grant_all,
        name="portals-grant-all",
        needs="portal-access.waiting",
        methods=POST,
    ),
    page(
        f"{DECIDE}grant/",
        views.grant,
        name="portal-grant",
        needs="portal-access.decide",
        of=queries.access,
        methods=POST,
    ),
    page(
        f"{DECIDE}decline/",
        views.decline,
        name="portal-decline",
        needs="portal-access.decide",
        of=queries.access,
        methods=BOTH,
    ),
    page("carers/portals/held/", views.held, name="portals-held", needs="portal-access.waiting"),
    page(
        f"{DECIDE}end/",
        views.end,
        name="portal-end",
        needs="portal-access.decide",
        of=queries.access,
        methods=BOTH,
    ),
    page("carers/portals/invite/", views.invite, name="portal-invite", needs="portal-access.waiting", methods=BOTH),
    page("carers/portals/memberships/", views.memberships, name="portal-memberships", needs="portal.run"),
    page("carers/portals/memberships/new/", views.join, name="portal-join", needs="portal.run", methods=BOTH),
    page(MEMBER, views.member, name="portal-member", needs="portal.run", of=queries.membership),
    _of_membership("code/", "portal-change-code", views.change_code),
    _of_membership("codes/", "portal-add-codes", views.add_codes),
    _of_membership("renew/", "portal-renew", views.renew),
    _of_membership("allot/", "portal-allot", views.allot),
]
