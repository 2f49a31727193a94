"""How pledges are looked up."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.utils import timezone

from levelground_site.lived_experience.pledges.addresses import address
from levelground_site.lived_experience.pledges.queries.pledges import public
from levelground_site.lived_experience.pledges.standing import standing
from levelground_site.search.registry import Hit, searchable


@searchable("Pledges")
def found(person: Any, words: str) -> Iterator[Hit]:
    """By the organisation or the scheme: what everybody can see."""
    rows = public()
    for word in words.split():
        rows = rows.filter(
            Q(organisation__name__icontains=word) | Q(organisation__code__iexact=word) | Q(scheme__name__icontains=word)
        )
    today = timezone.localdate()
    for each in rows[:30]:
        yield Hit(f"{each.organisation.name}: {each.scheme.name}", address("pledge", each), standing(each, today).words)
