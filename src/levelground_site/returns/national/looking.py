"""A second look at the returns that wait for a decision: what the engine finds, kept in memory a version at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.cache import cache

from levelground.publishing.second_look import KINDS, TO_READ, Concern, Facts, facts_of, second_look
from levelground_site.returns.models import Return, Statement

# Of a version that never changes; a reason may be added, and is then part of the key.
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
    reasons = _reasons([*waiting, *others])
    facts = [_facts(each, reasons.get(each.pk, {})) for each in [*waiting, *others]]
    found: dict[str, list[Concern]] = {}
    for concern in second_look(facts):
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


def _reasons(returns: Sequence[Return]) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    rows = Statement.objects.filter(of__in=[each.pk for each in returns], kind=Statement.Kind.REASON).order_by("pk")
    for each in rows:
        found.setdefault(each.of_id, {})[each.key] = each.words
    return found


def _facts(thing: Return, reasons: dict[str, str]) -> Facts:
    version = thing.current
    if version is None:
        return Facts(thing.organisation.code, (), ())
    # Only what the page shows is kept, in this process's memory, never in a database or a file.
    key = f"second-look-{version.fingerprint}-{hash(frozenset(reasons.items()))}"
    kept: Facts | None = cache.get(key)
    if kept is None:
        kept = facts_of(version.document, reasons)
        cache.set(key, kept, KEPT_SECONDS)
    return kept
