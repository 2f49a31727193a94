"""Pages of ways into work: for everybody, for those who keep them, and for those who count what came of them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from levelground_site.access import may, visible
from levelground_site.design.tables import Choice, Column, Table, Words, answer
from levelground_site.design.words import day, short_day
from levelground_site.documents.queries import mine
from levelground_site.easy_read.asking import FORMS
from levelground_site.easy_read.showing import easy_page
from levelground_site.easy_read.texts import Section, Text
from levelground_site.easy_read.views.asking import begin
from levelground_site.lived_experience.ways_in import actions, easy_texts, queries
from levelground_site.lived_experience.ways_in.document_kinds import ADJUSTMENTS_KEY, SUPPORT_KEY
from levelground_site.lived_experience.ways_in.easy_forms import KEY as SUPPORT_FORM
from levelground_site.lived_experience.ways_in.easy_forms import stands
from levelground_site.lived_experience.ways_in.forms import CloseForm, CountForm, WayForm
from levelground_site.lived_experience.ways_in.models import Count, WayIn
from levelground_site.lived_experience.ways_in.words import Route
from levelground_site.organisations.models import Organisation


def _address(way: WayIn) -> str:
    return reverse("way-in", kwargs={"public_id": way.public_id})


COLUMNS = (
    Column("title", "Way into work", lambda way: way.title, order="title", link=_address),
    Column("organisation", "Where", lambda way: way.organisation.name, order="organisation__name"),
    Column("route", "What it is", lambda way: way.get_route_display(), order="route"),
    Column("starts", "First day", lambda way: short_day(way.starts), order="starts"),
    Column("can_ask", "Can one ask", lambda way: "Yes" if way.can_ask else "No"),
)
FILTERS = (
    Words("q", "Town, hospital or work", lambda rows, words: rows.filter(organisation__name__icontains=words)),
    Choice("route", "What it is", Route.choices, lambda rows, value: rows.filter(route=value)),
)


def index(request: HttpRequest) -> HttpResponseBase:
    """What there is, and what came of each route over all organisations."""
    table = Table(
        request,
        queries.register(),
        COLUMNS,
        caption="Ways into work",
        filters=FILTERS,
        empty="No way into work stands here yet. Job coaches and HR partners add those of their organisation.",
    )
    if request.GET.get("download") == "csv":
        return table.download()
    keeps = visible(request.user, "way-in.keep", Organisation.objects.open_on(timezone.localdate()), "self")
    context = {
        "routes": [(route, queries.over_all(route)) for route in Route],
        "keeps": list(keeps[:20]) if may(request.user, "way-in.keep") else [],
        "years": queries.YEARS,
    }
    return answer(request, "ways_in/index.html", table, context)


def easy(request: HttpRequest) -> HttpResponse:
    """Ways into work in easy read: what each is, and those that one can ask for."""
    words = easy_texts
    found = list(queries.can_ask()[:8])
    there = [words.THERE_ARE.row(number=len(found))] if found else [words.NONE_NOW.row()]
    links = {}
    for each in found:
        row = words.ONE.row(
            title=each.title, place=each.organisation.name, day=day(each.starts), number=each.starts.day
        )
        there.append(row)
        links[row.says] = reverse("way-in-easy", kwargs={"public_id": each.public_id})
    kinds = tuple(pattern.row() for pattern in words.KINDS)
    help_ = tuple(pattern.row() for pattern in words.HELP)
    sections = (Section("What there is", kinds), Section("Now", tuple(there)), Section("Help that you can get", help_))
    text = Text("ways-in", "Ways into work", "See how you can get a job.", "ways-in", sections)
    return easy_page(request, text, patterns=words.PATTERNS, links=links)


def show_easy(request: HttpRequest, way: WayIn) -> HttpResponse:
    """One way in, in easy read: what it is, how to ask, what helps, and what came of it."""
    words = easy_texts
    what = [words.THERE.row(title=way.title, place=way.organisation.name), words.OF_ROUTE[way.route].row()]
    what.append(words.STARTS.row(day=day(way.starts), number=way.starts.day))
    if way.can_ask:
        ask = [words.ASK.row(name=way.contact_name, phone=way.contact_phone)]
        ask.append(words.ASK_BY.row(day=day(way.ask_by or way.starts)))
    else:
        ask = [words.CLOSED.row()]
    helps = [words.ADJUSTED[each].row() for each in way.adjusted if each in words.ADJUSTED]
    helps += [each.row() for each in words.HELP]
    told = next(((each, bands) for each, bands in queries.bands_of(way.organisation) if each.route == way.route), None)
    came = [words.GOT[told[1]["paid"]].row(), words.IN_YEAR.row(year=told[0].year)] if told else []
    sections = [Section("What it is", tuple(what)), Section("How to ask", tuple(ask))]
    sections += [Section("What helps you", tuple(helps)), *([Section("What came of it", tuple(came))] if came else [])]
    text = Text("way-in", way.title, "See a way into work.", "", tuple(sections))
    return easy_page(request, text, patterns=words.OF_ONE, place=way.organisation, ordinary=_address(way))


def support(request: HttpRequest) -> HttpResponse:
    """What 'how to support me at work' is, and where it begins."""
    words = easy_texts
    what = tuple(pattern.row() for pattern in words.FOUR)
    whose = (words.HELPER.row(), words.ONLY_YOU.row(), words.YOU_SHARE.row())
    sections = (Section("What you write", what), Section("Whose it is", whose))
    text = Text("support-me", "How to support me at work", "Make a page about you.", "", sections)
    own = mine(request.user, SUPPORT_KEY) if request.user.is_authenticated else None
    more = {"mine": own, "adjustments": ADJUSTMENTS_KEY}
    return easy_page(request, text, patterns=words.SUPPORT_PATTERNS, template="ways_in/support.html", more=more)


def write_support(request: HttpRequest) -> HttpResponse:
    """Begins to write it, a question a page."""
    return begin(request, FORMS[SUPPORT_FORM], answers=stands(request.user))


def show(request: HttpRequest, way: WayIn) -> HttpResponse:
    """One way in, and what came of its route there, in bands."""
    bands = [(each, told) for each, told in queries.bands_of(way.organisation) if each.route == way.route]
    context = {
        "way": way,
        "bands": bands,
        "names": [(name, words) for name, words in SHORT.items() if name != "waited"],
        "keeps": may(request.user, "way-in.keep", of=way),
    }
    return render(request, "ways_in/show.html", context)


# The full words stand in the form; a table has room for these.
SHORT = {
    "offered": "Offered",
    "started": "Started",
    "completed": "Came to the end",
    "paid": "In paid work",
    "adjusted": "Adjusted on day one",
    "asked": "Access to Work asked",
    "awarded": "awarded",
    "in_place": "in place",
    "waited": "days waited",
}


def add(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """A new way in."""
    form = WayForm(request.POST or None)
    if form.is_valid():
        try:
            made = actions.add(request.user, organisation, way=form.instance)
            messages.success(request, "Everybody can read of it now.")
            return redirect("way-in", public_id=made.public_id)
        except actions.CannotBe as why:
            _put(form, why)
    return _form(request, form, f"A way into work at {organisation.name}", "Keep it", reverse("ways-in"))


def change(request: HttpRequest, way: WayIn) -> HttpResponse:
    """What is said of a way in."""
    form = WayForm(request.POST or None, instance=way)
    if form.is_valid():
        try:
            actions.change(request.user, form.instance)
            return redirect("way-in", public_id=way.public_id)
        except actions.CannotBe as why:
            _put(form, why)
    return _form(request, form, f"Change: {way.title}", "Keep the changes", _address(way))


def close(request: HttpRequest, way: WayIn) -> HttpResponse:
    """Closes it, with the reason."""
    form = CloseForm(request.POST or None)
    if form.is_valid():
        actions.close(request.user, way, why=form.cleaned_data["why"])
        return redirect("way-in", public_id=way.public_id)
    return _form(request, form, f"Close: {way.title}", "Close it", _address(way))


def counts(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The exact counts of one's own organisation, with who told and who checked; and a form to tell more."""
    form = CountForm(request.POST or None)
    if form.is_valid():
        try:
            actions.tell(request.user, organisation, count=form.instance)
            messages.success(request, "It is kept, and waits for a second person to check it.")
            return redirect("way-in-counts", code=organisation.code)
        except actions.CannotBe as why:
            _put(form, why)
    told = queries.told_of(organisation)
    newest = set(queries.newest().filter(organisation=organisation).values_list("pk", flat=True))
    context = {
        "organisation": organisation,
        "form": form,
        "told": [(each, each.pk in newest, getattr(each, "check_made", None)) for each in told],
        "names": list(SHORT.items()),
        "tells": may(request.user, "way-in.count", of=organisation),
    }
    return render(request, "ways_in/counts.html", context, status=422 if form.errors else 200)


def check(request: HttpRequest, count: Count) -> HttpResponse:
    """A second person says that a count is right."""
    try:
        actions.check(request.user, count)
        messages.success(request, "It is checked. The public reads it in bands.")
    except actions.CannotBe as why:
        messages.error(request, str(why))
    return redirect("way-in-counts", code=count.organisation.code)


def _put(form: Any, why: actions.CannotBe) -> None:
    for name, words in why.faults.items():
        form.add_error(name if name in form.fields else None, words)


def _form(request: HttpRequest, form: Any, title: str, submit: str, back: str) -> HttpResponse:
    context = {"form": form, "heading": title, "send": submit, "back": back}
    return render(request, "ways_in/form.html", context, status=422 if form.errors else 200)
