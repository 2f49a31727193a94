"""The place of figures in the navigation, on the front page, and on an organisation's own page."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from levelground_site.home.registry import navigation_entry, way_in
from levelground_site.indicators import addresses, queries
from levelground_site.indicators.queries import Edition
from levelground_site.organisations.models import Kind, Organisation
from levelground_site.organisations.sections import section

navigation_entry("Figures", "figures", needs="figure.see", order=30)
way_in("You work at a hospital, or think of it", "See whether it is fair there", "figures", order=10)
way_in("You sit on a board", "See the gaps, how sure they are, and with whom to compare", "figures", order=30)


@section(order=10)
def figures(_: HttpRequest, organisation: Organisation) -> Any:
    """What was published of it, the newest edition of each standard first; of a system, of all in it together."""
    code = organisation.name if organisation.kind == Kind.INTEGRATED_CARE_BOARD else organisation.code
    editions = []
    for release in queries.editions_with(code, queries.published().releases):
        known = queries.declared(release.standard)
        edition = Edition(release, known) if known is not None else None
        place = next((each for each in edition.places if each.code == code), None) if edition is not None else None
        if edition is not None and place is not None:
            editions.append((f"{release.title} {release.year}", addresses.of_place(edition, place)))
    if not editions:
        return None
    context = {"organisation": organisation, "editions": editions}
    return mark_safe(render_to_string("indicators/_section.html", context))  # noqa: S308 (escaped)
