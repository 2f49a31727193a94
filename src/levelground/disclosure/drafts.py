"""Things counted while they are gathered from the indicators that show them, and the parts that no indicator shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from levelground.disclosure.axes import REST, Key, inside
from levelground.standards import FloatArray, Tally

Name = tuple[Tally | str, str]


@dataclass(frozen=True)
class Elsewhere:
    """A part that a publication of another standard names, where this table names finer ones only.

    Everyone in it is `shown` there of some organisations or roll-ups, and `hidden` of others. `tally` is what is
    counted, as this standard declares it.
    """

    tally: Tally
    key: Key
    shown: frozenset[str]
    hidden: frozenset[str]


@dataclass
class Draft:
    """A grid while it is gathered from the indicators that show it."""

    names: dict[Key, str] = field(default_factory=dict)
    keys: dict[str, Key] = field(default_factory=dict)
    values: list[FloatArray] = field(default_factory=list)
    weight: list[FloatArray] = field(default_factory=list)
    headlines: set[str] = field(default_factory=set)
    share: bool = False
    survey: bool = False

    def part(self, place: int) -> str:
        """The name of the part at a place."""
        return list(self.keys)[place]

    def place(self, key: Key, part: str, values: FloatArray) -> int | None:
        """The place of a part, new or as another indicator gave it; None where the two do not agree."""
        if key not in self.names:
            self.names[key] = part
            self.keys[part] = key
            self.values.append(values)
            self.weight.append(np.zeros(values.shape))
            return len(self.values) - 1
        place = list(self.names).index(key)
        return place if np.array_equal(self.values[place], values, equal_nan=True) else None


def add_rests(draft: Draft) -> None:
    """Adds those who are in none of the finest parts, where the parts above them add up to the whole all the same.

    Clusters of bands leave out some grades; clinical and non-clinical staff are everyone. Without the rest of each
    that sum would not be seen, and with it a hidden number could be worked out. Nothing shows the rest.
    """
    keys = list(draft.names)
    if frozenset() not in draft.names:
        return
    numbers = [np.nan_to_num(values) for values in draft.values]
    whole = numbers[keys.index(frozenset())]
    for columns, leaves in _by_columns(
        key for key in keys if not any(inside(o, key) for o in keys if o != key)
    ).items():
        for above, wholes in _by_columns(key for key in keys if key).items():
            if not above < columns or not np.allclose(sum(numbers[keys.index(key)] for key in wholes), whole):
                continue
            rests = []
            for key in wholes:
                made = sum((draft.values[keys.index(leaf)] for leaf in leaves if inside(leaf, key)), np.float64(0))
                rests.append(draft.values[keys.index(key)] - made)
            if all(np.all(np.nan_to_num(rest) >= 0) for rest in rests) and any(np.nan_to_num(r).any() for r in rests):
                for key, rest in zip(wholes, rests, strict=True):
                    others = frozenset((column, frozenset({REST})) for column in columns - above)
                    draft.place(key | others, f"{REST} of {draft.names[key]}", rest)
                break


def _by_columns(keys: Iterable[Key]) -> dict[frozenset[str], list[Key]]:
    """Parts by the columns that narrow them."""
    found: dict[frozenset[str], list[Key]] = {}
    for key in keys:
        found.setdefault(frozenset(column for column, _ in key), []).append(key)
    return found


def place_of(drafts: Mapping[Name, Draft], part: Elsewhere) -> int | None:
    """The place of a part in its grid, its counts those of the parts that it is made of; None where it adds nothing."""
    draft = drafts.get((part.tally, ""))
    if draft is None or part.key in draft.names:
        return None
    made_of = [key for key in draft.names if key and key != part.key and inside(key, part.key)]
    deepest = max((len(key) for key in made_of), default=0)
    leaves = [key for key in made_of if len(key) == deepest and all(len(values) == 1 for _, values in key)]
    covered = {
        column: frozenset[str]().union(*(dict(leaf).get(column, ()) for leaf in leaves)) for column, _ in part.key
    }
    if not leaves or any(values != covered[column] for column, values in part.key):
        return None
    places = [list(draft.names).index(key) for key in leaves]
    name = f"elsewhere {len(draft.names)}"
    return draft.place(part.key, name, np.sum([draft.values[place] for place in places], axis=0))
