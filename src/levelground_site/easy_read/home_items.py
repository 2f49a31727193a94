"""Easy read on the front page, in everybody's list, and in search."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from levelground_site.access import Role, may
from levelground_site.easy_read import queries
from levelground_site.easy_read.asking import FORMS
from levelground_site.easy_read.queries import asking
from levelground_site.easy_read.texts import PATTERNS
from levelground_site.home.registry import For, Item, Where, home_items, way_in

way_in("You like easy words and pictures", "Easy-read pages", "easy-read", order=5, whom=For.ANYONE)


@home_items(Where.WAITING)
def forms_going(person: Any) -> Iterator[Item]:
    """Forms that were begun."""
    for each in asking.going(person):
        address = reverse("easy-form", kwargs={"token": each.public_id})
        yield Item(FORMS[each.form].title, address, action="Go on", since=each.changed)


@home_items(Where.WAITING)
def messages_waiting(person: Any) -> Iterator[Item]:
    """Messages to answer; of the responsible executive those whose day has gone by."""
    if may(person, "not-working.answer"):
        for each in asking.waiting_for(person):
            address = reverse("not-working-message", kwargs={"public_id": each.public_id})
            whose = each.organisation.name if each.organisation else ""
            yield Item("Answer a message", address, "Answer", whose=whose, since=each.said, by=each.answer_by)
    for held in person.roles_held:
        if held.role is Role.EXECUTIVE and (late := asking.overdue_at(held.organisations).count()):
            words = f"{late} message{'' if late == 1 else 's'} had no answer by the day that was promised"
            address = reverse("organisation", kwargs={"code": held.organisation.code})
            yield Item(words, address, "Your organisation", whose="Ask the lived-experience lead")


@home_items(Where.WAITING)
def words_to_approve(person: Any) -> Iterator[Item]:
    """Sentences and drafts that wait for the lived-experience lead."""
    if not may(person, "easy-read.approve"):
        return
    count = len(queries.patterns_waiting(PATTERNS.values()))
    if count:
        words = f"Approve {count} easy-read {'sentence' if count == 1 else 'sentences'}, once each"
        yield Item(words, reverse("easy-desk") + "#sentences", action="Read them")
    for draft in queries.drafts():
        address = reverse("easy-wording", kwargs={"key": draft.key, "number": draft.number})
        yield Item(f"New words for “{draft.text.title}”", address, "Decide", since=draft.at)
