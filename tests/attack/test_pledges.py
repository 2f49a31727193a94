"""What is published of pledges attacked as a reader would: twice in a row, organisation by organisation."""

from datetime import timedelta

import numpy as np
import pytest
from django.utils import timezone

from attack.band_attacker import narrow
from levelground.disclosure import FEW, Banded
from levelground_site.lived_experience.pledges import actions
from levelground_site.lived_experience.pledges.columns import BANDED, Column
from levelground_site.lived_experience.pledges.models import FollowUp, Pledge, Starts
from pledges_at_hand import TEST, scheme
from site_world import organisation

TODAY = timezone.localdate()
NOW = timezone.now()
# The inequalities between the four columns that are published, as a reader knows them.
CHAIN = ((1, 0), (2, 1), (3, 2))


@pytest.mark.django_db
def test_nobody_can_be_picked_out_of_two_publications_in_a_row() -> None:
    jobs, random = scheme(), np.random.default_rng(5)
    pledges = [
        Pledge.objects.create(
            organisation=organisation(f"R{n:02}", region=f"Region {n % 2}"), scheme=jobs, edition=jobs.editions.get(),
            state="signed", words="We will.", signed=TODAY - timedelta(days=900), heard=TODAY,
        )
        for n in range(9)
    ]  # fmt: skip
    published = []
    for ago, route in ((500, "advert"), (420, "trial")):
        for pledge in pledges:
            people = int(random.poisson(5) * random.integers(0, 3))
            if not people:
                continue
            entry = Starts.objects.create(
                of=pledge, route=route, started=TODAY - timedelta(days=ago), people=people, confirmed=NOW
            )
            there = people
            for weeks in (13, 26, 52):
                there = int(random.binomial(there, 0.8))
                FollowUp.objects.create(
                    of=entry, weeks=weeks, still=there, left=people - there, progressed=0, confirmed=NOW
                )
        published.append(actions.publish(TEST, jobs, day=TODAY - timedelta(days=40 if ago == 500 else 0)))
    assert actions.publish(TEST, jobs, day=TODAY) == published[1]
    groups = [pledge.organisation.region for pledge in pledges]
    views = [seen(each.shown, pledges) for each in published]
    for view in views:
        assert narrow(view, groups, CHAIN) == []
    both = Banded(
        views[0].groups,
        np.hstack([each.bands for each in views]),
        np.hstack([each.sums for each in views]),
        np.hstack([each.total for each in views]),
    )
    later = tuple((a, a + 4) for a in range(4))
    assert narrow(both, groups, (*CHAIN, *((a + 4, b + 4) for a, b in CHAIN), *later)) == []
    assert (both.bands == FEW).sum() > 4
    assert not np.isnan(both.sums).all(), "something is left to be told"
    everything = str([each.shown for each in published])
    assert "signatory" not in everything


def seen(shown: dict[str, object], pledges: list[Pledge]) -> Banded:
    """What a reader has of a publication: the bands, and the sums of regions and of all."""
    sums, england, bands = shown["sums"], shown["england"], shown["bands"]
    assert isinstance(sums, dict)
    assert isinstance(england, dict)
    assert isinstance(bands, dict)
    wanted = [Column(each).name for each in BANDED]
    return Banded(
        tuple(shown["regions"]),  # type: ignore[arg-type]
        np.array([bands[str(pledge.pk)] for pledge in pledges]),
        np.array([[np.nan if each is None else each for each in sums[name]] for name in wanted]).T,
        np.array([np.nan if england[name] is None else england[name] for name in wanted]),
    )
