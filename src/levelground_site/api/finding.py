"""Finding what a question names: standards, editions, releases, organisations; or a Problem that says there is none."""

from collections.abc import Iterable
from dataclasses import dataclass

from levelground.standards import Difference, Indicator, Ratio, Standard, UnknownStandardError, standards
from levelground.standards import standard as declared
from levelground_site.api import queries
from levelground_site.api.problems import Problem
from levelground_site.organisations.models import Organisation
from levelground_site.organisations.views import address
from levelground_site.releases.models import Release
from levelground_site.releases.queries import of_edition


def standard_of(name: str) -> Standard:
    """The standard of a name."""
    try:
        return declared(name.lower())
    except UnknownStandardError:
        raise Problem("nothing-there", f"There is no standard {name}. There are: {', '.join(standards())}.") from None


def edition_of(standard: Standard, year: int) -> int:
    """The year, where the standard has an edition of it."""
    if year not in standard.years:
        first, last = standard.years[0], standard.years[-1]
        raise Problem("nothing-there", f"{standard.title} has editions for {first} to {last}, not for {year}.")
    return year


def indicator_of(standard: Standard, number: str) -> Indicator:
    """The indicator of a number."""
    try:
        return standard.indicator(number)
    except KeyError:
        known = ", ".join(each.number for each in standard.indicators)
        raise Problem("nothing-there", f"{standard.title} has no indicator {number}. It has: {known}.") from None


def release_of(standard: Standard, year: int, number: int | None) -> Release:
    """A release of an edition: that of the number, or the newest."""
    edition_of(standard, year)
    found = of_edition(standard.name, year)
    if not found:
        raise Problem("nothing-there", f"Nothing has been released of {standard.title} {year} yet.")
    if number is None:
        return found[-1]
    for each in found:
        if each.number == number:
            return each
    raise Problem("nothing-there", f"{standard.title} {year} has releases 1 to {found[-1].number}, and no {number}.")


def codes_in(release: Release, names: Iterable[str]) -> list[str]:
    """The organisations and places of these names, as a release calls them."""
    return [code_in(release, name) for name in names]


def code_in(release: Release, name: str) -> str:
    """An organisation or a place, as a release calls it; a Problem says what became of one that merged."""
    for code in dict.fromkeys((name, name.upper())):
        if queries.published_in(code, release):
            return code
    organisation = organisation_of(name)
    if organisation.successor is not None:
        raise merged(organisation)
    raise Problem("nothing-there", f"{release} holds nothing of {organisation.name} ({organisation.code}).")


def organisation_of(name: str) -> Organisation:
    """The organisation of a code."""
    found = Organisation.objects.select_related("successor", "ics").filter(code=name.upper()).first()
    if found is None:
        raise Problem(
            "nothing-there",
            f"No organisation has the code ‘{name}’, and nothing that is released bears this name. "
            "Codes are at /api/v1/organisations, names of systems and regions at /api/v1/places.",
        )
    return found


def merged(organisation: Organisation) -> Problem:
    """That an organisation is no more, and which one carries its history on."""
    last = organisation.successor
    seen = {organisation.pk}
    while last is not None and last.successor is not None and last.pk not in seen:
        seen.add(last.pk)
        last = last.successor
    code = last.code if last is not None else ""
    return Problem(
        "merged",
        f"{organisation.name} ({organisation.code}) closed on {organisation.closed}. "
        f"{last.name if last is not None else ''} ({code}) carries its history on.",
        successor=code,
        headers={"Link": f'<{address(last)}>; rel="successor-version"'} if last is not None else {},
    )


@dataclass(frozen=True)
class Compared:
    """How a standard compares by itself: the part, the statistic, and the two groups."""

    part: str
    statistic: str
    group: str
    comparator: str


def compared(standard: Standard, indicator: Indicator) -> Compared:
    """What an indicator's headline is of."""
    by = indicator.compare
    match by:
        case Ratio():
            return Compared(indicator.headline_part, "ratio", by.group, by.comparator)
        case Difference():
            score = getattr(indicator.measure, "unit", "percent") == "score"
            return Compared(
                indicator.headline_part, "score difference" if score else "difference", by.group, by.comparator
            )
        case _:
            return Compared(indicator.headline_part, "percentage", standard.grouping.group, "")
