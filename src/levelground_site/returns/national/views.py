"""Pages of collections: how they stand, what to look at, whom to remind, and the release."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from levelground.publishing.second_look import KINDS
from levelground_site.access.states import CannotMove
from levelground_site.design import components
from levelground_site.design.tables import Choice, Column, Table, Words, answer
from levelground_site.design.words import short_day
from levelground_site.jobs.actions import start
from levelground_site.releases.queries import of_edition
from levelground_site.returns import actions
from levelground_site.returns.actions.reminding import TEMPLATE, words_of
from levelground_site.returns.addresses import address as return_address
from levelground_site.returns.models import Collection, Return
from levelground_site.returns.national import chasing, presenters, queries, releasing
from levelground_site.returns.national.forms import ErratumForm, PlanForm, QueryForm
from levelground_site.returns.national.looking import look
from levelground_site.returns.states import COLLECTION, RETURN


def address(page: str, collection: Collection, **parts: Any) -> str:
    """Where a page of a collection is."""
    return reverse(page, kwargs={"standard": collection.standard, "year": collection.year, **parts})


def _tag(state: Any) -> Any:
    return components.state_tag(state)


def _named(state: str) -> Any:
    return RETURN.state(state)


COLLECTIONS = (
    Column("edition", "Edition", str, order="year", link=lambda each: address("collection", each)),
    Column(
        "state",
        "State",
        lambda each: _tag(COLLECTION.state(each.state)),
        order="state",
        plain=lambda each: each.get_state_display(),
    ),
    Column("opens", "Opens", lambda each: short_day(each.opens), order="opens"),
    Column("closes", "Closes", lambda each: short_day(each.closes), order="closes"),
    Column("publish", "Published by", lambda each: short_day(each.publish_by), order="publish_by"),
)
RETURNS = (
    Column(
        "name", "Organisation", lambda each: each.organisation.name, order="organisation__name",
        link=lambda each: return_address("return", each),
    ),
    Column("code", "ODS code", lambda each: each.organisation.code, order="organisation__code"),
    Column(
        "ics", "System", lambda each: each.organisation.ics.name if each.organisation.ics else "–",
        order="organisation__ics__name",
    ),
    Column("region", "Region", lambda each: each.organisation.region or "–", order="organisation__region"),
    Column("state", "State", lambda each: _tag(_named(each.state)), order="state",
           plain=lambda each: each.get_state_display()),
    Column(
        "submitted", "Submitted",
        lambda each: short_day(each.submitted_at) + (", late" if each.late else "") or "–", order="submitted_at",
    ),
)  # fmt: skip


def index(request: HttpRequest) -> HttpResponseBase:
    """All collections."""
    table = Table(
        request,
        Collection.objects.all(),
        COLLECTIONS,
        caption="Collections",
        filters=(Choice("state", "State", COLLECTION.choices, lambda rows, value: rows.filter(state=value)),),
        empty="Nothing is collected yet. The national team plans the first collection.",
    )
    return answer(request, "national/index.html", table)


def plan(request: HttpRequest) -> HttpResponse:
    """Plans a collection."""
    form = PlanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.plan(request.user, None, **form.plan)
        except IntegrityError:
            form.add_error("edition", "Somebody has planned this edition meanwhile.")
        else:
            messages.success(request, f"{made} is planned. It opens by itself on {short_day(made.opens)}.")
            return redirect(address("collection", made))
    return render(request, "national/plan.html", {"form": form})


def show(request: HttpRequest, collection: Collection) -> HttpResponseBase:
    """How a collection stands: in a sentence, by region, and organisation by organisation."""
    rows = queries.followed(request.user, collection)
    regions = queries.regions(rows)
    states = queries.tally(regions)
    table = Table(
        request,
        rows,
        RETURNS,
        caption="Organisations",
        filters=(
            Words("q", "Name or code", _by_name),
            Choice("state", "State", RETURN.choices, lambda found, value: found.filter(state=value)),
            Choice(
                "region",
                "Region",
                [(each.name, each.name) for each in regions],
                lambda found, value: found.filter(organisation__region=value),
            ),
            Choice(
                "ics", "System", queries.systems(rows), lambda found, value: found.filter(organisation__ics__code=value)
            ),
        ),
        empty="No organisation is expected yet. When the collection opens, every trust of its reference date is.",
    )
    context = {
        "collection": collection,
        "sentence": presenters.sentence(collection, states),
        "tiles": [presenters.tile(each) for each in regions],
        "legend": presenters.legend(regions),
        "headings": [state.words for state in RETURN.states],
        "state": COLLECTION.state(collection.state),
        "steps": [verb for verb in ("open", "close") if COLLECTION.can(collection.state, verb)],
        "can_release": COLLECTION.can(collection.state, "release"),
        "releases": of_edition(collection.standard, collection.year),
        "as_of": presenters.as_of(timezone.now()),
        "waiting": states["submitted"] + states["queried"],
        "address": lambda name, **parts: address(name, collection, **parts),
    }
    return answer(request, "national/show.html", table, context)


def _by_name(rows: QuerySet[Return], words: str) -> QuerySet[Return]:
    return rows.filter(Q(organisation__name__icontains=words) | Q(organisation__code__iexact=words))


def open_it(request: HttpRequest, collection: Collection) -> HttpResponse:
    """Opens it by hand."""
    return _stepped(request, collection, actions.open_collection, "is open: every trust was given a return to make.")


def close_it(request: HttpRequest, collection: Collection) -> HttpResponse:
    """Closes it by hand."""
    return _stepped(
        request, collection, actions.close_collection, "is closed. What is submitted now is taken, and marked late."
    )


def _stepped(request: HttpRequest, collection: Collection, step: Any, words: str) -> HttpResponse:
    try:
        step(request.user, collection)
    except CannotMove as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, f"{collection} {words}")
    return HttpResponseRedirect(address("collection", collection))


def remind(request: HttpRequest, collection: Collection) -> HttpResponse:
    """The reminder that will go, to whom: to be read first; and sends it, as a job."""
    chased = queries.to_chase(request.user, collection)
    going = [each for each in chased if each.people and not each.today]
    if request.method == "POST" and going:
        job = start(request.user, None, chasing.work, "Sends the reminders", collection=collection.pk)
        return redirect("job", public_id=job.public_id)
    letter = ""
    if going:
        given = {**words_of(going[0].thing), "name": "…", "site_name": "", "site_url": ""}
        letter = render_to_string(f"{TEMPLATE}_message.txt", given).strip()
    return render(
        request,
        "national/remind.html",
        {
            "collection": collection,
            "going": going,
            "people": sum(each.people for each in going),
            "today": [each for each in chased if each.today],
            "nobody": [each for each in chased if not each.people and not each.today],
            "letter": letter,
            "address": lambda name, **parts: address(name, collection, **parts),
        },
    )


def look_at(request: HttpRequest, collection: Collection) -> HttpResponse:
    """What to look at in the returns that wait for a decision; and accepts one, or all that hold nothing to look at."""
    waiting = queries.submitted_returns(collection)
    looked = look(waiting, queries.accepted_beside(collection))
    if request.method == "POST":
        return _accepted(request, collection, looked)
    ready = [each for each in looked if each.thing.state == "submitted" and not each.pressing]
    return render(
        request,
        "national/look.html",
        {
            "collection": collection,
            "looked": [each for each in looked if each.pressing],
            "ready": ready,
            "asked": [each for each in looked if each.thing.state == "queried" and not each.pressing],
            "kinds": KINDS,
            "tag": lambda thing: _tag(_named(thing.state)),
            "address": lambda name, **parts: address(name, collection, **parts),
        },
    )


def _accepted(request: HttpRequest, collection: Collection, looked: list[Any]) -> HttpResponse:
    which, back = request.POST.get("which", ""), address("collection-look", collection)
    read = dict(each.split(":", 1) for each in request.POST.getlist("read") if ":" in each)
    done, passed = 0, 0
    for each in looked:
        code = each.thing.organisation.code
        chosen = not each.pressing if which == "all" else code == which
        if not chosen or each.thing.state != "submitted" or not read.get(code, "").isdigit():
            continue
        try:
            actions.accept(request.user, each.thing, version=int(read[code]))
            done += 1
        except (CannotMove, actions.NothingToSend):
            passed += 1
    if done:
        messages.success(request, f"{done:,} return{'' if done == 1 else 's'} accepted.")
    if passed:
        messages.warning(request, f"{passed:,} changed while you looked, and stay to be looked at.")
    if not done and not passed:
        messages.warning(request, "Nothing was left to accept.")
    return HttpResponseRedirect(back)


def query(request: HttpRequest, thing: Return) -> HttpResponse:
    """Asks the organisation about a figure of its return."""
    collection = thing.collection
    about = (request.POST.get("about") or request.GET.get("about", ""))[:200]
    version = thing.current
    looked = next(iter(look([thing], queries.accepted_beside(collection))), None) if version is not None else None
    concern = next((each for each in (looked.concerns if looked else ()) if each.about == about and about), None)
    quoted = f"{concern.says}\n\nCan you tell us why?" if concern else ""
    form = QueryForm(request.POST or None, initial={"words": quoted})
    if request.method == "POST" and form.is_valid():
        try:
            actions.query(request.user, thing, words=form.cleaned_data["words"], about=about if concern else "")
        except (CannotMove, actions.NothingToSend) as error:
            form.add_error("words", str(error))
        else:
            messages.success(request, f"{thing.organisation.name} was asked. Its return waits for the answer.")
            return HttpResponseRedirect(address("collection-look", collection))
    return render(request, "national/query.html", {"form": form, "thing": thing, "about": about, "looked": looked})


def release(request: HttpRequest, collection: Collection) -> HttpResponse:
    """What a release will hold, what it is without, and what it corrects; and begins it, as a job."""
    before = of_edition(collection.standard, collection.year)
    form = ErratumForm(request.POST or None) if before else None
    possible = COLLECTION.can(collection.state, "release") and queries.accepted_returns(collection).exists()
    if request.method == "POST" and possible and (form is None or form.is_valid()):
        erratum = form.cleaned_data["erratum"] if form is not None else ""
        job = releasing.begin(request.user, collection, erratum)
        return redirect("job", public_id=job.public_id)
    return render(
        request,
        "national/release.html",
        {
            "collection": collection,
            "form": form,
            "before": before,
            "accepted": queries.accepted_returns(collection).count(),
            "left_out": list(queries.left_out(collection)),
            "closed": COLLECTION.can(collection.state, "release"),
            "possible": possible,
            "address": lambda name, **parts: address(name, collection, **parts),
        },
    )
