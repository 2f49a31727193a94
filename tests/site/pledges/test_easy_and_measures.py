"""Promises in easy read, three taps from the hub; and disability at work beside what was promised."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from levelground.standards import standard
from levelground_site.lived_experience.pledges import actions
from levelground_site.lived_experience.pledges.models import Pledge
from levelground_site.lived_experience.pledges.queries.shares import declared, shares_of
from pledges_at_hand import TEST, started
from site_world import World

TODAY = timezone.localdate()


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_promise_is_found_in_easy_read_in_three_taps(world: World, mine: Pledge, client: Client) -> None:
    started(mine, 4, stayed=(4, 4, 4))
    actions.publish(TEST, mine.scheme, day=TODAY)
    page = text(client.get("/lived-experience/"))
    assert 'href="/lived-experience/pledges/easy/"' in page
    page = text(client.get("/lived-experience/pledges/easy/"))
    region = "/lived-experience/pledges/easy/London/"
    assert f'href="{region}"' in page
    one = "/lived-experience/pledges/jobs-here/RAA/easy/"
    assert f'href="{one}"' in text(client.get(region))
    page = text(client.get(one))
    for words in (
        "Fewer than 10 people got a job.",
        "to keep people private",
        "They still have to show us a plan.",
        "about this promise.",
    ):
        assert words in re.sub(r"</?strong>|</?b>", "", page), words
    assert "pledges/jobs-here/RAA/ask/" in page
    assert client.get("/lived-experience/pledges/easy/Nowhere/").status_code == 404


@pytest.mark.parametrize("state", ["signed", "planned", "shown", "challenged", "withdrawn", "lapsed", "superseded"])
def test_every_state_is_said_in_easy_read(mine: Pledge, client: Client, state: str) -> None:
    Pledge.objects.update(state=state, heard=TODAY, ended=TODAY, ended_why="Over.")
    assert client.get("/lived-experience/pledges/jobs-here/RAA/easy/").status_code == 200


def test_measures_say_what_is_not_published_and_what_is_known(world: World, mine: Pledge, client: Client) -> None:
    page = text(client.get("/lived-experience/measures/"))
    assert "Nothing has been published yet" in page
    assert "5.6 in every 100" in page
    assert "never pooled" in page
    mine_page = text(client.get("/lived-experience/measures/?code=raa"))
    assert "/lived-experience/pledges/jobs-here/RAA/" in mine_page
    assert client.get("/lived-experience/measures/?code=NOPE").status_code == 404


def test_shares_are_read_from_a_public_document_by_the_standards_declaration() -> None:
    of = declared()
    assert of == standard("wdes")
    rows = [
        ("1", "", "disabled", 40, 1000),
        ("1", "", "unknown", 200, 1000),
        ("1", "cluster=1", "disabled", 30, 500),
        ("1", "cluster=2", "disabled", None, 500),
        ("1", "cluster=1;clinical=yes", "disabled", 9, 100),
        ("4ai", "", "disabled", 50, 120),
        ("4ai", "", "non-disabled", 90, 380),
    ]
    names = ("indicator", "part", "group", "numerator", "denominator")
    found = shares_of({"year": 2025, "counts": [dict(zip(names, row, strict=True)) for row in rows]}, of)
    assert found.whole is not None
    assert (found.whole.number, found.whole.of) == (40, 1000)
    assert [(each.name, each.number) for each in found.parts] == [("Cluster 1: bands 4 and under", 30)]
    assert found.survey is not None
    assert found.survey.share == pytest.approx(120 / 500)
    assert found.whole.low < 0.04 < found.whole.high


def test_nothing_is_compared_before_anything_is_released(mine: Pledge) -> None:
    assert actions.compare(TEST, mine.scheme) is None
