"""Writing easy-read texts, approving them, stopping them, and recording who tried them."""

from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone

from levelground_site.access.acting import action, note
from levelground_site.easy_read import queries
from levelground_site.easy_read.checking import must_be_mended
from levelground_site.easy_read.models import Approval, Trial, Veto, Wording
from levelground_site.easy_read.states import WORDING
from levelground_site.easy_read.texts import Pattern, Text, to_json


class CannotPublish(Exception):  # noqa: N818
    """What keeps a wording from being published; each sentence says what to mend."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


class CannotRecord(Exception):  # noqa: N818
    """A trial that cannot have been; says why."""


@action("easy-read.write")
def write(by: Any, thing: Wording | None, *, text: Text) -> Wording:
    """Keeps a wording of a text: the draft, changed, or a new draft where `thing` is None."""
    if thing is None:
        newest = Wording.objects.filter(key=text.key).aggregate(newest=Max("number"))["newest"] or 0
        thing = Wording(key=text.key, number=newest + 1)
    else:
        thing = Wording.objects.select_for_update().get(pk=thing.pk)
    WORDING.require(thing, "draft")
    thing.content, thing.by, thing.at = to_json(text), by, timezone.now()
    thing.save()
    note(text=text.key, wording=thing.number)
    return thing


@action("easy-read.approve")
def approve(by: Any, thing: Wording) -> Wording:
    """Publishes a wording in place of the one before; CannotPublish where the checker finds what must be mended."""
    thing = Wording.objects.select_for_update().get(pk=thing.pk)
    if faults := must_be_mended(thing.text):
        raise CannotPublish(faults)
    for before in Wording.objects.select_for_update().filter(key=thing.key, state="published"):
        WORDING.move(before, "replace")
        before.save()
    WORDING.move(thing, "approve")
    thing.decided_by, thing.decided_at = by, timezone.now()
    thing.save()
    _approved(by, Approval.Kind.TEXT, thing.key, thing.text.fingerprint)
    note(text=thing.key, wording=thing.number)
    return thing


@action("easy-read.approve")
def turn_down(by: Any, thing: Wording, *, why: str) -> Wording:
    """Says no to a wording, with the reason."""
    thing = Wording.objects.select_for_update().get(pk=thing.pk)
    WORDING.move(thing, "turn-down")
    thing.decided_by, thing.decided_at, thing.why = by, timezone.now(), why
    thing.save()
    note(text=thing.key, wording=thing.number)
    return thing


@action("easy-read.approve")
def approve_as_it_stands(by: Any, thing: None, *, text: Text) -> Approval:
    """Approves the words of a page as they are shown now."""
    if faults := must_be_mended(text):
        raise CannotPublish(faults)
    note(text=text.key)
    return _approved(by, Approval.Kind.TEXT, text.key, text.fingerprint)


@action("easy-read.approve")
def approve_pattern(by: Any, thing: None, *, pattern: Pattern) -> Approval:
    """Approves a sentence pattern: every sentence made from it is approved, until its words change."""
    note(pattern=pattern.key)
    return _approved(by, Approval.Kind.PATTERN, pattern.key, pattern.fingerprint)


def _approved(by: Any, kind: Approval.Kind, key: str, fingerprint: str) -> Approval:
    made, _ = Approval.objects.get_or_create(kind=kind, key=key, fingerprint=fingerprint, defaults={"by": by})
    return made


@action("easy-read.veto")
def veto(by: Any, thing: None, *, key: str, why: str) -> Veto:
    """Takes a page off at once: whoever comes to it reads that it is being mended. Twice is once."""
    made, _ = Veto.objects.get_or_create(key=key, lifted_at=None, defaults={"by": by, "why": why})
    note(text=key)
    return made


@action("easy-read.veto")
def lift(by: Any, thing: Veto) -> Veto:
    """Lets a page return."""
    if thing.lifted_at is None:
        thing.lifted_at, thing.lifted_by = timezone.now(), by
        thing.save()
    note(text=thing.key)
    return thing


@action("easy-read.record-trial")
def record_trial(
    by: Any, thing: None, *, text: Text, group: str, people: int, on: date, learned: str, paid: bool
) -> Trial:
    """Records who tried a page as its words stand; CannotRecord for a group that has no name, or was not paid."""
    if not group.strip():
        raise CannotRecord("Name the group that tried it.")
    if not paid:
        raise CannotRecord("Only a group that was paid for its work counts. Pay the group, then record it.")
    if on > timezone.localdate():
        raise CannotRecord("That day has not come yet.")
    note(text=text.key, people=people)
    return Trial.objects.create(
        key=text.key,
        fingerprint=queries.fingerprint_of(text),
        group=group,
        people=people,
        on=on,
        learned=learned,
        by=by,
    )
