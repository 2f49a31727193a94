"""Pledging: in draft, signed after the board, renewed, withdrawn."""

from datetime import date
from typing import Any

from django.utils import timezone

from levelground_site.access.acting import action, note
from levelground_site.lived_experience.pledges.actions.locking import CannotBe, after_months, author, heard, locked
from levelground_site.lived_experience.pledges.models import Change, Pledge, Scheme
from levelground_site.lived_experience.pledges.states import PLEDGE
from levelground_site.organisations.models import Organisation
from levelground_site.organisations.queries import with_forerunners

OVER = ("withdrawn", "superseded")


@action("pledge.make")
def draft(
    by: Any, organisation: Organisation, *, scheme: Scheme, words: str, signatory: str, signatory_post: str
) -> Pledge:
    """A pledge that is not signed yet. Raises CannotBe: the scheme is not open to it, or it stands already."""
    today = timezone.localdate()
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    faults = []
    if not scheme.is_open(today):
        faults.append(("scheme", f"{scheme} is not open, so nobody can sign it now. Choose one that is."))
    if scheme.system_id is not None and scheme.system_id not in (organisation.ics_id, organisation.pk):
        faults.append(("scheme", f"{scheme} is for the organisations of {scheme.system} alone."))
    family = with_forerunners(frozenset({organisation.pk}))
    there = Pledge.objects.filter(organisation__in=family, scheme=scheme).exclude(state__in=OVER).first()
    if there is not None and there.organisation_id == organisation.pk:
        faults.append(("scheme", "This pledge is here already: open it instead of making another."))
    elif there is not None:
        faults.append(
            ("scheme", f"{organisation} carries on what {there.organisation} signed: report there, so that nobody is "
             "counted twice.")
        )  # fmt: skip
    edition = scheme.editions.filter(since__lte=today).order_by("-number").first()
    if edition is None:
        faults.append(("scheme", f"{scheme} has no words yet."))
    if faults or edition is None:
        raise CannotBe(*faults)
    made = Pledge.objects.create(
        organisation=organisation,
        scheme=scheme,
        edition=edition,
        words=words,
        signatory=signatory,
        signatory_post=signatory_post,
        contact=author(by),
    )
    note(scheme=scheme.key)
    return made


@action("pledge.sign")
def sign(by: Any, pledge: Pledge, *, board_signed_off: date, signed: date) -> Pledge:
    """Signs it: from now on everybody can see it. Raises CannotBe and CannotMove."""
    pledge, today = locked(pledge), timezone.localdate()
    faults = []
    if signed > today:
        faults.append(("signed", "This day lies ahead: sign it on the day itself."))
    if board_signed_off > signed:
        faults.append(("board_signed_off", "The board signs it off first: this day is after the signing."))
    if pledge.scheme.opened and signed < pledge.scheme.opened:
        faults.append(("signed", f"{pledge.scheme} opened later than this day."))
    if faults:
        raise CannotBe(*faults)
    PLEDGE.move(pledge, "sign")
    pledge.signed, pledge.board_signed_off = signed, board_signed_off
    pledge.report_due = after_months(signed, pledge.scheme.report_months)
    pledge.renew_by = after_months(signed, pledge.scheme.lasts_months) if pledge.scheme.lasts_months else None
    heard(pledge, signed)
    pledge.save()
    Change.objects.create(of=pledge, on=signed, what=f"Signed by {pledge.signatory}, {pledge.signatory_post}")
    _end_older(pledge, signed)
    note(scheme=pledge.scheme.key, edition=pledge.edition.number)
    return pledge


def _end_older(pledge: Pledge, signed: date) -> None:
    """A pledge to the scheme that this one follows has had its day: it stays, with what it led to."""
    older = Pledge.objects.filter(organisation=pledge.organisation, scheme__followed_by=pledge.scheme)
    for each in older.exclude(state__in=(*OVER, "draft")):
        PLEDGE.move(each, "supersede")
        each.ended, each.ended_why = signed, f"{pledge.scheme} was signed in its place."
        each.save()
        Change.objects.create(of=each, on=signed, what="Followed by a newer pledge", why=each.ended_why)


@action("pledge.end")
def renew(by: Any, pledge: Pledge, *, board_signed_off: date) -> Pledge:
    """Renews it for as long again. Raises CannotBe where it does not end, or the board's day cannot be."""
    pledge, today = locked(pledge), timezone.localdate()
    if not pledge.scheme.lasts_months or pledge.renew_by is None:
        raise CannotBe(("", f"{pledge.scheme} does not end, and needs no renewal."))
    if board_signed_off > today:
        raise CannotBe(("board_signed_off", "This day lies ahead: renew it when the board has signed it off."))
    if pledge.state == "lapsed":
        PLEDGE.move(pledge, "renew")
        pledge.step = 0
    elif pledge.signed is not None and board_signed_off <= pledge.signed:
        raise CannotBe(("board_signed_off", "The board signed this off before: give the day of the new decision."))
    pledge.renew_by = after_months(max(pledge.renew_by, today), pledge.scheme.lasts_months)
    pledge.board_signed_off, pledge.ended, pledge.ended_why = board_signed_off, None, ""
    heard(pledge, today)
    pledge.save()
    Change.objects.create(of=pledge, on=today, what=f"Renewed until {pledge.renew_by:%-d %B %Y}")
    return pledge


@action("pledge.end")
def withdraw(by: Any, pledge: Pledge, *, why: str) -> Pledge:
    """Withdraws it. The reason is shown to everybody, and what it led to stays."""
    pledge, today = locked(pledge), timezone.localdate()
    if not why.strip():
        raise CannotBe(("why", "Say why it is withdrawn: everybody can read it."))
    PLEDGE.move(pledge, "withdraw")
    pledge.ended, pledge.ended_why, pledge.helps_others = today, why.strip(), ""
    pledge.save()
    Change.objects.create(of=pledge, on=today, what="Withdrawn", why=pledge.ended_why)
    return pledge


@action("pledge.keep")
def offer_help(by: Any, pledge: Pledge, *, helps_others: str, take_contact: bool) -> Pledge:
    """Says what the organisation would help others with (blank: nothing), and that whoever acts answers questions."""
    pledge = locked(pledge)
    pledge.helps_others = helps_others.strip()
    if take_contact and author(by) is not None:
        pledge.contact = author(by)
    pledge.save()
    return pledge
