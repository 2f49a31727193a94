"""python -m levelground_site change_signing_key: begins a new key, and still knows what the old one signed."""

from typing import Any

from django.core.management.base import BaseCommand

from levelground_site.documents.portable.signing import change_own


class Command(BaseCommand):
    """Begins a new key."""

    help = "Begins a new key for signing. What was signed before is still known as this installation's."

    def handle(self, *args: Any, **options: Any) -> None:
        """Does it."""
        self.stdout.write(f"From now on the key {change_own().short} signs.")
