"""Reads every app's searchable module when the site starts."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Search(AppConfig):
    """Search."""

    name = "levelground_site.search"

    def ready(self) -> None:
        """Reads them."""
        autodiscover_modules("searchable")
