"""Addresses of figures. They stay: an edition's by its year, the newest one's without."""

from urllib.parse import urlencode

from django.urls import reverse

from levelground_site.indicators.queries import Edition, Place

RELEASE, MERGED = "release", "merged"


def _with(address: str, edition: Edition, newest: bool, merged: str) -> str:
    """An address, with the release in it where it is not the newest of its edition, and with who was led on to it."""
    asked = ({MERGED: merged} if merged else {}) | ({} if newest else {RELEASE: str(edition.release.number)})
    return f"{address}?{urlencode(asked)}" if asked else address


def of_place(edition: Edition, place: Place, *, newest: bool = True, merged: str = "") -> str:
    """A place's page of an edition."""
    parts = {"standard": edition.release.standard, "year": edition.release.year, "place": place.slug}
    return _with(reverse("figures-edition", kwargs=parts), edition, newest, merged)


def of_indicator(edition: Edition, place: Place, indicator: str, *, newest: bool = True, merged: str = "") -> str:
    """A place's page of one indicator."""
    parts = {
        "standard": edition.release.standard,
        "year": edition.release.year,
        "place": place.slug,
        "indicator": indicator,
    }
    return _with(reverse("figures-indicator", kwargs=parts), edition, newest, merged)
