"""keep_calendar: opens the collections that are due, and closes those that have run out. To be run every day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from levelground_site.returns.actions.collecting import open_and_close_by_date


class Command(BaseCommand):
    """Keeps the calendar of collections."""

    help = "Opens the collections that are due and closes those that have run out: run it every day."

    def handle(self, *_: Any, **__: Any) -> None:
        """Keeps it."""
        done = open_and_close_by_date(timezone.now())
        for line in done:
            self.stdout.write(line)
        if not done:
            self.stdout.write("Nothing is due.")
