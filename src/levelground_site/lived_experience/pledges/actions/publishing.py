"""Publishing the numbers of a scheme's pledges: protected all at once, together with all that was published before."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from levelground_site.access.acting import action, note
from levelground_site.lived_experience.pledges.models import Comparison, Pledge, Published, Scheme
from levelground_site.lived_experience.pledges.protecting import let_out, protected
from levelground_site.lived_experience.pledges.queries.export import document_of
from levelground_site.lived_experience.pledges.queries.numbers import table_of
from levelground_site.lived_experience.pledges.queries.places import carried_by, carriers
from levelground_site.lived_experience.pledges.queries.shares import beside, released

NO_REGION = "No region"


@dataclass(frozen=True)
class Ready:
    """What is to be published, worked out before anything is locked: it takes seconds."""

    counts: dict[int, list[int]]
    regions: list[str]
    shown: dict[str, Any]
    document: dict[str, Any] | None


def publish(by: Any, scheme: Scheme, *, day: date) -> Published:
    """Publishes what stands confirmed on the day. On the same day again, it gives what was published.

    Whoever writes meanwhile is not kept waiting; where it changes what is to be published, it is worked out again.
    """
    while True:
        there: Published | None = Published.objects.filter(scheme=scheme, on=day).first()
        made = there or _published(by, scheme, day=day, ready=_ready(scheme, day))
        if made is not None:
            return made


def _pledges(scheme: Scheme) -> list[Pledge]:
    rows = Pledge.objects.filter(scheme=scheme).exclude(state="draft").select_related("organisation")
    return list(rows.order_by("pk"))


def _ready(scheme: Scheme, day: date) -> Ready:
    pledges = _pledges(scheme)
    keys = [each.pk for each in pledges]
    counts = table_of(keys, day)
    before = [each for each in Published.objects.filter(scheme=scheme, on__lt=day) if each.shown]
    regions = _regions(pledges, before)
    earlier = let_out([(json.loads(each.behind)["counts"], each.shown) for each in before], keys, regions)
    shown = protected(keys, counts, regions, earlier) if pledges else {}
    return Ready(counts, regions, shown, document_of(scheme, day, shown))


@action("pledge.publish")
def _published(by: Any, scheme: Scheme, *, day: date, ready: Ready) -> Published | None:
    """Publishes what was worked out; None where something changed since, and nothing is published."""
    keys = [each.pk for each in _pledges(scheme)]
    if table_of(keys, day) != ready.counts:
        return None
    note(scheme=scheme.key, pledges=len(keys))
    behind = json.dumps(
        {
            "counts": {str(key): row for key, row in ready.counts.items()},
            "regions": {str(key): region for key, region in zip(keys, ready.regions, strict=True)},
        }
    )
    made, _ = Published.objects.get_or_create(
        scheme=scheme, on=day, defaults={"shown": ready.shown, "document": ready.document, "behind": behind}
    )
    return made


def compare(by: Any, scheme: Scheme) -> Comparison | None:
    """Works out how those who signed stand beside those who did not; None where nothing new was released."""
    releases = released()
    newest = Comparison.objects.filter(scheme=scheme).last()
    if not releases or (newest is not None and newest.releases == releases):
        return None
    shown = beside(scheme)
    return None if shown is None else _compared(by, scheme, releases=releases, shown=shown)


@action("pledge.publish")
def _compared(by: Any, scheme: Scheme, *, releases: str, shown: dict[str, Any]) -> Comparison:
    note(scheme=scheme.key, releases=releases)
    return Comparison.objects.create(scheme=scheme, releases=releases, shown=shown)


def _regions(pledges: list[Pledge], published: list[Published]) -> list[str]:
    """The region that each pledge is counted in: that in which it was published first.

    Somebody who moves it, after a merger, would else be told by what two regions' sums changed.
    """
    first: dict[str, str] = {}
    for each in published:
        first = json.loads(each.behind)["regions"] | first
    carrying = carriers()
    return [first.get(str(each.pk)) or carried_by(each, carrying).region or NO_REGION for each in pledges]
