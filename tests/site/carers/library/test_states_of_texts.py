"""From draft to withdrawn: nothing is published that is not whole and reviewed by another than its writer."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from levelground_site.access import Refused, Role, System
from levelground_site.access.states import CannotMove
from levelground_site.audit.models import Entry
from levelground_site.carers.library import actions, queries
from levelground_site.carers.library.actions import About, Words
from levelground_site.carers.library.captions import faults_of
from levelground_site.carers.library.documents import documents
from levelground_site.carers.library.kinds import Kind
from levelground_site.carers.library.models import Item, Shelf, Text, Useful
from levelground_site.carers.library.readiness import NotReady
from levelground_site.jobs.calendar import keep
from site_world import World

SOURCES = [{"title": "NHS", "address": "https://www.nhs.uk/", "read": "2026-11-25"}]
NEXT = date.today() + timedelta(days=300)
CAPTIONS = "WEBVTT\n\n00:01.000 --> 00:04.000\nHello\n"


def words(**changed: Any) -> Words:
    given = {"title": "Falls", "summary": "What to do.", "body": "Sit down.", "author": "A. Writer", "sources": SOURCES}
    return Words(**(given | changed))


def begun(by: Any, slug: str = "falls", kind: Kind = Kind.GUIDE, media: Any = None, **changed: Any) -> Text:
    about = About(kind, ["carers"], ["parent"])
    return actions.begin(by, None, slug=slug, about=about, words=words(**changed), media=media)


def reviewed(world: World, **given: Any) -> Text:
    """In review, written by the carers lead."""
    lead = world.people[Role.CARERS_LEAD]
    return actions.send_to_review(lead, begun(lead, **given))


def test_from_draft_to_withdrawn(world: World) -> None:
    lead, editor = world.people[Role.CARERS_LEAD], world.people[Role.EDITOR]
    text = reviewed(world, unchecked=["A number", "A date"])
    assert queries.found(queries.Filtered()) == []
    text = actions.publish(editor, text, next_review=NEXT, compared=[0])
    assert (text.state, text.reviewed_by, text.next_review, text.unchecked) == ("published", editor, NEXT, ["A date"])
    assert [each.title for each in queries.found(queries.Filtered(words="keeps falling"))] == ["Falls"]
    correction = actions.revise(lead, text)
    assert (correction.number, correction.state, correction.body) == (2, "draft", text.body)
    actions.write(lead, correction, words=words(title="When someone falls"))
    with pytest.raises(CannotMove):
        actions.write(lead, text, words=words())
    actions.publish(editor, actions.send_to_review(lead, correction), next_review=NEXT)
    text.refresh_from_db()
    assert (text.state, text.title) == ("withdrawn", "Falls"), "what was published is never changed"
    assert queries.shown_text("falls").title == "When someone falls"
    actions.withdraw(lead, correction, words="Wrong")
    assert queries.found(queries.Filtered(words="falls")) == []
    told = " ".join(str(each.detail) for each in Entry.objects.filter(verb__startswith="library."))
    assert "Sit down" not in told


def test_nobody_reviews_what_they_wrote(world: World) -> None:
    lead, editor = world.people[Role.CARERS_LEAD], world.people[Role.EDITOR]
    text = begun(editor)
    text = actions.write(lead, text, words=words(title="Edited"))
    text = actions.send_to_review(lead, text)
    for writer in (lead, editor):
        with pytest.raises(Refused):
            actions.publish(writer, text, next_review=NEXT)
        with pytest.raises(Refused):
            actions.send_back(writer, text, words="No")
    for role in (Role.HR, Role.ADMINISTRATOR, Role.NATIONAL_TEAM, Role.LINE_MANAGER):
        with pytest.raises(Refused):
            actions.publish(world.people[role], text, next_review=NEXT)
        with pytest.raises(Refused):
            begun(world.people[role], slug="other")
    text.refresh_from_db()
    assert text.state == "review"


@pytest.mark.parametrize("missing", [{"author": " "}, {"sources": []}, {"body": ""}, {"title": ""}])
def test_what_is_not_whole_is_not_even_sent_to_review(world: World, missing: dict[str, Any]) -> None:
    lead = world.people[Role.CARERS_LEAD]
    text = begun(lead, **missing)
    with pytest.raises(NotReady):
        actions.send_to_review(lead, text)
    text.refresh_from_db()
    assert text.state == "draft"


def test_the_database_itself_refuses_what_is_not_whole(world: World) -> None:
    text = reviewed(world)
    for missing in ({"author": ""}, {"next_review": None}, {"sources": []}, {"published": None}):
        whole = {"state": "published", "published": timezone.now(), "reviewed": NEXT, "next_review": NEXT}
        with pytest.raises(IntegrityError), transaction.atomic():
            Text.objects.filter(pk=text.pk).update(**(whole | missing))


def test_a_next_review_lies_ahead_and_a_state_is_left_once(world: World) -> None:
    editor = world.people[Role.EDITOR]
    text = reviewed(world)
    with pytest.raises(NotReady, match="after today"):
        actions.publish(editor, text, next_review=timezone.localdate())
    text = actions.publish(editor, text, next_review=NEXT)
    with pytest.raises(CannotMove):
        actions.publish(editor, text, next_review=NEXT)
    with pytest.raises(CannotMove):
        actions.send_back(editor, text, words="No")


def test_a_film_needs_its_captions_its_transcript_and_its_recording(world: World) -> None:
    lead, editor = world.people[Role.CARERS_LEAD], world.people[Role.EDITOR]
    film = begun(lead, slug="film", kind=Kind.VIDEO, body="")
    with pytest.raises(NotReady) as caught:
        actions.send_to_review(lead, film)
    told = " ".join(caught.value.missing)
    assert "transcript" in told
    assert "recording" in told
    assert "captions" in told
    media = SimpleUploadedFile("Mum's diagnosis.webm", b"\x1aE\xdf\xa3film")
    film = actions.write(lead, film, words=words(captions=CAPTIONS), media=media)
    assert "diagnosis" not in film.media.name
    film = actions.publish(editor, actions.send_to_review(lead, film), next_review=NEXT)
    assert film.shown


@pytest.mark.parametrize(
    ("captions", "told"),
    [
        ("", "begin with the word WEBVTT"),
        ("WEBVTT\n", "no captions"),
        ("WEBVTT\n\n0:1 --> 0:2\nHello", "Line 3: '0:1"),
        ("WEBVTT\n\n00:04.000 --> 00:01.000\nHello", "ends before it begins"),
        ("WEBVTT\n\n00:04.000 --> 00:05.000\nA\n\n00:01.000 --> 00:02.000\nB", "begins before the one above"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n\n", "no words follow"),
    ],
)
def test_captions_that_cannot_be_shown_are_told_with_their_line(captions: str, told: str) -> None:
    assert told in " ".join(faults_of(captions))
    assert faults_of("\ufeff" + CAPTIONS.replace("\n", "\r\n")) == []
    assert faults_of("WEBVTT - a note\n\nintro\n01:00:01.000 --> 01:00:04.000 align:start\nHello") == []


def test_what_falls_due_says_so_and_its_keepers_are_told_once(
    world: World, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    editor = world.people[Role.EDITOR]
    text = actions.publish(editor, reviewed(world), next_review=timezone.localdate() + timedelta(days=1))
    keep(timezone.now())
    assert not mail.outbox
    later = timezone.now() + timedelta(days=1)
    with django_capture_on_commit_callbacks(execute=True):
        assert "1 text of the carers’ library fell due for review." in keep(later)
    text.refresh_from_db()
    assert text.state == "due"
    assert {address for each in mail.outbox for address in each.to} == {
        editor.email, world.people[Role.CARERS_LEAD].email,
    }  # fmt: skip
    assert all("Falls" not in f"{each.subject}{each.body}" for each in mail.outbox)
    assert "library" not in " ".join(keep(later))
    assert queries.shown_text("falls").state == "due", "it stays, and says that it is due"
    with pytest.raises(Refused):
        actions.confirm(world.people[Role.CARERS_LEAD], text, next_review=NEXT)
    assert actions.confirm(editor, text, next_review=NEXT).state == "published"


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> int:
    """The first files alone: how many."""
    found = documents()[:4]
    monkeypatch.setattr("levelground_site.carers.library.management.commands.load_library.documents", lambda: found)
    return len(found)


def test_loading_is_done_once_and_waits_for_a_review(
    world: World, few: int, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("load_library")
    count = few
    assert Text.objects.filter(state="review").count() == count
    assert Text.objects.shown().count() == 0
    call_command("load_library")
    assert Text.objects.count() == count
    assert "Nothing is new" in capsys.readouterr().out
    # A file that changed comes as the next number, and takes the place of the one that waits.
    changed = documents()[0].__class__(**{**documents()[0].__dict__, "fingerprint": "f" * 64, "title": "New"})
    made, _ = actions.load_all(System("test"), [changed])[0]
    assert (made.number, made.state) == (2, "review")
    assert Text.objects.filter(item=made.item, form=made.form, language="en", state="review").count() == 1


def test_loading_can_be_vouched_for_by_who_may_review_and_nobody_else(world: World, few: int) -> None:
    for address in ("nobody@example.org", world.people[Role.HR].email):
        with pytest.raises(CommandError):
            call_command("load_library", "--reviewed-by", address)
    assert Text.objects.count() == 0, "nothing half-loaded"
    call_command("load_library", "--reviewed-by", world.people[Role.EDITOR].email.upper())
    assert Text.objects.shown().count() == few


def test_answers_are_counted_by_month_and_a_shelf_is_sealed(world: World) -> None:
    editor, reader = world.people[Role.EDITOR], world.people[Role.STAFF_MEMBER]
    item = actions.publish(editor, reviewed(world), next_review=NEXT).item
    before = Entry.objects.count()
    for useful in (True, True, False):
        actions.say_useful(item, useful=useful)
    assert list(Useful.objects.values_list("yes", "no")) == [(2, 1)]
    actions.save_for(reader, item, saved=True)
    actions.save_for(reader, item, saved=True)
    assert queries.saved_by(reader) == ["falls"]
    assert queries.saved_by(editor) == []
    stored = Shelf.objects.extra(select={"raw": "slugs"}).values_list("raw", flat=True)[0]  # as the database keeps it
    assert "falls" not in str(stored)
    actions.save_for(reader, item, saved=False)
    assert queries.saved_by(reader) == []
    assert Entry.objects.count() == before, "the trail tells nobody what somebody reads"


def test_an_item_that_has_nothing_to_read_is_not_there(world: World) -> None:
    assert Item.objects.count() == 0
    reviewed(world)
    for version in ("", "pl", "easy-read", "easy-read-pl", "nonsense", "en"):
        with pytest.raises(Exception, match="no such"):
            queries.shown_text("falls", version)
