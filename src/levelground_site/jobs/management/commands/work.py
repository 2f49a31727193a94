"""work: runs what is queued, until it is stopped."""

from django_tasks_db.management.commands.db_worker import Command as Worker


class Command(Worker):
    """The queue's own worker, under our name for it."""

    help = "Runs the jobs that are queued, one after the other, until it is stopped."
