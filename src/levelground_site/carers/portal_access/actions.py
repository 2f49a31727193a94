"""What happens to memberships, codes and access."""

import calendar
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.timezone import localdate

from levelground_site.access import require
from levelground_site.access.acting import action, note
from levelground_site.carers.portal_access.kinds import Kind, PortalFile
from levelground_site.carers.portal_access.models import Access, Allotment, Code, Membership, Portal, Use
from levelground_site.carers.portal_access.queries import approvers, seats_left
from levelground_site.carers.portal_access.states import MACHINE, OPEN
from levelground_site.mail.sending import send
from levelground_site.organisations.models import Organisation
from levelground_site.people.models import Person


class NotPossible(Exception):  # noqa: N818
    """It cannot be done: no seat is left, the membership has ended, the code is missing; says which, and what helps."""


@action("portal.load")
def load(by: Any, thing: None, *, portal: PortalFile) -> Portal:
    """Takes in a portal as its file describes it, or the changes of one that is known."""
    made, _ = Portal.objects.update_or_create(
        key=portal.key,
        defaults={
            "name": portal.name,
            "what": portal.what,
            "readers": portal.readers,
            "address": portal.address,
            "owner": portal.owner,
            "kind": portal.kind,
            "months": portal.months,
            "rules": [[rule.by.value, rule.to.value] for rule in portal.rules],
        },
    )
    return made


@action("portal.run")
def join(
    by: Any,
    organisation: Organisation,
    *,
    portal: Portal,
    since: date,
    until: date,
    codes: Sequence[str],
    seats: int | None = None,
) -> Membership:
    """Enters a membership of an organisation, or of a board for its whole system, with its code or codes."""
    if Membership.objects.filter(portal=portal, organisation=organisation).exists():
        raise NotPossible(f"{organisation} is a member of {portal} already: renew that membership.")
    if until < since:
        raise NotPossible("It ends before it begins.")
    membership = Membership.objects.create(
        portal=portal, organisation=organisation, since=since, until=until, seats=seats
    )
    _keep(membership, codes)
    note(portal=portal.key)
    return membership


@action("portal.run")
def renew(
    by: Any, membership: Membership, *, until: date, seats: int | None = None, codes: Sequence[str] = ()
) -> Membership:
    """Prolongs a membership; with a new code, where the portal gave one."""
    membership = _locked(membership)
    if until < localdate():
        raise NotPossible("That day is past.")
    membership.until, membership.seats = until, seats
    membership.save()
    if codes:
        _change(membership, codes)
    note(until=until.isoformat())
    return membership


@action("portal.run")
def change_code(by: Any, membership: Membership, *, codes: Sequence[str]) -> int:
    """Ends a code that leaked or ran out; everyone who had it is told by e-mail that there is another, never which.

    Gives how many were told.
    """
    told = _change(_locked(membership), codes)
    note(told=told)
    return told


@action("portal.run")
def add_codes(by: Any, membership: Membership, *, codes: Sequence[str]) -> Membership:
    """Adds codes to those that can be given out, of a portal where each person has their own."""
    membership = _locked(membership)
    if membership.portal.kind != Kind.SEATS:
        raise NotPossible("This portal has one code for everybody: change it instead.")
    _keep(membership, codes)
    note(added=len(codes))
    return membership


@action("portal.run")
def allot(by: Any, membership: Membership, *, organisation: Organisation, seats: int | None) -> Membership:
    """Says how many of a system's seats one of its organisations may use; None for no limit of its own."""
    membership = _locked(membership)
    if organisation.ics_id != membership.organisation_id:
        raise NotPossible(f"{organisation} is not in {membership.organisation}.")
    Allotment.objects.filter(membership=membership, organisation=organisation).delete()
    if seats is not None:
        Allotment.objects.create(membership=membership, organisation=organisation, seats=seats)
    note(organisation=organisation.code, seats=seats)
    return membership


