"""What happens to pledges by the date: reminders, lapsing, carrying on after a merger, and publishing."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from levelground_site.access import Role, System
from levelground_site.access.acting import action, note
from levelground_site.lived_experience.pledges.actions.locking import after_months, locked
from levelground_site.lived_experience.pledges.actions.proving import take_step
from levelground_site.lived_experience.pledges.actions.publishing import compare, publish
from levelground_site.lived_experience.pledges.actions.schemes import keep_state, load_scheme
from levelground_site.lived_experience.pledges.models import WEEKS, Change, Pledge, Published, Reminded, Scheme, Starts
from levelground_site.lived_experience.pledges.queries.places import carried_by
from levelground_site.lived_experience.pledges.reading import built_in
from levelground_site.lived_experience.pledges.states import PLEDGE, STANDING
from levelground_site.mail.sending import send
from levelground_site.people.models import RoleHeld

CALENDAR = System("calendar")
KEEPERS = (Role.EQUALITY_LEAD, Role.LIVED_EXPERIENCE_LEAD, Role.HR)
# How many days before something is due it is said.
BEFORE = {"report": 14, "renewal": 60, "evidence": 30, "followed-up": 0, "silence": 0}
PUBLISHED_IN = (4, 10)


@action("pledge.keep")
def remind(by: Any, pledge: Pledge, *, about: str, due: date, what: str) -> Reminded | None:
    """Reminds those who keep the pledge of what is due, once; None where they were, or where there is nobody."""
    pledge = locked(pledge)
    if pledge.reminders.filter(about=about, due=due).exists():
        return None
    whose = carried_by(pledge)
    held = RoleHeld.objects.on(timezone.localdate()).filter(
        organisation=whose, role__in=KEEPERS, person__is_active=True
    )
    people = {each.person for each in held.select_related("person")}
    given = {"organisation": whose.name, "scheme": pledge.scheme.name, "what": what}
    for person in sorted(people, key=lambda each: each.email):
        address = settings.SITE_URL + reverse("home")
        send("pledges/email/due", person.email, {**given, "name": person.name, "address": address})
    note(about=about, people=len(people))
    return Reminded.objects.create(of=pledge, about=about, due=due, people=len(people)) if people else None


@action("pledge.end")
def lapse(by: Any, pledge: Pledge, *, today: date) -> Pledge:
    """It was not renewed in time."""
    pledge = locked(pledge)
    PLEDGE.move(pledge, "lapse")
    pledge.ended, pledge.ended_why = today, "It was not renewed."
    pledge.save()
    Change.objects.create(of=pledge, on=today, what="Lapsed: it was not renewed")
    return pledge


@action("pledge.keep")
def carry_on(by: Any, pledge: Pledge, *, name: str, day: date) -> Pledge:
    """After a merger: the successor answers for it, and it keeps its history."""
    pledge = locked(pledge)
    Change.objects.create(of=pledge, on=day, what=f"Carried on by {name}, after a merger")
    return pledge


@action("pledge.keep")
def keep_step(by: Any, pledge: Pledge, *, today: date) -> Pledge:
    """Evidence ran out: the pledge stands at the step that is still shown."""
    pledge = locked(pledge)
    before = pledge.step
    take_step(pledge, today)
    pledge.save()
    if pledge.step < before:
        Change.objects.create(of=pledge, on=today, what=f"The evidence for step {pledge.step + 1} ran out")
    return pledge


@action("scheme.keep")
def date_scheme(by: Any, scheme: Scheme, *, today: date) -> Scheme:
    """A scheme opens and closes by its dates."""
    keep_state(scheme, today)
    scheme.save()
    return scheme


def keep_dates(now: datetime) -> Iterator[str]:
    """Does what is due by the day; called twice, it does it once. Gives what was done, in sentences."""
    today = timezone.localdate(now)
    there = set(Scheme.objects.values_list("key", flat=True))
    for read in built_in():
        if read.values["key"] not in there:
            yield f"The scheme {load_scheme(CALENDAR, None, read, today=today)} is in the register."
    for scheme in Scheme.objects.all():
        before = scheme.state
        keep_state(scheme, today)
        if scheme.state != before:
            scheme.state = before
            yield f"{date_scheme(CALENDAR, scheme, today=today)} is now {scheme.get_state_display().lower()}."
    yield from _ending(today)
    yield from _mergers()
    yield from _reminders(today)


def _ending(today: date) -> Iterator[str]:
    for pledge in Pledge.objects.filter(state__in=STANDING, renew_by__lt=today):
        yield f"Lapsed: {lapse(CALENDAR, pledge, today=today)}."
    ended = Pledge.objects.filter(
        state__in=STANDING, step__gt=0, evidence__ends__lte=today, evidence__confirmed__isnull=False
    )
    for pledge in ended.distinct():
        before = pledge.step
        if keep_step(CALENDAR, pledge, today=today).step != before:
            yield f"Evidence ran out: {pledge}."


def _mergers() -> Iterator[str]:
    merged = Pledge.objects.filter(organisation__successor__isnull=False).exclude(state="draft")
    for pledge in merged.select_related("organisation__successor"):
        successor = pledge.organisation.successor
        if successor is None or pledge.organisation.closed is None:
            continue
        if not pledge.changes.filter(on=pledge.organisation.closed, what__startswith="Carried on by").exists():
            carry_on(CALENDAR, pledge, name=successor.name, day=pledge.organisation.closed)
            yield f"Carried on by {successor}: {pledge}."


def due_of(pledge: Pledge, today: date) -> Iterator[tuple[str, date, str]]:
    """What is due of a pledge: what it is about, the day, and a sentence that names nobody."""
    if pledge.report_due is not None:
        yield "report", pledge.report_due, f"the report on the months to {pledge.report_due:%-d %B %Y} is due."
    if pledge.renew_by is not None:
        yield "renewal", pledge.renew_by, f"it is to be renewed by {pledge.renew_by:%-d %B %Y}, or it lapses."
    if pledge.heard is not None:
        silent = after_months(pledge.heard, 12)
        if silent <= today:
            yield "silence", silent, "nothing was heard of it for twelve months, so its page says ‘no proof yet’."


def followed_up(starts: Starts) -> Iterator[tuple[int, date]]:
    """The weeks after which it is still to be entered who is there, and the day on which they are over."""
    there = {each.weeks for each in starts.follow_ups.all() if each.corrected is None}
    for weeks in WEEKS:
        if weeks not in there:
            yield weeks, starts.started + timedelta(weeks=weeks)


def _reminders(today: date) -> Iterator[str]:
    sent = 0
    for pledge in Pledge.objects.filter(state__in=STANDING).select_related("organisation", "scheme"):
        for about, due, what in due_of(pledge, today):
            if due - timedelta(days=BEFORE[about]) <= today:
                sent += remind(CALENDAR, pledge, about=about, due=due, what=what) is not None
    soon = today + timedelta(days=BEFORE["evidence"])
    for pledge in Pledge.objects.filter(state__in=STANDING, evidence__ends__range=(today, soon)).distinct():
        for each in pledge.evidence.filter(ends__range=(today, soon), confirmed__isnull=False):
            if each.ends is None:
                continue
            what = f"evidence for a step runs out on {each.ends:%-d %B %Y}."
            sent += remind(CALENDAR, pledge, about="evidence", due=each.ends, what=what) is not None
    entered = Starts.objects.filter(corrected=None, of__state__in=STANDING).select_related(
        "of__organisation", "of__scheme"
    )
    for starts in entered.prefetch_related("follow_ups"):
        for weeks, due in followed_up(starts):
            if due <= today:
                what = f"{weeks} weeks are over for people who started: say how many are still in paid work."
                sent += remind(CALENDAR, starts.of, about=f"{weeks}-weeks", due=due, what=what) is not None
    if sent:
        yield f"{sent} reminders of pledges went out."


def publish_due(now: datetime) -> Iterator[str]:
    """Publishes the protected numbers twice a year, in April and October, of every scheme that counts people."""
    today = timezone.localdate(now)
    firsts = [date(year, month, 1) for year in (today.year - 1, today.year) for month in PUBLISHED_IN]
    latest = max(day for day in firsts if day <= today)
    for scheme in Scheme.objects.filter(counts_people=True):
        if not Published.objects.filter(scheme=scheme, on__gte=latest).exists() and scheme.pledges.exists():
            yield f"Published: {publish(CALENDAR, scheme, day=today)}."
        if compare(CALENDAR, scheme) is not None:
            yield f"Compared: those who signed {scheme} beside those who did not."
