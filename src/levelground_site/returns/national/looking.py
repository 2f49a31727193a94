"""A second look at the returns that wait for a decision: what the engine finds, kept in memory a version at a time."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Max

from levelground.publishing.second_look import KINDS, TO_READ, Concern, Facts, facts_of, second_look
from levelground_site.returns.models import Return, Statement, Version

# Of versions that never change; a reason may be added, and is then part of the key.
KEPT_SECONDS = 86_400


@dataclass(frozen=True)
class Looked:
    """A return, and what there is to look at in it."""

    thing: Return
    concerns: tuple[Concern, ...]

    @property
    def pressing(self) -> tuple[Concern, ...]:
        """What asks for a decision: all but what is there to be read only."""
        return tuple(each for each in self.concerns if each.kind not in TO_READ)

    @property
    def kinds(self) -> str:
        """What kinds of thing there are, in words."""
        return ", ".join(words for kind, words in KINDS.items() if any(each.kind == kind for each in self.concerns))


def look(waiting: Sequence[Return], others: Sequence[Return] = ()) -> list[Looked]:
    """What there is to look at in each of the returns, the gravest first, set beside `others` (accepted already)."""
    found: dict[str, list[Concern]] = {}
    for concern in _concerns([each.current_id for each in (*waiting, *others) if each.current_id is not None]):
        found.setdefault(concern.organisation, []).append(concern)
    looked = [Looked(each, tuple(found.get(each.organisation.code, ()))) for each in waiting]
    order = list(KINDS)
    return sorted(
        looked,
        key=lambda each: (
            order.index(each.concerns[0].kind) if each.concerns else len(order),
            -len(each.pressing),
            each.thing.organisation.name,
        ),
    )


def _concerns(versions: Sequence[int]) -> list[Concern]:
    """What there is to look at in these versions, set beside each other.

    What is kept is what the page shows, in this process's memory, never in a database or a file. It is found by what it
    is made of, so it holds for whoever may see these versions: it was asked before.
    """
    keys = _keys(versions)
    name = f"second-look-{hashlib.sha256(' '.join(keys.values()).encode()).hexdigest()}"
    kept: list[Concern] | None = cache.get(name)
    if kept is None:
        kept = second_look(_facts(keys))
        cache.set(name, kept, KEPT_SECONDS)
    return kept


def _keys(versions: Sequence[int]) -> dict[int, str]:
    """What the facts of each version are made of: its document, and the last of the reasons that were given."""
    rows = Version.objects.filter(pk__in=versions).order_by("pk").values_list("pk", "of", "fingerprint")
    given = Statement.objects.filter(of__in=[of for _, of, _ in rows], kind=Statement.Kind.REASON).order_by()
    last = dict(given.values_list("of").annotate(last=Max("pk")))
    return {pk: f"facts-{fingerprint}-{last.get(of, 0)}" for pk, of, fingerprint in rows}


def _facts(keys: Mapping[int, str]) -> list[Facts]:
    """The facts of each version, in the order of the keys; documents are opened of those only that are not kept."""
    kept: dict[str, Facts] = cache.get_many(keys.values())
    missing = [pk for pk, key in keys.items() if key not in kept]
    reasons = _reasons(missing)
    for version in Version.objects.filter(pk__in=missing).iterator(chunk_size=50):
        kept[keys[version.pk]] = made = facts_of(version.document, reasons.get(version.of_id, {}))
        cache.set(keys[version.pk], made, KEPT_SECONDS)
    return [kept[key] for key in keys.values()]


def _reasons(versions: Iterable[int]) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    rows = Statement.objects.filter(of__current__in=list(versions), kind=Statement.Kind.REASON).order_by("pk")
    for each in rows:
        found.setdefault(each.of_id, {})[each.key] = each.words
    return found
