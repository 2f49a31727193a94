"""A return from draft to acceptance: who may take which step, and from where."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from levelground_site.access import Refused, Role, System
from levelground_site.access.states import CannotMove
from levelground_site.config.unchanging import NeverChanged
from levelground_site.returns import actions
from levelground_site.returns.models import Collection, How, Remark, Return, Statement, Version
from site_world import World

pytestmark = pytest.mark.django_db
SECRET = '{"counts": "one person in band 9"}'


@pytest.fixture(autouse=True)
def second_factors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("levelground_site.people.models.Person.has_second_factor", True)
    # The returns here are no real ones: nothing can have moved in them.
    monkeypatch.setattr("levelground_site.returns.queries.unexplained", lambda *_: ())


@pytest.fixture
def collection(world: World) -> Collection:
    now = timezone.now()
    system = System("test")
    planned = actions.plan(
        system, None, name="wres", year=2026, opens=now, closes=now + timedelta(days=30), publish_by=date(2026, 10, 31)
    )
    return actions.open_collection(system, planned)


@pytest.fixture
def mine(world: World, collection: Collection) -> Return:
    return collection.returns.get(organisation=world.own)


def _taken_in(world: World, thing: Return, fingerprint: str = "a" * 64) -> Version:
    return actions.take_in(
        world.people[Role.ANALYST], thing, content=SECRET, fingerprint=fingerprint, how=How.RETURN_FILE
    )


def _submitted(world: World, thing: Return) -> Return:
    version = _taken_in(world, thing).number
    actions.review(world.people[Role.EQUALITY_LEAD], thing, version=version)
    actions.sign_off(world.people[Role.EXECUTIVE], thing, version=version)
    return actions.submit(world.people[Role.ANALYST], thing, version=version)


def test_trusts_that_exist_are_expected(world: World, collection: Collection) -> None:
    assert set(collection.returns.values_list("organisation__code", flat=True)) == {"RAA", "RBB"}


def test_from_draft_to_acceptance_and_correction(world: World, mine: Return) -> None:
    sent = _submitted(world, mine)
    national = world.people[Role.NATIONAL_TEAM]
    question = actions.query(national, sent, words="Is band 9 right?", about="1|pay_band=Band 9|percentage")
    mine.refresh_from_db()
    assert mine.state == "queried"
    actions.answer(world.people[Role.EQUALITY_LEAD], question, words="Yes, we looked.")
    mine.refresh_from_db()
    assert mine.state == "submitted"
    accepted = actions.accept(national, mine, version=1)
    assert (accepted.state, accepted.accepted) == ("accepted", accepted.current)
    actions.correct(
        world.people[Role.ANALYST],
        mine,
        content="{}",
        fingerprint="b" * 64,
        how=How.RETURN_FILE,
        why="Two people were counted twice.",
    )
    mine.refresh_from_db()
    assert mine.state == "draft"
    assert mine.accepted is not None
    assert mine.accepted.number == 1
    assert mine.current is not None
    assert mine.current.number == 2


def test_a_step_is_taken_with_the_version_that_was_read(world: World, mine: Return) -> None:
    _taken_in(world, mine)
    _taken_in(world, mine, "b" * 64)
    with pytest.raises(actions.NothingToSend, match="Version 2 has come in"):
        actions.review(world.people[Role.EQUALITY_LEAD], mine, version=1)


def test_the_same_file_twice_is_one_version(world: World, mine: Return) -> None:
    assert _taken_in(world, mine) == _taken_in(world, mine)
    assert mine.versions.count() == 1


def test_steps_out_of_order_are_refused(world: World, mine: Return) -> None:
    version = _taken_in(world, mine).number
    with pytest.raises(CannotMove):
        actions.sign_off(world.people[Role.EXECUTIVE], mine, version=version)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.EXECUTIVE])
def test_only_the_executive_signs(world: World, mine: Return, role: Role) -> None:
    version = _taken_in(world, mine).number
    actions.review(world.people[Role.EQUALITY_LEAD], mine, version=version)
    with pytest.raises(Refused):
        actions.sign_off(world.people[role], mine, version=version)


def test_nobody_of_another_organisation_acts(world: World, collection: Collection) -> None:
    theirs = collection.returns.get(organisation=world.other)
    with pytest.raises(Refused):
        _taken_in(world, theirs)


def test_the_national_team_sees_nothing_before_the_submission(world: World, mine: Return) -> None:
    from levelground_site.access import may

    national = world.people[Role.NATIONAL_TEAM]
    _taken_in(world, mine)
    mine.refresh_from_db()
    assert not may(national, "return.see", of=mine)
    sent = _submitted(world, mine)
    assert may(national, "return.see", of=sent)


def test_versions_statements_and_remarks_are_never_changed(world: World, mine: Return) -> None:
    version = _taken_in(world, mine)
    version.number = 7
    with pytest.raises(NeverChanged):
        version.save()
    with pytest.raises(NeverChanged):
        version.delete()


def test_nothing_lies_readable_in_the_database(world: World, mine: Return) -> None:
    version = _taken_in(world, mine)
    lead = world.people[Role.EQUALITY_LEAD]
    actions.write(lead, mine, kind=Statement.Kind.REASON, key="1", words="One consultant left.", seen=None)
    actions.remark(lead, mine, words="She was the only one.")
    with connection.cursor() as cursor:
        kept = ""
        for table, column in (("version", "content"), ("statement", "words"), ("remark", "words")):
            cursor.execute(f"SELECT {column} FROM returns_{table}")
            kept += str(cursor.fetchall())
    assert "band 9" not in kept
    assert "consultant" not in kept
    assert "only one" not in kept
    assert Version.objects.get(pk=version.pk).document == {"counts": "one person in band 9"}
    assert Remark.objects.get().words == "She was the only one."


def test_two_who_write_at_once_lose_nothing(world: World, mine: Return) -> None:
    lead, analyst = world.people[Role.EQUALITY_LEAD], world.people[Role.ANALYST]
    first = actions.write(lead, mine, kind=Statement.Kind.ANSWER, key="board", words="Ours", seen=None)
    with pytest.raises(actions.SomebodyElseWrote) as caught:
        actions.write(analyst, mine, kind=Statement.Kind.ANSWER, key="board", words="Mine", seen=None)
    assert caught.value.newest == first
    actions.write(analyst, mine, kind=Statement.Kind.ANSWER, key="board", words="Mine", seen=first.pk)
    assert [each.words for each in mine.statements.all()] == ["Ours", "Mine"]


def test_what_moved_is_explained_before_it_is_submitted(
    world: World, mine: Return, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("levelground_site.returns.queries.unexplained", lambda *_: ("% Asian, band 9",))
    with pytest.raises(actions.NothingToSend, match="1 of what moved since last year has no reason yet: % Asian"):
        _submitted(world, mine)
    mine.refresh_from_db()
    assert mine.state == "signed"
