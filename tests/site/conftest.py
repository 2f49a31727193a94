"""What the site's tests share."""

import pytest

from site_world import World, made_world


@pytest.fixture
def world(db: None) -> World:
    return made_world()
