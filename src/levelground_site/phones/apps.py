"""What an address that reaches nobody stands for: told by text message."""

from importlib import import_module

from django.apps import AppConfig


class Phones(AppConfig):
    """Takes over what would be e-mailed to whoever has a phone alone."""

    name = "levelground_site.phones"

    def ready(self) -> None:
        """Registers the way."""
        import_module("levelground_site.phones.telling")
