"""An organisation's own numbers, its reports, and the people who started: as counts, confirmed by a second person."""

from datetime import date, timedelta
from typing import Any, TypeVar

from django.db.models import Sum
from django.utils import timezone

from levelground_site.access.acting import action, note
from levelground_site.lived_experience.pledges.actions.locking import CannotBe, after_months, author, heard, locked
from levelground_site.lived_experience.pledges.models import (
    Change,
    FollowUp,
    Internships,
    Measure,
    Pledge,
    Promise,
    Report,
    Route,
    Starts,
)
from levelground_site.lived_experience.pledges.states import PLEDGE, STANDING
from levelground_site.organisations.queries import with_forerunners

# No organisation of the service has so many places for one measure: more is a slip of the keyboard.
MOST = 2000
Entry = TypeVar("Entry", Starts, FollowUp, Internships)


def _standing(pledge: Pledge) -> list[tuple[str, str]]:
    if pledge.state in STANDING:
        return []
    return [("", f"The pledge is {pledge.get_state_display().lower()}: nothing can be added to it.")]


@action("pledge.keep")
def promise(by: Any, pledge: Pledge, *, measure: str, number: int, by_day: date, why: str = "") -> Promise:
    """Sets the organisation's own number for a measure. A smaller or later one than before needs its reason."""
    pledge, today = locked(pledge), timezone.localdate()
    faults = _standing(pledge)
    if not 0 < number <= MOST:
        faults.append(("number", f"This is {number:,}: a number from 1 to {MOST:,} is wanted."))
    if by_day <= today:
        faults.append(("by_day", "This day has passed: a promise is for a day to come."))
    if by_day > after_months(today, 120):
        faults.append(("by_day", "This is more than ten years ahead: give a day that somebody can be held to."))
    before = pledge.promises.filter(measure=measure).last()
    if before is not None and (number < before.number or by_day > before.by_day) and not why.strip():
        faults.append(("why", f"Before, it was {before}. Say why it is less, or later, now: everybody can read it."))
    if faults:
        raise CannotBe(*faults)
    note(measure=str(measure), number=number)
    return Promise.objects.create(
        of=pledge, measure=Measure(measure), number=number, by_day=by_day, why=why.strip(), by=author(by)
    )


@action("pledge.keep")
def report(
    by: Any, pledge: Pledge, *, period_end: date, done: str, next: str = "", posts: int = 0, tastings: int = 0,  # noqa: A002 (the report's word)
    asked: int = 0, awarded: int = 0, in_place: int = 0, evidence_link: str = "",
) -> Report:  # fmt: skip
    """Reports on the months to a day. Raises CannotBe: every number that cannot be is named at once."""
    pledge, today = locked(pledge), timezone.localdate()
    faults = _standing(pledge)
    if period_end > today:
        faults.append(("period_end", "This day lies ahead: report when the months are over."))
    if pledge.signed is not None and period_end < pledge.signed:
        faults.append(("period_end", "The pledge was signed later than this day."))
    if pledge.reports.filter(period_end=period_end).exists():
        faults.append(("period_end", "There is a report to this day already. A mistake in it is mended by the next."))
    if not done.strip():
        faults.append(("done", "Say what was done, or that nothing was: silence counts as no proof."))
    for name, number in (("posts", posts), ("tastings", tastings), ("asked", asked)):
        if not 0 <= number <= MOST:
            faults.append((name, f"This is {number:,}: a number from 0 to {MOST:,} is wanted."))
    if awarded > asked:
        faults.append(("awarded", f"{awarded} were awarded it of {asked} who asked: no more can be than asked."))
    if in_place > awarded:
        faults.append(("in_place", f"For {in_place} it is in place of {awarded} awarded: no more can be than awarded."))
    if faults:
        raise CannotBe(*faults)
    made = Report.objects.create(
        of=pledge, period_end=period_end, done=done.strip(), next=next.strip(), posts=posts, tastings=tastings,
        asked=asked, awarded=awarded, in_place=in_place, evidence_link=evidence_link, by=author(by),
    )  # fmt: skip
    heard(pledge, today)
    pledge.report_due = after_months(max(period_end, pledge.report_due or period_end), pledge.scheme.report_months)
    pledge.save()
    note(posts=posts, tastings=tastings)
    return made


