"""An organisation that has turned the measuring of extracts on, its return, and a folder for its rows."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from end_to_end.small_trust import small_trust
from levelground_site.access import Role, System
from levelground_site.returns import actions as returns
from levelground_site.returns.extracts import actions
from levelground_site.returns.extracts.models import Upload
from levelground_site.returns.models import Return
from site_returns_extracts import given
from site_world import World

Send = Callable[..., Any]


@pytest.fixture(autouse=True)
def second_factors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("levelground_site.people.models.Person.has_second_factor", True)


@pytest.fixture
def measuring(settings: Any, tmp_path: Path) -> Path:
    settings.MEASURING = tmp_path / "measuring"
    return tmp_path / "measuring"


@pytest.fixture
def mine(world: World) -> Return:
    now = timezone.now()
    planned = returns.plan(
        System("test"),
        None,
        name="wres",
        year=2026,
        opens=now,
        closes=now + timedelta(days=30),
        publish_by=date(2026, 10, 31),
    )
    return returns.open_collection(System("test"), planned).returns.get(organisation=world.own)


@pytest.fixture
def on(world: World, mine: Return, measuring: Path) -> Return:
    """The return of an organisation that has turned it on."""
    lead = world.people[Role.GOVERNANCE_LEAD]
    actions.turn_on(lead, world.own, reference="DPIA 7", approved_on=date(2026, 1, 8))
    return mine


@pytest.fixture
def trust_files(tmp_path: Path) -> list[Path]:
    return sorted(small_trust().write(tmp_path / "files").iterdir())


@pytest.fixture
def send(world: World, on: Return, client: Client, django_capture_on_commit_callbacks: Any) -> Send:
    """Drops files as the analyst does, and has them measured; gives the answer, and the newest upload."""

    def drop(
        files: Iterable[Path | tuple[str, bytes]], by: Role = Role.ANALYST, standard: str = "wres"
    ) -> tuple[Any, Upload | None]:
        client.force_login(world.people[by])
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(f"/returns/{standard}/2026/RAA/extracts/", {"files": given(files)})
        return answer, Upload.objects.select_related("of__current").first()

    return drop
