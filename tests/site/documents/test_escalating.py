"""A formal request without an answer in time: one step up by itself, to whom its owner chose, and to nobody else."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from documents_at_hand import SECRET, Pair, written
from levelground_site.access import Refused, Role, may
from levelground_site.carers.passports.document_kinds import PASSPORT
from levelground_site.documents import actions, queries
from levelground_site.documents.actions import Reply
from levelground_site.documents.home_items import waiting
from levelground_site.people.models import Person
from site_world import World


@pytest.fixture
def pair(world: World) -> Pair:
    return written(world)


def late(pair: Pair, days: int = 29) -> datetime:
    """The moment, so many days after it was put to the manager."""
    return timezone.now() + timedelta(days=days)


def home(who: Person, monkeypatch: pytest.MonkeyPatch, day: date) -> list[tuple[str, str]]:
    """What waits for somebody on a day."""
    monkeypatch.setattr("levelground_site.documents.home_items.timezone.localdate", lambda: day)
    fresh = Person.objects.get(pk=who.pk)
    return [(each.what.partition(": ")[2], each.action) for each in waiting(fresh)]


def choose(pair: Pair, who: Person) -> None:
    """Its owner chooses who looks at the second thing when its answer is late."""
    row = pair.ask(2)
    actions.ask(pair.owner, pair.now(), row.words, row.rests_on, row, late_to=who.email)


def test_it_goes_to_whom_its_owner_chose_once_and_shows_that_one_thing(
    world: World, pair: Pair, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    hr = world.people[Role.HR]
    choose(pair, hr)
    pair.share()
    turn = pair.ask(2).turn
    list(actions.keep_documents(late(pair, 28)))  # the last day is not late
    assert queries.one(pair.document.public_id).grant_of(hr) is None
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        said = list(actions.keep_documents(late(pair)))
    assert said == ["Answers that are late: 1, taken one step up: 1."]
    assert {message.to[0] for message in mail.outbox} == {pair.owner.email, pair.manager.email, hr.email}
    assert all(message.subject == "Something waits for you" for message in mail.outbox)
    view = queries.shared_view(pair.now(), hr)
    assert [ask.number for ask in view.asks] == [2]
    assert view.parts == ()
    assert pair.ask(2).raised_at is not None
    assert pair.ask(2).turn == turn + 1
    day = timezone.localtime(late(pair)).date()
    assert ("an answer is late, and somebody else was asked", "Look") in home(pair.owner, monkeypatch, day)
    assert ("an answer is late", "Answer") in home(pair.manager, monkeypatch, day)
    assert ("you are asked to look at something", "Look") in home(hr, monkeypatch, day)
    monkeypatch.undo()
    # Called again, on the day or after, nobody is told twice; a fortnight later both are, and HR is not asked anew.
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert list(actions.keep_documents(late(pair))) == []
        assert list(actions.keep_documents(late(pair, 30))) == []
    assert mail.outbox == []
    with django_capture_on_commit_callbacks(execute=True):
        assert list(actions.keep_documents(late(pair, 43))) == ["Answers that are late: 1, taken one step up: 0."]
    assert {message.to[0] for message in mail.outbox} == {pair.owner.email, pair.manager.email}
    # What is answered is late no more.
    pair.answer(Reply("try", trial_until=day, placed_by="M", place_by=day), 2, hr)
    assert not pair.ask(2).late(day)
    assert list(actions.keep_documents(late(pair, 90))) == []


@pytest.mark.parametrize("why", ["nobody was chosen", "whoever was chosen has left", "only the owner's", "paused"])
def test_nobody_sees_it_whom_its_owner_did_not_choose(
    world: World, pair: Pair, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hr = world.people[Role.HR]
    if why != "nobody was chosen":
        choose(pair, hr)
    pair.share()
    if why == "whoever was chosen has left":
        hr.roles.update(until=timezone.localdate())
    elif why == "only the owner's":
        actions.revoke(pair.owner, pair.grant())
    elif why == "paused":
        for number in (1, 2):
            pair.answer(Reply("agree", placed_by="M", place_by=timezone.localdate()), number)
        pair.confirm()
        actions.ask_again(pair.owner, pair.ask(2))
        actions.pause(pair.owner, pair.now())
    list(actions.keep_documents(late(pair)))
    for who in world.people.values():
        if who not in (pair.owner, pair.manager):
            with pytest.raises(Refused):
                queries.shared_view(pair.now(), who)
    day = timezone.localtime(late(pair)).date()
    asked = ("an answer is late: choose who looks at it", "Choose") in home(pair.owner, monkeypatch, day)
    assert asked == (why in {"nobody was chosen", "whoever was chosen has left"})


def test_its_owner_chooses_when_asking_and_with_one_press_later(world: World, pair: Pair) -> None:
    client, hr = Client(), world.people[Role.HR]
    client.force_login(pair.owner)
    pair.share()
    asks = f"/one-to-one/{pair.document.public_id}/asks/"
    refused = client.post(asks, {"words": "Two days at home", "rests_on": "formal"}).content.decode()
    assert "Say who should look at it when the answer is late" in refused
    assert "Two days at home" in refused
    assert client.post(asks, {"words": "A lamp", "rests_on": "informal"}).status_code == 302
    given = {"words": "Two days at home", "rests_on": "formal", "late_to": hr.email}
    assert client.post(asks, given).status_code == 302
    row = pair.ask(4)
    assert row.late_to == hr.email
    # Only the choice changes: it is not asked anew, and its clock goes on.
    client.post(f"/one-to-one/for/{row.public_id}/", {**given, "late_to": "nobody"})
    assert pair.ask(4).late_to == ""
    assert pair.ask(4).turn == row.turn
    outsider = {**given, "words": "Three", "late_to": world.people[Role.EXECUTIVE].email}
    assert client.post(asks, outsider).status_code == 200
    help_page = f"/one-to-one/for/{row.public_id}/help/"
    assert f"Show it to {hr.name}" in client.get(help_page).content.decode()
    client.post(help_page, {"email": hr.email})
    assert may(hr, "document.answer", of=pair.ask(4))
    assert SECRET["situation"] not in str(queries.shared_view(pair.now(), hr))


@pytest.mark.parametrize(
    ("put", "by"),
    [
        (date(2026, 1, 5), date(2026, 3, 4)),
        (date(2026, 5, 1), date(2026, 6, 30)),
        (date(2026, 12, 31), date(2027, 2, 28)),
        (date(2027, 12, 30), date(2028, 2, 29)),
        (date(2026, 7, 31), date(2026, 9, 30)),
    ],
)
def test_two_months_are_months_and_not_sixty_days(put: date, by: date) -> None:
    """Employment Rights Act 1996, section 80G(1B): two months beginning with the day, whatever months they are."""
    assert PASSPORT.basis("statutory").decide_by(put) == by
    assert PASSPORT.basis("nhs-33").decide_by(put) == put + timedelta(days=28)
    assert PASSPORT.basis("informal").decide_by(put) is None
    assert [basis.key for basis in PASSPORT.bases if basis.formal] == ["nhs-33", "statutory", "own-disability"]
