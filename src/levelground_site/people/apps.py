"""People."""

from django.apps import AppConfig


class People(AppConfig):
    """Accounts and roles."""

    name = "levelground_site.people"

    def ready(self) -> None:
        """Brings in the checks."""
        from levelground_site.people import checks  # noqa: F401, PLC0415
