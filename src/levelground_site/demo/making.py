"""Makes what the demo shows. Each app adds its part, in a module called demo_data."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.db import transaction

Part = Callable[[], None]
PARTS: list[tuple[int, str, Part]] = []


def demo_part(title: str, order: int = 50) -> Callable[[Part], Part]:
    """Registers a function that makes a part of the demo, after those of a lower order."""

    def add(part: Part) -> Part:
        PARTS.append((order, title, part))
        return part

    return add


@cache
def parts() -> list[tuple[str, Part]]:
    """Every part, in order."""
    for app in [*settings.FOUNDATIONS, *settings.THEMES]:
        name = f"levelground_site.{app}.demo_data"
        if find_spec(name):
            import_module(name)
    return [(title, part) for _, title, part in sorted(PARTS, key=lambda each: each[0])]


def make(say: Callable[[str], None]) -> None:
    """Makes every part, or nothing."""
    with transaction.atomic():
        for title, part in parts():
            say(title)
            part()
