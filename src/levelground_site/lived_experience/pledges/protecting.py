"""Which numbers of pledges may be shown, beside all that was shown before: pure functions on counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from levelground.disclosure import banded
from levelground_site.lived_experience.pledges.columns import BANDED, ORDER, Column


@dataclass(frozen=True)
class LetOut:
    """What a publication before let out: the banded columns of every pledge, and which sums were shown."""

    counts: NDArray[np.int64]
    shown: NDArray[np.bool_]


def protected(
    keys: list[int], counts: dict[int, list[int]], regions: list[str], earlier: list[LetOut]
) -> dict[str, Any]:
    """Bands and sums, protected together with every publication before: all of them are one table side by side."""
    now = np.array([counts[key] for key in keys], dtype=np.int64)
    table = np.hstack([now, *(each.counts for each in earlier)])
    may = np.hstack([np.ones((len(set(regions)) + 1, len(Column)), dtype=bool), *(each.shown for each in earlier)])
    starts = range(len(Column), table.shape[1], len(BANDED))
    columns = [list(range(start, start + len(BANDED))) for start in starts]
    order = [(int(a), int(b)) for a, b in ORDER]
    # What holds between the columns of one publication, and that numbers grow from each to the next.
    order += [(fewer, more) for own in columns for more, fewer in pairwise(own)]
    order += [
        pair
        for each, after in pairwise([*columns, [int(each) for each in BANDED]])
        for pair in zip(each, after, strict=True)
    ]
    public = banded(
        table,
        regions,
        order=order,
        unbanded=[int(each) for each in Column if each not in BANDED],
        known=list(range(len(Column), table.shape[1])),
        may_show=may,
        most_wanted=BANDED,
    )
    return {
        "regions": list(public.groups),
        "sums": {each.name: _numbers(public.sums[:, each]) for each in Column},
        "england": {each.name: _numbers(public.total[[each]])[0] for each in Column},
        "bands": {str(key): public.bands[row, list(BANDED)].tolist() for row, key in enumerate(keys)},
    }


def let_out(
    published: Sequence[tuple[Mapping[str, list[int]], Mapping[str, Any]]], keys: Sequence[int], regions: Sequence[str]
) -> list[LetOut]:
    """What every publication before let out, the oldest first.

    Args:
        published: of each what stood behind it (all columns of each pledge, by its key) and what it showed.
        keys: the pledges of the publication that is being made.
        regions: of each the region that it is counted in.

    One after which nothing changed tells nothing that the next does not, and is left out.
    """
    found: list[LetOut] = []
    for behind, shown in published:
        counts = np.array([behind.get(str(key), [0] * len(Column)) for key in keys], dtype=np.int64)[:, list(BANDED)]
        out = LetOut(counts, _was_shown(shown, sorted(set(regions))))
        if found and (found[-1].counts == out.counts).all() and (found[-1].shown <= out.shown).all():
            found.pop()
        found.append(out)
    return found


def _was_shown(shown: Mapping[str, Any], names: list[str]) -> Any:
    was = {name: place for place, name in enumerate(shown["regions"])}
    rows = [[name in was and shown["sums"][each.name][was[name]] is not None for each in BANDED] for name in names]
    return np.array([*rows, [shown["england"][each.name] is not None for each in BANDED]], dtype=bool)


def _numbers(values: Any) -> list[int | None]:
    return [None if np.isnan(each) else int(each) for each in values]
