"""Reads, when the site starts, what every app puts in order and what it does every day."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Jobs(AppConfig):
    """Jobs."""

    name = "levelground_site.jobs"

    def ready(self) -> None:
        """Reads them."""
        autodiscover_modules("tidying", "daily")
