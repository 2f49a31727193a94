"""Reads the kinds of documents that the apps declare, and writes down who opens one."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Documents(AppConfig):
    """Documents between two people."""

    name = "levelground_site.documents"

    def ready(self) -> None:
        """Reads them."""
        from levelground_site.access.watching import watch  # noqa: PLC0415
        from levelground_site.documents.actions import keep_look  # noqa: PLC0415

        autodiscover_modules("document_kinds")
        watch(keep_look)
