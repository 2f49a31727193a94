"""Counting passports, once a month."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils.timezone import localtime

from levelground_site.access import System
from levelground_site.access.acting import action
from levelground_site.carers.passports import queries
from levelground_site.carers.passports.counting import protected
from levelground_site.carers.passports.models import Counted
from levelground_site.organisations.models import Organisation


@action("passports.count")
def count(by: System, organisation: Organisation, month: date) -> Counted:
    """Counts an organisation's passports for a month, and keeps what may be told; what stands is not made anew."""
    found: Counted | None = Counted.objects.filter(organisation=organisation, month=month).first()
    if found is not None:
        return found
    content = protected(queries.counted_of(organisation, month))
    return Counted.objects.create(organisation=organisation, month=month, content=content)


def count_by_month(now: datetime) -> Iterator[str]:
    """Counts, for this month, every organisation that was not counted yet: called every day."""
    month = localtime(now).date().replace(day=1)
    counted = set(Counted.objects.filter(month=month).values_list("organisation", flat=True))
    done = 0
    for organisation in queries.with_passports(month):
        if organisation.pk not in counted:
            count(System("calendar"), organisation, month)
            done += 1
    if done:
        yield f"Carers’ passports were counted for {done} organisations."
