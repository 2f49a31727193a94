"""Pages of organisations."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from levelground_site.design.tables import Choice, Column, Table, Words, answer
from levelground_site.design.words import short_day
from levelground_site.organisations.models import Kind, Organisation, Services
from levelground_site.organisations.queries import fits, forerunners
from levelground_site.organisations.sections import sections_for


def address(organisation: Organisation) -> str:
    """Where an organisation's page is."""
    return reverse("organisation", kwargs={"code": organisation.code})


COLUMNS = (
    Column("name", "Organisation", lambda each: each.name, order="name", link=address),
    Column("code", "ODS code", lambda each: each.code, order="code"),
    Column("kind", "Kind", lambda each: each.get_kind_display(), order="kind"),
    Column("services", "Services", lambda each: each.get_services_display(), order="services"),
    Column("town", "Town", lambda each: each.town, order="town"),
    Column("region", "Region", lambda each: each.region, order="region"),
    Column(
        "state", "State", lambda each: f"Closed {short_day(each.closed)}" if each.closed else "Open", order="closed"
    ),
)


def index(request: HttpRequest) -> HttpResponseBase:
    """All organisations."""
    regions = Organisation.objects.exclude(region="").order_by("region").values_list("region", flat=True).distinct()
    table = Table(
        request,
        Organisation.objects.all(),
        COLUMNS,
        caption="Organisations",
        filters=(
            Words("q", "Name, town, postcode or code", lambda rows, words: rows.filter(fits(words))),
            Choice("kind", "Kind", list(Kind.choices), lambda rows, value: rows.filter(kind=value)),
            Choice("services", "Services", list(Services.choices), lambda rows, v: rows.filter(services=v)),
            Choice("region", "Region", [(each, each) for each in regions], lambda rows, v: rows.filter(region=v)),
        ),
        empty="No organisation has been loaded yet. An administrator loads them from a file.",
    )
    return answer(request, "organisations/index.html", table)


def show(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """One organisation: what it is, what became of it, and whose history it carries on."""
    return render(
        request,
        "organisations/show.html",
        {
            "organisation": organisation,
            "forerunners": forerunners(organisation),
            "address": address,
            "sections": sections_for(request, organisation),
        },
    )
