"""Pledges, posts and ways into work when two act at the same moment. Run by test_on_postgresql."""

from datetime import timedelta

import pytest
from django.utils import timezone

from levelground_site.access import Role
from levelground_site.easy_read.actions import filling
from levelground_site.easy_read.asking import FORMS
from levelground_site.lived_experience.pledges import actions as pledges
from levelground_site.lived_experience.pledges.models import Evidence, Published, Question
from levelground_site.lived_experience.posts import queries as posts_asked
from levelground_site.lived_experience.posts.actions import keeping
from levelground_site.lived_experience.posts.models import Post
from levelground_site.lived_experience.ways_in import actions as ways
from levelground_site.lived_experience.ways_in import queries as ways_asked
from levelground_site.lived_experience.ways_in.models import Count
from pledges_at_hand import TEST, scheme, signed, started
from postgresql.two_at_once import at_once
from site_world import World, made_world

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = timezone.localdate()


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr("levelground_site.people.models.Person.has_second_factor", True)
    return made_world()


def test_a_pledge_checked_counted_published_and_asked_about_by_two_at_once(world: World) -> None:
    pledge = signed(world.own, scheme())
    given = {"kind": "plan", "says": "It is there.", "dated": TODAY, "link": "https://example.org/plan"}
    step = pledge.edition.steps.get(number=2)
    evidence = pledges.give_evidence(world.people[Role.EQUALITY_LEAD], pledge, step=step, **given)
    hr, lead = world.people[Role.HR], world.people[Role.LIVED_EXPERIENCE_LEAD]
    works = [lambda by=by: pledges.check(by, pledge, evidence=evidence, holds=True) for by in (hr, lead)]
    assert at_once(*works) == ["done", "done"]
    assert Evidence.objects.get().confirmed is not None, "whoever came second saw the first"

    day = TODAY - timedelta(days=400)
    enter = lambda: pledges.add_starts(TEST, pledge, route="trial", started=day, people=12)  # noqa: E731
    assert at_once(enter, enter) == ["CannotBe", "done"]
    pledges.confirm(TEST, pledge, entry=pledge.starts.get())
    started(pledge, 3, 300)
    publish = lambda: pledges.publish(TEST, pledge.scheme, day=TODAY)  # noqa: E731
    assert at_once(publish, publish) == ["done", "done"]
    assert Published.objects.count() == 1

    form = filling.begin(None, None, form=FORMS["pledge-ask"], about=str(pledge.pk), token="a-link")
    for key, answer in (("kind", "asks"), ("words", "When?"), ("reach", "")):
        form = filling.save_answer(None, form, key=key, answer=answer)
    send = lambda: filling.send(None, form)  # noqa: E731
    assert at_once(send, send) == ["done", "done"]
    assert Question.objects.count() == 1


def test_a_post_and_a_count_of_a_way_in_by_two_at_once(world: World) -> None:
    lead = world.people[Role.LIVED_EXPERIENCE_LEAD]
    data = {"title": "Adviser", "purpose": "Advice", "kind": "employed", "level": "service", "opened": TODAY}
    post = keeping.add(lead, world.own, post=Post(recruitment=["supporter"], **data))
    fill = lambda: keeping.fill(lead, post, since=TODAY)  # noqa: E731
    assert at_once(fill, fill) == ["CannotMove", "done"]
    assert [row.of["employed"] for row in posts_asked.practice() if row.words.startswith("A supporter")] == ["1"]

    def tell(started: int, why: str = "") -> Count:
        numbers = {"offered": 9, "started": started, "in_place": 2, "waited": 40}
        return ways.tell(lead, world.own, count=Count(route="internship", year=TODAY.year - 1, why=why, **numbers))

    assert at_once(lambda: tell(8), lambda: tell(8)) == ["done", "done"]
    assert at_once(lambda: tell(7, "One left."), lambda: tell(6, "Two left.")) == ["done", "done"]
    assert [each.number for each in ways_asked.told_of(world.own)] == [3, 2, 1]
    newest = ways_asked.newest().get()
    check = lambda: ways.check(world.people[Role.HR], newest)  # noqa: E731
    assert at_once(check, check) == ["done", "done"]
    assert list(ways_asked.checked()) == [newest]
