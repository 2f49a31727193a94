"""Keeping ways into work, and counting what came of them: counts are never changed, only corrected, by two people."""

from typing import Any

from django.db.models import Max
from django.utils import timezone

from levelground_site.access.acting import action, note
from levelground_site.lived_experience.ways_in.models import NUMBERS, Check, Count, WayIn
from levelground_site.lived_experience.ways_in.rules import faults
from levelground_site.organisations.models import Organisation


class CannotBe(Exception):  # noqa: N818
    """What was told cannot be; by the field that it is about, each with a sentence."""

    def __init__(self, found: dict[str, str]) -> None:
        super().__init__(" ".join(found.values()))
        self.faults = found


@action("way-in.keep")
def add(by: Any, thing: Organisation, *, way: WayIn) -> WayIn:
    """Adds a way into work at an organisation: from now on everybody reads of it."""
    if way.ends is not None and way.ends < way.starts:
        raise CannotBe({"ends": "It ends before it starts."})
    way.organisation = thing
    way.save()
    note(way=str(way.public_id))
    return way


@action("way-in.keep")
def change(by: Any, thing: WayIn) -> WayIn:
    """Keeps what was changed."""
    if thing.ends is not None and thing.ends < thing.starts:
        raise CannotBe({"ends": "It ends before it starts."})
    thing.save()
    return thing


@action("way-in.keep")
def close(by: Any, thing: WayIn, *, why: str) -> WayIn:
    """Closes it, with the reason; it stays in the register."""
    if thing.closed is None:
        thing.closed, thing.why_closed = timezone.localdate(), why
        thing.save()
    return thing


@action("way-in.count")
def tell(by: Any, thing: Organisation, *, count: Count) -> Count:
    """Tells what came of a route in a year. What was told before stays; a correction says why.

    CannotBe for numbers that cannot be, all at once; telling the same again changes nothing.
    """
    Organisation.objects.select_for_update().get(pk=thing.pk)
    found = faults({name: getattr(count, name) for name in NUMBERS})
    if count.year > timezone.localdate().year:
        found["year"] = "That year has not come yet."
    told = Count.objects.filter(organisation=thing, route=count.route, year=count.year)
    before: Count | None = told.order_by("-number").first()
    if before is not None and count.same_as(before):
        return before
    if before is not None and not count.why.strip():
        found["why"] = "Something was told of this year already. Say why it is corrected."
    if found:
        raise CannotBe(found)
    count.organisation, count.by = thing, by
    count.number = (told.aggregate(newest=Max("number"))["newest"] or 0) + 1
    count.save()
    note(route=count.route, year=count.year, number=count.number)
    return count


@action("way-in.check")
def check(by: Any, thing: Count) -> Check:
    """A second person says that a count is right; CannotBe for one's own, or one that was corrected since."""
    if thing.by_id == by.pk:
        raise CannotBe({"by": "Somebody else must check what you told."})
    later = Count.objects.filter(
        organisation=thing.organisation, route=thing.route, year=thing.year, number__gt=thing.number
    )
    if later.exists():
        raise CannotBe({"number": "It has been corrected since. Check the newer one."})
    made, _ = Check.objects.get_or_create(of=thing, defaults={"by": by})
    return made