@action("portal-access.ask")
def ask(
    by: Any, thing: None, *, membership: Membership, organisation: Organisation, manager: Person | None = None
) -> Access:
    """Asks for access. Nobody is told why, and no manager is told, unless the asker names one.

    The entry in the trail is of the access, which hides who asked.
    """
    access = _access(membership, organisation, by)
    MACHINE.move(access, "ask")
    access.manager, access.asked, access.chased, access.words = manager, timezone.now(), None, ""
    access.save()
    if manager is not None:
        send("portal_access/email/waits", manager.email, {"name": manager.name})
    return access


@action("portal-access.waiting")
def invite(by: Any, organisation: Organisation, *, membership: Membership, person: Person) -> Access:
    """Offers access to somebody of an organisation; it is theirs once they say yes.

    Raises NotPossible, and Refused where the portal's rule does not let this person grant.
    """
    _locked(membership)
    access = _access(membership, organisation, person)
    MACHINE.move(access, "invite")
    require(by, "portal-access.decide", of=access)
    _take_seat(access)
    access.decided_by, access.asked = by if isinstance(by, Person) else None, timezone.now()
    access.save()
    send("portal_access/email/something", person.email, {"name": person.name})
    return access


@action("portal-access.use")
def accept(by: Any, access: Access) -> Access:
    """Says yes to an invitation."""
    access = _both_locked(access)
    MACHINE.move(access, "accept")
    _grant(access)
    return access


@action("portal-access.decide")
def grant(by: Any, access: Access) -> Access:
    """Grants what was asked, or a renewal. Raises NotPossible when no seat is left."""
    access = _both_locked(access)
    renewal = access.state == "renewing"
    MACHINE.move(access, "grant")
    if not renewal:
        _take_seat(access)
    access.decided_by, access.decided = by if isinstance(by, Person) else None, timezone.now()
    _grant(access)
    send("portal_access/email/something", access.person.email, {"name": access.person.name})
    return access


@action("portal-access.decide")
def decline(by: Any, access: Access, *, words: str) -> Access:
    """Declines, with a reason and what helps instead; a renewal that is declined runs until its end."""
    access = _both_locked(access)
    MACHINE.move(access, "not renew" if access.state == "renewing" else "decline")
    access.decided_by, access.decided, access.words = by if isinstance(by, Person) else None, timezone.now(), words
    access.save()
    send("portal_access/email/something", access.person.email, {"name": access.person.name})
    return access


@action("portal-access.decide")
def revoke(by: Any, access: Access, *, words: str) -> Access:
    """Ends somebody's access at once, with a reason."""
    access = _both_locked(access)
    MACHINE.move(access, "end")
    access.words = words
    _ended(access)
    send("portal_access/email/something", access.person.email, {"name": access.person.name})
    return access


@action("portal-access.use")
def give_back(by: Any, access: Access) -> Access:
    """Gives it back, or takes the question back."""
    access = _both_locked(access)
    MACHINE.move(access, "end")
    _ended(access)
    return access


@action("portal-access.use")
def ask_to_renew(by: Any, access: Access) -> Access:
    """Asks for longer; it goes on until its end in any case."""
    access = _both_locked(access)
    MACHINE.move(access, "ask to renew")
    access.asked, access.chased = timezone.now(), None
    access.save()
    return access


@action("portal-access.use")
def show_code(by: Any, access: Access) -> str:
    """The code, for whose it is; counted once a month. Raises NotPossible when it is not open, or there is no code."""
    access = _both_locked(access)
    if not access.open_today:
        raise NotPossible("Your access has ended. You can ask for it again.")
    codes = Code.objects.filter(membership=access.membership, ended=None)
    seats = access.membership.portal.kind == Kind.SEATS
    code = codes.filter(access=access).first() if seats else codes.order_by("-since", "-pk").first()
    if code is None:
        raise NotPossible("There is no code just now. Those who look after it have been told by your pressing this.")
    access.seen = timezone.now()
    access.save()
    Use.objects.get_or_create(access=access, month=localdate().replace(day=1))
    return str(code.value)


@action("portal-access.use")
def say_whether_it_worked(by: Any, access: Access, *, got_in: bool) -> Access:
    """Says whether they got in; when not, those who look after the code see that it does not work."""
    access = _both_locked(access)
    access.got_in = got_in
    access.save()
    return access


