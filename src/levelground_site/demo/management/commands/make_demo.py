"""make_demo: everything that the demo shows, once."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from levelground_site.demo.making import make
from levelground_site.people.models import Person


class Command(BaseCommand):
    """Makes the demo where there is none yet; changes nothing where there is."""

    help = "Makes the demo's organisations, people and returns, unless they are there already."

    def handle(self, *_: Any, **__: Any) -> None:
        """Makes it."""
        if not settings.DEMO:
            raise CommandError("Only a demo has make-believe people: LEVELGROUND_MODE=demo.")
        if Person.objects.filter(persona=True).exists():
            return
        make(lambda title: self.stdout.write(f"Making {title} …"))
