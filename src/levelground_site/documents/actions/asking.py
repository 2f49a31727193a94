"""What is asked for, what is answered, and whether it came to pass."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone

from levelground_site.access.acting import action
from levelground_site.documents.actions._locking import ChangedMeanwhile, locked, locked_ask, tell, tell_the_other
from levelground_site.documents.actions.sharing import share
from levelground_site.documents.models import Ask, Document, Grant
from levelground_site.documents.states import AGREED, ASK
from levelground_site.documents.working_days import after
from levelground_site.organisations.models import Organisation

HELP_DAYS = 5  # working days
MOST = 20


MISSING = {
    "reason": "Say why it cannot be agreed.",
    "alternative": "Offer another way, even a small one.",
    "second_person": "Name somebody else who can look at it: in HR, say.",
    "answer_again_by": "Say when you will look at it again.",
    "agreed_words": "Say what was agreed.",
    "trial_until": "Say until when you try it.",
    "placed_by": "Say who makes it happen.",
    "place_by": "Say by when it will be in place.",
}
# What each answer must say.
MUST_SAY = {
    "agree": ("placed_by", "place_by"),
    "try": ("trial_until", "placed_by", "place_by"),
    "agree-differently": ("agreed_words", "placed_by", "place_by"),
    "refuse": ("reason", "alternative", "second_person", "answer_again_by"),
}


class Incomplete(Exception):  # noqa: N818
    """An answer that leaves out what it must say: the sentence for each field."""

    def __init__(self, faults: dict[str, str]) -> None:
        super().__init__(" ".join(faults.values()))
        self.faults = faults


@dataclass(frozen=True)
class Reply:
    """What is answered: a verb (agree, try, agree-differently, refuse) and what it must say with it."""

    verb: str
    agreed_words: str = ""
    reason: str = ""
    alternative: str = ""
    second_person: str = ""
    answer_again_by: date | None = None
    trial_until: date | None = None
    placed_by: str = ""
    place_by: date | None = None

    def faults(self, today: date) -> dict[str, str]:
        """What is missing, each with what to do."""
        found = {}
        for name in MUST_SAY[self.verb]:
            value = getattr(self, name)
            if not value:
                found[name] = MISSING[name]
            elif isinstance(value, date) and value < today:
                found[name] = f"{MISSING[name]} That day lies in the past."
        return found


@action("document.ask")
def ask(
    by: Any, document: Document, words: str, rests_on: str = "", asked: Ask | None = None, *, late_to: str = ""
) -> Ask:
    """Asks for something, or words anew what is asked for already. ValueError for no words, LookupError for no basis.

    `late_to`: the address of whoever is asked by itself to look at it when a formal one has no answer in time.

    What was answered already is asked again: nobody's agreement is put under other words.
    """
    document = locked(by, "document.ask", document)
    words = words.strip()[:500]
    if not words:
        raise ValueError("Say what would help.")
    basis = document.of_kind.basis(rests_on) if rests_on else None
    if asked is None:
        number = (document.asks.aggregate(last=Max("number"))["last"] or 0) + 1
        if number > MOST:
            raise ValueError(f"At most {MOST} things can be asked for. End one that is no longer needed.")
        row = Ask(document=document, number=number)
    else:
        row = document.asks.get(pk=asked.pk)
        if (row.words, row.rests_on) == (words, rests_on):
            row.late_to = late_to
            row.save()
            return row
        if row.state != "asked":
            ASK.move(row, "ask-again")
    row.words, row.rests_on, row.overview = words, rests_on, bool(basis and basis.overview)
    row.late_to, row.decide_by = late_to, None
    if document.other is not None:
        row.start_clock(timezone.localdate())
    row.turn += 1
    row.save()
    return row


@action("document.answer")
def answer(by: Any, asked: Ask, reply: Reply, *, turn: int) -> Ask:
    """Says what becomes of something that is asked for. `turn`: of the ask as the reader saw it.

    Raises Incomplete, and CannotMove where it has ended; ChangedMeanwhile where somebody changed it since.
    """
    row = locked_ask(by, "document.answer", asked)
    if row.turn != turn:
        raise ChangedMeanwhile
    faults = reply.faults(timezone.localdate())
    if faults:
        raise Incomplete(faults)
    ASK.move(row, reply.verb)
    row.agreed_words = reply.agreed_words.strip()[:500]
    refused = reply.verb == "refuse"
    row.reason, row.alternative = (reply.reason[:1000], reply.alternative[:1000]) if refused else ("", "")
    row.second_person = reply.second_person[:200] if refused else ""
    row.answer_again_by = reply.answer_again_by if refused else None
    row.trial_until = reply.trial_until if reply.verb == "try" else None
    row.placed_by, row.place_by = ("", None) if refused else (reply.placed_by[:200], reply.place_by)
    row.placed_at = row.help_by = row.decide_by = row.honoured_since = None
    row.answered_at, row.answered_by = timezone.now(), by.name
    row.turn += 1
    row.save()
    return row


def _moved(by: Any, asked: Ask, permission: str, verb: str) -> Ask:
    row = locked_ask(by, permission, asked)
    ASK.move(row, verb)
    row.turn += 1
    return row


@action("document.ask")
def ask_again(by: Any, asked: Ask) -> Ask:
    """Asks once more for what was not agreed, or is no longer there."""
    row = _moved(by, asked, "document.ask", "ask-again")
    row.asked_at, row.ended_at, row.placed_at = timezone.now(), None, None
    row.start_clock(timezone.localdate())
    row.save()
    tell_the_other(by, row.document)
    return row


@action("document.ask")
def end_ask(by: Any, asked: Ask) -> Ask:
    """It is no longer needed."""
    row = _moved(by, asked, "document.ask", "end")
    row.ended_at = timezone.now()
    row.save()
    return row


@action("document.place")
def put_in_place(by: Any, asked: Ask) -> Ask:
    """Its owner says that what was agreed has come to pass."""
    row = _moved(by, asked, "document.place", "put-in-place")
    row.placed_at = timezone.now()
    row.save()
    return row


@action("document.place")
def not_in_place(by: Any, asked: Ask) -> Ask:
    """Its owner says that it has not come to pass, or no longer holds: the other person is told."""
    row = locked_ask(by, "document.place", asked)
    if row.state not in AGREED:
        return row
    row.state = "agreed" if row.state == "in-place" else row.state
    row.placed_at, row.place_by = None, min(row.place_by or timezone.localdate(), timezone.localdate())
    row.turn += 1
    row.save()
    tell_the_other(by, row.document)
    return row


@action("document.ask")
def send_for_help(
    by: Any, asked: Ask, *, party: str, email: str, name: str = "", workplace: Organisation | None = None
) -> Grant:
    """Shows this one thing, and nothing else, to somebody who can help, to be answered within five working days.

    `workplace`: into which whoever has no account is invited. Raises CannotShare.
    """
    row = locked_ask(by, "document.ask", asked)
    kind = row.document.of_kind
    row.help_by, row.raised_at = after(timezone.localdate(), HELP_DAYS), timezone.now()
    row.turn += 1
    row.save()
    standing = row.document.grants.filter(ended_at=None, to__email=email.strip().lower()).first()
    if standing is not None and standing.party == party:
        # They have some of it already: this is added, and nothing is taken from them.
        standing.asks = None if standing.asks is None else sorted({*standing.asks, row.number})
        standing.sections = sorted({*standing.sections, kind.asking.key})
        standing.save()
        tell(standing.to)
        return standing
    if standing is not None:
        tell(standing.to)
        return standing
    grant: Grant = share(
        by,
        row.document,
        party=party,
        email=email,
        name=name,
        sections=[kind.asking.key],
        asks=[row.number],
        workplace=workplace,
    )
    return grant