@action("portal-access.keep-time")
def chase(by: Any, thing: None, *, requests: Iterable[Access], now: datetime) -> None:
    """Reminds everyone who may answer, in one e-mail each, of what has waited for two working days."""
    counts: dict[Person, int] = {}
    for access in requests:
        for person in approvers(access):
            counts[person] = counts.get(person, 0) + 1
        Access.objects.filter(pk=access.pk).update(chased=now)
    for person, count in counts.items():
        send("portal_access/email/waits", person.email, {"name": person.name, "count": count})
    note(told=len(counts))


@action("portal-access.keep-time")
def end(by: Any, access: Access) -> Access:
    """Ends access whose time is over."""
    access = _both_locked(access)
    MACHINE.move(access, "end")
    _ended(access)
    return access


@action("portal-access.keep-time")
def warn(by: Any, access: Access, *, today: date) -> Access:
    """Tells somebody that something of theirs ends soon."""
    access = _both_locked(access)
    access.warned = today
    access.save()
    send("portal_access/email/something", access.person.email, {"name": access.person.name})
    return access


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _access(membership: Membership, organisation: Organisation, person: Person) -> Access:
    if not membership.runs:
        raise NotPossible("This membership does not run just now.")
    if membership.organisation_id not in {organisation.pk, organisation.ics_id}:
        raise NotPossible(f"{organisation} is not covered by this membership.")
    access, _ = Access.objects.get_or_create(membership=membership, organisation=organisation, person=person)
    return Access.objects.select_for_update().get(pk=access.pk)


def _take_seat(access: Access) -> None:
    left = seats_left(access.membership, access.organisation, but=access)
    if left is not None and left <= 0:
        raise NotPossible(
            f"No seat is left for {access.organisation}. Ask for more, or end the access of somebody who left."
        )
    if access.membership.portal.kind == Kind.SEATS and not Code.objects.filter(access=access, ended=None).exists():
        code = Code.objects.filter(membership=access.membership, ended=None, access=None).first()
        if code is None:
            raise NotPossible("Every code of this portal has been given out. Add more codes first.")
        code.access = access
        code.save()


def _grant(access: Access) -> None:
    start = access.until if access.until and access.until > localdate() else localdate()
    access.until = min(months_after(start, access.membership.portal.months), access.membership.until)
    access.warned, access.words = None, ""
    access.save()


def _ended(access: Access) -> None:
    # A code that one person had is used up: nobody else gets it.
    Code.objects.filter(access=access).update(ended=timezone.now(), access=None)
    access.save()


def _keep(membership: Membership, codes: Sequence[str]) -> None:
    given = [code.strip() for code in codes if code.strip()]
    if not given:
        raise NotPossible("A code is needed.")
    if membership.portal.kind == Kind.CODE and len(given) != 1:
        raise NotPossible("This portal has one code for everybody: give one.")
    for code in given:
        Code.objects.create(membership=membership, value=code)


def _change(membership: Membership, codes: Sequence[str]) -> int:
    now = timezone.now()
    Code.objects.filter(membership=membership, ended=None).update(ended=now, access=None)
    _keep(membership, codes)
    holders: QuerySet[Access] = Access.objects.filter(membership=membership, state__in=OPEN).select_related("person")
    told = 0
    for access in holders:
        if membership.portal.kind == Kind.SEATS:
            code = Code.objects.filter(membership=membership, ended=None, access=None).first()
            if code is None:
                raise NotPossible("There must be a new code for each person who has one now.")
            code.access = access
            code.save()
        send("portal_access/email/changed", access.person.email, {"name": access.person.name})
        told += 1
    holders.update(seen=None, got_in=None)
    return told


def _locked(membership: Membership) -> Membership:
    return Membership.objects.select_for_update().get(pk=membership.pk)


def _both_locked(access: Access) -> Access:
    """The access, and its membership first, so that seats are counted by one at a time."""
    Membership.objects.select_for_update().get(pk=access.membership_id)
    return Access.objects.select_for_update().get(pk=access.pk)
