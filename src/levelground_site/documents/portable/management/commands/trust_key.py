"""python -m levelground_site trust_key NAME KEY: believes what another installation signs."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from levelground_site.documents.portable.signing import trust


class Command(BaseCommand):
    """Believes another installation's key, which stands at its address /about/signing-key/."""

    help = "Believes the key of another installation. Compare it with theirs by telephone before you do."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose, and which."""
        parser.add_argument("name", help="whose it is, such as https://levelground.example.org")
        parser.add_argument("key", help="the 64 letters that stand at its address /about/signing-key/")

    def handle(self, *args: Any, **options: Any) -> None:
        """Does it."""
        try:
            known = trust(options["name"], options["key"])
        except ValueError as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(f"The key {known.short} of {known.name} is believed from now on.")
