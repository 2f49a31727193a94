"""Makes what the demo shows. Each app adds its part, in a module called demo_data."""

import hashlib
from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings
from django.db import transaction

from levelground_site.demo.models import Made

Part = Callable[[], None]
SITE = Path(__file__).parents[1]
SOURCES = (
    "levelground.synthetic",
    "levelground.measuring",
    "levelground.standards",
    "levelground.publishing.returns",
    "levelground.publishing.return_document",
    "levelground.publishing.return_rows",
)
PARTS: list[tuple[int, str, Part]] = []
AFTERWARDS: list[Part] = []


def demo_part(title: str, order: int = 50) -> Callable[[Part], Part]:
    """Registers a function that makes a part of the demo, after those of a lower order."""

    def add(part: Part) -> Part:
        PARTS.append((order, title, part))
        return part

    return add


def afterwards(function: Part) -> Part:
    """Registers a function that begins what the worker makes while the site is up already.

    It is called at each start, so it begins again what was broken off, and nothing twice.
    """
    AFTERWARDS.append(function)
    return function


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
        Made.objects.update_or_create(pk=1, defaults={"by": maker()})


def go_on() -> None:
    """Begins what the worker still has to make of the demo."""
    parts()
    for function in AFTERWARDS:
        function()


def is_there() -> bool:
    """Whether the demo stands in the database as this version makes it."""
    return Made.objects.filter(pk=1, by=maker()).exists()


def maker() -> str:
    """The fingerprint of what makes the demo: its modules, the engine's measuring, and the size that is asked for."""
    sources = [Path(import_module(name).__file__ or "") for name in SOURCES]
    files = [path for source in sources for path in source.parent.rglob("*.py")]
    files += [path for path in SITE.rglob("demo*") if path.is_file() and path.suffix in {".py", ".csv"}]
    files += SITE.rglob("migrations/*.py")
    made = hashlib.sha256(settings.DEMO_SIZE.encode())
    for path in sorted(set(files)):
        made.update(path.read_bytes())
    return made.hexdigest()
