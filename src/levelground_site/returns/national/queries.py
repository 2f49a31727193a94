"""What the national team and the systems ask of collections and their returns."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from levelground_site.access import visible
from levelground_site.organisations.models import Organisation
from levelground_site.returns.actions.reminding import NEXT, holders
from levelground_site.returns.models import Collection, Return
from levelground_site.returns.states import RETURN

SUBMITTED = ("submitted", "queried", "accepted")


def collection(standard: str, year: int) -> Collection:
    """The collection of an edition; Http404 when there is none."""
    found = Collection.objects.filter(standard=standard, year=year).first()
    if found is None:
        raise Http404(f"There is no collection of {standard} {year}.")
    return found


def one_return(standard: str, year: int, code: str) -> Return:
    """An organisation's return of a collection; Http404 when there is none."""
    rows = Return.objects.select_related("collection", "organisation__ics", "current")
    found = rows.filter(collection__standard=standard, collection__year=year, organisation__code=code.upper()).first()
    if found is None:
        raise Http404(f"{code} has no return for {standard} {year}.")
    return found


def followed(person: Any, of: Collection) -> QuerySet[Return]:
    """The returns of a collection that the person may follow: all, or those of their own system."""
    rows = of.returns.select_related("organisation__ics", "accepted", "collection")
    return visible(person, "collection.follow", rows)


@dataclass(frozen=True)
class Region:
    """A region's returns: each organisation's name with the state of its return, in the order of the states."""

    name: str
    returns: tuple[tuple[str, str], ...]

    def number(self, *states: str) -> int:
        """How many are in one of these states."""
        return sum(1 for _, state in self.returns if state in states)


def regions(rows: QuerySet[Return]) -> list[Region]:
    """The regions of some returns, by name."""
    order = {state.key: place for place, state in enumerate(RETURN.states)}
    found: dict[str, list[tuple[str, str]]] = {}
    for region, name, state in rows.order_by("organisation__name").values_list(
        "organisation__region", "organisation__name", "state"
    ):
        found.setdefault(region or "No region", []).append((name, state))
    return [Region(name, tuple(sorted(own, key=lambda each: -order[each[1]]))) for name, own in sorted(found.items())]


def tally(of: Iterable[Region]) -> Counter[str]:
    """How many returns are in each state."""
    return Counter(state for region in of for _, state in region.returns)


def accepted_returns(of: Collection) -> QuerySet[Return]:
    """The returns with an accepted version, also while a correction of it is on its way."""
    rows = of.returns.filter(accepted__isnull=False).select_related("organisation__ics", "accepted")
    return rows.order_by("organisation__code")


def left_out(of: Collection) -> QuerySet[Return]:
    """The returns that a release would be without."""
    return of.returns.filter(accepted=None).select_related("organisation").order_by("organisation__name")


@dataclass(frozen=True)
class Chased:
    """A return that waits for its organisation, how many people a reminder would go to, and whether it went today."""

    thing: Return
    people: int
    today: bool


def to_chase(person: Any, of: Collection) -> list[Chased]:
    """The returns that wait for their organisations, of those whom the person may remind."""
    rows = of.returns.filter(state__in=NEXT).select_related("organisation__ics", "collection")
    waiting = list(visible(person, "return.remind", rows).order_by("organisation__name"))
    people: dict[int, set[tuple[str, int]]] = {}
    for held in holders(waiting):
        people.setdefault(held.organisation_id, set()).add((held.role, held.person_id))
    reminded = set(of.returns.filter(reminders__day=timezone.localdate()).values_list("pk", flat=True))
    found = []
    for each in waiting:
        roles = NEXT[each.state][0]
        known = {who for role, who in people.get(each.organisation_id, ()) if role in roles}
        found.append(Chased(each, len(known), each.pk in reminded))
    return found


def submitted_returns(of: Collection) -> list[Return]:
    """The returns that wait for the national team's decision, or for an answer to its query."""
    rows = of.returns.filter(state__in=("submitted", "queried"), current__isnull=False)
    rows = rows.select_related("organisation", "current", "collection").defer("current__content", "current__why")
    return list(rows.order_by("organisation__name"))


def accepted_beside(of: Collection) -> list[Return]:
    """The returns beside which those that wait are set: accepted, and not being corrected. Without their documents."""
    rows = of.returns.filter(state="accepted", accepted__isnull=False)
    return list(rows.select_related("organisation").order_by("organisation__code"))


def systems(rows: QuerySet[Return]) -> list[tuple[str, str]]:
    """The systems of some returns, for a choice: code and name."""
    found = Organisation.objects.filter(pk__in=rows.values("organisation__ics")).order_by("name")
    return list(found.values_list("code", "name"))
