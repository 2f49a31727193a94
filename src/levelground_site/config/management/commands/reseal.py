"""reseal: seals all that is sealed with the newest key, so that an old one can go."""

from typing import Any

from cryptography.fernet import InvalidToken
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import autodiscover_modules

from levelground_site.config.actions import reseal


class Command(BaseCommand):
    """Seals it anew."""

    help = "Seals all that is sealed with the first of LEVELGROUND_SEALING_KEYS, so that those after it can go."

    def handle(self, *_: Any, **__: Any) -> None:
        """Seals it."""
        autodiscover_modules("resealing")
        try:
            number = reseal()
        except InvalidToken as error:
            raise CommandError(
                "Something is sealed with a key that is not in LEVELGROUND_SEALING_KEYS, or was altered. What was "
                "sealed anew stays so; give the missing key as well and run this again."
            ) from error
        self.stdout.write(f"{number:,} sealed texts and files open with the first key alone.")
