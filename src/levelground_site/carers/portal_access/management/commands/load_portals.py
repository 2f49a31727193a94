"""load_portals: takes in portals from a file; a second portal is a second entry, and nothing else."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from levelground_site.access import System
from levelground_site.carers.portal_access import actions
from levelground_site.carers.portal_access.kinds import FILE, CannotRead, portals


class Command(BaseCommand):
    """Loads portals."""

    help = "Takes in the outside portals of a file (TOML), or those that come with the program."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which file."""
        parser.add_argument("file", nargs="?", type=Path, default=FILE)

    def handle(self, *_: Any, **options: Any) -> None:
        """Loads them."""
        try:
            found = portals(options["file"])
        except CannotRead as error:
            raise CommandError(f"Nothing was loaded:\n{error}") from error
        with transaction.atomic():
            for each in found:
                actions.load(System("load_portals"), None, portal=each)
        self.stdout.write(f"{len(found)} portal{'' if len(found) == 1 else 's'} loaded.")
