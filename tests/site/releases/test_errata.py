"""All that was corrected, in one list."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from levelground_site.releases.models import Release


def released(number: int, erratum: str = "") -> None:
    Release.objects.create(
        standard="wres", year=2019, number=number, erratum=erratum, serial=900 + number,
        title="Workforce Race Equality Standard", reference_date=date(2019, 3, 31), published=timezone.now(),
        organisations=1, rollups=0, shown=b"", version="test", inputs="a" * 64, audit={},
    )  # fmt: skip


@pytest.mark.django_db
def test_what_was_corrected_stands_with_the_release_that_corrects_it(client: Client) -> None:
    assert "had to be corrected yet" in client.get(reverse("errata")).content.decode()
    released(1)
    released(2, "One trust had counted two people twice.")
    page = client.get(reverse("errata")).content.decode()
    assert "One trust had counted two people twice." in page
    assert reverse("release", kwargs={"standard": "wres", "year": 2019, "number": 2}) in page
    assert reverse("release", kwargs={"standard": "wres", "year": 2019, "number": 1}) not in page
    assert reverse("errata") in client.get(reverse("releases")).content.decode()
