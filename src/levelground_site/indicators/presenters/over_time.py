"""A headline over the editions, with the breaks that definitions and mergers make."""

import itertools
from datetime import date

from levelground.figures import Course, course_of
from levelground.publishing import Brief
from levelground.standards import Indicator, Standard
from levelground_site.indicators import finding
from levelground_site.indicators.finding import Found
from levelground_site.indicators.queries import history
from levelground_site.organisations.models import Organisation
from levelground_site.releases.models import Release


def courses(found: Found) -> dict[str, Course]:
    """The course of every indicator's headline in a place, up to the edition that is shown."""
    release, declared = found.edition.release, found.edition.declared
    among = [release, *(each for each in found.published.of(release.standard) if each.year < release.year)]
    told = history(found.place.code, among)
    merged = _mergers([each.reference_date for each, _ in told], found.organisation)
    return {each.number: _course(told, declared, each, merged) for each in declared.indicators}


def _mergers(dates: list[date], organisation: Organisation | None) -> dict[date, tuple[str, ...]]:
    """By reference date, what merged into an organisation since the edition before."""
    merged = finding.mergers_into(organisation)
    return {
        until: tuple(says for closed, says in merged if since < closed <= until)
        for since, until in itertools.pairwise(dates)
    }


def _course(
    told: list[tuple[Release, Brief]], declared: Standard, indicator: Indicator, merged: dict[date, tuple[str, ...]]
) -> Course:
    moments = []
    before: int | None = None
    for release, brief in told:
        breaks = [
            change.says
            for change in declared.changes
            if before is not None
            and change.indicator == indicator.number
            and change.breaks_series
            and before < change.year <= release.year
        ]
        moments.append(
            (
                release.year,
                brief.headline(indicator.number),
                (*breaks, *merged.get(release.reference_date, ())),
            )
        )
        before = release.year
    return course_of(moments)
