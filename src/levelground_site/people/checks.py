"""Refuses to start with the demo's personas where they do not belong."""

from typing import Any

from django.conf import settings
from django.core import checks
from django.db import connection


@checks.register(checks.Tags.database)
def no_personas_in_real_use(**_: Any) -> list[checks.CheckMessage]:
    """An error when anybody could be somebody here, and this is no demo."""
    from levelground_site.people.models import Person  # noqa: PLC0415

    if not settings.PRODUCTION or Person._meta.db_table not in connection.introspection.table_names():
        return []
    count = Person.objects.filter(persona=True).count()
    if not count:
        return []
    return [
        checks.Error(
            f"The database holds {count} of the demo's make-believe people, whom anybody could be.",
            hint="Use another database, or set LEVELGROUND_MODE=demo if this is a demo.",
            id="people.E001",
        )
    ]
