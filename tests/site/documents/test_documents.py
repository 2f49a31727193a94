"""The mechanism: who reads what, what is agreed, what ends, and what nobody finds who has only the database."""

import json
from datetime import datetime, timedelta
from itertools import combinations
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.fernet import InvalidToken
from django.apps import apps
from django.core import mail
from django.utils import timezone

from documents_at_hand import SECRET, Pair, kind, written, yes
from levelground_site.access import Refused, Role, may
from levelground_site.access.policy import RESOURCES
from levelground_site.access.states import CannotMove
from levelground_site.audit.models import Entry
from levelground_site.audit.trail import verify
from levelground_site.documents import actions, queries
from levelground_site.documents.actions import CannotConfirm, CannotShare, ChangedMeanwhile, Incomplete, Reply
from levelground_site.documents.models import Document, Erasure, Key, Review
from levelground_site.people.models import Invitation, Person
from levelground_site.search.registry import find
from site_world import World, holds, person


@pytest.fixture
def pair(world: World) -> Pair:
    return written(world)


def read(document: Document, who: Any, version: Any = None) -> str:
    return json.dumps(queries.shared_view(document, who, version).as_data())


# ---- Who reads what ----


def test_every_role_every_share_every_version(world: World, pair: Pair) -> None:
    """All roles × all sets of sections × now and both versions: what is read is what was given, and nothing else."""
    manager, parts = kind().other, ("situation", "card", "asks")
    pair.share(sections=parts)
    for number in (1, 2):
        pair.answer(yes(), number)
    first = pair.confirm()
    pair.answer(yes(agreed_words=SECRET["answer"], verb="agree-differently"))
    second = pair.confirm()
    for size in range(1, len(parts) + 1):
        for given in combinations(parts, size):
            actions.change(pair.owner, pair.grant(), sections=given)
            document = pair.now()
            for version in (None, first, second):
                text = read(document, pair.manager, version)
                assert SECRET["private"] not in text
                assert SECRET["note"] not in text
                for part, word in (("situation", "situation"), ("card", "card"), ("asks", "ask")):
                    assert (SECRET[word] in text) == (part in given), (given, version, part)
            for role, who in world.people.items():
                if who not in (pair.owner, pair.manager):
                    with pytest.raises(Refused):
                        queries.shared_view(document, who)
                    for verb in RESOURCES["document"].verbs:
                        if verb not in {"begin", "claim", "list", "receipt"}:
                            assert not may(who, f"document.{verb}", of=document), (role, verb)
    assert manager.agrees


def test_what_is_only_its_owners_cannot_be_given(pair: Pair) -> None:
    for sections in (("private",), ("private", "asks"), (), ("nothing",)):
        with pytest.raises(CannotShare):
            pair.share(sections=sections)
    # A row that somebody put into the database by hand opens it no more.
    grant = pair.share()
    grant.sections = ["private", "asks"]
    grant.save()
    assert SECRET["private"] not in read(pair.now(), pair.manager)


