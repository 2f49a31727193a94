"""The demo's counts: made up, of the personas' trust."""

from datetime import date

from levelground_site.access import Role
from levelground_site.carers.estimate import actions
from levelground_site.carers.estimate.example import EXAMPLE
from levelground_site.carers.estimate.models import Kind
from levelground_site.demo.making import demo_part
from levelground_site.organisations.models import Organisation
from levelground_site.people.demo_data import HOME, persona


@demo_part("counts for the carers' estimate", order=72)
def counts() -> None:
    """Given by the carers lead."""
    actions.give(
        persona(Role.CARERS_LEAD),
        Organisation.objects.get(code=HOME),
        kind=Kind.COUNTS,
        name="counts.csv",
        content=EXAMPLE.encode(),
        day=date(2026, 3, 31),
    )
