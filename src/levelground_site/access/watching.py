"""Who wants to know that a thing was opened, or that somebody was refused it."""

from collections.abc import Callable
from typing import Any

# Is given the person, the permission, the thing, and whether they may.
Watcher = Callable[[Any, str, Any, bool], None]
WATCHERS: list[Watcher] = []


def watch(watcher: Watcher) -> None:
    """Registers a function that is called for each look that is written down, and for each refusal."""
    if watcher not in WATCHERS:
        WATCHERS.append(watcher)


def tell_watchers(person: Any, permission: str, thing: Any, allowed: bool) -> None:
    """Calls them."""
    for watcher in WATCHERS:
        watcher(person, permission, thing, allowed)