def test_somebody_who_stands_in_sees_what_was_named_for_as_long_as_was_said(world: World, pair: Pair) -> None:
    deputy = world.people[Role.HR]
    pair.share(deputy, ("card", "asks"), party="deputy", asks=[2], until=timezone.localdate())
    view = queries.shared_view(pair.now(), deputy)
    assert [ask.number for ask in view.asks] == [2]
    assert not may(deputy, "document.answer", of=pair.ask(2))
    pair.document.grants.update(until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(Refused):
        queries.shared_view(pair.now(), deputy)


def test_the_two_prepare_unseen_by_each_other(pair: Pair) -> None:
    pair.share()
    actions.note_privately(pair.manager, pair.now(), "What I must not forget")
    assert queries.note_of(pair.now(), pair.manager) == "What I must not forget"
    assert queries.note_of(pair.now(), pair.owner) == SECRET["note"]
    actions.share(pair.owner, pair.now(), party="helper", email="the.hr@example.org", name="H", sections=["asks"])
    with pytest.raises(Refused):
        actions.note_privately(Person.objects.get(email="the.hr@example.org"), pair.now(), "I too")


def test_what_is_taken_back_is_gone_at_once(pair: Pair) -> None:
    pair.share()
    actions.revoke(pair.owner, pair.grant())
    assert pair.now().state == "draft"
    with pytest.raises(Refused):
        queries.shared_view(pair.now(), pair.manager)
    with pytest.raises(Refused):
        pair.answer(yes())


def test_nobody_else_shares_writes_or_erases(pair: Pair) -> None:
    pair.share()
    section, question = kind().places[1]
    for act in (
        lambda by: actions.write(by, pair.now(), section, question, "Mine now"),
        lambda by: actions.share(by, pair.now(), party="helper", email="x@example.org", name="X", sections=["asks"]),
        lambda by: actions.revoke(by, pair.grant()),
        lambda by: actions.ask(by, pair.now(), "More work"),
        lambda by: actions.put_in_place(by, pair.ask()),
        lambda by: actions.end(by, pair.now()),
        lambda by: actions.erase(by, pair.now()),
    ):
        with pytest.raises(Refused):
            act(pair.manager)


def test_one_without_an_account_is_invited_in_neutral_words_and_finds_it(world: World, pair: Pair) -> None:
    with pytest.raises(CannotShare):
        actions.share(pair.owner, pair.now(), party="manager", email="new@example.org", name="New", sections=["asks"])
    actions.share(
        pair.owner, pair.now(), party="manager", email="new@example.org", name="New", sections=["asks"],
        workplace=world.own,
    )  # fmt: skip
    invitation = Invitation.objects.get(email="new@example.org")
    assert invitation.role == Role.SUPPORTER
    assert pair.now().other is None
    new = Person.objects.create(email="new@example.org", name="New Manager")
    holds(new, Role.SUPPORTER, world.own)
    assert queries.waits_for(new).count() == 1
    actions.claim(new, None)
    assert SECRET["ask"] in read(pair.now(), new)


# ---- What is written ----


def test_two_devices_do_not_write_over_each_other(pair: Pair) -> None:
    section, question = kind().places[1]
    before = actions.writing.seen(SECRET["situation"])
    actions.write(pair.owner, pair.document, section, question, "From the phone", seen_before=before)
    with pytest.raises(actions.WrittenElsewhere) as other:
        actions.write(pair.owner, pair.document, section, question, "From the laptop", seen_before=before)
    assert other.value.words == "From the phone"
    actions.write(pair.owner, pair.document, section, question, "From the phone", seen_before=before)
    actions.write(pair.owner, pair.document, section, question, "")
    assert (section.key, question.key) not in queries.answered(pair.now())


def test_an_answer_is_one_of_the_options_and_not_endless(pair: Pair) -> None:
    section, question = kind().places[2]
    with pytest.raises(ValueError, match="none of the answers"):
        actions.write(pair.owner, pair.document, section, question, "day,never")
    with pytest.raises(ValueError, match="At most"):
        actions.write(pair.owner, pair.document, *kind().places[1], "x" * 2001)


def test_a_person_has_one_of_a_kind(pair: Pair) -> None:
    assert actions.begin(pair.owner, None, kind().key) == pair.document


# ---- What is asked and agreed ----


def test_a_no_says_why_offers_another_way_and_names_somebody_else(pair: Pair) -> None:
    pair.share()
    with pytest.raises(Incomplete) as left_out:
        pair.answer(Reply("refuse"))
    assert set(left_out.value.faults) == {"reason", "alternative", "second_person", "answer_again_by"}
    later = timezone.localdate() + timedelta(days=14)
    row = pair.answer(
        Reply("refuse", reason="No cover", alternative="A swap", second_person="HR", answer_again_by=later)
    )
    assert row.state == "not-agreed"
    assert pair.ask().words == SECRET["ask"]
    pair.answer(yes(), 2)
    assert pair.confirm().number == 1
    actions.ask_again(pair.owner, pair.ask())
    assert pair.ask().state == "asked"


@pytest.mark.parametrize(
    ("reply", "missing"),
    [
        (Reply("agree"), {"placed_by", "place_by"}),
        (Reply("try", placed_by="W"), {"trial_until", "place_by"}),
        (Reply("agree-differently", placed_by="W"), {"agreed_words", "place_by"}),
        (Reply("agree", placed_by="W", place_by=datetime(2020, 1, 1).date()), {"place_by"}),
    ],
)
def test_a_yes_says_who_and_by_when(pair: Pair, reply: Reply, missing: set[str]) -> None:
    pair.share()
    with pytest.raises(Incomplete) as left_out:
        pair.answer(reply)
    assert set(left_out.value.faults) == missing


def test_the_owner_is_the_scribe_only_while_somebody_can_confirm(pair: Pair) -> None:
    with pytest.raises(Refused):
        pair.answer(yes(), by=pair.owner)
    pair.share()
    assert pair.answer(yes(), by=pair.owner).answered_by == pair.owner.name


def test_both_confirm_what_both_read(pair: Pair) -> None:
    pair.share()
    with pytest.raises(CannotConfirm, match="no answer"):
        actions.confirm(pair.owner, pair.now(), queries.agreement(pair.now()))
    pair.answer(yes(), 1)
    pair.answer(yes(verb="try", trial_until=timezone.localdate() + timedelta(days=30)), 2)
    actions.set_review(pair.manager, pair.now(), timezone.localdate() + timedelta(days=200))
    now = queries.agreement(pair.now())
    assert actions.confirm(pair.owner, pair.now(), now) is None
    actions.ask(pair.owner, pair.now(), "In other words", "informal", asked=pair.ask(1))
    with pytest.raises(ChangedMeanwhile):
        actions.confirm(pair.manager, pair.now(), now)
    assert queries.confirmed_by(pair.now()) == {}
    pair.answer(yes(), 1)
    version = pair.confirm()
    assert (version.number, pair.now().state) == (1, "agreed")
    due = {(review.why, review.due) for review in pair.document.reviews.all()}
    assert {why for why, _ in due} == {Review.Why.CHECK, Review.Why.TRIAL, Review.Why.YEARLY}


def test_a_version_says_what_changed_and_never_changes(pair: Pair) -> None:
    pair.share()
    for number in (1, 2):
        pair.answer(yes(), number)
    pair.confirm()
    actions.put_in_place(pair.owner, pair.ask(1))
    actions.write(pair.owner, pair.now(), *kind().places[1], "It is calmer")
    second = pair.confirm()
    sentences = [each.sentence for each in queries.version_changes(second)]
    assert "Changed: How is it?" in sentences
    assert any("was agreed, now in place" in each for each in sentences)
    actions.change(pair.owner, pair.grant(), sections=["situation"])
    assert [each.section for each in queries.version_changes(second, pair.grant())] == ["situation"]


def test_it_is_in_place_when_its_owner_says_so(pair: Pair) -> None:
    pair.share()
    with pytest.raises(CannotMove):
        actions.put_in_place(pair.owner, pair.ask())
    pair.answer(yes())
    actions.put_in_place(pair.owner, pair.ask())
    assert pair.ask().state == "in-place"
    assert actions.not_in_place(pair.owner, pair.ask()).state == "agreed"


def test_what_is_formal_starts_its_clock_when_it_is_put_to_somebody(pair: Pair) -> None:
    assert pair.ask(2).decide_by is None
    pair.share()
    assert pair.ask(2).decide_by == timezone.localdate() + timedelta(days=28)
    assert pair.ask(1).decide_by is None
    assert pair.ask(2).overview


def test_help_sees_the_one_thing_that_was_sent(world: World, pair: Pair) -> None:
    pair.share()
    hr = world.people[Role.HR]
    actions.send_for_help(pair.owner, pair.ask(2), party="helper", email=hr.email)
    view = queries.shared_view(pair.now(), hr)
    assert [ask.number for ask in view.asks] == [2]
    assert view.parts == ()
    assert may(hr, "document.answer", of=pair.ask(2))
    assert not may(hr, "document.answer", of=pair.ask(1))
    actions.send_for_help(pair.owner, pair.ask(1), party="helper", email=hr.email)
    assert [ask.number for ask in queries.shared_view(pair.now(), hr).asks] == [1, 2]


def test_whoever_read_an_older_answer_is_told(pair: Pair) -> None:
    pair.share()
    turn = pair.ask().turn
    pair.answer(yes())
    with pytest.raises(ChangedMeanwhile):
        actions.answer(pair.manager, pair.ask(), yes(), turn=turn)


# ---- The other person changes ----


@pytest.mark.parametrize("how", ["hands over", "is taken back", "leaves", "account closed"])
def test_a_new_manager_sees_nothing_and_nothing_agreed_is_lost(world: World, pair: Pair, how: str) -> None:
    pair.share()
    for number in (1, 2):
        pair.answer(yes(), number)
    pair.confirm()
    if how == "hands over":
        actions.hand_over(pair.manager, pair.now())
    elif how == "is taken back":
        actions.revoke(pair.owner, pair.grant())
    elif how == "leaves":
        pair.manager.roles.update(until=timezone.localdate())
    else:
        Person.objects.filter(pk=pair.manager.pk).update(is_active=False)
    with pytest.raises(Refused):
        queries.shared_view(pair.now(), Person.objects.get(pk=pair.manager.pk))
    list(actions.keep_documents(timezone.now()))
    assert pair.now().state == "agreed"
    assert [ask.state for ask in pair.now().asks.all()] == ["agreed", "agreed"]
    assert all(ask.honoured_since for ask in pair.now().asks.all())
    assert pair.document.reviews.filter(why=Review.Why.OTHER, done_at=None).exists()
    new = person("The next")
    holds(new, Role.LINE_MANAGER, world.own)
    with pytest.raises(Refused):
        queries.shared_view(pair.now(), new)
    pair.share(new)
    assert SECRET["ask"] in read(pair.now(), new)


def test_one_manager_at_a_time(world: World, pair: Pair) -> None:
    pair.share()
    with pytest.raises(CannotShare, match="Somebody else"):
        pair.share(world.people[Role.EXECUTIVE])


# ---- By the date ----


def test_a_look_that_is_late_reminds_both_and_ends_nothing(pair: Pair, django_capture_on_commit_callbacks: Any) -> None:
    pair.share()
    for number in (1, 2):
        pair.answer(yes(), number)
    pair.confirm()
    mail.outbox.clear()
    later = timezone.now() + timedelta(days=400)
    with django_capture_on_commit_callbacks(execute=True):
        list(actions.keep_documents(later))
    assert {message.to[0] for message in mail.outbox} == {pair.owner.email, pair.manager.email}
    assert pair.now().state == "agreed"
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        list(actions.keep_documents(later + timedelta(days=1)))
    assert mail.outbox == []


# ---- Nobody finds it ----


def test_a_stolen_database_shows_no_word(pair: Pair, settings: Any) -> None:
    pair.share(sections=("situation", "card", "asks"))
    actions.note_privately(pair.manager, pair.now(), "Thirdly-noted")
    for number in (1, 2):
        pair.answer(yes(agreed_words=SECRET["answer"], verb="agree-differently"), number)
    pair.confirm()
    actions.keep_look(pair.manager, "document.see", pair.now(), allowed=True)
    rows = [
        json.dumps(row, default=str)
        for model in apps.get_models()
        for row in model._default_manager.values()
        if model is not Person
    ]
    everything = "\n".join(rows)
    for word in (*SECRET.values(), "Thirdly-noted", "ward clerk", "A fixed day", "formal", "night"):
        assert word not in everything, word
    settings.DOCUMENT_KEYS = ["another key, of whoever stole it"]
    with pytest.raises(InvalidToken):
        queries.content(pair.now())


def test_words_moved_between_documents_open_nothing(world: World, pair: Pair) -> None:
    other = written(world, Role.HR, Role.EXECUTIVE)
    row = pair.document.answers.first()
    moved = other.document.answers.first()
    assert row is not None
    assert moved is not None
    type(row).objects.filter(pk=moved.pk).update(words=row.__dict__["words"])
    with pytest.raises(InvalidTag):
        queries.content(other.now())


def test_no_word_leaves_by_mail_trail_or_search(
    world: World, pair: Pair, django_capture_on_commit_callbacks: Any
) -> None:
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        pair.share()
        for number in (1, 2):
            pair.answer(yes(), number)
        actions.arrange(pair.manager, pair.now(), at=timezone.now() + timedelta(days=3), minutes=45, place="Room 4")
        pair.confirm()
        actions.look_again(pair.owner, pair.now(), Review.Why.LIFE)
        actions.hand_over(pair.manager, pair.now())
    assert len(mail.outbox) >= 4
    for message in mail.outbox:
        said = f"{message.subject} {message.body} {getattr(message, 'alternatives', '')}"
        assert message.subject == "Something waits for you"
        for word in (*SECRET.values(), "agreement", "carer", "Room 4", str(pair.document.public_id)):
            assert word not in said
    other = pair.manager if mail.outbox[0].to == [pair.owner.email] else pair.owner
    assert other.name not in mail.outbox[0].body
    trail = "\n".join(
        json.dumps(row, default=str) for row in Entry.objects.filter(kind__startswith="documents.").values()
    )
    for word in (
        *SECRET.values(),
        str(pair.owner.public_id),
        str(pair.manager.public_id),
        str(pair.document.public_id),
    ):
        assert word not in trail
    for who in (pair.owner, pair.manager, world.people[Role.ADMINISTRATOR]):
        assert find(who, SECRET["ask"]) == []


def test_erasing_leaves_a_receipt_and_a_whole_trail(pair: Pair) -> None:
    pair.share()
    for number in (1, 2):
        pair.answer(yes(), number)
    pair.confirm()
    key = Key.objects.get(document=pair.document)
    copy = Key(public_id=key.public_id, owner=key.owner, wrapped=key.wrapped)
    receipt = actions.erase(pair.owner, pair.now())
    assert not Document.objects.exists()
    assert not Key.objects.exists()
    assert Erasure.objects.get() == receipt
    assert verify().faults == ()
    # The database is restored from a copy in which the key still stood: what was erased is erased again.
    copy.save()
    assert actions.erased_again([receipt.key]) == 1
    assert not Key.objects.exists()


def test_keys_are_wrapped_anew(pair: Pair, settings: Any) -> None:
    settings.DOCUMENT_KEYS = ["the new key", *settings.DOCUMENT_KEYS]
    assert actions.rewrap() == 1
    settings.DOCUMENT_KEYS = ["the new key"]
    assert SECRET["situation"] in read(pair.now(), pair.owner)


def test_an_ended_one_is_its_owners_alone(pair: Pair) -> None:
    pair.share()
    actions.end(pair.owner, pair.now())
    with pytest.raises(Refused):
        queries.shared_view(pair.now(), pair.manager)
    assert SECRET["situation"] in read(pair.now(), pair.owner)
    with pytest.raises(CannotShare):
        pair.share()
    actions.begin_again(pair.owner, pair.now())
    pair.share()
