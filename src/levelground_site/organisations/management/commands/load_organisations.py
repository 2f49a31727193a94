"""load_organisations FILE: organisations, mergers and closures from an ODS-like file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from levelground_site.access import System
from levelground_site.organisations.actions import load
from levelground_site.organisations.models import Organisation
from levelground_site.organisations.reading import FileFaults, read_organisations


class Command(BaseCommand):
    """Reads the file; all of it, or nothing."""

    help = (
        "Loads organisations from a CSV file: code, name, kind, ics, region, successor, opened, closed; and if it has "
        "them services, town, postcode."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file."""
        parser.add_argument("file", type=Path)

    def handle(self, *_: Any, **options: Any) -> None:
        """Loads it."""
        try:
            text = options["file"].read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{options['file']} cannot be read as text in UTF-8: {error}") from error
        try:
            rows = read_organisations(text, frozenset(Organisation.objects.values_list("code", flat=True)))
        except FileFaults as wrong:
            raise CommandError(f"Nothing was loaded.\n{wrong}") from wrong
        load(System("load_organisations"), None, rows)
        self.stdout.write(f"{len(rows)} organisations loaded.")