def _starts_faults(pledge: Pledge, given: dict[str, Any], instead_of: Starts | None) -> list[tuple[str, str]]:
    faults, today = _standing(pledge), timezone.localdate()
    people, started = given["people"], given["started"]
    if not 0 < people <= MOST:
        faults.append(("people", f"This is {people:,}: a number from 1 to {MOST:,} is wanted."))
    if started > today:
        faults.append(("started", "This day lies ahead: enter it when they have started."))
    if pledge.signed is not None and started < pledge.signed:
        faults.append(
            ("started", f"The pledge was signed on {pledge.signed:%-d %B %Y}: who started before is no result of it.")
        )
    if given["under_16_hours"] > people:
        faults.append(("under_16_hours", f"{given['under_16_hours']} of {people} cannot be."))
    banded = given["bands_2_to_4"] + given["bands_5_to_7"] + given["bands_8_up"]
    if banded > people:
        faults.append(
            ("bands_2_to_4", f"By band there are {banded}, and {people} started: no more can be than started.")
        )
    same = Starts.objects.filter(
        of__organisation__in=_family(pledge),
        of__scheme=pledge.scheme,
        route=given["route"],
        started=started,
        corrected=None,
    )
    if instead_of is not None:
        same = same.exclude(pk=instead_of.pk)
    if same.exists():
        faults.append(
            ("started", "People who started by this route on this day are entered already, perhaps by an organisation "
             "that merged into yours. Correct that entry where more started: nobody is counted twice.")
        )  # fmt: skip
    return faults


def _family(pledge: Pledge) -> frozenset[int]:
    """Whoever the pledge's people may have been entered by: itself, what it succeeded, and what it went into."""
    top = pledge.organisation
    while top.successor is not None:
        top = top.successor
    return with_forerunners(frozenset({top.pk}))


@action("pledge.keep")
def add_starts(
    by: Any, pledge: Pledge, *, route: str, started: date, people: int, under_16_hours: int = 0, bands_2_to_4: int = 0,
    bands_5_to_7: int = 0, bands_8_up: int = 0,
) -> Starts:  # fmt: skip
    """Enters people who started paid work on a day by a route. It counts once another person has confirmed it."""
    pledge = locked(pledge)
    given = {
        "route": Route(route), "started": started, "people": people, "under_16_hours": under_16_hours,
        "bands_2_to_4": bands_2_to_4, "bands_5_to_7": bands_5_to_7, "bands_8_up": bands_8_up,
    }  # fmt: skip
    faults = _starts_faults(pledge, given, None)
    if faults:
        raise CannotBe(*faults)
    return Starts.objects.create(of=pledge, by=author(by), **given)


def _follow_up_faults(starts: Starts, given: dict[str, Any]) -> list[tuple[str, str]]:
    faults, weeks = [], given["weeks"]
    due = starts.started + timedelta(weeks=weeks)
    if due > timezone.localdate():
        faults.append(("weeks", f"{weeks} weeks are over on {due:%-d %B %Y}: enter it then."))
    if given["still"] + given["left"] > starts.people:
        faults.append(
            ("still", f"{given['still']} still there and {given['left']} who left: {starts.people} started, and no "
             "more can be than started.")
        )  # fmt: skip
    if given["progressed"] > given["still"]:
        faults.append(("progressed", f"{given['progressed']} of {given['still']} who are still there cannot be."))
    # Whoever has left does not come back as having stayed: paid work that lasts is what is counted.
    around = starts.follow_ups.filter(corrected=None).exclude(weeks=weeks)
    for each in around:
        earlier, later = sorted((each.weeks, weeks))
        at = {each.weeks: (each.still, each.left), weeks: (given["still"], given["left"])}
        if at[later][0] > starts.people - at[earlier][1] or at[earlier][1] > at[later][1]:
            faults.append(
                ("left", f"After {earlier} weeks {at[earlier][1]} had left, and after {later} weeks {at[later][1]}: "
                 "whoever has left stays counted as having left. Correct the entry that is wrong.")
            )  # fmt: skip
    return faults


@action("pledge.keep")
def follow_up(
    by: Any, pledge: Pledge, *, starts: Starts, weeks: int, still: int, left: int, progressed: int = 0
) -> FollowUp:
    """Enters how many are still in paid work after 13, 26 or 52 weeks; whoever is neither is not known."""
    pledge = locked(pledge)
    starts = Starts.objects.get(pk=starts.pk, of=pledge)
    given = {"weeks": weeks, "still": still, "left": left, "progressed": progressed}
    faults = [*_standing(pledge), *_follow_up_faults(starts, given)]
    if starts.corrected is not None:
        faults.append(("", "This entry was corrected: follow up the one that took its place."))
    if starts.follow_ups.filter(weeks=weeks, corrected=None).exists():
        faults.append(("weeks", "This is entered already: correct it where it is wrong."))
    if faults:
        raise CannotBe(*faults)
    return FollowUp.objects.create(of=starts, by=author(by), **given)


