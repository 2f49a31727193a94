"""Who carries on whose pledge: a merger keeps it, with its history."""

from levelground_site.lived_experience.pledges.models import Pledge
from levelground_site.organisations.models import Organisation


def carriers() -> dict[int, Organisation]:
    """For each organisation that merged, the one that carries on what it pledged: in one query."""
    moved = Organisation.objects.filter(successor__isnull=False).select_related("successor", "successor__ics")
    into = {each.pk: each.successor for each in moved if each.successor is not None}
    found: dict[int, Organisation] = {}
    for start, after in into.items():
        end, passed = after, {start}
        while end.pk in into and end.pk not in passed:
            passed.add(end.pk)
            end = into[end.pk]
        found[start] = end
    return found


def carried_by(pledge: Pledge, carrying: dict[int, Organisation] | None = None) -> Organisation:
    """The organisation that answers for a pledge now: who signed it, or who carries it on."""
    carrying = carriers() if carrying is None else carrying
    return carrying.get(pledge.organisation_id, pledge.organisation)
