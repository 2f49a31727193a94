"""The demo's releases: begun at each start, in an order that can be proven safe, and never twice."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from levelground.publishing.checking import faults_in
from levelground.publishing.return_document import fingerprint_of
from levelground.standards import standard
from levelground_site.access import Role
from levelground_site.demo.making import AFTERWARDS, go_on
from levelground_site.jobs.models import Job, State
from levelground_site.people.models import Person
from levelground_site.releases.queries import being_made
from levelground_site.returns.models import Collection
from levelground_site.returns.national import demo_data
from released_world import measured
from site_world import World

TITLES = [
    *("The release of WRES 2024", "The release of WRES 2025", "The release of WDES 2025"),
    "The corrected release of WRES 2024",
]


@pytest.fixture
def collections(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    who = world.people[Role.NATIONAL_TEAM]
    Person.objects.filter(pk=who.pk).update(email=f"{Role.NATIONAL_TEAM}@example.org", persona=True)
    monkeypatch.setattr("levelground_site.people.models.Person.has_second_factor", True)
    now = timezone.now()
    given: dict[str, Any] = {"opens": now, "closes": now + timedelta(days=1), "publish_by": now.date()}
    for name, year in (("wdes", 2025), ("wres", 2025), ("wres", 2024), ("wres", 2026)):
        Collection.objects.create(standard=name, year=year, title=name, state="closed", **given)
    Collection.objects.create(standard="wres", year=2023, title="wres", state="released", **given)


@pytest.mark.usefixtures("collections")
def test_what_is_not_out_is_begun_at_each_start_and_what_was_broken_off_ends(client: Client) -> None:
    go_on()
    assert demo_data.releases in AFTERWARDS
    assert [each.title for each in being_made()] == TITLES
    first = being_made()[0]
    Job.objects.filter(pk=first.pk).update(state=State.RUNNING, doing="Hiding small numbers", percent=15)
    assert b"4 national releases are being made now" in client.get("/").content
    page = client.get("/data/").content.decode()
    assert "The release of WRES 2024: Hiding small numbers (15%)" in page
    assert "The release of WDES 2025: waiting for its turn" in page
    Collection.objects.filter(year=2024).update(state="released")
    go_on()
    assert [each.title for each in being_made()] == TITLES[1:]
    first.refresh_from_db()
    assert (first.state, first.fault) == (State.FAILED, demo_data.BROKEN_OFF)
    # What could not be published is not tried at each start.
    Job.objects.filter(title=TITLES[1]).exclude(state=State.FAILED).update(state=State.FAILED, fault="Too few.")
    go_on()
    assert [each.title for each in being_made()] == TITLES[2:]
    Job.objects.update(state=State.DONE)
    assert b"being made now" not in client.get("/").content
    assert "Being made now" not in client.get("/data/").content.decode()


def test_the_correction_is_a_return_whose_figures_follow_from_its_counts() -> None:
    (given,) = measured(1, 400, 3).documents
    line, fingerprint = demo_data.corrected(given)
    made = json.loads(line)
    assert made["fingerprint"] == fingerprint == fingerprint_of(made)
    assert faults_in(made, standard("wres")) == ()
    changed = [
        new["group"]
        for old, new in zip(given["counts"], made["counts"], strict=True)
        if old["numerator"] != new["numerator"]
    ]
    assert changed == ["white"]
