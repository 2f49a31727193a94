"""Questions from anybody, answered by a named person by a day; and challenges."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from levelground_site.access.acting import action, note
from levelground_site.easy_read.models import Filled
from levelground_site.lived_experience.pledges.actions.locking import CannotBe, author, locked
from levelground_site.lived_experience.pledges.actions.proving import take_step
from levelground_site.lived_experience.pledges.models import Change, Pledge, Question
from levelground_site.lived_experience.pledges.states import PLEDGE
from levelground_site.mail.sending import send

WORKING_DAYS = 10
# More than so many open questions about one pledge are not taken in one day: a person answers each.
MOST_A_DAY = 20


def answer_day(asked: date) -> date:
    """Ten working days later; public holidays are not known here."""
    day, left = asked, WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return day


@action("pledge.ask")
def ask(by: Any, pledge: Pledge, *, kind: str, words: str, reach: str = "", filled: Filled | None = None) -> Question:
    """Takes a question, or that something is not right; says by when it is answered. Raises CannotBe."""
    pledge, today = locked(pledge), timezone.localdate()
    if not words.strip():
        raise CannotBe(("words", "Write your question here."))
    if pledge.questions.filter(at__date=today).count() >= MOST_A_DAY:
        raise CannotBe(("", "Many people have asked about this today. Please ask again tomorrow."))
    made = Question.objects.create(
        of=pledge, kind=Question.Kind(kind), words=words.strip(), reach=reach.strip(), answer_by=answer_day(today),
        filled=filled,
    )  # fmt: skip
    if pledge.contact is not None and pledge.contact.is_active:
        address = settings.SITE_URL + reverse("home")
        given = {"name": pledge.contact.name, "answer_by": made.answer_by, "address": address}
        send("pledges/email/question", pledge.contact.email, given)
    note(kind=str(made.kind))
    return made


@action("pledge.answer")
def answer(by: Any, pledge: Pledge, *, question: Question, words: str, shown: bool) -> Question:
    """Answers a question; `shown`: the answer, and never the question, stands on the pledge's page."""
    locked(pledge)
    question = Question.objects.get(pk=question.pk, of=pledge)
    if question.answered is not None:
        raise CannotBe(("", "It has been answered already."))
    if not words.strip():
        raise CannotBe(("words", "Write the answer here."))
    question.answer, question.shown = words.strip(), shown
    question.answered, question.answered_by = timezone.now(), author(by)
    question.save()
    note(kind=str(question.kind), in_time=timezone.localdate() <= question.answer_by)
    return question


@action("pledge.judge")
def challenge(by: Any, pledge: Pledge, *, why: str) -> Pledge:
    """Puts a pledge under challenge: what it claims is in doubt, and the page says so with the reason."""
    pledge = locked(pledge)
    if not why.strip():
        raise CannotBe(("why", "Say what is in doubt: everybody can read it."))
    PLEDGE.move(pledge, "challenge")
    pledge.save()
    Change.objects.create(of=pledge, on=timezone.localdate(), what="Under challenge", why=why.strip())
    return pledge


@action("pledge.judge")
def settle(by: Any, pledge: Pledge, *, holds: bool, why: str) -> Pledge:
    """Settles a challenge: its evidence holds, or all of it for the result is put aside and has to be given anew."""
    pledge, today = locked(pledge), timezone.localdate()
    if not why.strip():
        raise CannotBe(("why", "Say what was found: everybody can read it."))
    if not holds:
        pledge.evidence.filter(step__proves="outcome", confirmed__isnull=False).update(
            confirmed=None, refused=why.strip()
        )
    proven = {each.step.proves for each in pledge.evidence.filter(confirmed__isnull=False).select_related("step")}
    PLEDGE.move(
        pledge, "stand-shown" if "outcome" in proven else "stand-planned" if "plan" in proven else "stand-signed"
    )
    take_step(pledge, today)
    pledge.save()
    Change.objects.create(
        of=pledge,
        on=today,
        what="The challenge was settled: " + ("it holds" if holds else "it did not hold"),
        why=why.strip(),
    )
    return pledge
