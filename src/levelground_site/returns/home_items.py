"""What of returns waits for a person, what is theirs, what has changed; their place in the navigation and elsewhere."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from levelground_site.access import Reach, Role, may
from levelground_site.home.registry import Item, Where, home_items, navigation_entry, way_in
from levelground_site.organisations.models import Organisation
from levelground_site.organisations.sections import section
from levelground_site.releases.unpublished import keeps
from levelground_site.returns import handing_out, queries
from levelground_site.returns.addresses import address
from levelground_site.returns.models import Return
from levelground_site.returns.states import RETURN
from levelground_site.returns.turns import TO_APPROVE, TO_PUBLISH, TURNS, due, turn_of

MOST = 20

keeps(handing_out.listed, handing_out.document)
navigation_entry("Returns", "returns", needs="return.state", order=10)
way_in("You prepare your organisation’s figures", "Start this year’s return", "returns", order=20)
way_in("You answer for your organisation’s data", "Review or sign off a return", "returns", order=25)


def _waiting(person: Any) -> Q:
    """The returns in a state in which one of the person's roles, where it is held, acts next."""
    found = Q(pk=None)
    for held in person.roles_held:
        if held.role.reach is not Reach.OWN:
            continue
        states = [state for state, turn in TURNS.items() if held.role in turn.roles]
        wanted = Q(state__in=states)
        if held.role in TO_APPROVE.roles:
            wanted |= Q(state="accepted", approved_on=None)
        if held.role in TO_PUBLISH.roles:
            wanted |= Q(state="accepted", approved_on__isnull=False, published_on=None)
        found |= wanted & Q(organisation__in=held.organisations)
    return found


@home_items(Where.WAITING)
def to_do(person: Any) -> Iterator[Item]:
    """Returns in which it is this person's turn, of editions that still go on."""
    found = Return.objects.filter(_waiting(person)).exclude(collection__state="planned")
    for each in found.select_related("collection", "organisation", "current")[:MOST]:
        turn = turn_of(each)
        if turn is not None and may(person, turn.needs, of=each):
            yield Item(
                f"{turn.what[:1].upper()}{turn.what[1:]}: {each.collection}",
                address(turn.page, each),
                action=turn.action,
                whose=each.organisation.name,
                since=_since(each),
                by=due(each),
            )


@home_items(Where.WAITING)
def to_explain(person: Any) -> Iterator[Item]:
    """Drafts of the person's own organisation in which something moved that nobody has explained yet."""
    own = {pk for held in person.roles_held if held.role is Role.ANALYST for pk in held.organisations}
    drafts = Return.objects.filter(organisation__in=own, state="draft", current__isnull=False)
    for each in drafts.exclude(collection__state="planned").select_related("collection", "organisation", "current"):
        if each.current is None or not may(person, "return.write", of=each):
            continue
        missing = len(queries.unexplained(each, each.current))
        if missing:
            yield Item(
                f"Explain what moved since last year: {each.collection}, {missing} without a reason",
                address("return-explanations", each),
                action="Explain it",
                whose=each.organisation.name,
                since=_since(each),
                by=due(each),
            )


def _since(thing: Return) -> datetime:
    if thing.submitted_at is not None:
        return thing.submitted_at
    return thing.current.at if thing.current is not None else thing.collection.opens


@home_items(Where.YOURS)
def under_way(person: Any) -> Iterator[Item]:
    """The returns of the person's own organisation that are begun and not yet done."""
    own = {pk for held in person.roles_held if held.role.reach is Reach.OWN for pk in held.organisations}
    found = queries.listed(person).filter(organisation__in=own).exclude(state__in=["not-started", "accepted"])
    for each in found[:MOST]:
        state = RETURN.state(each.state).words
        yield Item(
            f"{each.collection}: {state[:1].lower()}{state[1:]}",
            address("return", each),
            whose=each.organisation.name,
            by=due(each),
        )


@home_items(Where.CHANGED)
def changed(person: Any) -> Iterator[Item]:
    """Returns of the person's own organisation in which somebody did something since they last looked."""
    if person.looked is None:
        return
    own = {pk for held in person.roles_held if held.role.reach is Reach.OWN for pk in held.organisations}
    for each in queries.changed_since(person, person.looked).filter(organisation__in=own)[:MOST]:
        yield Item(
            f"{each.collection}: {RETURN.state(each.state).words}",
            address("return", each),
            whose=each.organisation.name,
        )


@section(order=20)
def returns_of(request: HttpRequest, organisation: Organisation) -> Any:
    """An organisation's returns: where each stands, for those who may see it; for anybody, where it was published."""
    found = organisation.returns.select_related("collection", "organisation").order_by("-collection__year")
    seen = [each for each in found[:MOST] if each.published_at or may(request.user, "return.state", of=each)]
    if not seen:
        return None
    rows = [
        {
            "thing": each,
            "state": RETURN.state(each.state) if may(request.user, "return.state", of=each) else None,
            "address": address("return", each),
        }
        for each in seen
    ]
    return mark_safe(render_to_string("returns/section.html", {"rows": rows}, request=request))  # noqa: S308 (a template)
