"""Publishing the numbers of a scheme's pledges: protected, all at once, and together with what was published before."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from levelground.disclosure import banded
from levelground_site.access.acting import action, note
from levelground_site.lived_experience.pledges.columns import BANDED, ORDER, Column
from levelground_site.lived_experience.pledges.models import Comparison, Pledge, Published, Scheme
from levelground_site.lived_experience.pledges.queries.export import document_of
from levelground_site.lived_experience.pledges.queries.numbers import table_of
from levelground_site.lived_experience.pledges.queries.places import carried_by, carriers
from levelground_site.lived_experience.pledges.queries.shares import beside, released

NO_REGION = "No region"


@dataclass(frozen=True)
class Ready:
    """What is to be published, worked out before anything is locked: it takes seconds."""

    counts: dict[int, list[int]]
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
    pledges, carrying = _pledges(scheme), carriers()
    keys = [each.pk for each in pledges]
    counts = table_of(keys, day)
    regions = [carried_by(each, carrying).region or NO_REGION for each in pledges]
    before = Published.objects.filter(scheme=scheme, on__lt=day).last()
    shown = _protected(keys, counts, regions, before) if pledges else {}
    return Ready(counts, shown, document_of(scheme, day, shown))


@action("pledge.publish")
def _published(by: Any, scheme: Scheme, *, day: date, ready: Ready) -> Published | None:
    """Publishes what was worked out; None where something changed since, and nothing is published."""
    keys = [each.pk for each in _pledges(scheme)]
    if table_of(keys, day) != ready.counts:
        return None
    note(scheme=scheme.key, pledges=len(keys))
    behind = json.dumps({str(key): row for key, row in ready.counts.items()})
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


def _protected(
    keys: list[int], counts: dict[int, list[int]], regions: list[str], before: Published | None
) -> dict[str, Any]:
    now = np.array([counts[key] for key in keys], dtype=np.int64)
    table, order, known = now, [(int(a), int(b)) for a, b in ORDER], []
    unbanded = [int(each) for each in Column if each not in BANDED]
    names = sorted(set(regions))
    may = np.ones((len(names) + 1, len(Column)), dtype=bool)
    if before is not None and before.shown:
        behind = json.loads(before.behind)
        then = np.array([behind.get(str(key), [0] * len(Column)) for key in keys], dtype=np.int64)[:, list(BANDED)]
        table = np.hstack([now, then])
        known = list(range(len(Column), table.shape[1]))
        # What was published grows unless an entry was corrected; everybody may think that none was.
        order += [
            (late, int(c)) for late, c in zip(known, BANDED, strict=True) if (table[:, late] <= table[:, c]).all()
        ]
        may = np.hstack([may, _was_shown(before, names)])
    public = banded(table, regions, order=order, unbanded=unbanded, known=known, may_show=may, most_wanted=BANDED)
    return {
        "regions": list(public.groups),
        "sums": {each.name: _numbers(public.sums[:, each]) for each in Column},
        "england": {each.name: _numbers(public.total[[each]])[0] for each in Column},
        "bands": {str(key): public.bands[row, list(BANDED)].tolist() for row, key in enumerate(keys)},
    }


def _was_shown(before: Published, names: list[str]) -> Any:
    was = {name: place for place, name in enumerate(before.shown["regions"])}
    rows = [
        [name in was and before.shown["sums"][each.name][was[name]] is not None for each in BANDED] for name in names
    ]
    return np.array([*rows, [before.shown["england"][each.name] is not None for each in BANDED]], dtype=bool)


def _numbers(values: Any) -> list[int | None]:
    return [None if np.isnan(each) else int(each) for each in values]
