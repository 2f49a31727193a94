"""A story is shown with its teller's consent, in exactly these words, where and as long as they agreed, and not a
moment longer."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from levelground_site.access import Refused, Role, System
from levelground_site.audit.models import Entry
from levelground_site.home.voices import heard
from levelground_site.search.registry import find
from levelground_site.stories import actions, media, places, queries
from levelground_site.stories.models import Kind, Story, StoryFile
from site_world import World
from stories_at_hand import CAPTIONS, GIST, film, picture, published, put, told


@pytest.fixture(autouse=True)
def apart(settings: Any, tmp_path: Any) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def teller(world: World) -> Any:
    return world.people[Role.STAFF_MEMBER]


@pytest.fixture
def editor(world: World) -> Any:
    return world.people[Role.EDITOR]


def _where(story: Story, client: Client) -> dict[str, bool]:
    """Every place at which anybody could still come upon it."""
    parts = {"story": story.public_id}
    found = {
        "its page": client.get(reverse("story", kwargs=parts)).status_code == 200,
        "the list": str(story.public_id) in client.get(reverse("stories")).content.decode(),
        "the data": str(story.public_id) in client.get(reverse("stories-data")).content.decode(),
        "search": bool([group for group in find(None, "letter drawer") if group.title == "Stories"]),
        "beside": bool(heard("carers-hub")),
    }
    for part in ("film", "picture", "captions"):
        answer = client.get(reverse("story-file", kwargs={**parts, "part": part}))
        found[part] = answer.status_code == 200
        answer.close()
    return found


def test_taken_back_it_is_gone_everywhere_at_once(
    world: World, client: Client, teller: Any, editor: Any, django_capture_on_commit_callbacks: Any
) -> None:
    story = published(teller, editor, Kind.FILM)
    assert all(_where(story, client).values())
    assert all(
        client.get(reverse("story-file", kwargs={"story": story.public_id, "part": part}))["Cache-Control"]
        == client.get(reverse("story", kwargs={"story": story.public_id}))["Cache-Control"]
        == client.get(reverse("stories-data"))["Cache-Control"]
        == "no-store"
        for part in ("film", "picture", "captions")
    )
    client.force_login(teller)
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):  # a double click
            answer = client.post(reverse("story-stop", kwargs={"story": story.public_id}))
            assert answer["Location"] == reverse("stories-mine")
    assert not any(_where(story, client).values())
    client.force_login(editor)
    for name in ("story-review", "story-take-down"):
        assert client.get(reverse(name, kwargs={"story": story.public_id})).status_code == 404
    # Nothing that was told is kept, in the database, on the disk or in the trail.
    kept = Story.objects.get(pk=story.pk)
    assert [kept.title, kept.who, kept.gist, kept.words, kept.until] == ["", "", "", "", None]
    assert not StoryFile.objects.exists()
    assert list(places.root().iterdir()) == []
    assert "letter" not in str(list(Entry.objects.values_list("detail", flat=True)))


def test_it_ends_by_itself_on_its_last_day_and_is_erased_later(
    world: World, client: Client, teller: Any, editor: Any
) -> None:
    story = published(teller, editor, until=timezone.localdate())
    assert _where(story, client)["its page"]
    Story.objects.update(until=timezone.localdate() - timedelta(days=1))
    # Before anything has been put in order: from midnight on nobody is shown it.
    assert not any(_where(story, client).values())
    assert actions.end_what_is_over(System("test")) == 1
    assert Story.objects.get().state == "ended"
    assert actions.end_what_is_over(System("test")) == 0
    Story.objects.update(over=timezone.now() - timedelta(days=actions.KEPT_DAYS + 1))
    assert actions.end_what_is_over(System("test")) == 1
    assert (Story.objects.get().state, Story.objects.get().words) == ("withdrawn", "")


def test_it_is_heard_only_where_its_teller_agreed(world: World, client: Client, teller: Any, editor: Any) -> None:
    published(teller, editor, at=("passport-first", "indicator"), about="wres/1")
    for_a_board = client.get(reverse("stories-for-a-board")).content.decode()
    assert "No teller has agreed" in for_a_board
    assert [each.words for each in heard("passport-first")] == [GIST]
    assert heard("carers-hub") == heard("board-paper") == heard("pledge") == []
    assert heard("indicator", "wres/1")
    assert heard("indicator", "wres/2") == heard("indicator") == []
    story = Story.objects.get()
    actions.consent_anew(teller, story, at=("pledge", "board-paper"), until=timezone.localdate())
    assert GIST in client.get(reverse("stories-for-a-board")).content.decode()
    assert heard("passport-first") == heard("indicator", "wres/1") == []
    assert heard("pledge")
    assert dict(queries.counts(story)) == {
        "beside the first page of a carers passport": 1,
        "beside a figure on equality at work": 1,
        "in papers for a board, which may be printed": 1,
        "beside an employer’s pledge": 1,
    }


def test_no_word_is_published_that_its_teller_did_not_agree_to(world: World, teller: Any, editor: Any) -> None:
    story = told(teller)
    actions.ask(editor, story, question="May this be shorter?", gist="Somebody asked what would help.")
    with pytest.raises(actions.NotYet, match="has not agreed"):
        actions.publish(editor, story)
    # However the words came to differ from what was agreed to, they are not published.
    again = actions.send(teller, story, at=(), until=timezone.localdate())
    Story.objects.filter(pk=story.pk).update(who="A nurse at Northfield")
    with pytest.raises(actions.NotYet, match="has not agreed"):
        actions.publish(editor, again)
    Story.objects.filter(pk=story.pk).update(who="A ward clerk who looks after her father", named=True)
    with pytest.raises(actions.NotYet, match="has not agreed"):
        actions.publish(editor, again)
    Story.objects.filter(pk=story.pk).update(named=False)
    assert actions.publish(editor, again).gist == "Somebody asked what would help."


def test_only_its_teller_has_a_say_and_nobody_reviews_their_own(world: World, teller: Any, editor: Any) -> None:
    story = told(teller)
    for act in (actions.withdraw, actions.change):
        with pytest.raises(Refused):
            act(editor, story)
    with pytest.raises(Refused):
        actions.write(editor, story, gist="Other words")
    own = told(editor)
    with pytest.raises(Refused):
        actions.publish(editor, own)
    assert not list(queries.told_by(world.people[Role.HR]))


def test_without_a_name_the_name_is_nowhere(world: World, client: Client, teller: Any, editor: Any) -> None:
    story = published(teller, editor)
    pages = [reverse("story", kwargs={"story": story.public_id}), reverse("stories"), reverse("stories-data")]
    assert not [page for page in pages if teller.name in client.get(page).content.decode()]
    client.force_login(editor)
    assert teller.name not in client.get(reverse("stories-queue")).content.decode()


def test_a_film_needs_captions_and_its_words(world: World, teller: Any) -> None:
    story = actions.begin(teller, None, kind=Kind.FILM)
    actions.write(teller, story, title="A title", who="A porter", gist=GIST)
    actions.attach(teller, story, part="film", path=put(film()))
    with pytest.raises(actions.NotYet, match="add captions, write down what is said in it"):
        actions.send(teller, story, at=(), until=timezone.localdate())


def test_a_player_gets_the_parts_that_it_asks_for(world: World, client: Client, teller: Any, editor: Any) -> None:
    story = published(teller, editor, Kind.FILM)
    address = reverse("story-file", kwargs={"story": story.public_id, "part": "captions"})
    for asked, status, given in (
        ("bytes=0-5", 206, CAPTIONS[:6]),
        ("bytes=-4", 206, CAPTIONS[-4:]),
        ("bytes=3-", 206, CAPTIONS[3:]),
        ("bytes=9999-", 416, b""),
        ("lines=1-2", 200, CAPTIONS),
    ):
        answer = client.get(address, headers={"Range": asked})
        assert answer.status_code == status
        assert b"".join(answer.streaming_content if answer.streaming else [answer.content]) == given


@pytest.mark.parametrize(("part", "content"), [("film", film(b"secret place")), ("picture", picture(b"secret place"))])
def test_what_a_camera_adds_is_taken_out(part: str, content: bytes) -> None:
    path = put(content)
    media.taken(part, path)
    assert b"secret place" not in path.read_bytes()
    if part == "film":
        assert len(path.read_bytes()) == len(content)
        assert b"12345678" in path.read_bytes()
    else:
        assert b"drawn" in path.read_bytes()


@pytest.mark.parametrize(
    ("part", "content", "sentence"),
    [
        ("film", b"", "empty"),
        ("film", picture(), "not a film as MP4"),
        ("film", film()[:-3], "broken off"),
        ("audio", b"RIFF1234WAVE", "not a recording as MP3"),
        ("picture", b"<svg onload=alert(1)>", "not a picture"),
        ("picture", picture()[:20], "broken off"),
        ("captions", b"1\n00:01 --> 00:02\nHello\n", "Line 1 is not WEBVTT.*Line 2 is no time"),
        ("captions", b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n", "without words"),
        ("captions", b"\xff\xfe\x00", "not text in UTF-8"),
    ],
)
def test_a_wrong_file_is_told_why(part: str, content: bytes, sentence: str) -> None:
    with pytest.raises(media.NotTaken, match=sentence):
        media.taken(part, put(content))


def test_what_was_received_and_not_taken_is_not_kept(
    world: World, client: Client, teller: Any, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.STORY_MB = 1
    story = actions.begin(teller, None, kind=Kind.FILM)
    client.force_login(teller)
    address = reverse("story-attach", kwargs={"story": story.public_id}) + "?part=film"
    for content, sentence in ((b"no film", "its first bytes say otherwise"), (b"0" * 3_000_000, "larger than 1 MB")):
        answer = client.post(address, {"file": BytesIO(content)})
        assert answer.status_code == 400
        assert sentence in answer.content.decode()
        assert list(places.root().iterdir()) == []
    with django_capture_on_commit_callbacks(execute=True):
        for content in (film(), film(b"another place")):
            assert client.post(address, {"file": BytesIO(content)}).status_code == 302
    assert len(list(places.root().iterdir())) == StoryFile.objects.count() == 1
    assert client.get(reverse("story-attach", kwargs={"story": story.public_id})).status_code == 404


def test_from_the_first_word_to_the_page_by_forms_alone(world: World, client: Client, teller: Any, editor: Any) -> None:
    client.force_login(teller)
    client.post(reverse("story-begin"), {"kind": "quote"})
    story = Story.objects.get()
    parts = {"story": story.public_id}
    own = reverse("story-own", kwargs=parts)
    assert "say how you want to be called" in client.get(own).content.decode()
    client.post(reverse("story-write", kwargs=parts), {"gist": "I <b>stayed</b>.", "who": "A porter", "named": "no"})
    form = {"at": ["carers-hub"], "length": "365", "mine": ""}
    assert "Say that these are your words" in client.post(reverse("story-consent", kwargs=parts), form).content.decode()
    assert client.post(reverse("story-consent", kwargs=parts), form | {"mine": "on"}).status_code == 302
    client.force_login(editor)
    review = reverse("story-review", kwargs=parts)
    assert client.post(review, {"do": "ask", "question": ""}).status_code == 400
    client.post(review, {"do": "publish", "about": ""})
    page = client.get(reverse("story", kwargs=parts)).content.decode()
    assert "I &lt;b&gt;stayed&lt;/b&gt;." in page
    client.post(reverse("story-take-down", kwargs=parts), {"question": "Somebody can be known from it."})
    assert client.get(reverse("story", kwargs=parts)).status_code == 404
    client.force_login(teller)
    assert "Somebody can be known from it." in client.get(own).content.decode()


def test_lists_ask_no_more_of_the_database_when_they_grow(
    world: World, client: Client, teller: Any, editor: Any, django_assert_max_num_queries: Any
) -> None:
    for _ in range(6):
        published(teller, editor)
    for address in (reverse("stories"), reverse("stories-data")):
        with django_assert_max_num_queries(4):
            assert client.get(address).status_code == 200
