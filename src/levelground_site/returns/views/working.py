"""The pages of a return's first three steps, and what every page of a return has around it."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from levelground.publishing import told, told_moved
from levelground_site.access import may
from levelground_site.access.states import CannotMove
from levelground_site.audit.queries import of_things
from levelground_site.organisations.published import published_values
from levelground_site.people.models import Person
from levelground_site.returns import actions, intake, queries
from levelground_site.returns.addresses import address
from levelground_site.returns.forms import CorrectForm, TakeInForm
from levelground_site.returns.models import How, Return, Version
from levelground_site.returns.presenters import faults, steps
from levelground_site.returns.presenters.about import about_words
from levelground_site.returns.states import RETURN

# What a person must be told, rather than shown an error.
TOLD = (CannotMove, actions.NothingToSend)


def page_of(
    request: HttpRequest,
    thing: Return,
    template: str,
    *,
    page: str,
    context: Mapping[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """A page of a return: its steps on the left, what the page needs, and at the foot who acts next and the history."""
    sees = may(request.user, "return.see", of=thing)
    version = queries.shown(request.user, thing) if sees else None
    figures = queries.figures(thing, version) if version is not None else None
    kept = queries.statements(thing, queries.seen_until(request.user, thing)) if sees else {}
    given = {
        "thing": thing,
        "page": page,
        "sees": sees,
        "version": version,
        "figures": figures,
        "kept": kept,
        "steps": steps.steps(thing, figures, kept) if sees else (),
        "state": RETURN.state(thing.state),
        "next": steps.next_of(request.user, thing),
        "history": _history(thing, sees),
        "about_words": lambda about: about_words(thing.collection.standard, about),
        "to": lambda name, **parts: address(name, thing, **parts),
    }
    return render(request, template, given | dict(context or {}), status=status)


def _history(thing: Return, sees: bool) -> list[steps.Line]:
    asked = [str(pk) for pk in thing.remarks.filter(kind="query").values_list("pk", flat=True)]
    entries = list(of_things({"returns.Return": [str(thing.public_id)], "returns.Remark": asked})[:100])
    people = Person.objects.filter(public_id__in=_identifiers(entries)) if sees else []
    return steps.history(entries, {str(person.public_id): person.name for person in people})


def _identifiers(entries: list[Any]) -> set[str]:
    """Whoever acted and is a person: commands have names, and people identifiers."""
    return {entry.who for entry in entries if len(entry.who) == 36 and entry.who.count("-") == 4}


def back_to(page: str, thing: Return) -> HttpResponse:
    """To a page of the return."""
    return redirect(address(page, thing))


def files(request: HttpRequest, thing: Return) -> HttpResponse:
    """Putting in the return, or a correction of one that was accepted."""
    form_of = CorrectForm if thing.state == "accepted" else TakeInForm
    form = form_of(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        before = thing.current
        try:
            taken = _take_in(request, thing, form.cleaned_data)
        except intake.CannotTake as why:
            context |= {"refused": why.faults}
        except TOLD as why:
            context |= {"refused": (str(why),)}
        else:
            messages.success(request, _taken_words(thing, before, taken))
            return back_to("return-faults", thing)
    status = 422 if "refused" in context or form.errors else 200
    return page_of(request, thing, "returns/files.html", page="return-files", context=context, status=status)


def _take_in(request: HttpRequest, thing: Return, given: Mapping[str, Any]) -> Version:
    readied = intake.readied(thing, given["document"].read())
    content, fingerprint, how = readied.content, readied.fingerprint, How.RETURN_FILE
    if "why" in given:
        return actions.correct(request.user, thing, content=content, fingerprint=fingerprint, how=how, why=given["why"])
    return actions.take_in(
        request.user, thing, content=content, fingerprint=fingerprint, how=how, reasons=readied.reasons
    )


def _taken_words(thing: Return, before: Version | None, taken: Version) -> str:
    if before is not None and taken.pk == before.pk:
        return f"This is version {taken.number}, which is here already: nothing has changed."
    words = f"Version {taken.number} is in."
    if before is None:
        return words
    old, new = (queries.figures(thing, each).checks for each in (before, taken))
    return f"{words} Of what the checks found: {faults.since(old, new)}."


def faults_page(request: HttpRequest, thing: Return) -> HttpResponse:
    """What the checks found in the records, and what to do about it."""
    listed = queries.versions(request.user, thing)
    found = [queries.figures(thing, each).checks for each in listed[:2]]
    context = {
        "faults": faults.faults(found[0]) if found else [],
        "since": faults.since(found[1], found[0]) if len(found) > 1 else "",
    }
    return page_of(request, thing, "returns/faults.html", page="return-faults", context=context)


def figures_page(request: HttpRequest, thing: Return) -> HttpResponse:
    """Each figure: this year, last year, the difference, the region's where it is published, and how we know."""
    version = queries.shown(request.user, thing)
    context: dict[str, Any] = {}
    if version is not None:
        figures = queries.figures(thing, version)
        moved: dict[str, list[Any]] = {}
        for one in told_moved(figures):
            moved.setdefault(one.indicator, []).append(one)
        collection = thing.collection
        context = {
            "told": told(figures),
            "moved": moved,
            "region": published_values(collection.standard, collection.year, thing.organisation.region),
        }
    return page_of(request, thing, "returns/figures.html", page="return-figures", context=context)
