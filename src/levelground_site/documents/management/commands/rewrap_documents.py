"""rewrap_documents: wraps the key of every document with the first of the outer keys, so that an old one can go."""

from typing import Any

from django.core.management.base import BaseCommand

from levelground_site.documents.actions import rewrap


class Command(BaseCommand):
    """Wraps the keys anew."""

    help = "Wraps the key of every document with the first of LEVELGROUND_DOCUMENT_KEY, so that an old one can go."

    def handle(self, *_: Any, **__: Any) -> None:
        """Wraps them."""
        self.stdout.write(f"{rewrap():,} keys are wrapped by the first of the outer keys.")
