"""invite: the first person of a new site, whom nobody could invite from a page."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from levelground_site.access import Role, System
from levelground_site.organisations.models import Organisation
from levelground_site.people.actions import invite


class Command(BaseCommand):
    """Sends an invitation, as the pages do."""

    help = "Invites somebody by e-mail: ADDRESS NAME ORGANISATION ROLE (administrator, for the first)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whom, where, and as what."""
        parser.add_argument("address")
        parser.add_argument("name")
        parser.add_argument("organisation", help="its ODS code")
        parser.add_argument("role", choices=[role.value for role in Role])

    def handle(self, *_: Any, **options: Any) -> None:
        """Sends it."""
        try:
            validate_email(options["address"])
        except ValidationError:
            raise CommandError(f"{options['address']} is not an e-mail address.") from None
        organisation = Organisation.objects.filter(code=options["organisation"].upper()).first()
        if organisation is None:
            raise CommandError(f"No organisation has the code {options['organisation']}: load_organisations first.")
        invite(
            System("invite"), organisation, email=options["address"], name=options["name"], role=Role(options["role"])
        )
        self.stdout.write("The invitation is on its way: the worker sends it, and its link is good for 14 days.")
