"""document_access: writes docs/access.md, for those who change a policy."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from levelground_site.access.documenting import access_document


class Command(BaseCommand):
    """Writes the page."""

    help = "Writes the page of who may do what, from the declaration."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where."""
        parser.add_argument("--to", type=Path, default=Path("docs/access.md"))

    def handle(self, *_: Any, **options: Any) -> None:
        """Writes it."""
        options["to"].write_text(access_document(), encoding="utf-8")
