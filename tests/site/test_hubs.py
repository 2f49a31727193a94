"""Pages that lead on to several apps' own."""

from collections import defaultdict

import pytest

from levelground_site.access import Role
from levelground_site.home import hubs
from site_world import World


def test_a_hub_shows_what_the_reader_may_follow_in_order(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hubs, "LEADS", defaultdict(list))
    hubs.hub_entry("here", "The trail", "Who did what.", "trail", needs="trail.see", order=20)
    hubs.hub_entry("here", "Organisations", "All of them.", "organisations", needs="organisation.see", order=30)
    hubs.hub_entry("here", "Data", "What was released.", "releases", needs="release.see", order=10)
    assert [lead.label for lead in hubs.leads_of("here", world.people[Role.HR])] == ["Data", "Organisations"]
    administrator = world.people[Role.ADMINISTRATOR]
    assert [lead.label for lead in hubs.leads_of("here", administrator)] == ["Data", "The trail", "Organisations"]
    assert hubs.leads_of("elsewhere", administrator) == []
    assert "elsewhere" not in hubs.LEADS