def _internships_faults(pledge: Pledge, given: dict[str, Any]) -> list[tuple[str, str]]:
    faults = _standing(pledge)
    started, completed, in_work = given["started"], given["completed"], given["in_work"]
    if not 0 < started <= MOST:
        faults.append(("started", f"This is {started:,}: a number from 1 to {MOST:,} is wanted."))
    if completed > started:
        faults.append(("completed", f"{completed} completed of {started} who started: no more can be."))
    if in_work > started:
        faults.append(("in_work", f"{in_work} in paid work of {started} who started: no more can be."))
    if given["ended"] > timezone.localdate():
        faults.append(("ended", "This day lies ahead: enter it when the year is over."))
    return faults


@action("pledge.keep")
def add_internships(by: Any, pledge: Pledge, *, ended: date, started: int, completed: int, in_work: int) -> Internships:
    """Enters a year of supported internships: both denominators of what came of them."""
    pledge = locked(pledge)
    given = {"ended": ended, "started": started, "completed": completed, "in_work": in_work}
    faults = _internships_faults(pledge, given)
    if pledge.internships.filter(ended=ended, corrected=None).exists():
        faults.append(("ended", "A year that ended on this day is entered already: correct it where it is wrong."))
    if faults:
        raise CannotBe(*faults)
    return Internships.objects.create(of=pledge, by=author(by), **given)


@action("pledge.check")
def confirm(by: Any, pledge: Pledge, /, *, entry: Entry) -> Entry:
    """A second person confirms an entry: only then is it counted. Raises CannotBe."""
    pledge = locked(pledge)
    entry = type(entry).objects.get(pk=entry.pk)
    if entry.confirmed is not None:
        raise CannotBe(("", "It is confirmed already."))
    if entry.corrected is not None:
        raise CannotBe(("", "It was corrected meanwhile: confirm what took its place."))
    if entry.by_id is not None and author(by) is not None and entry.by_id == by.pk:
        raise CannotBe(("", "You entered this: another person confirms it."))
    entry.confirmed, entry.confirmed_by = timezone.now(), author(by)
    entry.save()
    heard(pledge, timezone.localdate())
    pledge.save()
    note(entry=type(entry).__name__, number=str(entry.public_id))
    return entry


@action("pledge.keep")
def correct(by: Any, pledge: Pledge, /, *, entry: Entry, why: str, **given: Any) -> Entry | None:
    """Puts right numbers in place of wrong ones, which stay to be seen; with no numbers, the entry was a mistake.

    What takes its place is confirmed by another person again. Raises CannotBe.
    """
    pledge = locked(pledge)
    entry = type(entry).objects.get(pk=entry.pk)
    faults = [] if why.strip() else [("why", "Say what was wrong: it stays beside the entry.")]
    if entry.corrected is not None:
        faults.append(("", "It was corrected already."))
    if given and isinstance(entry, Starts):
        faults += _starts_faults(pledge, given, entry)
        used = max((each.still + each.left for each in entry.follow_ups.filter(corrected=None)), default=0)
        if given["people"] < used:
            faults.append(("people", f"{used} were followed up: correct those entries first."))
    elif given and isinstance(entry, FollowUp):
        faults += _follow_up_faults(entry.of, given)
    elif given and isinstance(entry, Internships):
        faults += _internships_faults(pledge, given)
    if faults:
        raise CannotBe(*faults)
    entry.corrected, entry.corrected_why = timezone.now(), why.strip()
    entry.save()
    made = None
    if given:
        of = entry.of if isinstance(entry, FollowUp) else pledge
        made = type(entry).objects.create(of=of, by=author(by), corrects=entry, **given)
        if isinstance(made, Starts):
            # What was followed up was of the same people: it goes on with the entry that is right.
            entry.follow_ups.update(of=made)
    note(entry=type(entry).__name__, number=str(entry.public_id), taken_out=made is None)
    _without_people(pledge)
    return made


def _without_people(pledge: Pledge) -> None:
    """A result whose people were a mistake is under challenge until it is settled."""
    people = pledge.starts.filter(confirmed__isnull=False, corrected=None).aggregate(all=Sum("people"))["all"]
    if pledge.state == "shown" and not people and pledge.scheme.counts_people:
        PLEDGE.move(pledge, "challenge")
        pledge.save()
        Change.objects.create(of=pledge, on=timezone.localdate(), what="Under challenge: its numbers were corrected")
