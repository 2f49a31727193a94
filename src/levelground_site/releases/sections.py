"""Parts of a release's own page that other apps give: registered in their home_items."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from levelground_site.releases.models import Release

# Gives the HTML of the part (render_to_string, marked safe), or None where there is none.
Part = Callable[[HttpRequest, Release], Any]
PARTS: list[tuple[int, Part]] = []


def section(order: int = 50) -> Callable[[Part], Part]:
    """Registers a part of a release's page, shown after those of a lower order."""

    def add(part: Part) -> Part:
        PARTS.append((order, part))
        return part

    return add


def sections_for(request: HttpRequest, release: Release) -> list[Any]:
    """The parts of a release's page, for this reader."""
    parts = (part(request, release) for _, part in sorted(PARTS, key=lambda each: each[0]))
    return [part for part in parts if part]
