"""rebuild_release: makes a release's files again from its kept inputs, and compares them byte for byte."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from levelground_site.releases import queries
from levelground_site.releases.making import CannotPublish
from levelground_site.releases.models import Release
from levelground_site.releases.rebuilding import rebuild


class Command(BaseCommand):
    """Rebuilds a release."""

    help = "Makes a release's files again from what was kept, and tells whether they are the same to the last byte."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which."""
        parser.add_argument("serial", type=int, help="the release's serial number, as its page tells it")

    def handle(self, *_: Any, **options: Any) -> None:
        """Rebuilds it."""
        release: Release | None = queries.releases().filter(serial=options["serial"]).first()
        if release is None:
            raise CommandError(f"There is no release with the serial number {options['serial']}.")
        try:
            different = rebuild(release)
        except CannotPublish as error:
            raise CommandError(str(error)) from error
        if different:
            raise CommandError(
                f"{release}: made again, these files are not as they were published, and nothing was replaced: "
                f"{', '.join(different)}. It was made with version {release.version} of the program."
            )
        self.stdout.write(f"{release}: {release.files.count()} files made again, each the same to the last byte.")
