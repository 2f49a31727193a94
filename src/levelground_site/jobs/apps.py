"""Reads what every app puts in order when the site starts."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Jobs(AppConfig):
    """Jobs."""

    name = "levelground_site.jobs"

    def ready(self) -> None:
        """Reads them."""
        autodiscover_modules("tidying")
