"""Putting in order what processes that were killed have left: when the site starts, and before each job."""

from collections.abc import Callable

Tidier = Callable[[], None]
TIDIERS: list[Tidier] = []


def tidier(function: Tidier) -> Tidier:
    """Registers a function that puts something in order; an app has it in a module called tidying."""
    TIDIERS.append(function)
    return function


def tidy() -> None:
    """Calls every one of them."""
    for function in TIDIERS:
        function()
