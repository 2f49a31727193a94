"""A formal request without an answer in time goes one step up by itself: to whom its owner chose, and nobody else."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q

from levelground_site.access import System
from levelground_site.access.acting import action, note
from levelground_site.documents import queries
from levelground_site.documents.actions._locking import locked_ask, tell
from levelground_site.documents.actions.asking import send_for_help
from levelground_site.documents.models import Ask

# Told again after so many days, while nothing happens.
AGAIN_DAYS = 14
# While it is only its owner's, paused or ended, nothing of it is shown to anybody by itself.
_GOING = ("shared", "agreed", "in-review")


def escalate_late(today: date) -> Iterator[str]:
    """Takes up every formal request whose day has passed without an answer. Called twice on a day, it does it once."""
    again = Q(late_told_on=None) | Q(late_told_on__lte=today - timedelta(days=AGAIN_DAYS))
    late = Ask.objects.filter(again, state="asked", decide_by__lt=today, document__state__in=_GOING)
    rows = late.select_related("document__key", "document__owner")
    raised = [_escalate(System("calendar"), each, today) for each in rows]
    if raised:
        yield f"Answers that are late: {len(raised)}, taken one step up: {sum(raised)}."


@action("document.keep")
def _escalate(by: System, asked: Ask, today: date) -> bool:
    """Tells the two that an answer is late, and shows this one thing to whom its owner chose for that, the first time.

    Gives whether it went one step up. Where nobody was chosen, or whoever was has left, its owner is asked to choose.
    """
    row = locked_ask(by, "document.keep", asked)
    if not row.late(today) or row.late_told_on == today:
        return False
    document, first = row.document, row.late_told_on is None
    row.late_told_on = today
    row.save()
    tell(document.owner)
    other = document.other
    tell(other.to if other else None)
    helper = document.of_kind.helper
    to = next((each for each in queries.can_help(document) if each.email == row.late_to), None)
    raised = first and row.raised_at is None and helper is not None and to is not None
    if raised and helper is not None and to is not None:
        send_for_help(by, row, party=helper.key, email=to.email)
    note(raised=raised)
    return raised
