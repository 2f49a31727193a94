"""An organisation's counts, and what follows from them."""

from dataclasses import dataclass
from datetime import date

from levelground.caring import Counts, Rates, Way, counts_in, rates_in, ways_of
from levelground_site.carers.estimate.models import Given, Kind
from levelground_site.documents.counts import agreed_in
from levelground_site.organisations.models import Organisation

# What the passports' app calls its documents.
PASSPORT = "carers-passport"


@dataclass(frozen=True)
class Standing:
    """What an organisation gave: its counts and the day they are of; the rates, if any; the ways to tell it."""

    organisation: Organisation
    counts: Counts
    day: date
    rates: Rates | None
    rates_name: str
    ways: list[Way]
    passports: int
    passports_here: bool


def standing(organisation: Organisation) -> Standing | None:
    """What follows from what an organisation gave; None where it gave no counts."""
    given = {each.kind: each for each in Given.objects.filter(organisation=organisation)}
    table = given.get(Kind.COUNTS)
    if table is None:
        return None
    counts = counts_in(table.content)
    told = given.get(Kind.RATES)
    rates = None if told is None else rates_in(told.content, told.name)
    own = counts.get("passports")
    here = agreed_in(organisation, PASSPORT)
    return Standing(
        organisation,
        counts,
        table.day,
        rates,
        "" if told is None else told.name,
        ways_of(counts, rates),
        own.total if own else here,
        own is None,
    )


def usable(told: Standing) -> bool:
    """Whether the rates that were given can be used: the staff are split as they are."""
    return told.rates is None or set(told.rates.by) <= set(told.counts.staff.by)
