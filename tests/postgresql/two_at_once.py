"""Two people at the same moment, on a database that lets both begin. Run by test_on_postgresql."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

import documents_at_hand
from at_once import at_once
from levelground_site.access import Role
from levelground_site.access.states import CannotMove
from levelground_site.audit.trail import verify
from levelground_site.documents import actions as documents
from levelground_site.documents import queries
from levelground_site.documents.actions import Reply
from levelground_site.organisations.models import Organisation
from levelground_site.pace.actions import Pace, spend
from levelground_site.people.models import Person
from levelground_site.returns import actions
from levelground_site.returns.actions import NothingToSend, SomebodyElseWrote
from levelground_site.returns.models import Collection, How, Return, Statement
from site_world import World, made_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr("levelground_site.people.models.Person.has_second_factor", True)
    return made_world()


@pytest.fixture
def thing(world: World) -> Return:
    now = timezone.now()
    collection = Collection.objects.create(
        standard="wres",
        year=2026,
        title="Workforce",
        state="open",
        opens=now,
        closes=now + timedelta(days=9),
        publish_by=date(2026, 10, 31),
    )
    return Return.objects.create(collection=collection, organisation=Organisation.objects.get(code="RAA"))


def test_it_is_postgresql() -> None:
    assert connection.vendor == "postgresql"


def test_nothing_is_left_to_migrate() -> None:
    call_command("migrate", check_unapplied=True, verbosity=0)


def test_two_write_the_same_words_and_neither_is_lost(world: World, thing: Return) -> None:
    def write(words: str) -> Callable[[], object]:
        lead = world.people[Role.EQUALITY_LEAD]
        kind = Statement.Kind.REASON
        return lambda: actions.write(lead, thing, kind=kind, key="one", words=words, seen=None)

    assert at_once(write("mine"), write("yours")) == [SomebodyElseWrote.__name__, "done"]
    assert thing.statements.count() == 1


def test_two_files_at_once_are_two_versions_and_one_file_twice_is_one(world: World, thing: Return) -> None:
    def take(fingerprint: str) -> Callable[[], object]:
        analyst = world.people[Role.ANALYST]
        return lambda: actions.take_in(analyst, thing, content="{}", fingerprint=fingerprint, how=How.RETURN_FILE)

    assert at_once(take("a" * 64), take("a" * 64)) == ["done", "done"]
    assert [each.number for each in thing.versions.all()] == [1]
    assert at_once(take("b" * 64), take("c" * 64)) == ["done", "done"]
    assert [each.number for each in thing.versions.all()] == [1, 2, 3]


def test_a_step_is_taken_once(world: World, thing: Return) -> None:
    actions.take_in(world.people[Role.ANALYST], thing, content="{}", fingerprint="a" * 64, how=How.RETURN_FILE)

    def review() -> object:
        return actions.review(world.people[Role.EQUALITY_LEAD], thing, version=1)

    assert at_once(review, review) == [CannotMove.__name__, "done"]


def test_a_review_of_what_has_just_been_replaced_is_refused_or_came_first(world: World, thing: Return) -> None:
    analyst = world.people[Role.ANALYST]
    actions.take_in(analyst, thing, content="{}", fingerprint="a" * 64, how=How.RETURN_FILE)
    ends = at_once(
        lambda: actions.review(world.people[Role.EQUALITY_LEAD], thing, version=1),
        lambda: actions.take_in(analyst, thing, content="{}", fingerprint="b" * 64, how=How.RETURN_FILE),
    )
    assert ends in (["done", "done"], [NothingToSend.__name__, "done"])
    thing.refresh_from_db()
    # Whichever came first, what stands there now has not been reviewed.
    assert thing.state == "draft"


def test_the_trail_keeps_its_order_when_many_write_at_once(world: World, thing: Return) -> None:
    analyst = world.people[Role.ANALYST]
    works = [lambda number=number: actions.remark(analyst, thing, words=f"remark {number}") for number in range(8)]
    assert at_once(*works) == ["done"] * 8
    found = verify()
    assert found.faults == ()
    assert found.entries == 8


def test_two_answer_the_same_ask_and_one_is_told_that_it_changed(world: World) -> None:
    pair = documents_at_hand.written(world)
    pair.share()
    row = pair.ask()

    def answer(by: Person, reply: Reply) -> Callable[[], object]:
        return lambda: documents.answer(by, row, reply, turn=row.turn)

    soon = timezone.localdate() + timedelta(days=7)
    other = Reply("agree-differently", agreed_words="Half past", placed_by="Me", place_by=soon)
    ends = at_once(answer(pair.manager, documents_at_hand.yes()), answer(pair.owner, other))
    assert ends == [documents.ChangedMeanwhile.__name__, "done"]


def test_both_confirm_at_once_and_one_version_is_made(world: World) -> None:
    pair = documents_at_hand.written(world)
    pair.share()
    for number in (1, 2):
        pair.answer(documents_at_hand.yes(), number)
    documents.set_review(pair.owner, pair.now(), timezone.localdate() + timedelta(days=300))
    now = queries.agreement(pair.now())
    works = [lambda by=by: documents.confirm(by, pair.document, now) for by in (pair.owner, pair.manager)]
    assert at_once(*works) == ["done", "done"]
    assert pair.document.versions.count() == 1
    assert pair.now().state == "agreed"


def test_what_is_taken_back_while_it_is_answered_is_answered_before_or_not_at_all(world: World) -> None:
    pair = documents_at_hand.written(world)
    pair.share()
    row, grant = pair.ask(), pair.grant()
    ends = at_once(
        lambda: documents.revoke(pair.owner, grant),
        lambda: documents.answer(pair.manager, row, documents_at_hand.yes(), turn=row.turn),
    )
    assert ends in (["done", "done"], ["Refused", "done"])
    assert pair.now().other is None


def test_of_many_who_ask_at_once_each_is_counted() -> None:
    asked = [lambda: spend("api", "192.0.2.1", Pace(100, 3600))] * 8
    assert at_once(*asked) == ["done"] * 8
    assert spend("api", "192.0.2.1", Pace(100, 3600)).left == 100 - 9
