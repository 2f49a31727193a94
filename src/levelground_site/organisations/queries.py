"""What is asked of organisations."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import Http404

from levelground_site.organisations.models import Organisation
from levelground_site.organisations.reading import POSTCODE


def one(code: str) -> Organisation:
    """The organisation of a code; Http404 when there is none."""
    found = Organisation.objects.select_related("ics", "successor").filter(code=code.upper()).first()
    if found is None:
        raise Http404(f"No organisation has the code {code}.")
    return found


def fits(words: str) -> Q:
    """Organisations whose name or town holds these words, whose code they are, or that lie in this postcode's district.

    Of a whole postcode only the district counts: few live where a head office is.
    """
    found = Q(name__icontains=words) | Q(town__icontains=words) | Q(code__iexact=words)
    halves = POSTCODE.fullmatch(words.strip())
    return found | Q(postcode__istartswith=f"{halves[1]} ") if halves is not None else found


@dataclass(frozen=True)
class Forerunner:
    """An organisation whose history another inherits, and the day on which the series breaks."""

    organisation: Organisation
    until: date


def forerunners(organisation: Organisation) -> list[Forerunner]:
    """Every organisation that merged into this one, directly or by way of others, the latest first."""
    found: list[Forerunner] = []
    layer = [organisation]
    while layer:
        layer = list(Organisation.objects.filter(successor__in=layer, closed__isnull=False))
        found += [Forerunner(each, each.closed) for each in layer if each.closed is not None]
    return sorted(found, key=lambda each: each.until, reverse=True)


def with_forerunners(organisations: frozenset[int]) -> frozenset[int]:
    """The identifiers, and those of every organisation that merged into one of them."""
    found, layer = set(organisations), set(organisations)
    while layer:
        layer = set(Organisation.objects.filter(successor__in=layer).values_list("pk", flat=True)) - found
        found |= layer
    return frozenset(found)
