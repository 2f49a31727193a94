"""The place of figures in the navigation, on the front page, and on an organisation's own page."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.text import slugify

from levelground_site.access import Reach
from levelground_site.home.registry import For, Item, Where, front_question, home_items, navigation_entry, way_in
from levelground_site.indicators import addresses, queries
from levelground_site.indicators.queries import Edition
from levelground_site.organisations.models import Kind, Organisation
from levelground_site.organisations.sections import section

navigation_entry("Figures", "figures", needs="figure.see", order=30)
way_in("You work at a hospital, or think of it", "See whether it is fair there", "figures", order=10, whom=For.ANYONE)
front_question(
    "Look up a trust, a system or a region",
    "A part of its name, or the town or postcode of its head office",
    "figures",
    field="q",
    button="See the figures",
)
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


@home_items(Where.YOURS)
def of_ones_own(person: Any) -> Iterator[Item]:
    """The newest figures of the person's own organisation, or of the system that they stand for."""
    own = {pk for held in person.roles_held if held.role.reach is Reach.OWN for pk in held.organisations}
    systems = {held.organisation.name for held in person.roles_held if held.role.reach is Reach.SYSTEM}
    for each in queries.newest_of(own, systems) if own or systems else ():
        release, slug = each.release, slugify(each.name) if each.is_rollup else each.code
        parts = {"standard": release.standard, "year": release.year, "place": slug}
        yield Item(
            f"Figures of your {'system' if each.is_rollup else 'organisation'}: {release.title} {release.year}",
            reverse("figures-edition", kwargs=parts),
            action="See what they say",
            whose=each.name,
        )


@home_items(Where.CHANGED)
def published(person: Any) -> Iterator[Item]:
    """Figures of the person's own organisation that were published since they last looked."""
    if person.looked is None:
        return
    own = {pk for held in person.roles_held if held.role.reach is Reach.OWN for pk in held.organisations}
    for each in queries.published_since(own, person.looked):
        release = each.release
        parts = {"standard": release.standard, "year": release.year, "place": each.code}
        what = "Figures corrected" if release.erratum else "Figures published"
        yield Item(
            f"{what}: {release.title} {release.year}",
            reverse("figures-edition", kwargs=parts),
            whose=each.name,
            since=release.published,
        )
