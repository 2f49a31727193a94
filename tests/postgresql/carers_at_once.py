"""What two people do at once with portals, guides, stories and late answers. Run by test_on_postgresql."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

import documents_at_hand
import library_at_hand
import portals_at_hand
from at_once import at_once
from levelground_site.access import Role
from levelground_site.access.states import CannotMove
from levelground_site.carers.library import actions as library
from levelground_site.carers.library.models import Text
from levelground_site.carers.passports import actions as passports
from levelground_site.carers.passports.models import Counted
from levelground_site.carers.portal_access import actions as portals
from levelground_site.carers.portal_access.actions import NotPossible
from levelground_site.carers.portal_access.models import Access
from levelground_site.documents import actions as documents
from levelground_site.documents.models import Ask, Document, Grant
from levelground_site.people.models import RoleHeld
from levelground_site.stories import actions as stories
from levelground_site.stories import queries as told
from site_world import World, holds, made_world, person
from stories_at_hand import published

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr("levelground_site.people.models.Person.has_second_factor", True)
    return made_world()


def test_the_last_seat_of_a_portal_and_a_guides_place_are_given_once(world: World) -> None:
    """Two grant the last seat; two publish the two corrections of a guide."""
    of = portals_at_hand.membership(world.system, seats=1)
    asked: list[Access] = []
    for name in ("One", "Another"):
        who = person(name)
        holds(who, Role.STAFF_MEMBER, world.own)
        asked.append(portals.ask(who, None, membership=of, organisation=world.own))
    hr, lead = world.people[Role.HR], world.people[Role.CARERS_LEAD]
    ends = at_once(lambda: portals.grant(hr, asked[0]), lambda: portals.grant(lead, asked[1]))
    assert ends == [NotPossible.__name__, "done"]
    assert Access.objects.filter(state="granted").count() == 1

    text, editor = library_at_hand.published(world), world.people[Role.EDITOR]
    next_review = timezone.localdate() + timedelta(days=90)
    waiting = [library.send_to_review(lead, library.revise(lead, text)) for _ in range(2)]

    def publish(one: Text) -> Callable[[], object]:
        return lambda: library.publish(editor, one, next_review=next_review)

    assert "done" in at_once(*(publish(each) for each in waiting))
    assert Text.objects.shown().filter(item=text.item).count() == 1
    same = library.send_to_review(lead, library.revise(lead, text))
    assert at_once(publish(same), publish(same)) == [CannotMove.__name__, "done"]


def test_a_late_answer_goes_up_once_a_month_is_counted_once_and_a_story_taken_back_is_nowhere(
    world: World, settings: Any, tmp_path: Any
) -> None:
    settings.DATA = tmp_path
    pair = documents_at_hand.written(world)
    row, hr = pair.ask(2), world.people[Role.HR]
    documents.ask(pair.owner, pair.now(), row.words, row.rests_on, row, late_to=hr.email)
    pair.share()
    later = timezone.now() + timedelta(days=30)
    assert at_once(*[lambda: list(documents.keep_documents(later))] * 2) == ["done", "done"]
    assert Grant.objects.filter(to=hr, ended_at=None).count() == 1
    assert Ask.objects.get(pk=row.pk).raised_at is not None

    RoleHeld.objects.update(since=timezone.localdate() - timedelta(days=90))
    Document.objects.update(kind="carers-passport", asked_at=timezone.now() - timedelta(days=60))
    assert "done" in at_once(*[lambda: list(passports.count_by_month(timezone.now()))] * 2)
    assert Counted.objects.count() == 1

    teller, editor = world.people[Role.STAFF_MEMBER], world.people[Role.EDITOR]
    story = published(teller, editor)
    ends = at_once(
        lambda: stories.withdraw(teller, story), lambda: stories.take_down(editor, story, reason="We look again.")
    )
    assert "done" in ends
    story.refresh_from_db()
    assert not told.on_show().filter(pk=story.pk).exists()
    assert (story.words, story.state) == ("", "withdrawn")
