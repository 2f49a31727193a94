"""What the national team does with a collection."""

from datetime import date, datetime
from typing import Any

from levelground.standards import standard
from levelground_site.access import System
from levelground_site.access.acting import action, note
from levelground_site.organisations.models import Kind, Organisation
from levelground_site.returns.models import Collection, Return
from levelground_site.returns.states import COLLECTION


@action("collection.run")
def plan(
    by: Any, thing: None, *, name: str, year: int, opens: datetime, closes: datetime, publish_by: date
) -> Collection:
    """Plans the collection of an edition of the standard `name`.

    Raises UnknownStandardError for a standard that there is not, KeyError for a year without an edition.
    """
    declared = standard(name)
    declared.edition(year)
    return Collection.objects.create(
        standard=name, year=year, title=declared.title, opens=opens, closes=closes, publish_by=publish_by
    )


@action("collection.run")
def open_collection(by: Any, collection: Collection) -> Collection:
    """Opens it: every trust that exists on the reference date is expected to send a return."""
    collection = Collection.objects.select_for_update().get(pk=collection.pk)
    COLLECTION.move(collection, "open")
    collection.save()
    reference = standard(collection.standard).edition(collection.year).reference_date
    expected = Organisation.objects.open_on(reference).filter(kind=Kind.TRUST)
    there = set(collection.returns.values_list("organisation_id", flat=True))
    new = [Return(collection=collection, organisation=each) for each in expected if each.pk not in there]
    Return.objects.bulk_create(new)
    note(expected=len(there) + len(new))
    return collection


@action("collection.run")
def close_collection(by: Any, collection: Collection) -> Collection:
    """Closes it. What is submitted later is still taken, and marked late."""
    collection = Collection.objects.select_for_update().get(pk=collection.pk)
    COLLECTION.move(collection, "close")
    collection.save()
    return collection


@action("collection.release")
def mark_released(by: Any, collection: Collection, *, release: str) -> Collection:
    """Its returns were published, as this release."""
    collection = Collection.objects.select_for_update().get(pk=collection.pk)
    COLLECTION.move(collection, "release")
    collection.save()
    note(release=release)
    return collection


def open_and_close_by_date(now: datetime) -> list[str]:
    """Opens what is due and closes what has run out: what was done, in sentences."""
    done = []
    # What was closed early by hand stays closed: only what has never been opened opens by itself.
    for collection in Collection.objects.filter(state="planned", opens__lte=now):
        open_collection(System("calendar"), collection)
        done.append(f"{collection} is open.")
    for collection in Collection.objects.filter(state="open", closes__lte=now):
        close_collection(System("calendar"), collection)
        done.append(f"{collection} is closed.")
    return done
