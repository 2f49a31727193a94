"""The demo writes in bulk what actions would have written one after the other."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from levelground_site.access import Role
from levelground_site.audit.models import Entry
from levelground_site.audit.trail import record_all, verify
from levelground_site.config.sealing import Sealed, seal
from levelground_site.demo.england import Document
from levelground_site.demo.making import is_there, maker
from levelground_site.organisations.models import Organisation
from levelground_site.returns import actions, demo_data
from levelground_site.returns.demo_stories import Dates, Story, dates_of, story_of
from levelground_site.returns.models import Collection, How, Remark, Return, Statement
from site_world import World

pytestmark = pytest.mark.django_db
FIGURE = {"indicator": "3", "part": "", "comparator": "white", "statistic": "ratio", "value": 1.2}
CONTENT = json.dumps({"figures": [FIGURE], "movements": [{"key": "3|ratio", "kind": "jumped"}]})


@pytest.fixture(autouse=True)
def second_factors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("levelground_site.people.models.Person.has_second_factor", True)
    # The returns here are no real ones: nothing can have moved in them.
    monkeypatch.setattr("levelground_site.returns.queries.unexplained", lambda *_: ())


@pytest.fixture
def collection(world: World) -> Collection:
    now = timezone.now()
    given = {"opens": now - timedelta(days=9), "closes": now + timedelta(days=9), "publish_by": date(2026, 10, 31)}
    return Collection.objects.create(standard="wres", year=2026, title="Workforce", state="open", **given)


def _in_bulk(world: World, collection: Collection, story: Story) -> Return:
    written = demo_data.Written()
    team = {role: world.people[role] for role in demo_data.WORKING}
    document = Document("wres", 2026, "RAA", seal(CONTENT), "a" * 64, ("3|ratio",), ("3||ratio",))
    demo_data._return(written, collection, world.own, story, document, team, world.people[Role.NATIONAL_TEAM])
    demo_data._keep(written)
    return collection.returns.get(organisation=world.own)


def _by_actions(world: World, bulk: Return) -> Return:
    """The same, one action after the other, with the words and the file that the demo chose."""
    thing = Return.objects.create(collection=bulk.collection, organisation=bulk.organisation)
    people = world.people
    first = bulk.versions.get()
    actions.take_in(people[Role.ANALYST], thing, content=CONTENT, fingerprint="a" * 64, how=How(first.how))
    for said in bulk.statements.all():
        kind = Statement.Kind(said.kind)
        actions.write(people[Role.EQUALITY_LEAD], thing, kind=kind, key=said.key, words=said.words, seen=None)
    for remark in bulk.remarks.filter(kind=Remark.Kind.INSIDE):
        actions.remark(people[Role.ANALYST], thing, words=remark.words)
    actions.review(people[Role.EQUALITY_LEAD], thing, version=1)
    actions.sign_off(people[Role.EXECUTIVE], thing, version=1)
    actions.submit(people[Role.ANALYST], thing, version=1)
    query, answer = (bulk.remarks.get(kind=kind) for kind in (Remark.Kind.QUERY, Remark.Kind.ANSWER))
    thing.refresh_from_db()
    asked = actions.query(people[Role.NATIONAL_TEAM], thing, words=query.words, about=query.about)
    actions.answer(people[Role.EQUALITY_LEAD], asked, words=answer.words)
    thing.refresh_from_db()
    actions.accept(people[Role.NATIONAL_TEAM], thing, version=1)
    thing.refresh_from_db()
    assert bulk.approved_on is not None
    assert bulk.published_on is not None
    actions.approve(people[Role.BOARD_MEMBER], thing, on=bulk.approved_on)
    lead = people[Role.EQUALITY_LEAD]
    return actions.publish(lead, thing, on=bulk.published_on, at=bulk.published_at)


# What differs from one making to the next.
OWN = {"id", "at", "of", "answers", "public_id", "submitted_at", "collection", "current", "accepted"}


def _rows(thing: Return) -> list[Any]:
    rows = [thing, *thing.versions.all(), *thing.statements.order_by("kind", "key"), *thing.remarks.order_by("kind")]
    return [
        {field.name: getattr(row, field.name) for field in row._meta.fields if field.name not in OWN} for row in rows
    ]


def _trail() -> list[Any]:
    told = []
    for entry in Entry.objects.filter(verb__startswith="return."):
        detail = {name: value for name, value in entry.detail.items() if name != "query"}
        told.append((entry.verb, entry.kind, entry.who, entry.organisation, sorted(detail.items())))
    return sorted(told, key=repr)


def test_bulk_leaves_what_actions_leave(world: World, collection: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo_data, "HOME", "RAA")  # so that there is a remark for certain
    now = timezone.now()
    steps = {name: now - timedelta(hours=9 - number) for number, name in enumerate(demo_data_steps())}
    story = Story("accepted", steps, now - timedelta(hours=4), now - timedelta(hours=3), now.date(), now.date())
    bulk = _in_bulk(world, collection, story)
    rows, trail = _rows(bulk), _trail()
    before = Entry.objects.count()
    Collection.objects.create(
        standard="wres", year=2025, title="Workforce", state="open", opens=collection.opens, closes=collection.closes,
        publish_by=collection.publish_by,
    )  # fmt: skip
    Entry.objects.all()._raw_delete("default")
    bulk.collection = Collection.objects.get(year=2025)
    assert before == len(trail)
    assert (_rows(_by_actions(world, bulk)), _trail()) == (rows, trail)
    assert bulk.accepted == bulk.current


def demo_data_steps() -> tuple[str, ...]:
    return ("take-in", "review", "sign-off", "submit", "accept")


def test_the_trail_of_many_is_whole(world: World, collection: Collection) -> None:
    story = story_of("wres", 2026, "RAA", dates_of("wres", 2026, timezone.localdate()), personas=True)
    _in_bulk(world, collection, story)
    assert record_all([]) == []
    assert verify().faults == ()


@pytest.mark.parametrize("standard", ["wres", "wdes"])
def test_stories_are_possible(standard: str) -> None:
    """Steps in their order, none in the future; a late return came after the date, the others before."""
    states = set()
    for year in (2024, 2026):
        dates: Dates = dates_of(standard, year, timezone.localdate())
        for number in range(300):
            story = story_of(standard, year, f"R{number}", dates, personas=False)
            moments = list(story.steps.values())
            assert moments == sorted(moments)
            assert all(dates.opens < moment <= timezone.now() for moment in moments)
            assert bool(story.queried and not story.answered) == (story.state == "queried")
            states.add((year, story.state))
            if "submit" in story.steps and story.steps["submit"] > dates.closes:
                states.add((year, "late"))
    assert {state for year, state in states if year == 2024} == {"accepted", "late"}
    assert len({state for year, state in states if year == 2026}) >= 7


def test_a_demo_is_kept_until_what_makes_it_changes(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    assert not is_there()
    before = maker()
    settings.DEMO_SIZE = "system"
    assert maker() != before


def test_what_is_sealed_is_sealed_once(world: World, collection: Collection) -> None:
    thing = Return.objects.create(collection=collection, organisation=Organisation.objects.get(code="RAA"))
    long = "words " * 1000
    Statement.objects.create(of=thing, kind="reason", key="one", words=seal(long))
    Statement.objects.create(of=thing, kind="reason", key="two", words=long)
    assert list(thing.statements.values_list("words", flat=True)) == [long, long]
    assert isinstance(seal("short"), Sealed)
