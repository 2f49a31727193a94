"""What is asked of the trail."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet

from levelground_site.access import Reach, may
from levelground_site.access.policy import rule_of
from levelground_site.audit.models import Entry
from levelground_site.audit.words import LOOKED, REFUSED, verbs_saying


def seen_by(person: Any) -> QuerySet[Entry]:
    """The entries of the organisations whose trail one may see."""
    if not may(person, "trail.see"):
        return Entry.objects.none()
    held = [each for each in person.roles_held if each.role in rule_of("trail.see").roles]
    if any(each.role.reach is Reach.ALL for each in held):
        return Entry.objects.all()
    return Entry.objects.filter(organisation__in=[each.organisation.code for each in held])


def where_said(entries: QuerySet[Entry], words: str) -> QuerySet[Entry]:
    """Those whose verb has these words, as it is written or as it is said."""
    return entries.filter(Q(verb__icontains=words) | Q(verb__in=verbs_saying(words)))


def done(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """Those of what was done: looks and refusals left out."""
    return entries.exclude(verb__endswith=LOOKED).exclude(verb__endswith=REFUSED)


def where_how(entries: QuerySet[Entry], how: str) -> QuerySet[Entry]:
    """Those of what was done, looked at or refused: a key of `words.HOW`."""
    if how == "done":
        return done(entries)
    return entries.filter(verb__endswith=LOOKED if how == "looked" else REFUSED)


def of_things(things: Mapping[str, Iterable[str]]) -> QuerySet[Entry]:
    """What was done to things, the latest first, looks and refusals left out; `things`: identifiers by their kind."""
    asked = Q(pk=None)
    for kind, identifiers in things.items():
        asked |= Q(kind=kind, thing__in=list(identifiers))
    return done(Entry.objects.filter(asked))
