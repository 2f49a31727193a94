"""What is published of pledges attacked as a reader would: all publications together, organisation by organisation."""

from datetime import timedelta

import numpy as np
import pytest
from django.utils import timezone

from attack.band_attacker import narrow
from levelground.disclosure import FEW, Banded
from levelground_site.lived_experience.pledges import actions
from levelground_site.lived_experience.pledges.columns import BANDED, Column, chain
from levelground_site.lived_experience.pledges.models import FollowUp, Pledge, Starts
from levelground_site.lived_experience.pledges.protecting import let_out, protected
from levelground_site.organisations.models import Organisation
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
        # A merger moves one to another region: it stays counted where it was published first.
        Organisation.objects.filter(pk=pledges[0].organisation_id).update(region="Region 1")
    assert actions.publish(TEST, jobs, day=TODAY) == published[1]
    groups = [pledge.organisation.region for pledge in pledges]
    views = [seen(each.shown, [pledge.pk for pledge in pledges]) for each in published]
    for view in views:
        assert narrow(view, groups, CHAIN) == []
    both, order = together(views)
    assert narrow(both, groups, order) == []
    assert (both.bands == FEW).sum() > 4
    assert not np.isnan(both.sums).all(), "something is left to be told"
    everything = str([each.shown for each in published])
    assert "signatory" not in everything


def together(views: list[Banded]) -> tuple[Banded, list[tuple[int, int]]]:
    """All that was published side by side, and what a reader knows of its order: numbers grow."""
    both = Banded(
        views[0].groups,
        np.hstack([each.bands for each in views]),
        np.hstack([each.sums for each in views]),
        np.hstack([each.total for each in views]),
    )
    starts = [4 * place for place in range(len(views))]
    chains = [(a + start, b + start) for start in starts for a, b in CHAIN]
    return both, chains + [(start + a, start + a + 4) for start in starts[:-1] for a in range(4)]


def row(started: int, *there: int) -> list[int]:
    numbers = [0] * len(Column)
    ups = {weeks: (still, started - still) for weeks, still in zip((13, 26, 52), there, strict=True)}
    for column, number in chain(started, ups).items():
        numbers[column] = number
    return numbers


def test_what_grew_since_an_older_publication_gives_nobody_away() -> None:
    keys, regions = [1, 2, 3], ["A", "A", "A"]
    before = {1: row(3, 0, 0, 0), 2: row(12, 0, 0, 0), 3: row(0, 0, 0, 0)}
    # One person more. Beside the first publication a sum would say so; beside the second alone it would not.
    after = before | {3: row(1, 0, 0, 0)}
    first = protected(keys, before, regions, [])
    assert first["sums"]["STARTED"] == [15]
    out = [({str(key): numbers for key, numbers in before.items()}, first)]
    second = protected(keys, after, regions, let_out(out, keys, regions))
    assert second["sums"]["STARTED"] == [None]
    out.append(({str(key): numbers for key, numbers in after.items()}, second))
    careless = protected(keys, after, regions, let_out(out, keys, regions)[-1:])
    assert careless["sums"]["STARTED"] == [16]
    third = protected(keys, after, regions, let_out(out, keys, regions))
    for last, found in ((careless, [(2, 8)]), (third, [])):
        both, order = together([seen(each, keys) for each in (first, second, last)])
        assert [place for place in narrow(both, regions, order) if place[1] >= 8] == found


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10, 18))
def test_nobody_can_be_picked_out_of_many_publications(seed: int) -> None:
    random, keys, regions = np.random.default_rng(seed), list(range(6)), [f"R{key % 2}" for key in range(6)]
    counts = {key: [0] * len(Column) for key in keys}
    out: list[tuple[dict[str, list[int]], dict[str, object]]] = []
    for _ in range(4):
        for key in keys:
            people = int(random.poisson(2) * random.integers(0, 3))
            there = [people]
            for _weeks in range(3):
                there.append(int(random.binomial(there[-1], 0.8)))
            counts[key] = [old + new for old, new in zip(counts[key], row(*there), strict=True)]
        shown = protected(keys, counts, regions, let_out(out, keys, regions))
        out.append(({str(key): numbers for key, numbers in counts.items()}, shown))
    both, order = together([seen(shown, keys) for _, shown in out])
    assert narrow(both, regions, order) == []
    assert (both.bands == FEW).sum() > 20


def seen(shown: dict[str, object], keys: list[int]) -> Banded:
    """What a reader has of a publication: the bands, and the sums of regions and of all."""
    sums, england, bands = shown["sums"], shown["england"], shown["bands"]
    assert isinstance(sums, dict)
    assert isinstance(england, dict)
    assert isinstance(bands, dict)
    wanted = [Column(each).name for each in BANDED]
    return Banded(
        tuple(shown["regions"]),  # type: ignore[arg-type]
        np.array([bands[str(key)] for key in keys]),
        np.array([[np.nan if each is None else each for each in sums[name]] for name in wanted]).T,
        np.array([np.nan if england[name] is None else england[name] for name in wanted]),
    )
