"""serve: the whole site on this computer: the pages and the worker of the queue."""

import os
import signal
import subprocess
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from levelground_site.config.tables import make_tables
from levelground_site.jobs.tidying import tidy


class Command(BaseCommand):
    """Brings the database up to date, checks the settings, and serves until it is stopped."""

    help = "Serves the site, with the worker of its queue, until it is stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where, and how many at once."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=1, help="processes that answer pages (1)")
        parser.add_argument("--no-worker", action="store_true", help="leave the queue to another process")

    def handle(self, *_: Any, **options: Any) -> None:
        """Serves."""
        try:
            Path(settings.DATA).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CommandError(f"The folder {settings.DATA} cannot be made ({error.strerror}).") from error
        try:
            if not settings.PRODUCTION:
                make_tables()
            call_command("migrate", verbosity=0, interactive=False)
        except OperationalError as error:
            told = str(error).strip().splitlines()[0]
            raise CommandError(f"The database does not answer, or refuses: {told} (see DATABASE_URL).") from error
        call_command("check", databases=["default"], stdout=open(os.devnull, "w"))  # noqa: PTH123, SIM115
        tidy()
        if settings.DEMO:
            # So that links in e-mails lead here.
            os.environ.setdefault("LEVELGROUND_URL", f"http://{options['host']}:{options['port']}")
            call_command("make_demo", stdout=self.stdout)
        self.stdout.write(f"{settings.NAME} is at http://{options['host']}:{options['port']}/ (stop it with Ctrl-C).")
        self.stdout.flush()
        _together(_commands(options))


def _commands(options: dict[str, Any]) -> list[list[str]]:
    server = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning"),
        *("--host", options["host"], "--port", str(options["port"])),
        *("--workers", str(options["workers"]), "--blocking-threads", "4"),
        "levelground_site.config.wsgi:application",
    ]
    worker = [sys.executable, "-m", "levelground_site", "work", "-v", "0", "--interval", "0.3"]
    return [server] if options["no_worker"] else [server, worker]


def _together(commands: list[list[str]]) -> None:
    """Runs the commands until one ends or this is told to stop; then none is left."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    running = [subprocess.Popen(command) for command in commands]  # noqa: S603
    try:
        while all(each.poll() is None for each in running):
            time.sleep(0.2)
        raise CommandError("A part of the site ended by itself; what it said is above.")
    except KeyboardInterrupt:
        pass
    finally:
        for each in running:
            each.terminate()
        for each in running:
            each.wait()
