"""How a figure is cited: what it is, of which release, where it stands for good."""

from levelground_site.design.words import day
from levelground_site.indicators import addresses
from levelground_site.indicators.finding import Found


def citation(found: Found, site: str) -> str:
    """A citation in one line, with the address of this very release."""
    release = found.edition.release
    what = f"{found.indicator.number}, {found.indicator.title.lower()}, " if found.indicator is not None else ""
    indicator = f"indicator {what}" if what else ""
    return (
        f"{release.title} {release.year}, {indicator}{found.place.name}. Levelground, release {release.number}, "
        f"{day(release.published)}. {permanent(found, site)}"
    )


def permanent(found: Found, site: str) -> str:
    """The address that gives these figures for good, also when they are corrected later."""

    if found.indicator is not None:
        return site + addresses.of_indicator(found.edition, found.place, found.indicator.number, newest=False)
    return site + addresses.of_place(found.edition, found.place, newest=False)
