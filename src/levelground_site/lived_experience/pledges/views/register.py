"""The public register: the list, the schemes, the whole picture, and what an organisation may read of others."""

import json
from io import BytesIO
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from levelground.publishing import render_report, return_of, write_workbook
from levelground_site.access import may
from levelground_site.design import components
from levelground_site.design.tables import Choice, Column, Table, Words, answer
from levelground_site.design.words import short_day
from levelground_site.lived_experience.pledges import actions, pictures, presenters
from levelground_site.lived_experience.pledges.addresses import address
from levelground_site.lived_experience.pledges.forms import SchemeFileForm
from levelground_site.lived_experience.pledges.models import Asks, Pledge, Published, Scheme, Step
from levelground_site.lived_experience.pledges.queries import export, places, pledges
from levelground_site.lived_experience.pledges.reading import FOLDER, CannotRead, read_scheme
from levelground_site.lived_experience.pledges.standing import CHOICES, standing, standing_as
from levelground_site.lived_experience.pledges.states import SCHEME
from levelground_site.organisations.models import Kind, Organisation

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _columns(published: dict[int, Published], carrying: dict[int, Organisation]) -> tuple[Column, ...]:
    today = timezone.localdate()

    def name(each: Pledge) -> str:
        carrier = places.carried_by(each, carrying)
        signed = presenters.signed_as(each, carrier)
        return f"{carrier.name} ({signed})" if signed else carrier.name

    return (
        Column("name", "Organisation", name, order="organisation__name", link=lambda each: address("pledge", each)),
        Column("scheme", "Pledge", lambda each: each.scheme.name, order="scheme__name"),
        Column(
            "step",
            "Step shown",
            lambda each: each.step or "None yet",
            order="step",
        ),
        Column("signed", "Signed", lambda each: short_day(each.signed), order="signed"),
        Column(
            "standing",
            "How it stands",
            lambda each: components.state_tag(standing(each, today)),
            plain=lambda each: standing(each, today).words,
        ),
        Column(
            "people",
            "People who started",
            lambda each: (
                presenters.started_words(each, published.get(each.scheme_id))
                if each.scheme.counts_people
                else "Not counted"
            ),
        ),
    )


def _named(rows: QuerySet[Pledge], words: str) -> QuerySet[Pledge]:
    found = Q(organisation__name__icontains=words) | Q(organisation__code__iexact=words)
    found |= Q(organisation__successor__name__icontains=words) | Q(organisation__ics__name__icontains=words)
    return rows.filter(found | Q(organisation__region__icontains=words))


def index(request: HttpRequest) -> HttpResponseBase:
    """Every pledge that was signed, by place, scheme, step, and how it stands."""
    today = timezone.localdate()
    schemes = list(Scheme.objects.exclude(state="draft").only("key", "name", "state"))
    regions = Organisation.objects.exclude(region="").order_by("region").values_list("region", flat=True).distinct()
    systems = Organisation.objects.filter(kind=Kind.INTEGRATED_CARE_BOARD).values_list("code", "name")
    steps = sorted(set(Step.objects.values_list("number", flat=True)))
    table = Table(
        request,
        pledges.public(),
        _columns(pledges.latest_published(), places.carriers()),
        caption="Pledges",
        filters=(
            Words("q", "Hospital, place or code", _named),
            Choice(
                "scheme", "Pledge", [(each.key, each.name) for each in schemes], lambda r, v: r.filter(scheme__key=v)
            ),
            Choice(
                "region", "Region", [(each, each) for each in regions], lambda r, v: r.filter(organisation__region=v)
            ),
            Choice("ics", "System", list(systems), lambda r, v: r.filter(organisation__ics__code=v)),
            Choice(
                "step",
                "Step shown",
                [("0", "None yet"), *((str(each), f"Step {each} or more") for each in steps)],
                lambda r, v: r.filter(step=0) if v == "0" else r.filter(step__gte=int(v)),
            ),
            Choice(
                "standing",
                "How it stands",
                [(each.key, each.words) for each in CHOICES],
                lambda r, v: r.filter(standing_as(v, today)),
            ),
        ),
        empty="No pledge has been signed here yet. When an organisation signs one, it stands here for everybody.",
    )
    context = {"schemes": schemes, "may_make": may(request.user, "pledge.make")}
    return answer(request, "pledges/index.html", table, context)


