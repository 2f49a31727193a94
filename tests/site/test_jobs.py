"""Work in the background: its progress, its end, its faults, and that only whoever asked sees it."""

from typing import Any

import pytest
from django.test import Client

from levelground_site.access import Role
from levelground_site.jobs.actions import Expected, Progress, start
from levelground_site.jobs.models import Job, State
from site_world import World


def good(progress: Progress, number: int) -> str:
    progress.at(40, f"Counting {number}")
    assert Job.objects.get(pk=progress.job.pk).percent == 40
    return "/organisations/"


def wrong_file(progress: Progress) -> None:
    raise Expected("This is not a return: it is a picture.")


def broken(progress: Progress) -> None:
    raise RuntimeError("a secret detail")


@pytest.mark.parametrize(
    ("work", "given", "state", "fault"),
    [
        (good, {"number": 3}, State.DONE, ""),
        (wrong_file, {}, State.FAILED, "This is not a return: it is a picture."),
        (broken, {}, State.FAILED, "by a fault of ours"),
    ],
)
def test_a_job_ends_as_its_work_does(
    world: World, django_capture_on_commit_callbacks: Any, work: Any, given: Any, state: str, fault: str
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        job = start(world.people[Role.ANALYST], None, work, "Counts", **given)
        assert job.state == State.WAITING
    job.refresh_from_db()
    assert job.state == state
    assert fault in job.fault
    assert "secret" not in job.fault


def test_its_page_waits_and_then_goes_on_and_is_for_whoever_asked(world: World, client: Client) -> None:
    job = Job.objects.create(person=world.people[Role.ANALYST], title="Counts", percent=40, doing="Counting")
    client.force_login(world.people[Role.ANALYST])
    page = client.get(f"/jobs/{job.public_id}/")
    assert page["Refresh"] == "2"
    assert b"40% done" in page.content
    Job.objects.update(state=State.DONE, then="/organisations/")
    assert client.get(f"/jobs/{job.public_id}/")["Location"] == "/organisations/"
    client.force_login(world.people[Role.EQUALITY_LEAD])
    assert client.get(f"/jobs/{job.public_id}/").status_code == 403
