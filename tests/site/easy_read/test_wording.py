"""Wording, approval, veto and trials: the page that everybody reads follows them at once."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from levelground_site.access import Refused, Role
from levelground_site.access.states import CannotMove
from levelground_site.easy_read import queries
from levelground_site.easy_read.actions import wording as actions
from levelground_site.easy_read.texts import PATTERNS, TEXTS, Section, Text, row
from site_world import World

KEY = "this-site"
PAGE = f"/easy-read/pages/{KEY}/"


def _text(*rows: Any) -> Text:
    return Text(KEY, "What this site is for", "This is about jobs.", "", (Section("", rows),))


def test_a_wording_is_written_approved_and_read(world: World, client: Client) -> None:
    editor, lead = world.people[Role.EDITOR], world.people[Role.LIVED_EXPERIENCE_LEAD]
    draft = actions.write(editor, None, text=_text(row("work", "You can work here.")))
    assert b"You can work here" not in client.get(PAGE).content
    with pytest.raises(Refused):
        actions.approve(editor, draft)
    actions.approve(lead, draft)
    page = client.get(PAGE).content
    assert b"You can work here" in page
    assert b"Our easy-read lead still has to check" not in page
    second = actions.write(lead, None, text=_text(row("work", "Please utilise our vacancies.")))
    with pytest.raises(actions.CannotPublish, match="hard word"):
        actions.approve(lead, second)
    second = actions.write(lead, second, text=_text(row("work", "Come and work here.")))
    actions.approve(lead, second)
    assert [(each.number, each.state) for each in queries.wordings(KEY)] == [(2, "published"), (1, "replaced")]
    with pytest.raises(CannotMove):
        actions.write(lead, second, text=_text())
    third = actions.write(lead, None, text=_text(row("work", "You may work.")))
    actions.turn_down(lead, third, why="It says less.")
    assert b"Come and work here" in client.get(PAGE).content


def test_the_lead_stops_a_page_at_once_and_lets_it_return(world: World, client: Client) -> None:
    lead = world.people[Role.LIVED_EXPERIENCE_LEAD]
    with pytest.raises(Refused):
        actions.veto(world.people[Role.EDITOR], None, key=KEY, why="No")
    stop = actions.veto(lead, None, key=KEY, why="The words are hard.")
    assert actions.veto(lead, None, key=KEY, why="Again") == stop
    answer = client.get(PAGE)
    assert answer.status_code == 503
    assert b"We took this page away" in answer.content
    assert b"What it is for" not in answer.content
    assert TEXTS[KEY].about.encode() not in client.get("/easy-read/").content
    actions.lift(lead, stop)
    assert client.get(PAGE).status_code == 200


def test_a_page_that_is_made_from_data_is_stopped_as_well(world: World, client: Client) -> None:
    made = "/lived-experience/ways-in/easy-read/"
    assert b"Take this page off" not in client.get(made).content
    client.force_login(world.people[Role.LIVED_EXPERIENCE_LEAD])
    stop = "/easy-read/desk/ways-in/veto/"
    assert stop in client.get(made).content.decode()
    assert client.post(stop, {"why": ""}).status_code == 422
    assert client.post(stop, {"why": "The days are wrong."}).status_code == 302
    assert Client().get(made).status_code == 503
    assert b"The days are wrong." in client.get("/easy-read/desk/").content
    assert client.post(stop).status_code == 302
    assert Client().get(made).status_code == 200


def test_a_page_says_that_nobody_tried_it_until_a_paid_group_did(world: World, client: Client) -> None:
    lead, text = world.people[Role.LIVED_EXPERIENCE_LEAD], TEXTS[KEY]
    given = {"text": text, "group": "People First", "people": 5, "learned": "Bigger pictures."}
    today = timezone.localdate()
    assert b"Not yet tested with people with a learning disability." in client.get(PAGE).content
    for wrong in ({"paid": False, "on": today}, {"paid": True, "on": today + timedelta(days=1)}):
        with pytest.raises(actions.CannotRecord):
            actions.record_trial(lead, None, **given, **wrong)  # type: ignore[arg-type]
    with pytest.raises(actions.CannotRecord, match="Name"):
        actions.record_trial(lead, None, **{**given, "group": " "}, on=today, paid=True)  # type: ignore[arg-type]
    actions.record_trial(lead, None, **given, on=today, paid=True)  # type: ignore[arg-type]
    page = client.get(PAGE).content
    assert b"People First tried this page on" in page
    assert b"Not yet tested" not in page
    # Words that changed since have not been tried.
    changed = actions.write(lead, None, text=_text(row("work", "You can work here.")))
    actions.approve(lead, changed)
    assert b"Not yet tested" in client.get(PAGE).content


def test_a_sentence_pattern_is_approved_once(world: World) -> None:
    lead, pattern = world.people[Role.LIVED_EXPERIENCE_LEAD], PATTERNS["made-by"]
    assert queries.patterns_waiting([pattern]) == [pattern]
    with pytest.raises(Refused):
        actions.approve_pattern(world.people[Role.EDITOR], None, pattern=pattern)
    first = actions.approve_pattern(lead, None, pattern=pattern)
    assert actions.approve_pattern(lead, None, pattern=pattern) == first
    assert queries.patterns_waiting([pattern]) == []


def test_the_desk_checks_keeps_and_approves(world: World, client: Client, django_assert_max_num_queries: Any) -> None:
    client.force_login(world.people[Role.LIVED_EXPERIENCE_LEAD])
    with django_assert_max_num_queries(14):
        assert client.get("/easy-read/desk/").status_code == 200
    typed = {
        "title": "T",
        "about": "A",
        "says-0": "We facilitate it.",
        "picture-0": "work",
        "hard-0": "",
        "heading-0": "",
    }
    checked = client.post(f"/easy-read/desk/{KEY}/write/", {**typed, "do": "check"})
    assert b"is a hard word" in checked.content
    kept = client.post(f"/easy-read/desk/{KEY}/write/", {**typed, "hard-0": "facilitate = It means help."})
    assert kept.status_code == 302
    address = kept["Location"]
    assert b"It means help." in client.get(address).content
    assert client.post(address, {"do": "approve"}).status_code == 302
    assert b"<strong>facilitate</strong>" in client.get(PAGE).content
    assert client.post(f"/easy-read/desk/{KEY}/veto/", {"why": "Hard"}).status_code == 302
    assert client.get(PAGE).status_code == 503
    assert client.post(f"/easy-read/desk/{KEY}/tried/", {"group": "x"}).status_code == 422
    for path in ("/easy-read/desk/pictures/", f"/easy-read/desk/{KEY}/", "/easy-read/"):
        assert client.get(path).status_code == 200


def test_bigger_words_stay_and_lead_nowhere_else(client: Client, db: None) -> None:
    answer = client.post("/easy-read/letters/", {"letters": "large", "next": PAGE})
    assert answer["Location"] == PAGE
    assert b'class="lg-large"' in client.get(PAGE).content
    assert client.post("/easy-read/letters/", {"next": "https://evil.example/"})["Location"] == "/easy-read/"
    assert b'class="lg-large"' not in client.get(PAGE).content
