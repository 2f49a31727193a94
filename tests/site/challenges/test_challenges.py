"""Anybody says that a figure looks wrong, is answered by a date, and the register tells how long it took."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from levelground_site.access import Refused, Role
from levelground_site.access.states import CannotMove
from levelground_site.audit.models import Entry
from levelground_site.challenges import actions, queries
from levelground_site.challenges.addresses import page_at
from levelground_site.challenges.models import Challenge
from levelground_site.releases.models import Release
from released_world import released
from site_world import World, made_world

pytestmark = pytest.mark.django_db
SAID = "The two percentages do not give the ratio that stands beside them. I am Jane Doe, jane@example.org."
PAGE = "/organisations/RAA/"


def form(**given: Any) -> dict[str, Any]:
    return {"page": PAGE, "said": SAID, "email": "", "website": "", "figure": "", "once": str(uuid4()), **given}


def sent(client: Client, **given: Any) -> Challenge:
    answer = client.post("/challenge/", form(**given))
    assert answer.status_code == 302, re.findall(r"error-message[^<]*<[^<]*<[^<]*", answer.content.decode())
    return queries.of_receipt(answer["Location"].rstrip("/").rsplit("/", 1)[-1])


def answered(world: World, challenge: Challenge, verb: str = "answer-in-public", **given: Any) -> Challenge:
    words = {"question": "Do they give the ratio?", "words": "They do.", "correction": None} | given
    return actions.answer(world.people[Role.ANALYST], challenge, verb=verb, **words)


def test_from_the_foot_of_a_page_to_the_answer(
    client: Client, world: World, django_capture_on_commit_callbacks: Any
) -> None:
    page = client.get(PAGE).content.decode()
    (start,) = re.findall(r'href="(/challenge/\?page=[^"]+)"', page)
    opened = client.get(start).content.decode()
    assert PAGE in opened
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/challenge/", form(email="jane@example.org"))
    receipt = client.get(answer["Location"])
    due = timezone.localdate() + timedelta(days=14)
    assert f"{due.day} {due:%B %Y}" in receipt.content.decode()
    assert receipt["X-Robots-Tag"] == "noindex"
    assert {message.to[0] for message in mail.outbox} == {
        "jane@example.org",
        *(world.people[role].email for role in (Role.ANALYST, Role.EQUALITY_LEAD)),
    }
    for message in mail.outbox:
        assert "percentages" not in message.body
        assert "Jane" not in message.body + message.subject
    challenge = Challenge.objects.get()
    assert challenge.organisation == world.own
    for role in (Role.ANALYST, Role.EQUALITY_LEAD, Role.HR, Role.NATIONAL_TEAM):
        client.force_login(world.people[role])
        waits = role in {Role.ANALYST, Role.EQUALITY_LEAD}
        assert ("a figure looks wrong" in client.get("/home/").content.decode()) == waits, role
    client.force_login(world.people[Role.ANALYST])
    told = {"how": "answer-in-public", "question": "Do they give the ratio?", "words": "They do: here is how."}
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"/challenges/{challenge.pk}/answer/", told).status_code == 302
    client.logout()
    for address in (answer["Location"], f"/challenges/{challenge.pk}/"):
        shown = client.get(address).content.decode()
        assert "They do: here is how." in shown
        assert "Jane" not in shown
    assert "Answered in public" in client.get("/challenges/").content.decode()
    for words, found in (("ratio", True), ("here is how raa", True), ("percentages", False)):
        assert (f"/challenges/{challenge.pk}/" in client.get(f"/search/?q={words}").content.decode()) == found, words
    (message,) = mail.outbox
    assert answer["Location"] in message.body
    challenge.refresh_from_db()
    assert (challenge.email, challenge.receipt) == ("", "")


def test_what_was_sent_is_seen_by_those_who_answer_and_nobody_else(client: Client, world: World) -> None:
    own, other, nation = sent(client), sent(client, page="/organisations/RBB/"), sent(client, page="/data/")
    for challenge, may_answer in (
        (own, {Role.ANALYST, Role.EQUALITY_LEAD, Role.NATIONAL_TEAM}),
        (other, {Role.NATIONAL_TEAM}),
        (nation, {Role.NATIONAL_TEAM}),
    ):
        for role, person in world.people.items():
            client.force_login(person)
            got = client.get(f"/challenges/{challenge.pk}/answer/")
            assert got.status_code == (200 if role in may_answer else 403), (role, challenge.page)
    client.logout()
    for each in (own, other, nation):
        assert "percentages" not in client.get(f"/challenges/{each.pk}/").content.decode()
    assert "percentages" not in client.get("/challenges/").content.decode()
    with pytest.raises(Refused):
        actions.answer(
            world.people[Role.ANALYST], nation, verb="answer-in-public", question="?", words="!", correction=None
        )
    assert Entry.objects.filter(verb="challenge.answer (looked)").count() == 5


def test_sent_twice_it_is_one(client: Client, world: World) -> None:
    once = form()
    first, second = client.post("/challenge/", once), client.post("/challenge/", once)
    assert first["Location"] == second["Location"]
    assert Challenge.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"website": "https://example.org"}, "keep programs out"),
        ({"said": "short"}, "at least 10"),
        ({"said": "x" * 2001}, "at most 2000"),
        ({"said": "Look https://a.example https://b.example https://c.example"}, "at most 2 links"),
        ({"page": "https://elsewhere.example/organisations/RAA/"}, "no page of this site"),
        ({"page": "//elsewhere.example/"}, "no page of this site"),
        ({"page": "javascript:alert(1)"}, "no page of this site"),
        ({"page": "/nowhere/at/all/"}, "no page of this site"),
        ({"email": "nobody"}, "valid email"),
    ],
)
def test_what_is_not_taken(client: Client, world: World, given: dict[str, str], says: str) -> None:
    answer = client.post("/challenge/", form(**given))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert says in text, re.findall(r"error[^<]*", text)
    assert not Challenge.objects.exists()
    if "said" not in given:
        assert "The two percentages" in text


def test_too_many_from_one_place(client: Client, world: World) -> None:
    for _ in range(5):
        sent(client)
    refused = client.post("/challenge/", form())
    assert refused.status_code == 429
    assert "The two percentages" in refused.content.decode()
    assert Challenge.objects.count() == 5
    assert client.post("/challenge/", form(), REMOTE_ADDR="192.0.2.9").status_code == 302


def test_a_public_answer_says_nothing_of_who_asked(client: Client, world: World) -> None:
    challenge = sent(client)
    client.force_login(world.people[Role.ANALYST])
    address = f"/challenges/{challenge.pk}/answer/"
    for given, says in (
        ({"question": SAID, "words": "Yes."}, "Take out the e-mail address"),
        ({"question": "Is it?", "words": "Ring 020 7946 0000."}, "Take out the e-mail address"),
        ({"question": "", "words": "Yes."}, "as everybody will read it"),
    ):
        answer = client.post(address, {"how": "answer-in-public", **given})
        assert (answer.status_code, says in answer.content.decode()) == (200, True), given
    challenge.refresh_from_db()
    assert challenge.state == "waiting"


def test_privately_and_set_aside(client: Client, world: World) -> None:
    private, aside = sent(client), sent(client)
    answered(world, private, "answer-privately", words="For you alone.")
    answered(world, aside, "set-aside", words="It is an advertisement.")
    for address in ("/challenges/", f"/challenges/{private.pk}/"):
        text = client.get(address).content.decode()
        assert "Answered privately" in text
        assert "For you alone" not in text
    assert client.get(f"/challenges/{aside.pk}/").status_code == 404
    client.force_login(world.people[Role.NATIONAL_TEAM])
    for words in ("alone", "advertisement", "ratio", "percentages"):
        assert not re.search(r"/challenges/\d", client.get(f"/search/?q={words}").content.decode()), words
    client.logout()
    assert f"/challenges/{aside.pk}/" not in client.get("/challenges/").content.decode()
    assert "1 more challenged no figure" in client.get("/challenges/").content.decode()
    with pytest.raises(CannotMove):
        answered(world, private)


def test_late_it_is_told_once_and_then_waits_for_the_national_team_too(
    client: Client, world: World, django_capture_on_commit_callbacks: Any
) -> None:
    challenge = sent(client)
    now = timezone.now()
    assert list(actions.escalate(now + timedelta(days=14))) == []
    Challenge.objects.update(due=timezone.localdate() - timedelta(days=1))
    with django_capture_on_commit_callbacks(execute=True):
        assert len(list(actions.escalate(now))) == 1
    assert {m.to[0] for m in mail.outbox} == {
        world.people[role].email for role in (Role.ANALYST, Role.EQUALITY_LEAD, Role.NATIONAL_TEAM)
    }
    assert list(actions.escalate(now)) == []
    client.force_login(world.people[Role.NATIONAL_TEAM])
    assert "has had no answer in time" in client.get("/home/").content.decode()
    challenge.refresh_from_db()
    answered(world, challenge)
    client.logout()
    assert "day, late" in client.get("/challenges/").content.decode().replace("the same day, late", "day, late")


def test_a_correction_leads_to_its_erratum_and_back(client: Client, db: None, settings: Any) -> None:
    release: Release = released(settings)
    world = made_world()
    fields = {each.name: getattr(release, each.name) for each in release._meta.concrete_fields if each.name != "id"}
    second = Release.objects.create(
        **fields | {"public_id": uuid4(), "serial": 2, "number": 2, "erratum": "Two people were counted twice."}
    )
    challenge = sent(client, page="/data/wres/2026/1/")
    client.force_login(world.people[Role.NATIONAL_TEAM])
    address = f"/challenges/{challenge.pk}/answer/"
    assert "Two people" not in client.get(address).content.decode()
    told = {"how": "answer-in-public", "question": "Is it?", "words": "It was not.", "correction": str(second.pk)}
    assert client.post(address, told).status_code == 302
    entry = client.get(f"/challenges/{challenge.pk}/").content.decode()
    assert "/data/wres/2026/2/" in entry
    assert "Two people were counted twice." in entry
    assert f"/challenges/{challenge.pk}/" in client.get("/data/wres/2026/2/").content.decode()
    assert f"/challenges/{challenge.pk}/" not in client.get("/data/wres/2026/1/").content.decode()


def test_only_what_belongs_to_the_page_is_kept_of_its_address(world: World) -> None:
    about = page_at("http://testserver/organisations/raa/?q=jane&release=2#top", "testserver")
    assert about is not None
    assert (about.page, about.organisation) == ("/organisations/raa/?release=2", world.own)


def test_a_page_that_only_one_reader_knows_is_told_nowhere(client: Client, world: World) -> None:
    challenge = sent(client)
    link = actions.receipt_of("x")
    Challenge.objects.filter(pk=challenge.pk).update(link=actions.fingerprint(link))
    page = client.get(f"/challenge/{link}/").content.decode()
    assert link not in page
    assert 'href="/challenge/"' in page


def test_the_register_asks_no_more_of_the_database_with_more_rows(
    client: Client, world: World, django_assert_max_num_queries: Any
) -> None:
    Challenge.objects.bulk_create(
        Challenge(page="/data/", said="x", link=str(n), due=timezone.localdate(), organisation=world.own)
        for n in range(60)
    )
    with django_assert_max_num_queries(8):
        client.get("/challenges/")
