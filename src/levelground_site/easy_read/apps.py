"""Reads every app's easy_texts and easy_forms when the site starts."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class EasyRead(AppConfig):
    """Easy read."""

    name = "levelground_site.easy_read"

    def ready(self) -> None:
        """Reads them."""
        autodiscover_modules("easy_texts", "easy_forms")
