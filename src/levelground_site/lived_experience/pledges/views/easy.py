"""Promises in easy read: where, which hospital, and what it promised; three taps from the hub."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from levelground_site.design.words import day
from levelground_site.easy_read.asking import FORMS
from levelground_site.easy_read.showing import easy_page
from levelground_site.easy_read.texts import Row, Section, Text
from levelground_site.easy_read.views.asking import begin
from levelground_site.lived_experience.pledges import easy_texts as words
from levelground_site.lived_experience.pledges.addresses import address
from levelground_site.lived_experience.pledges.columns import Column
from levelground_site.lived_experience.pledges.easy_forms import KEY, going_to
from levelground_site.lived_experience.pledges.known import known
from levelground_site.lived_experience.pledges.models import Pledge, Published
from levelground_site.lived_experience.pledges.presenters import bands_of, place_of
from levelground_site.lived_experience.pledges.queries import places, pledges, shares
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
        request, text, patterns=words.PATTERNS, place=carrier, links={ask.says: address("pledge-ask-easy", pledge)},
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


def ask(request: HttpRequest, pledge: Pledge) -> HttpResponse:
    """Asking about a promise, a question a page: to whom it goes, and the beginning of the form."""
    if request.method == "POST":
        return begin(request, FORMS[KEY], str(pledge.pk))
    text = Text("pledge-ask-easy", "Ask about a promise", "", "", (Section("", tuple(going_to(pledge))),))
    return easy_page(
        request, text, patterns=words.ASKING, place=places.carried_by(pledge), template="pledges/ask_easy.html",
        ordinary=address("pledge-ask", pledge),
    )  # fmt: skip


def work(request: HttpRequest) -> HttpResponse:
    """How many have work, in easy read: what councils know, what staff say, and what promises led to."""
    population, _ = known()
    paid = next(each.easy for each in population if each.easy)
    sections = [Section("Paid work", (words.COUNCILS.row(), words.PAID.row(number=paid)))]
    found = shares.of_place(None)
    if found is not None and found.whole is not None:
        nhs = [words.DISABLED.row(number=round(100 * found.whole.share))]
        if found.survey is not None:
            nhs.append(words.SURVEY.row(number=round(100 * found.survey.share)))
        sections.append(Section("Work in the NHS", (*nhs, words.EVERY_KIND.row())))
    near = words.SEE_NEAR.row()
    sections.append(Section("After a promise", (*_after_promises(), near)))
    text = Text(
        "work-easy", "How many people have jobs", "See how many people have jobs.", "pledge-measures", tuple(sections)
    )
    return easy_page(request, text, patterns=words.WORK, links={near.says: reverse("pledges-easy")})


def _after_promises() -> list[Row]:
    """Of the scheme that was published last; sums of England as they were published."""
    published = [each for each in pledges.latest_published().values() if each.scheme.counts_people and each.shown]
    england = place_of(max(published, key=lambda each: each.on, default=None), None)
    if england is None:
        return [words.NOT_YET.row()]
    hidden = england.started == "Not shown"
    started = words.HIDDEN.row() if hidden else words.STARTED.row(number=england.started)
    last = [words.STAYED.row(number=round(100 * each.share)) for each in england.still if each.weeks == 52]
    return [started, *last]
