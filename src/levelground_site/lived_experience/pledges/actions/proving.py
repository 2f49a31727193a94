"""Evidence for a step, and the two people who confirm it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from levelground_site.access import Role
from levelground_site.access.acting import action, note
from levelground_site.lived_experience.pledges import evidence_files
from levelground_site.lived_experience.pledges.actions.locking import CannotBe, author, heard, locked
from levelground_site.lived_experience.pledges.models import Asks, Check, Evidence, Pledge, Side, Step
from levelground_site.lived_experience.pledges.states import PLEDGE, STANDING

# On which side each role confirms.
SIDES: Mapping[Role, Side] = {
    Role.HR: Side.WORKFORCE,
    Role.PLEDGE_VERIFIER: Side.WORKFORCE,
    Role.LIVED_EXPERIENCE_LEAD: Side.LIVED_EXPERIENCE,
}


@action("pledge.keep")
def give_evidence(
    by: Any,
    pledge: Pledge,
    *,
    step: Step,
    kind: str,
    says: str,
    dated: date,
    ends: date | None = None,
    link: str = "",
    file: bytes | None = None,
) -> Evidence:
    """Gives evidence for a step; nothing is shown to anybody until two people have confirmed it. Raises CannotBe."""
    pledge, today = locked(pledge), timezone.localdate()
    faults = []
    if pledge.state not in STANDING:
        faults.append(("", f"The pledge is {pledge.get_state_display().lower()}: no evidence can be given for it."))
    if kind not in step.evidence:
        asked = " or ".join(Asks(each).label.lower() for each in step.evidence)
        faults.append(("kind", f"This step asks for something else: {asked}."))
    if dated > today:
        faults.append(("dated", "This day lies ahead: give the day on which it was so."))
    if ends is not None and ends <= today:
        faults.append(("ends", "It has run out already, and shows nothing now."))
    if kind == Asks.ACCREDITATION and ends is None:
        faults.append(("ends", "Give the day on which the accreditation ends."))
    if kind in (Asks.PLAN, Asks.DOCUMENT, Asks.ACCREDITATION) and not link and file is None:
        faults.append(("link", "Say where it can be read, or give it as a file: words alone show nothing."))
    taken = None
    if file is not None:
        try:
            taken = evidence_files.taken(file)
        except evidence_files.NotEvidence as why:
            faults.append(("file", str(why)))
    if faults:
        raise CannotBe(*faults)
    made = Evidence.objects.create(
        of=pledge, step=step, kind=kind, says=says, dated=dated, ends=ends, link=link, by=author(by),
        file=taken.content if taken else "", file_kind=taken.kind if taken else "",
        file_name=taken.name if taken else "",
    )  # fmt: skip
    note(step=step.number, kind=kind, file=bool(taken))
    return made


def side_of(by: Any, pledge: Pledge) -> Side | None:
    """On which side a person confirms what this pledge's organisation gave; None where on neither."""
    if author(by) is None:
        return None
    held = [each.role for each in by.roles_held if pledge.organisation_id in each.organisations]
    return next((SIDES[role] for role in held if role in SIDES), None)


@action("pledge.check")
def check(by: Any, pledge: Pledge, *, evidence: Evidence, holds: bool, words: str = "") -> Evidence:
    """Says whether evidence shows what it should. It counts when one person of each side, not the giver, said yes.

    Raises CannotBe. One 'no', with its reason, puts it aside: better evidence is then given.
    """
    pledge, today = locked(pledge), timezone.localdate()
    evidence = Evidence.objects.select_related("step").get(pk=evidence.pk, of=pledge)
    side = side_of(by, pledge)
    if evidence.confirmed or evidence.refused:
        raise CannotBe(("", "It has been decided already."))
    if side is None:
        raise CannotBe(("", "It is for the organisation's own HR, pledge verifier and lived-experience lead to say."))
    if evidence.by_id is not None and author(by) is not None and evidence.by_id == by.pk:
        raise CannotBe(("", "You gave this evidence: two other people confirm it."))
    if evidence.checks.filter(side=side).exists():
        raise CannotBe(("", f"Somebody has said so already {Side(side).label[0].lower()}{Side(side).label[1:]}."))
    if evidence.checks.filter(by=author(by)).exists():
        raise CannotBe(("", "You have said so already: another person confirms it as well."))
    if not holds and not words.strip():
        raise CannotBe(("words", "Say what is missing, so that better evidence can be given."))
    if holds and evidence.kind == Asks.PEOPLE and not _people(pledge):
        raise CannotBe(
            ("", "Nobody has started paid work under this pledge, as far as two people have confirmed. A result "
             "without people is none: enter who started, and have it confirmed, first.")
        )  # fmt: skip
    Check.objects.create(evidence=evidence, side=side, holds=holds, words=words.strip(), by=author(by))
    if not holds:
        evidence.refused = words.strip()
        evidence.save()
    elif evidence.checks.filter(holds=True).count() == len(Side):
        evidence.confirmed = today
        evidence.save()
        heard(pledge, today)
        take_step(pledge, today)
        pledge.save()
    note(step=evidence.step.number, kind=evidence.kind, holds=holds)
    return evidence


def _people(pledge: Pledge) -> bool:
    return pledge.starts.filter(confirmed__isnull=False, corrected=None, people__gt=0).exists()


def steps_shown(pledge: Pledge, today: date) -> list[Step]:
    """The steps, one after the other from the first, for which everything asked is confirmed and has not run out."""
    there: dict[int, set[str]] = {}
    for each in pledge.evidence.filter(confirmed__isnull=False):
        if each.ends is None or each.ends > today:
            there.setdefault(each.step_id, set()).add(each.kind)
    found = []
    for step in pledge.edition.steps.all():
        # A story is asked for and never forced: whoever tells it may take it back.
        wanted = {kind for kind in step.evidence if kind != Asks.STORY} or set(step.evidence)
        if not wanted <= there.get(step.pk, set()):
            break
        found.append(step)
    return found


def take_step(pledge: Pledge, today: date) -> None:
    """Puts the pledge where its confirmed evidence leads; the caller saves it."""
    shown = steps_shown(pledge, today)
    pledge.step = shown[-1].number if shown else 0
    for proves, verb in (("plan", "show-plan"), ("outcome", "show-outcome")):
        if any(step.proves == proves for step in shown) and PLEDGE.can(pledge.state, verb):
            PLEDGE.move(pledge, verb)
