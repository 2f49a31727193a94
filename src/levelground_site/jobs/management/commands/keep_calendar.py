"""keep_calendar: does whatever is due by its date. To be run every day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from levelground_site.jobs import calendar


class Command(BaseCommand):
    """Keeps the calendar."""

    help = "Does what is due, such as opening and closing collections and sending reminders: run it every day."

    def handle(self, *_: Any, **__: Any) -> None:
        """Keeps it."""
        done = calendar.keep(timezone.now())
        for line in done:
            self.stdout.write(line)
        if not done:
            self.stdout.write("Nothing is due.")
