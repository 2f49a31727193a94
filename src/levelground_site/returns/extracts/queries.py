"""What is asked of uploads, of what an organisation has kept, and whether it allows them."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from levelground.standards import standard
from levelground_site.organisations.models import Organisation
from levelground_site.returns.extracts.models import Approval, Mapping, Upload
from levelground_site.returns.models import Return
from levelground_site.returns.queries import one as return_of
from levelground_site.returns.states import RETURN


def one(standard: str, year: int, code: str, upload: UUID) -> Upload:
    """An upload to a return; Http404."""
    found: Upload | None = (
        Upload.objects.select_related("of__collection", "of__organisation", "job")
        .filter(of=return_of(standard, year, code), public_id=upload)
        .first()
    )
    if found is None:
        raise Http404("There is no such upload.")
    return found


def approval(organisation: Organisation) -> Approval | None:
    """The leave that holds now, if there is one."""
    return Approval.objects.select_related("on_by").filter(organisation=organisation, off_at=None).first()


def holding(organisations: Iterable[int]) -> QuerySet[Approval]:
    """The leaves that hold now, of some organisations."""
    return Approval.objects.select_related("organisation").filter(organisation__in=organisations, off_at=None)


def approvals(organisation: Organisation) -> list[Approval]:
    """Every time that it was turned on, the newest first."""
    return list(Approval.objects.select_related("on_by", "off_by").filter(organisation=organisation))


def tables_of(organisation: Organisation) -> dict[str, dict[str, Any]]:
    """What the organisation's headings and labels stand for, by record set."""
    return dict(Mapping.objects.filter(organisation=organisation).values_list("record_set", "table"))


def reference_date(organisation: Organisation) -> date:
    """The reference date of the newest edition that the organisation has a return for; today where it has none."""
    newest = Return.objects.select_related("collection").filter(organisation=organisation)
    for each in newest.order_by("-collection__year")[:1]:
        return standard(each.collection.standard).edition(each.collection.year).reference_date
    return timezone.localdate()


def open_returns(organisation: Organisation) -> list[Return]:
    """The organisation's returns that something new can be taken into, the newest edition first."""
    there = Return.objects.select_related("collection", "organisation").filter(
        organisation=organisation, collection__state__in=("open", "closed")
    )
    return [each for each in there.order_by("-collection__year")[:10] if RETURN.can(each.state, "take-in")]


def last_of(thing: Return) -> Upload | None:
    """The newest upload to a return."""
    return thing.uploads.select_related("job").first()


def busy(thing: Return) -> Upload | None:
    """The upload that is being measured, or waits to be."""
    return thing.uploads.select_related("job").filter(state__in=Upload.BUSY).first()


def document_before(thing: Return) -> dict[str, Any] | None:
    """The accepted return of the organisation's latest edition before this one; None where there is none."""
    before = (
        Return.objects.select_related("accepted")
        .filter(
            organisation=thing.organisation_id,
            collection__standard=thing.collection.standard,
            collection__year__lt=thing.collection.year,
            accepted__isnull=False,
        )
        .order_by("-collection__year")
        .first()
    )
    return before.accepted.document if before is not None and before.accepted is not None else None
