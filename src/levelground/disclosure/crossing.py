"""Parts that two standards of one year cut differently: what the one tells of everyone narrows what the other hides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from levelground.disclosure.axes import REST, Key, inside
from levelground.disclosure.drafts import Elsewhere
from levelground.disclosure.protect import Cell
from levelground.disclosure.shared import Thing, parts_named, shown_by, tally_of
from levelground.standards import Standard

Counted = tuple[str, frozenset[str]]
WHOLE: Key = frozenset()


@dataclass(frozen=True)
class Other:
    """What a publication of another standard of the same year told of everyone.

    `shown` are its numbers; `gave` are the organisations and indicators that it has any number of.
    """

    standard: Standard
    year: int
    shown: Mapping[Thing, float]
    gave: frozenset[tuple[str, str]]

    def names(self, thing: Thing) -> bool:
        """Whether it gives this number, shown or hidden, where anyone is in the part."""
        return any((thing[0], number) in self.gave for number in shown_by(self.standard, self.year, thing))

    def parts(self, thing: Thing, own: Iterable[Key]) -> list[Key]:
        """The parts that it names of what is counted, of any organisation."""
        known = [key for _, records, columns, key in self.shown if (records, columns) == thing[1:3]]
        return parts_named(self.standard, self.year, thing, [*known, *own])


def wider_elsewhere(own: Iterable[Thing], standard: Standard, other: Other) -> list[Elsewhere]:
    """Parts that the other publication names and this table does not, for protection to keep true or hidden."""
    found = []
    for (records, columns), things in _by_counted(own).items():
        organisations = dict.fromkeys(thing[0] for thing in things)
        keys = dict.fromkeys(thing[3] for thing in things)
        tally = tally_of(standard, other.year, things[0])
        for key in other.parts(things[0], keys) if tally is not None else ():
            each = {name: (name, records, columns, key) for name in organisations}
            shown = frozenset(name for name, thing in each.items() if thing in other.shown)
            hidden = frozenset(name for name, thing in each.items() if name not in shown and other.names(thing))
            if tally is not None and key not in keys and (shown or hidden):
                found.append(Elsewhere(tally, key, shown, hidden))
    return found


def told_by_finer(own: Mapping[Thing, list[Cell]], numbers: Mapping[Cell, float], other: Other) -> dict[Thing, bool]:
    """Of parts for which the other publication names finer ones: whether its numbers tell how many are in them.

    True where they add up to it, whatever is hidden among them. Where they do not, a number of such a part given now
    would narrow what was hidden then.
    """
    told: dict[Thing, bool] = {}
    given: dict[tuple[str, str, frozenset[str]], dict[Key, float]] = {}
    for thing, number in other.shown.items():
        given.setdefault(thing[:3], {})[thing[3]] = number
    for things in _by_counted(own).values():
        keys = dict.fromkeys(thing[3] for thing in things)
        leaves = _with_rests(_finest(other.parts(things[0], keys)))
        cut = [key for key in keys if not _finest([each for each in keys if inside(each, key)]) & leaves]
        finer = [key for key in cut if _filled(key, leaves)]
        members = {
            key: {leaf for leaf in leaves if inside(leaf, key)}
            for key in {WHOLE, *keys, *(thing[3] for thing in other.shown if thing[1:3] == things[0][1:3])}
        }
        mine_of: dict[str, dict[Key, float]] = {}
        for thing in things:
            mine_of.setdefault(thing[0], {})[thing[3]] = numbers[own[thing][0]]
        for name, mine in mine_of.items():
            there = given.get((name, *things[0][1:3]), {})
            asked = [key for key in finer if key in mine and key not in there]
            if there and asked:
                now = _added_up(_told(asked, mine, there, members), mine, there)
                told |= {(name, *things[0][1:3], key): yes for key, yes in now.items()}
    return told


def _added_up(told: Mapping[Key, bool], mine: Mapping[Key, float], there: Mapping[Key, float]) -> dict[Key, bool]:
    """With those parts told as well that parts of one kind add up to, all of them told or shown."""
    known = {key for key in mine if told.get(key, key in there)}
    return {key: yes or any(known >= set(parts) for parts in _makings(key, mine)) for key, yes in told.items()}


def _makings(key: Key, mine: Mapping[Key, float]) -> list[list[Key]]:
    """The ways in which a part is made of others, which have nobody in common and add up to it."""
    kinds: dict[frozenset[str], list[Key]] = {}
    for part in mine:
        if part != key and inside(part, key):
            kinds.setdefault(frozenset(column for column, _ in part), []).append(part)
    return [
        parts
        for parts in kinds.values()
        if sum(mine[part] for part in parts) == mine[key]
        and all(_apart(one, other) for one, other in combinations(parts, 2))
    ]


def _apart(one: Key, other: Key) -> bool:
    """Whether two parts, narrowed by the same columns, have nobody in common."""
    others = dict(other)
    return any(not values & others[column] for column, values in one)


def _told(
    asked: list[Key], mine: Mapping[Key, float], there: Mapping[Key, float], members: Mapping[Key, set[Key]]
) -> dict[Key, bool]:
    """Whether the numbers `there`, of one organisation, add up to those `asked` for, whatever else the leaves are."""
    empty: set[Key] = set()
    for key, number in mine.items():
        if sum(there.get(leaf, 0.0) for leaf in members[key]) == number:
            # All that is not shown in it is nobody.
            empty |= members[key] - set(there)
    unknown = [leaf for leaf in members[WHOLE] if leaf not in empty and leaf not in there]
    lines = np.array([[leaf in members[key] for key in there] for leaf in unknown], dtype=float)
    wanted = np.array([[leaf in members[key] for key in asked] for leaf in unknown], dtype=float)
    if not unknown:
        return dict.fromkeys(asked, True)
    made = lines @ np.linalg.lstsq(lines, wanted, rcond=None)[0]
    return {key: bool(np.allclose(made[:, place], wanted[:, place], atol=1e-6)) for place, key in enumerate(asked)}


def _by_counted(things: Iterable[Thing]) -> dict[Counted, list[Thing]]:
    found: dict[Counted, list[Thing]] = {}
    for thing in things:
        found.setdefault(thing[1:3], []).append(thing)
    return found


def _finest(keys: Iterable[Key]) -> set[Key]:
    """Of some parts those that are narrowed by the most columns, each to one value."""
    single = [key for key in keys if key and all(len(values) == 1 for _, values in key)]
    deepest = max((len(key) for key in single), default=0)
    return {key for key in single if len(key) == deepest}


def _with_rests(leaves: set[Key]) -> set[Key]:
    """Parts, and with each of their values of all columns but one those who are in none of them."""
    columns = {column for leaf in leaves for column, _ in leaf}
    rests = {
        frozenset({*(pair for pair in leaf if pair[0] != column), (column, frozenset({REST}))})
        for leaf in leaves
        for column in columns
    }
    return leaves | rests


def _filled(key: Key, leaves: set[Key]) -> bool:
    """Whether leaves that are finer than a part lie inside it."""
    return any(leaf != key and inside(leaf, key) for leaf in leaves)
