"""The hub for those who look after someone, their rights, the guide to the talk, and what an employer adds."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from levelground_site.access import may
from levelground_site.carers import actions, queries
from levelground_site.carers import easy_texts as words
from levelground_site.carers.forms import AdditionForm, asked, initial
from levelground_site.carers.guide import guide as the_guide
from levelground_site.carers.models import Addition
from levelground_site.carers.rights import NATIONS, Answer, Worker, coming_after, rights_on
from levelground_site.carers.signposts import For, signposts_for
from levelground_site.design.words import day
from levelground_site.easy_read.showing import easy_page
from levelground_site.easy_read.texts import Section, Text
from levelground_site.home.hubs import leads_of
from levelground_site.organisations.models import Organisation

KINDS = {Answer.YES: "done", Answer.DEPENDS: "look", Answer.NO: "stopped"}


def hub(request: HttpRequest) -> HttpResponse:
    """In everyday words: what there is, and whom to turn to at once."""
    leads = [
        {"label": lead.label, "sentence": lead.sentence, "href": reverse(lead.url)}
        for lead in leads_of("carers", request.user)
    ]
    context = {
        "leads_here": leads,
        "posts": signposts_for(For.DANGER, For.DISTRESS),
        "elsewhere": signposts_for(For.COMPANY),
    }
    return render(request, "carers/hub.html", context)


def easy(request: HttpRequest) -> HttpResponse:
    """The hub in easy read."""
    leads = (
        (words.RIGHTS.row(), "carers-rights-easy"),
        (words.GUIDE.row(), "carers-guide"),
        (words.PASSPORT.row(), "passport"),
        (words.LIBRARY.row(), "library"),
        (words.STORIES.row(), "stories"),
    )
    sections = (
        Section("Is this you?", (*(each.row() for each in words.YOU), words.READ.row())),
        Section("What you can find here", tuple(row for row, _ in leads)),
        Section("If it is too much", tuple(each.row() for each in words.NOW)),
    )
    text = Text("carers-easy", "Do you look after someone?", "Find help here.", "carers", sections)
    links = {row.says: reverse(to) for row, to in leads}
    return easy_page(request, text, patterns=words.HUB, links=links, template="carers/easy.html")


def rights_easy(request: HttpRequest) -> HttpResponse:
    """In easy read, what the law gives today to whoever has a contract of work."""
    today = timezone.localdate()
    held = [each.right.key for each in rights_on(today, Worker.EMPLOYED) if each.answer is Answer.YES]
    law = [each.row() for key, rows in words.LAW.items() if key in held for each in rows]
    more = (words.MORE.row(), words.ASK.row(), words.LAW_ON.row(day=day(today), number=today.day))
    sections = (Section("What the law gives you", (words.FOR_WHOM.row(), *law)), Section("And more", more))
    text = Text("carers-rights-easy", "Your rights", "See your rights at work.", "carers-rights", sections)
    return easy_page(request, text, patterns=words.LAWS, template="carers/easy.html")


def rights(request: HttpRequest) -> HttpResponse:
    """What the law gives on a day: first it asks how somebody works here."""
    today = timezone.localdate()
    given = asked(request.GET, today)
    choices = [
        {"label": each.words, "sentence": "", "href": f"{reverse('carers-rights')}?worker={each.value}"}
        for each in Worker
    ]
    place = queries.place_of(request)
    added: dict[str, list[Addition]] = {}
    for each in queries.of_organisation(place) if place else ():
        added.setdefault(each.about, []).append(each)
    context = {
        "worker": given.worker,
        "nation": given.nation,
        "on": given.on,
        "today": given.on == today,
        "typed": given.typed,
        "fault": given.fault,
        "choices": choices,
        "kinds": KINDS,
        "nations": [{"value": each, "text": each, "checked": each == given.nation} for each in NATIONS],
        "now": rights_on(given.on, given.worker, given.nation) if given.worker else [],
        "coming": coming_after(given.on, given.worker, given.nation) if given.worker else [],
        "place": place,
        "added": added,
        "this_day": today,
    }
    return render(request, "carers/rights.html", context, status=400 if given.fault else 200)


def guide(request: HttpRequest) -> HttpResponse:
    """The guide, for both sides."""
    return render(
        request, "carers/guide.html", {"guide": the_guide(), "posts": signposts_for(For.DANGER, For.DISTRESS)}
    )


def employers(request: HttpRequest) -> HttpResponse:
    """Which employers say what they add to the law."""
    return render(request, "carers/employers.html", {"places": queries.with_some(), "own": queries.place_of(request)})


def employer(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """What one employer adds, by what it stands beside."""
    writes = may(request.user, "employer-adds.write", of=organisation)
    found = queries.all_of(organisation) if writes else queries.of_organisation(organisation)
    matters: dict[str, list[Addition]] = {}
    for each in found:
        matters.setdefault(each.about_words, []).append(each)
    context = {"organisation": organisation, "matters": matters, "writes": writes, "this_day": timezone.localdate()}
    return render(request, "carers/employer.html", context)


def add(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """One more thing that an employer adds."""
    today = timezone.localdate()
    form = AdditionForm(request.POST or None, initial={"since": today, "look_again": today + timedelta(days=365)})
    if request.method == "POST" and form.is_valid():
        actions.add(request.user, organisation, form.written)
        messages.success(request, "It is on the page.")
        return redirect("employer-adds", code=organisation.code)
    context = {"form": form, "organisation": organisation, "addition": None}
    return render(request, "carers/addition.html", context, status=400 if form.errors else 200)


def change(request: HttpRequest, addition: Addition) -> HttpResponse:
    """New words in the place of what stands, or nothing any more."""
    organisation = addition.organisation
    taking = request.POST.get("do") == "take-away"
    form = AdditionForm(request.POST if request.method == "POST" and not taking else None, initial=initial(addition))
    if request.method == "POST" and (taking or form.is_valid()):
        try:
            if taking:
                actions.take_away(request.user, addition)
            else:
                actions.replace(request.user, addition, form.written)
        except actions.TakenAway as why:
            messages.warning(request, str(why))
        else:
            messages.success(request, "It is off the page." if taking else "The new words are on the page.")
        return redirect("employer-adds", code=organisation.code)
    context = {"form": form, "organisation": organisation, "addition": addition}
    return render(request, "carers/addition.html", context, status=400 if form.errors else 200)
