"""Forms of one question a page: nothing is lost, a helper never sends, and 'this is not working' reaches somebody."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from levelground_site.access import Refused, Role
from levelground_site.easy_read.actions import filling, messages
from levelground_site.easy_read.asking import FORMS, HELP_ME, YES_OR_NO
from levelground_site.easy_read.home_items import messages_waiting
from levelground_site.easy_read.models import Filled, Message
from levelground_site.easy_read.queries.asking import recording_content
from levelground_site.easy_read.recordings import MOST_BYTES, NoRecording, checked
from levelground_site.easy_read.resealing import recordings
from site_world import World

FORM = FORMS["not-working"]
SECRET = "planted words 7731"


def _begun(by: Any, token: str = "a-link") -> Filled:
    return filling.begin(by, None, form=FORM, token=token)


def test_yes_or_no_always_knows_that_one_may_not_know_or_want_help() -> None:
    assert [each.value for each in YES_OR_NO] == ["yes", "no", "not-sure", "help-me"]
    assert all(each.picture and each.says for form in FORMS.values() for q in form.questions for each in q.choices)


def test_it_is_told_to_a_named_person_by_a_day_and_answered(
    world: World, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    lead = world.people[Role.LIVED_EXPERIENCE_LEAD]
    begin = client.post("/easy-read/not-working/", {"place": "RAA"})
    form = begin["Location"]
    first = client.get(form, follow=True)
    assert first.redirect_chain[-1][0].endswith("question/what/")
    nothing = client.post(f"{form}question/what/", {})
    assert nothing.status_code == 422
    assert b"Please choose one answer." in nothing.content
    for key, answer in (("what", "work"), ("happened", SECRET), ("place", ""), ("how", "page"), ("name", "Danny")):
        answered = client.post(f"{form}question/{key}/", {"answer": answer})
        assert answered.status_code == 302
    assert answered["Location"] == f"{form}check/"
    check = client.get(f"{form}check/").content.decode()
    assert f"{lead.name} will read this." in check
    # The phone number is asked only of whoever wants a call.
    assert "What is the phone number" not in check
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"{form}check/").status_code == 302
    client.post(f"{form}check/")  # twice is once
    told = Message.objects.get()
    assert (told.organisation, told.to) == (world.own, lead)
    assert 5 <= (told.answer_by - timezone.localdate()).days <= 9
    assert [each.to for each in mail.outbox] == [[lead.email]]
    assert SECRET not in mail.outbox[0].body + mail.outbox[0].subject
    assert lead.name in client.get(f"{form}sent/").content.decode()

    office = Client()
    office.force_login(world.people[Role.STAFF_MEMBER])
    assert office.get(f"/easy-read/messages/{told.public_id}/").status_code == 403
    office.force_login(lead)
    assert [item.by for item in messages_waiting(lead)] == [told.answer_by]
    page = office.get(f"/easy-read/messages/{told.public_id}/")
    assert SECRET in page.content.decode()
    hard = office.post(page.request["PATH_INFO"], {"words": "We will endeavour to facilitate it."})
    assert b"is a hard word" in hard.content
    assert office.post(page.request["PATH_INFO"], {"words": "I call you on Monday."}).status_code == 302
    assert b"I call you on Monday." in client.get(f"{form}sent/").content


def test_what_was_said_is_sealed_in_the_database(world: World) -> None:
    filled = _begun(world.people[Role.STAFF_MEMBER])
    filling.save_answer(world.people[Role.STAFF_MEMBER], filled, key="happened", answer=SECRET)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM easy_read_filled")
        assert SECRET not in str(cursor.fetchall())
    filled.refresh_from_db()
    assert filled.answers["happened"] == SECRET


def test_a_message_that_is_late_climbs_to_the_executive(world: World) -> None:
    filled = _begun(None)
    filled.about = "RAA"
    filled.save()
    told = messages.tell(None, None, filled=filled)
    executive = world.people[Role.EXECUTIVE]
    assert list(messages_waiting(executive)) == []
    told.answer_by = timezone.localdate() - timedelta(days=1)
    told.save()
    assert told.overdue
    assert len(list(messages_waiting(executive))) == 1


def test_without_a_lead_somebody_else_is_named(world: World) -> None:
    assert messages.named_human(world.other) == world.people[Role.EDITOR]
    assert messages.named_human(None) == world.people[Role.EDITOR]


def test_one_stops_comes_back_and_takes_it_back(world: World, client: Client) -> None:
    staff = world.people[Role.STAFF_MEMBER]
    client.force_login(staff)
    form = client.post("/easy-read/not-working/")["Location"]
    stopped = client.post(f"{form}question/what/", {"answer": "people", "do": "stop"})
    assert stopped["Location"].endswith("/stop/")
    assert form in client.get("/home/").content.decode()
    client.logout()
    # A session that ended loses nothing that was typed.
    lost = client.post(f"{form}question/happened/", {"answer": SECRET})
    assert "/account/sign-in/" in lost["Location"]
    client.force_login(staff)
    client.force_login(world.people[Role.ANALYST])
    assert client.get(form).status_code == 403
    client.force_login(staff)
    assert client.get(f"{form}question/what/").content.decode().count("checked") == 1
    assert client.post(f"{form}stop/").status_code == 200
    assert client.get(form).status_code == 404
    assert Filled.objects.get().answers == {}


def test_a_helper_writes_and_only_the_person_says_yes_and_sends(world: World, client: Client) -> None:
    form = client.post("/easy-read/not-working/")["Location"]
    client.post(f"{form}question/what/", {"answer": "work"})
    page = client.post(f"{form}helper/", {"do": "ask"}).content.decode()
    helping = page[page.index("/easy-read/helping/") :].split("<")[0].strip()
    helper = Client()
    helper.post(f"{helping}question/happened/", {"answer": "They wrote this"})
    filled = Filled.objects.get()
    assert "happened" not in filled.answers
    token = helping.split("/")[-2]
    for path in ("check/", "stop/", "helper/", "question/what/"):
        assert helper.get(f"/easy-read/form/{token}/{path}").status_code == 404
    # It cannot be sent before the person has said whether it is right.
    assert b"Say if it is right" in client.post(f"{form}check/").content
    assert b"They wrote this" in client.get(f"{form}question/happened/").content
    client.post(f"{form}question/happened/", {"answer": "They wrote this"})
    client.post(f"{form}helper/", {"do": "end"})
    assert helper.get(helping).status_code == 404
    assert client.post(f"{form}check/")["Location"] == f"{form}sent/"
    with pytest.raises(Refused):
        theirs = _begun(world.people[Role.STAFF_MEMBER], "another")
        filling.send(world.people[Role.ANALYST], theirs)


def test_a_needed_answer_cannot_be_a_call_for_help(world: World) -> None:
    filled = _begun(None)
    filling.save_answer(None, filled, key="what", answer=HELP_ME)
    with pytest.raises(filling.CannotSend):
        filling.send(None, filled)


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        (b"\0\0\0\x20ftypM4A \0\0\0\0", "audio/mp4"),
        (b"\0\0\0\x20ftypisom\0\0\0\0", "video/mp4"),
        (b"\x1aE\xdf\xa3" + b"\0" * 12, "video/webm"),
        (b"RIFF\0\0\0\0WAVEfmt ", "audio/wav"),
    ],
)
def test_recordings_are_known_by_their_first_bytes(first: bytes, kind: str) -> None:
    assert checked(100, first) == kind


@pytest.mark.parametrize(
    "content", [b"", b"MZ\x90\0" + b"\0" * 12, b"%PDF-1.7........", b"<html>", b"\x89PNG\r\n\x1a\n"]
)
def test_anything_else_is_no_recording(content: bytes) -> None:
    with pytest.raises(NoRecording):
        checked(len(content), content)
    with pytest.raises(NoRecording, match="too big"):
        checked(MOST_BYTES + 1, b"OggS")


def test_a_recording_is_sealed_in_its_file_and_goes_with_the_form(
    world: World, tmp_path: Path, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    options = {"location": str(tmp_path)}
    settings.STORAGES = {**settings.STORAGES, "default": {**settings.STORAGES["default"], "OPTIONS": options}}
    filled, content = _begun(None), b"OggS" + SECRET.encode() * 9
    with django_capture_on_commit_callbacks(execute=True):
        filling.save_recording(None, filled, key="happened", content=b"OggS first")
        made = filling.save_recording(None, filled, key="happened", content=content)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) == 1
    assert SECRET.encode() not in files[0].read_bytes()
    assert recording_content(made) == content
    keys = settings.SEALING_KEYS
    settings.SEALING_KEYS = ["a newer key", *keys]
    assert recordings() == 1
    settings.SEALING_KEYS = ["a newer key"]
    assert recording_content(made) == content
    settings.SEALING_KEYS = ["a newer key", *keys]
    with django_capture_on_commit_callbacks(execute=True):
        filling.take_back(None, filled)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_name_that_is_no_place_is_no_place(world: World) -> None:
    filled = _begun(None)
    for typed, place in (("RAA", world.own), ("rbb nhs trust", world.other), ("Nowhere", None)):
        filling.save_answer(None, filled, key="place", answer=typed)
        filled.refresh_from_db()
        assert messages.place_of(filled) == place
