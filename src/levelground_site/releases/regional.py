"""What was published of a region, in the words of the report, for pages that compare an organisation with it."""

from collections.abc import Mapping
from functools import lru_cache

from levelground.publishing import return_of, told
from levelground_site.organisations.published import published
from levelground_site.releases.models import Document
from levelground_site.releases.queries import published_rollup


@published
def regional(standard: str, year: int, region: str) -> Mapping[str, str]:
    """Each indicator's published value in a region; of the year before, and said so, where this one is not released."""
    by_year = {each.release.year: each for each in published_rollup(region) if each.release.standard == standard}
    newest = next((by_year[each] for each in (year, year - 1) if each in by_year), None)
    if newest is None:
        return {}
    values = _values(newest.pk, newest.fingerprint)
    return (
        values
        if newest.release.year == year
        else {number: f"{newest.release.year}: {words}" for number, words in values.items()}
    )


# A published document never changes; its fingerprint is part of the key.
@lru_cache(maxsize=32)
def _values(document: int, _fingerprint: str) -> Mapping[str, str]:
    figures = return_of(Document.objects.get(pk=document).content)
    return {
        one.indicator: one.value + (f" ({one.interval})" if one.interval else "") for one in told(figures) if one.value
    }
