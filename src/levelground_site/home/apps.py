"""Reads every app's home_items when the site starts."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Home(AppConfig):
    """Home."""

    name = "levelground_site.home"

    def ready(self) -> None:
        """Reads them."""
        autodiscover_modules("home_items")
