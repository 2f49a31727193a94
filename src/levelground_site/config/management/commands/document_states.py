"""document_states: writes docs/states.md, for those who change a state machine."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from levelground_site.access.documenting_states import states_document
from levelground_site.config.machines import machines


class Command(BaseCommand):
    """Writes the page."""

    help = "Writes the page of the states that things go through, from the declarations."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where."""
        parser.add_argument("--to", type=Path, default=Path("docs/states.md"))

    def handle(self, *_: Any, **options: Any) -> None:
        """Writes it."""
        options["to"].write_text(states_document(machines()), encoding="utf-8")
