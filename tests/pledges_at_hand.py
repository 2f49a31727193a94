"""Pledges for the tests: a scheme that is open, a pledge that is signed, evidence that two people have confirmed."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from levelground_site.access import Role, System
from levelground_site.lived_experience.pledges import actions
from levelground_site.lived_experience.pledges.models import Evidence, Pledge, Scheme, Starts
from levelground_site.lived_experience.pledges.reading import read_scheme
from levelground_site.organisations.models import Organisation
from site_world import World

TEST = System("test")
SCHEME = """
key = "jobs-here"
name = "Jobs here"
owner = "The system"
about = "People with a learning disability get paid work."
opened = 2020-01-01
counts_people = true
source = "This test"
{more}
[[edition]]
number = 1
since = 2020-01-01
words = "We will employ more people with a learning disability."
[[edition.step]]
number = 1
name = "Commitment"
asks = "Promise it."
evidence = ["accreditation"]
[[edition.step]]
number = 2
name = "Ready"
asks = "Have a plan."
evidence = ["plan"]
proves = "plan"
[[edition.step]]
number = 3
name = "Success"
asks = "Show it."
evidence = ["people", "story"]
proves = "outcome"
"""


def scheme(more: str = "", key: str = "jobs-here") -> Scheme:
    text = SCHEME.replace("jobs-here", key).format(more=more)
    return actions.load_scheme(TEST, None, read_scheme(text), today=timezone.localdate())


def signed(where: Organisation, of: Scheme, on: date | None = None) -> Pledge:
    on = on or timezone.localdate() - timedelta(days=800)
    made = actions.draft(
        TEST, where, scheme=of, words="We will.", signatory="Ada Obi", signatory_post="Chief executive"
    )
    return actions.sign(TEST, made, board_signed_off=on - timedelta(days=9), signed=on)


def confirmed(world: World, pledge: Pledge, step: int, kind: str, **given: Any) -> Evidence:
    """Evidence given by the equality lead and confirmed by HR and the lived-experience lead."""
    today = timezone.localdate()
    defaults: dict[str, Any] = {"says": "It is there.", "dated": today, "link": "https://example.org/plan"}
    if kind == "accreditation":
        defaults["ends"] = today + timedelta(days=300)
    evidence = actions.give_evidence(
        world.people[Role.EQUALITY_LEAD],
        pledge,
        step=pledge.edition.steps.get(number=step),
        kind=kind,
        **(defaults | given),
    )
    for role in (Role.HR, Role.LIVED_EXPERIENCE_LEAD):
        evidence = actions.check(world.people[role], pledge, evidence=evidence, holds=True)
    return evidence


def started(pledge: Pledge, people: int, days_ago: int = 400, *, stayed: tuple[int, ...] = (), **given: Any) -> Starts:
    """People who started so long ago, confirmed; `stayed`: how many after 13, 26 and 52 weeks."""
    day = timezone.localdate() - timedelta(days=days_ago)
    made = actions.add_starts(TEST, pledge, route=given.pop("route", "advert"), started=day, people=people, **given)
    made = actions.confirm(TEST, pledge, entry=made)
    for weeks, still in zip((13, 26, 52), stayed, strict=False):
        up = actions.follow_up(TEST, pledge, starts=made, weeks=weeks, still=still, left=people - still)
        actions.confirm(TEST, pledge, entry=up)
    return made
