"""load_library: takes in the texts that come with the program; called twice, it does it once."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from levelground_site.access import Refused, System
from levelground_site.carers.library import actions
from levelground_site.carers.library.documents import CannotRead, documents
from levelground_site.people.models import Person


class Command(BaseCommand):
    """Loads the library."""

    help = "Takes in the texts of the carers' library that come with the program: they wait for a review."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who vouches for them."""
        parser.add_argument(
            "--reviewed-by",
            metavar="ADDRESS",
            help="publish them at once, as read and reviewed by the editor or carers lead with this e-mail address",
        )

    def handle(self, *_: Any, **options: Any) -> None:
        """Loads it."""
        reviewer = self._reviewer(options["reviewed_by"])
        try:
            with transaction.atomic():
                loaded = actions.load_all(System("load_library"), documents())
                for text, document in loaded if reviewer else ():
                    actions.publish(reviewer, text, next_review=document.next_review)
        except CannotRead as error:
            raise CommandError(f"Nothing was loaded:\n{error}") from error
        except Refused as error:
            raise CommandError(f"Nothing was loaded: {reviewer} may not review the library's texts.") from error
        if not loaded:
            self.stdout.write("Nothing is new: every text was taken in before.")
            return
        done = "published" if reviewer else "waiting for a review (carers/desk/)"
        self.stdout.write(f"{len(loaded)} text{'' if len(loaded) == 1 else 's'} taken in, {done}.")

    def _reviewer(self, address: str | None) -> Person | None:
        if not address:
            return None
        found = Person.objects.filter(email=address.lower(), is_active=True).first()
        if found is None:
            raise CommandError(f"Nobody here has the address {address}.")
        return found
