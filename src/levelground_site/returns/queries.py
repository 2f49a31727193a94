"""What is asked of returns."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from levelground.figures import Return as Figures
from levelground.publishing import in_full, set_against
from levelground.standards import Question, standard
from levelground_site.access import may, visible
from levelground_site.returns.models import Remark, Return, Statement, Version

_RELATED = ("collection", "organisation__ics", "current", "accepted")


def one(standard: str, year: int, code: str) -> Return:
    """The return of an organisation to a collection; Http404."""
    found = (
        Return.objects.select_related(*_RELATED)
        .filter(collection__standard=standard, collection__year=year, organisation__code=code.upper())
        .first()
    )
    if found is None:
        raise Http404("There is no such return.")
    return found


def version(standard: str, year: int, code: str, number: int) -> Version:
    """One version of a return; Http404."""
    related = ("of__collection", "of__organisation__ics", "by")
    found: Version | None = (
        Version.objects.select_related(*related).filter(of=one(standard, year, code), number=number).first()
    )
    if found is None:
        raise Http404("There is no such version.")
    return found


def question_of(standard: str, year: int, code: str, query: int) -> Remark:
    """One query of the national team about a return; Http404."""
    asked = Remark.objects.filter(of=one(standard, year, code), pk=query, kind=Remark.Kind.QUERY)
    found: Remark | None = asked.select_related("of__collection", "of__organisation__ics").first()
    if found is None:
        raise Http404("There is no such query.")
    return found


def listed(person: Any) -> QuerySet[Return]:
    """The returns whose state a person may see."""
    return visible(person, "return.state", Return.objects.select_related("collection", "organisation"))


def seen_until(person: Any, thing: Return) -> datetime | None:
    """The moment up to which a person sees what was put in and said; None: all of it.

    Whoever is outside the organisation sees what was submitted, and not the work on a correction of it.
    """
    if may(person, "return.hear", of=thing) or thing.state in {"submitted", "queried", "accepted"}:
        return None
    return thing.submitted_at


def versions(person: Any, thing: Return) -> list[Version]:
    """The versions that a person may see, the newest first."""
    until = seen_until(person, thing)
    found = thing.versions.select_related("by").order_by("-number")
    return list(found if until is None else found.filter(at__lte=until))


def shown(person: Any, thing: Return) -> Version | None:
    """The version that a person has before them: the newest that they may see; None before there is one."""
    if seen_until(person, thing) is None:
        return thing.current
    return next(iter(versions(person, thing)), None)


def last_years(thing: Return) -> Version | None:
    """The version that was accepted for the year before, of the same organisation."""
    before = (
        Return.objects.filter(
            collection__standard=thing.collection.standard,
            collection__year=thing.collection.year - 1,
            organisation=thing.organisation,
        )
        .exclude(accepted=None)
        .select_related("accepted")
        .defer("accepted__content", "accepted__why")
        .first()
    )
    return before.accepted if before is not None else None


def figures(thing: Return, version: Version) -> Figures:
    """What a version holds, with last year's accepted return beside it; else with what the version itself holds."""
    previous = last_years(thing)
    return _figures(
        version.pk,
        version.fingerprint,
        previous.pk if previous is not None else None,
        previous.fingerprint if previous is not None else "",
    )


# Versions never change, so what was worked out of two of them stays true; the fingerprints make the key.
@lru_cache(maxsize=64)
def _figures(version: int, _fingerprint: str, previous: int | None, _previous_fingerprint: str) -> Figures:
    document = Version.objects.get(pk=version).document
    if previous is None:
        return in_full(document, standard(str(document["standard"])))
    before = Version.objects.get(pk=previous).document
    return set_against(document, before, standard(str(document["standard"])))


def with_reasons(figures: Figures, given: Mapping[str, str]) -> Figures:
    """The same with the reasons that were given here; those that came with the document stay where none was."""
    moved = tuple(replace(one, reason=given.get(one.key, one.reason)) for one in figures.movements)
    return replace(figures, movements=moved)


def questions(thing: Return) -> tuple[Question, ...]:
    """The questions of the reporting template of the return's standard."""
    return standard(thing.collection.standard).questions


def statements(thing: Return, until: datetime | None = None) -> dict[tuple[str, str], Statement]:
    """What holds of each reason and answer: the last that was written, by kind and key."""
    found = thing.statements.select_related("by").order_by("pk")
    if until is not None:
        found = found.filter(at__lte=until)
    return {(each.kind, each.key): each for each in found}


def reasons(thing: Return, until: datetime | None = None) -> dict[str, str]:
    """The reasons given so far, by the key of what moved."""
    kept = statements(thing, until).values()
    return {each.key: each.words for each in kept if each.kind == Statement.Kind.REASON and each.words.strip()}


def unexplained(thing: Return, version: Version) -> tuple[str, ...]:
    """What moved since last year and has no reason yet, in words."""
    given = reasons(thing)
    listed = figures(thing, version).movements
    return tuple(one.what for one in listed if one.kind != "not like for like" and one.key not in given)


def thread(person: Any, thing: Return) -> list[Remark]:
    """What was said about a return, as far as a person may hear it: the oldest first."""
    found = thing.remarks.select_related("by").order_by("pk")
    if not may(person, "return.hear", of=thing):
        found = found.exclude(kind=Remark.Kind.INSIDE)
    return list(found)


def open_queries(remarks: list[Remark]) -> list[Remark]:
    """The queries among them that nobody has answered."""
    answered = {each.answers_id for each in remarks}
    return [each for each in remarks if each.kind == Remark.Kind.QUERY and each.pk not in answered]


def changed_since(person: Any, moment: datetime) -> QuerySet[Return]:
    """Returns that a person follows, and in which somebody did something after a moment."""
    later = Q(versions__at__gt=moment) | Q(remarks__at__gt=moment) | Q(submitted_at__gt=moment)
    return listed(person).filter(later).distinct()
