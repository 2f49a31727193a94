"""A released edition for all that is asked of the API."""

from typing import Any

import pytest

from levelground_site.releases.models import Release
from released_world import released


@pytest.fixture
def release(db: None, settings: Any) -> Release:
    return released(settings)
