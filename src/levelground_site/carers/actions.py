"""What an employer adds is written, replaced, taken away."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from levelground_site.access.acting import action
from levelground_site.carers.models import Addition
from levelground_site.organisations.models import Organisation


class TakenAway(Exception):  # noqa: N818
    """It was replaced or taken away meanwhile."""

    def __init__(self) -> None:
        super().__init__("Somebody changed this while you were writing. Here is what stands now.")


@dataclass(frozen=True)
class Written:
    """What is written of an addition."""

    about: str
    title: str
    words: str
    contact: str
    link: str
    since: date
    until: date | None
    look_again: date


@action("employer-adds.write")
def add(by: Any, organisation: Organisation, written: Written) -> Addition:
    """Says something that this employer gives beside the law."""
    return Addition.objects.create(organisation=organisation, written_by=by, **vars(written))


@action("employer-adds.write")
def replace(by: Any, addition: Addition, written: Written) -> Addition:
    """Puts new words in the place of it; the old ones are kept, and shown no more. Raises TakenAway."""
    _ended(addition)
    return Addition.objects.create(organisation=addition.organisation, written_by=by, **vars(written))


@action("employer-adds.write")
def take_away(by: Any, addition: Addition) -> None:
    """It is given no longer: it is shown no more. Raises TakenAway."""
    _ended(addition)


def _ended(addition: Addition) -> None:
    row = Addition.objects.select_for_update().get(pk=addition.pk)
    if row.ended is not None:
        raise TakenAway
    row.ended = timezone.now()
    row.save()
