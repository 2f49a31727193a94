"""A region's published figures beside an organisation's own: only what was released, and of which year."""

from datetime import date

import pytest
from django.utils import timezone

import returns_at_hand
from levelground_site.organisations.published import published_values
from levelground_site.releases.models import Document, Release, packed

pytestmark = pytest.mark.django_db


def _released(year: int) -> None:
    release = Release.objects.create(
        standard="wres", year=year, number=1, serial=year, title="WRES", reference_date=date(year, 3, 31),
        published=timezone.now(), organisations=1, rollups=1, shown=b"", version="test", inputs="a" * 64, audit={},
    )  # fmt: skip
    content = packed(returns_at_hand.document(year=year))
    Document.objects.create(
        release=release, code="London", name="London", is_rollup=True, fingerprint=f"{year}", packed=content
    )


def test_nothing_stands_there_before_a_release() -> None:
    assert published_values("wres", 2026, "London") == {}


def test_the_year_before_is_said_until_this_one_is_released() -> None:
    _released(2025)
    assert published_values("wres", 2026, "London")["2"] == "2025: white 1.50 times as likely as BME (0.86–2.78)"
    assert published_values("wdes", 2026, "London") == {}
    assert published_values("wres", 2026, "Midlands") == {}
    _released(2026)
    assert published_values("wres", 2026, "London")["2"] == "white 1.50 times as likely as BME (0.86–2.78)"
