"""work: runs what is queued, until it is stopped."""

from typing import Any

from django_tasks_db.management.commands.db_worker import Command as Worker

from levelground_site.jobs.tidying import tidy


class Command(Worker):
    """The queue's own worker, under our name for it."""

    help = "Runs the jobs that are queued, one after the other, until it is stopped."

    def handle(self, *args: Any, **options: Any) -> None:
        """Puts in order what was left, and works."""
        tidy()
        super().handle(*args, **options)
