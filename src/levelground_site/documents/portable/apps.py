"""The app of files that people take with them."""

from django.apps import AppConfig


class PortableConfig(AppConfig):
    """Registers the app under a label that says whose it is."""

    name = "levelground_site.documents.portable"
    label = "documents_portable"