def schemes(request: HttpRequest) -> HttpResponse:
    """Every scheme, those that are open first."""
    found = list(Scheme.objects.select_related("followed_by", "system"))
    order = [state.key for state in SCHEME.states]
    found.sort(key=lambda each: (each.state != "open", order.index(each.state), each.name))
    rows = [{"scheme": each, "state": SCHEME.state(each.state)} for each in found]
    return render(request, "pledges/schemes.html", {"rows": rows})


def scheme(request: HttpRequest, scheme: Scheme) -> HttpResponse:
    """One scheme: its words by edition, its steps with what each asks, growth, the map, and what it led to."""
    today = timezone.localdate()
    years = pledges.by_year(scheme)
    total, line = 0, []
    for year, signed, ended in years:
        total += signed
        line.append({"year": year, "signed": signed, "ended": ended, "all": total})
    points = list(scheme.starting_points.all())
    systems = pledges.systems(scheme, today)
    regions: dict[str, list[pictures.Tile]] = {}
    for each in systems:
        tile = pictures.Tile(each["name"], each["pledged"], each["trusts"])
        regions.setdefault(each["region"] or "No region", []).append(tile)
    published = pledges.latest_published().get(scheme.pk)
    context: dict[str, Any] = {
        "scheme": scheme,
        "state": SCHEME.state(scheme.state),
        "editions": list(scheme.editions.prefetch_related("steps").order_by("-number")),
        "line": line,
        "points": points,
        "picture": pictures.growth([(e["year"], e["all"]) for e in line], [(p.on.year, p.count) for p in points]),
        "map": pictures.tile_map(regions),
        "shades": pictures.SHADES,
        "systems": systems,
        "named": total,
        "published": published,
        "england": presenters.place_of(published, None),
        "regions": [presenters.place_of(published, name) for name in published.shown["regions"]]
        if published is not None and published.shown
        else [],
        "beside": getattr(scheme.comparisons.last(), "shown", None),
        "asks": lambda step: "; ".join(Asks(each).label.lower() for each in step.evidence),
        "files": export.FILES if pledges.has_document(scheme) else {},
        "register": f"{reverse('pledges')}?scheme={scheme.key}",
    }
    return render(request, "pledges/scheme.html", context)


def data(request: HttpRequest, file: pledges.DataFile) -> HttpResponse:
    """A file of what was published: the record sets, and what the engine measured from them."""
    published = file.published
    if file.name.endswith(".csv"):
        text = export.record_sets(published.scheme, published.on, published.shown)[file.name]
        return _kept(text.encode(), "text/csv; charset=utf-8", file.name)
    if file.name == "return.json":
        text = json.dumps(published.document, ensure_ascii=False, indent=1)
        return _kept(text.encode(), "application/json", file.name)
    figures = return_of(published.document or {})
    if file.name == "return.xlsx":
        written = BytesIO()
        write_workbook(figures, written)
        return _kept(written.getvalue(), WORKBOOK, file.name)
    return _kept(render_report(figures).encode(), "text/html; charset=utf-8", file.name)


def _kept(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def add_scheme(request: HttpRequest) -> HttpResponse:
    """The national team adds a scheme, or a newer edition of one, by its data file."""
    form = SchemeFileForm(request.POST or None, request.FILES or None)
    faults: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            text = form.cleaned_data["file"].read(262_144).decode("utf-8")
            made = actions.load_scheme(request.user, None, read_scheme(text), today=timezone.localdate())
        except UnicodeDecodeError:
            faults = ["The file is not UTF-8 text. Save it as UTF-8."]
        except CannotRead as why:
            faults = why.faults
        else:
            return HttpResponse(status=303, headers={"Location": reverse("pledge-scheme", kwargs={"scheme": made.key})})
    sample = (FOLDER / "internships-work.toml").read_text("utf-8")
    context = {"form": form, "faults": faults, "sample": sample}
    return render(request, "pledges/add_scheme.html", context, status=422 if faults or form.errors else 200)
