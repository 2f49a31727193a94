"""What a standard measures, and by which rule in each year: its declaration, as a page."""

from dataclasses import dataclass
from typing import Any

from levelground.standards import Change, Indicator, Standard
from levelground_site.design.words import day
from levelground_site.indicators.queries import Published


@dataclass(frozen=True)
class Defined:
    """An indicator: what it asks, how it is counted, and what changed in which edition, the oldest first."""

    indicator: Indicator
    changes: tuple[Change, ...]


def page(published: Published, declared: Standard) -> dict[str, Any]:
    """What the page shows. Its editions go as far as anything was declared or released."""
    released = {each.year for each in published.of(declared.name)}
    last = max({declared.declared_to, *released})
    years = [year for year in declared.years if year <= last]
    changes = sorted(declared.changes, key=lambda change: change.year)
    numbers = {each.number for each in declared.indicators}
    return {
        "declared": declared,
        "first": years[0],
        "last": years[-1],
        "defined": [
            Defined(each, tuple(change for change in changes if change.indicator == each.number))
            for each in declared.indicators
        ],
        "of_all": [change for change in changes if change.indicator not in numbers],
        "editions": [
            (year, day(edition.reference_date), edition.status, year in released)
            for year in reversed(years)
            for edition in (declared.edition(year),)
        ],
    }
