"""verify_trail: has anybody tampered with the trail?"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from levelground_site.audit.trail import verify


class Command(BaseCommand):
    """Reads the whole trail; ends with status 1 and every fault when it was tampered with."""

    help = "Tells whether an entry of the trail was changed, taken out or put in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The fingerprint that was kept elsewhere."""
        parser.add_argument("--kept", default="", help="a fingerprint that this command gave earlier")

    def handle(self, *_: Any, **options: Any) -> None:
        """Verifies."""
        found = verify(options["kept"])
        if found.faults:
            raise CommandError("The trail was tampered with.\n" + "\n".join(found.faults))
        self.stdout.write(f"{found.entries} entries, none changed, none missing.")
        self.stdout.write(f"Keep this elsewhere, and give it back with --kept: {found.end}")
