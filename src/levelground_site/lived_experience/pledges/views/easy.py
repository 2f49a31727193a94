"""Promises in easy read: where, which hospital, and what it promised; three taps from the hub."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from levelground_site.design.words import day
from levelground_site.easy_read.showing import easy_page
from levelground_site.easy_read.texts import Row, Section, Text
from levelground_site.lived_experience.pledges import easy_texts as words
from levelground_site.lived_experience.pledges.addresses import address
from levelground_site.lived_experience.pledges.columns import Column
from levelground_site.lived_experience.pledges.models import Pledge, Published
from levelground_site.lived_experience.pledges.presenters import bands_of
from levelground_site.lived_experience.pledges.queries import places, pledges
from levelground_site.lived_experience.pledges.standing import is_silent
from levelground_site.lived_experience.pledges.states import STANDING
from levelground_site.organisations.models import Organisation

MOST = 60


def where(request: HttpRequest) -> HttpResponse:
    """The regions, to choose one."""
    regions = Organisation.objects.exclude(region="").order_by("region").values_list("region", flat=True).distinct()
    rows = {words.REGION.row(region=each): reverse("pledges-easy-region", kwargs={"region": each}) for each in regions}
    text = Text(
        "pledges-easy", "Promises near you", "See what hospitals near you promised.", "pledges",
        (Section("Where do you live?", tuple(rows)),),
    )  # fmt: skip
    return easy_page(request, text, patterns=words.FINDING, links={each.says: to for each, to in rows.items()})


def region(request: HttpRequest, region: str) -> HttpResponse:
    """The hospitals of a region that made a promise about jobs."""
    if not Organisation.objects.filter(region=region).exists():
        raise Http404("There is no such region.")
    carrying = places.carriers()
    rows: dict[str, dict[Row, str]] = {}
    found = pledges.public().filter(state__in=STANDING, scheme__counts_people=True, organisation__region=region)
    for each in found.order_by("organisation__ics__name", "organisation__name")[:MOST]:
        carrier = places.carried_by(each, carrying)
        heading = carrier.ics.name.removesuffix(" Integrated Care Board") if carrier.ics else region
        rows.setdefault(heading, {})[words.MADE.row(place=carrier.name)] = address("pledge-easy", each)
    sections = tuple(Section(heading, tuple(each)) for heading, each in rows.items())
    text = Text(
        "pledges-easy-region", f"Promises in {region}", "See what hospitals promised.", "",
        sections or (Section(region, (words.NONE_HERE.row(),)),),
    )  # fmt: skip
    links = {row.says: to for each in rows.values() for row, to in each.items()}
    return easy_page(
        request, text, patterns=words.FINDING, links=links, ordinary=f"{reverse('pledges')}?region={region}"
    )


def one(request: HttpRequest, pledge: Pledge) -> HttpResponse:
    """What one hospital promised, what came of it, and whom to ask."""
    carrier = places.carried_by(pledge)
    published = pledges.latest_published().get(pledge.scheme_id)
    name = pledge.contact.name if pledge.contact is not None else ""
    ask = words.WHO.row(name=name) if name else words.WHO_THERE.row(place=carrier.name)
    text = Text(
        "pledge-easy", f"What {carrier.name} promised", "See what a hospital promised.", "",
        (
            Section("The promise", tuple(_promise(pledge, carrier))),
            *([Section("What came of it", tuple(_people(pledge, published)))] if pledge.scheme.counts_people else []),
            Section("You can ask", (ask, words.BY.row())),
        ),
    )  # fmt: skip
    return easy_page(
        request, text, patterns=words.PATTERNS, place=carrier, links={ask.says: address("pledge-ask", pledge)},
        ordinary=address("pledge", pledge),
    )  # fmt: skip


def _promise(pledge: Pledge, carrier: Organisation) -> list[Row]:
    rows = [words.PROMISED.row(place=carrier.name, year=pledge.signed.year if pledge.signed else "")]
    rows.append(words.JOBS.row() if pledge.scheme.counts_people else words.OTHER.row(scheme=pledge.scheme.name))
    if pledge.state == "withdrawn":
        return [*rows, words.TAKEN_BACK.row(day=day(pledge.ended))]
    if pledge.state in ("lapsed", "superseded"):
        return [*rows, words.ENDED.row(day=day(pledge.ended))]
    if is_silent(pledge, timezone.localdate()):
        return [*rows, words.SILENT.row(), words.NO_PROOF.row()]
    if pledge.state == "challenged":
        return [*rows, words.IN_DOUBT.row(), words.FINDING_OUT.row()]
    if pledge.state == "shown":
        return [*rows, words.PLAN.row(), words.SHOWN.row(), words.CHECKED.row()]
    if pledge.state == "planned":
        return [*rows, words.PLAN.row(), words.CHECKED.row()]
    return [*rows, words.NO_PLAN.row()]


def _people(pledge: Pledge, published: Published | None) -> list[Row]:
    bands = bands_of(pledge, published)
    if bands is None:
        return [words.NOT_COUNTED.row()]
    started = (words.NOBODY, words.FEW, words.MANY)[bands[Column.STARTED]]
    if started is words.NOBODY:
        return [started.row()]
    stayed = (words.STILL_NOBODY, words.STILL_FEW, words.STILL_MANY)[bands[Column.STILL_52]]
    return [started.row(), words.PRIVATE.row(), stayed.row()]
