"""The library's pages: for everyone to read; the desk for those who look after it."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from levelground_site.access import Role
from levelground_site.carers.library import actions
from levelground_site.carers.library.actions import About, Words
from levelground_site.carers.library.kinds import Kind
from levelground_site.carers.library.models import Text, Useful
from library_at_hand import published
from site_world import World, made_world

NEXT = date.today() + timedelta(days=300)


@pytest.fixture
def full(world: World) -> World:
    call_command("load_library", "--reviewed-by", world.people[Role.EDITOR].email)
    return world


def test_everyone_reads_searches_prints_and_says_whether_it_was_useful(
    full: World, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(6):
        index = client.get("/carers/library/").content.decode()
    assert "What is on your mind?" in index
    assert "When someone keeps falling" in index
    found = client.get("/carers/library/?q=dad+fell").content.decode()
    assert found.index("When someone keeps falling") < found.index("See everything") + 2000
    assert "116 123" not in found
    assert "116 123" in client.get("/carers/library/?q=I+can%27t+cope").content.decode()
    nothing = client.get("/carers/library/?q=%3Cscript%3Exyzzy").content.decode()
    assert "Nothing here fits that yet" in nothing
    assert "<script>xyzzy" not in nothing
    assert "What is on your mind?" in client.get("/carers/library/?about=nonsense&for=kings").content.decode()
    with django_assert_max_num_queries(8):
        page = client.get("/carers/library/carers-allowance/").content.decode()
    assert "Not yet compared with its source" in page
    assert "£204 a week" in page
    assert "The editor" in page, "who reviewed it"
    assert 'lang="pl"' in client.get("/carers/library/do-i-count/in/pl/").content.decode()
    path = client.get("/carers/library/just-begun/").content.decode()
    assert path.index("Do I count as a carer?") < path.index("Money: where to look first")
    for _ in range(2):
        client.post("/carers/library/falls/useful/", {"useful": "yes"})
    client.post("/carers/library/falls/useful/", {"useful": "maybe"})
    assert list(Useful.objects.values_list("yes", "no")) == [(1, 0)], "once, however often it is pressed"
    assert "Only the answer was counted" in client.get("/carers/library/falls/").content.decode()
    assert "Carer’s Allowance" in client.get("/search/?q=carers+allowance").content.decode()
    for address in ("/carers/library/nowhere/", "/carers/library/falls/in/xx/", "/carers/library/falls/recording/"):
        assert client.get(address).status_code == 404
    Text.objects.filter(item__slug="falls", form="plain").update(state="due")
    assert "due to be looked at again" in client.get("/carers/library/falls/").content.decode()
    actions.withdraw(full.people[Role.EDITOR], Text.objects.get(item__slug="falls", form="plain"), words="Wrong")
    assert client.get("/carers/library/falls/").status_code == 404
    assert "When someone keeps falling" not in client.get("/carers/library/").content.decode()


def test_easy_read_has_pictures_and_a_film_its_captions(full: World, client: Client) -> None:
    easy = client.get("/carers/library/falls/in/easy-read/").content.decode()
    assert easy.count("lg-easy-row__picture") > 10
    assert '<a href="tel:999">' in easy
    assert "A falls check finds out" in easy
    assert "Not yet tested with people with a learning disability" in easy
    assert "/carers/library/falls/in/easy-read/" in client.get("/carers/library/falls/").content.decode()
    # Whoever approves easy-read words approves these; others are refused.
    approving = Client()
    approving.force_login(full.people[Role.LIVED_EXPERIENCE_LEAD])
    assert "Our easy-read lead still has to check" in easy
    assert "Approve these words" in approving.get("/carers/library/falls/in/easy-read/").content.decode()
    approving.post("/carers/library/falls/in/easy-read/approve/")
    assert "Our easy-read lead still" not in client.get("/carers/library/falls/in/easy-read/").content.decode()
    # A film plays with its captions, a part at a time, and says what it is without sound.
    film = client.get("/carers/library/first-talk-film/").content.decode()
    assert '<track kind="captions"' in film
    assert "no sound and nobody speaks" in film
    part = client.get("/carers/library/first-talk-film/recording/", headers={"Range": "bytes=0-3"})
    assert (part.status_code, part["Content-Type"]) == (206, "video/webm")
    assert b"".join(part.streaming_content) == b"\x1aE\xdf\xa3"  # type: ignore[attr-defined]
    captions = client.get("/carers/library/first-talk-film/captions/")
    assert captions["Content-Type"].startswith("text/vtt")
    assert "Ask your manager for half an hour" in captions.content.decode()


def test_a_shelf_is_ones_own(world: World, client: Client) -> None:
    published(world)
    assert client.post("/carers/library/falls/save/", {"saved": "yes"}).status_code == 302
    client.force_login(world.people[Role.STAFF_MEMBER])
    client.post("/carers/library/falls/save/", {"saved": "yes", "version": "easy-read"})
    assert "What to do." in client.get("/carers/saved/").content.decode()
    client.force_login(world.people[Role.LINE_MANAGER])
    assert "What to do." not in client.get("/carers/saved/").content.decode()


def test_a_recording_is_sent_in_the_parts_that_a_player_asks_for(world: World, client: Client) -> None:
    lead, editor = world.people[Role.CARERS_LEAD], world.people[Role.EDITOR]
    words = Words(
        "Film", "A film.", "What is said.", "A", sources=[{"title": "T", "address": "https://a.example/", "read": ""}],
        captions="WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n",
    )  # fmt: skip
    media = SimpleUploadedFile("film.webm", b"\x1aE\xdf\xa3" + bytes(range(96)))
    film = actions.begin(lead, None, slug="film", about=About(Kind.VIDEO, [], []), words=words, media=media)
    assert client.get("/carers/library/film/recording/").status_code == 404, "a draft’s recording is nobody’s"
    actions.publish(editor, actions.send_to_review(lead, film), next_review=NEXT)
    page = client.get("/carers/library/film/").content.decode()
    assert '<track kind="captions" src="/carers/library/film/captions/" srclang="en"' in page
    assert "<iframe" not in page
    assert client.get("/carers/library/film/captions/")["Content-Type"] == "text/vtt; charset=utf-8"
    whole = client.get("/carers/library/film/recording/")
    assert (whole.status_code, whole["Content-Type"]) == (200, "video/webm")
    everything = b"".join(whole.streaming_content)  # type: ignore[arg-type]
    for asked, status, part in (
        ("bytes=0-3", 206, everything[:4]), ("bytes=90-", 206, everything[90:]), ("bytes=-5", 206, everything[-5:]),
        ("bytes=0-9999", 206, everything), ("bytes=500-", 416, b""), ("bytes=9-2", 416, b""),
        ("nonsense", 200, everything),
    ):  # fmt: skip
        answer = client.get("/carers/library/film/recording/", headers={"Range": asked})
        assert answer.status_code == status, asked
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[arg-type]
        assert content == part, asked


def test_from_the_desk_a_text_is_begun_written_reviewed_and_withdrawn(world: World, client: Client) -> None:
    client.force_login(world.people[Role.CARERS_LEAD])
    assert client.get("/carers/desk/new/?kind=guide&slug=Not+An+Address").status_code == 400
    given = {
        "title": "Night calls", "summary": "What to do.", "body": "Sit down.", "author": "Siân",
        "sources": "NHS | https://www.nhs.uk/ | 2026-11-25", "answers": "rings at night\n\nwakes me",
        "audiences": ["carers"], "topics": ["parent"],
    }  # fmt: skip
    address = "/carers/desk/new/?kind=guide&slug=night-calls"
    wrong = client.post(address, given | {"sources": "NHS | nhs.uk", "topics": ["kings"]}).content.decode()
    assert "needs a title, then |" in wrong
    assert "Night calls" in wrong, "what was typed stays"
    assert client.post(address, given).status_code == 302
    text = Text.objects.get()
    assert text.answers == ["rings at night", "wakes me"]
    here = f"/carers/desk/{text.public_id}/"
    assert "Reading age" in client.get(here).content.decode()
    client.post(f"{here}write/", given | {"title": "Calls at night"})
    client.post(f"{here}send/")
    assert client.post(f"{here}publish/", {"next_review": NEXT}).status_code == 403, "not by who wrote it"
    client.force_login(world.people[Role.EDITOR])
    assert "1 text to review" in client.get("/home/").content.decode()
    assert client.post(f"{here}publish/", {"next_review": "2020-01-01"}).status_code == 400
    assert client.post(f"{here}back/", {"remark-words": ""}).status_code == 400
    client.post(f"{here}publish/", {"next_review": NEXT})
    assert "Calls at night" in client.get("/carers/library/night-calls/").content.decode()
    assert "cannot be changed so" in client.post(f"{here}write/", given, follow=True).content.decode()
    client.post(f"{here}revise/")
    client.post(f"{here}withdraw/", {"remark-words": "Wrong number"})
    assert client.get("/carers/library/night-calls/").status_code == 404
    assert "Calls at night" in client.get("/carers/desk/?q=calls").content.decode()


def test_a_file_that_is_something_else_is_refused(world: World, client: Client) -> None:
    client.force_login(world.people[Role.CARERS_LEAD])
    given = {
        "title": "T", "summary": "S", "author": "A", "sources": "NHS | https://www.nhs.uk/", "audiences": ["carers"],
        "topics": ["work"],
    }  # fmt: skip
    for name, content, told in (
        ("a.exe", b"MZ", "It is a .exe file"), ("a.pdf", b"<html>", "but it is something else"),
    ):  # fmt: skip
        sent = given | {"recording": SimpleUploadedFile(name, content)}
        answer = client.post("/carers/desk/new/?kind=download&slug=a", sent)
        assert told in answer.content.decode()
    assert Text.objects.count() == 0


@pytest.mark.django_db
def test_an_empty_library_says_so(client: Client) -> None:
    made_world()
    assert "Nothing is published yet" in client.get("/carers/library/").content.decode()
