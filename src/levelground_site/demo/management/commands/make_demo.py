"""make_demo: everything that the demo shows, once."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from levelground_site.demo.making import go_on, is_there, make
from levelground_site.people.models import Person


class Command(BaseCommand):
    """Makes the demo where there is none as this version makes it; goes on with what is not yet made of it."""

    help = "Makes the demo's organisations, people and returns, unless they are there already."

    def handle(self, *_: Any, **__: Any) -> None:
        """Makes it. What a former version made, and whatever anybody did there since, is taken out first."""
        if not settings.DEMO:
            raise CommandError("Only a demo has make-believe people: LEVELGROUND_MODE=demo.")
        if not is_there():
            self._make()
        go_on()

    def _make(self) -> None:
        if Person.objects.exists() and not Person.objects.filter(persona=True).exists():
            raise CommandError("The database holds people who are no demo's. Give the demo a database of its own.")
        call_command("flush", verbosity=0, interactive=False)
        make(lambda title: self.stdout.write(f"Making {title} …"))
