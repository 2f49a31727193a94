"""Where challenges wait, and where anybody begins one."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import mark_safe

from levelground_site.challenges import queries
from levelground_site.home.registry import Item, Where, home_items, page_link
from levelground_site.releases.beside import Shown, Tool, figures_tool
from levelground_site.releases.models import Release
from levelground_site.releases.sections import section

page_link("This looks wrong", "challenge")
page_link("Challenges and answers", "challenges", about_page=False)


@figures_tool(order=90)
def looks_wrong(request: HttpRequest, shown: Shown) -> Tool:
    """The form for a challenge of the figures of a page."""
    asked = {"page": f"{request.path}?release={shown.release.number}"}
    asked |= {"figure": f"indicator {shown.indicator}"} if shown.indicator else {}
    words = "No account is needed; you get an answer by a date."
    return Tool("This looks wrong: say so", f"{reverse('challenge')}?{urlencode(asked)}", words)


@home_items(Where.WAITING)
def to_answer(person: Any) -> Iterator[Item]:
    """Challenges that wait for this person's answer."""
    for each in queries.to_answer(person):
        late = ", and has had no answer in time" if each.state == "late" else ""
        yield Item(
            f"Somebody says that a figure looks wrong{late}",
            reverse("challenge-answer", kwargs={"pk": each.pk}),
            action="Answer it",
            whose=each.organisation.name if each.organisation else "England, a region or a system",
            since=each.made,
            by=each.due,
        )


@section(order=20)
def corrected(_: HttpRequest, release: Release) -> Any:
    """The challenges that a release answers."""
    found = list(queries.corrected_by(release))
    if not found:
        return None
    return mark_safe(render_to_string("challenges/_corrected.html", {"challenges": found}))  # noqa: S308 (escaped)
