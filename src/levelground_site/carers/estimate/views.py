"""Pages of the estimate: the published number for everybody; an organisation's own, for those who may."""

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from levelground.caring import (
    TRUST,
    Counts,
    Measured,
    published_estimate,
    share_of_45_to_64,
    sources,
    ways_of,
    working_csv,
    write_working,
)
from levelground.disclosure import rules_for
from levelground_site.access import may
from levelground_site.carers.estimate import actions, presenters, queries
from levelground_site.carers.estimate.example import EXAMPLE
from levelground_site.carers.estimate.forms import GiveForm
from levelground_site.carers.estimate.models import Kind
from levelground_site.organisations.models import Organisation

# Somewhere of this size, where nothing is asked for.
_WOMEN, _MEN = 2300, 700
# What is known of fewer people than these, or of as many, is not told beyond those who look after the estimate.
_SMALL = rules_for("public").hide_to


def public(request: HttpRequest) -> HttpResponse:
    """The published number, step by step; how far it can be trusted; and the same for any number of staff."""
    women, men = (_number(request.GET.get(name, ""), usual) for name, usual in (("women", _WOMEN), ("men", _MEN)))
    if women + men == 0:
        women, men = _WOMEN, _MEN
    counts = Counts({"staff": Measured(("sex",), {("women",): women, ("men",): men})})
    ways = ways_of(counts)
    asked = request.GET.copy()
    asked.setdefault("women", str(women))
    asked.setdefault("men", str(men))
    context = {
        "steps": published_estimate(),
        "trust": TRUST,
        "sources": sources(),
        "staff": women + men,
        "women": women,
        "men": men,
        "lines": [presenters.line_of(way, women + men) for way in ways],
        "reckoned": presenters.reckoned(ways, asked, staff=True),
        "own": [held.organisation for held in getattr(request.user, "roles_held", []) if _may_see(request, held)],
    }
    return render(request, "estimate/public.html", context)


def _may_see(request: HttpRequest, held: Any) -> bool:
    return held.organisation.kind == "trust" and may(request.user, "carers-estimate.see", of=held.organisation)


def _number(text: str, usual: int) -> int:
    plain = text.strip().replace(",", "")
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) <= 7 else usual


def show(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """How many carers work at one organisation; in full for those who look after it, rounded for the others."""
    told = queries.standing(organisation)
    whole = may(request.user, "carers-estimate.see-whole", of=organisation)
    context: dict[str, Any] = {"organisation": organisation, "told": told, "whole": whole}
    if told is not None:
        staff = told.counts.staff.total
        reckoned = presenters.reckoned(told.ways, request.GET)
        shown = [way for way in told.ways if whole or way.key != "record" or way.value > _SMALL]
        context |= {
            "lines": [presenters.line_of(way, staff, rounded=not whole) for way in shown],
            "answer": presenters.answer_of(reckoned.by, staff, rounded=not whole),
            "staff": f"{staff:,}" if whole else f"about {round(staff, -1):,}",
            "recognition": presenters.recognition(told, reckoned.by, rounded=not whole),
            "reckoned": reckoned,
            "reach": presenters.reach(told.counts, reckoned.by) if whole else [],
            "who": presenters.who(reckoned.by) if whole else [],
            "middle": share_of_45_to_64(reckoned.by),
            "unusable": not queries.usable(told),
        }
    return render(request, "estimate/show.html", context)


def give(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Takes a table of counts or of rates; all that is wrong with it is told at once."""
    form = GiveForm(request.POST or None, request.FILES or None)
    faults: tuple[dict[str, object], ...] = ()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        if file.size > actions.MOST_BYTES:
            form.add_error(
                "file", "The file is larger than 1 MB: it holds records, or another table. Counts are small."
            )
        else:
            try:
                actions.give(
                    request.user, organisation, kind=Kind(form.cleaned_data["kind"]), name=file.name,
                    content=file.read(), day=form.cleaned_data["day"],
                )  # fmt: skip
            except actions.NotTaken as why:
                faults = why.faults
            else:
                messages.success(request, "Kept, encrypted. The estimate below follows from it.")
                return redirect("carers-estimate-of", code=organisation.code)
    status = 400 if faults or form.errors else 200
    return render(
        request, "estimate/give.html", {"form": form, "organisation": organisation, "faults": faults}, status=status
    )


def forget(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Asks, and takes out all that was given."""
    if request.method == "POST":
        actions.forget(request.user, organisation)
        messages.success(request, "All counts are taken out.")
        return redirect("carers-estimate-of", code=organisation.code)
    return render(request, "estimate/forget.html", {"organisation": organisation})


def working(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The estimate with its working, and the reckoning that the address asks for: CSV, or XLSX (?as=xlsx)."""
    told = queries.standing(organisation)
    if told is None:
        raise Http404("No counts have been given yet.")
    given = presenters.reckoned(told.ways, request.GET).given
    if request.GET.get("as") == "xlsx":
        book = BytesIO()
        write_working(told.ways, book, given)
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return _file(book.getvalue(), kind, f"carers-{organisation.code}.xlsx")
    table = working_csv(told.counts, told.ways, given)
    return _file(table.encode("utf-8-sig"), "text/csv; charset=utf-8", f"carers-{organisation.code}.csv")


def example(request: HttpRequest) -> HttpResponse:
    """A table of counts to begin from; its numbers are made up."""
    return _file(EXAMPLE.encode(), "text/csv; charset=utf-8", "counts-example.csv")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
