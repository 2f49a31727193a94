"""The state machines that the apps declare, found in their modules called states."""

from importlib import import_module
from importlib.util import find_spec

from django.conf import settings

from levelground_site.access.states import Machine


def machines() -> list[Machine]:
    """Every machine, in the order of the apps and of their declarations."""
    found: dict[int, Machine] = {}
    for app in [*settings.FOUNDATIONS, *settings.THEMES]:
        name = f"levelground_site.{app}.states"
        if find_spec(name):
            for value in vars(import_module(name)).values():
                if isinstance(value, Machine):
                    found[id(value)] = value
    return list(found.values())
