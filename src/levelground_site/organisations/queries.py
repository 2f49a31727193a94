"""What is asked of organisations."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from levelground_site.organisations.models import Organisation


def one(code: str) -> Organisation:
    """The organisation of a code; Http404 when there is none."""
    found = Organisation.objects.select_related("ics", "successor").filter(code=code.upper()).first()
    if found is None:
        raise Http404(f"No organisation has the code {code}.")
    return found


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
