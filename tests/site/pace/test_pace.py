"""How often somebody asked is counted in the database, apart for each, and forgotten when the stretch of time ends."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from levelground_site.pace.actions import Pace, spend
from levelground_site.pace.models import Spent

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 25, 12, 0, 30, tzinfo=UTC)


def test_within_and_beyond(monkeypatch: pytest.MonkeyPatch) -> None:
    now: list[datetime] = [NOON]
    monkeypatch.setattr("django.utils.timezone.now", lambda: now[0])

    def asked(who: str = "192.0.2.1", what: str = "api") -> Any:
        return spend(what, who, Pace(2, 60))

    first, second, third = asked(), asked(), asked()
    assert [(each.within, each.left) for each in (first, second, third)] == [(True, 1), (True, 0), (False, 0)]
    assert third.again_in == 31
    # Somebody else, and something else, are counted apart.
    assert asked("192.0.2.2").within
    assert asked(what="challenges").within
    now[0] = NOON + timedelta(seconds=29)
    assert not asked().within
    now[0] = NOON + timedelta(seconds=30)
    assert asked().within
    # Nothing is kept of who asked before, and of nobody an address.
    assert Spent.objects.count() == 1
    assert "192" not in str(Spent.objects.values_list())
