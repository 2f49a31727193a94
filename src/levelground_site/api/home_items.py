"""Where the data for programs is found."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from levelground_site.home.registry import For, account_entry, way_in
from levelground_site.releases.beside import Shown, Tool, figures_tool

way_in("You analyse data, or write programs", "Use the open data", "about-api", order=90, whom=For.ANYONE)
account_entry("Tokens: let a program read what you may see", "tokens")


@figures_tool(order=60)
def from_programs(_: HttpRequest, shown: Shown) -> Tool:
    """The same figures for programs: the address of a table that pandas reads as it is."""
    release = shown.release
    asked: dict[str, str | int] = {
        "standard": release.standard,
        "year": release.year,
        "release": release.number,
        "organisation": shown.place,
    }
    asked |= {"indicator": shown.indicator} if shown.indicator else {}
    return Tool("These figures for programs (API)", f"{reverse('api-figures-csv')}?{urlencode(asked)}")
