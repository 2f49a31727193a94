"""The form behind the big button of every easy-read page: 'This is not working'."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from levelground_site.design.words import day
from levelground_site.documents import working_days
from levelground_site.easy_read import easy_texts as words
from levelground_site.easy_read.actions import messages
from levelground_site.easy_read.asking import Choice, EasyForm, Question, easy_form
from levelground_site.easy_read.texts import Row

KEY = "not-working"


def _done(by: Any, filled: Any) -> None:
    messages.tell(by, None, filled=filled)


def _before(filled: Any) -> Sequence[Row]:
    human = messages.named_human(messages.place_of(filled))
    when = working_days.after(timezone.localdate(), messages.DAYS_TO_ANSWER)
    to = words.GOES_TO.row(name=human.name) if human else words.GOES_TO_US.row()
    return [to, words.ANSWERED_BY.row(day=day(when))]


def _after(filled: Any) -> Sequence[Row]:
    told = filled.message
    if told.answered:
        return [words.HAS_ANSWERED.row(name=told.to.name if told.to else "A person", day=day(told.answered))]
    late = [words.SORRY_LATE.row()] if told.overdue else []
    to = words.GOT_BY.row(name=told.to.name) if told.to else words.GOES_TO_US.row()
    return [to, *late, words.ANSWERED_BY.row(day=day(told.answer_by))]


FORM = easy_form(
    EasyForm(
        KEY,
        "This is not working",
        (
            Question(
                "what",
                "What is not working?",
                "question",
                (
                    Choice("work", "My job", "work"),
                    Choice("help", "The help that I get", "coach"),
                    Choice("people", "How people treat me", "talk"),
                    Choice("promise", "A promise that was not kept", "promise"),
                    Choice("website", "This website", "computer"),
                    Choice("not-sure", "I am not sure", "not-sure"),
                ),
                needed=True,
            ),
            Question(
                "happened",
                "What happened?",
                "write",
                hint="A few words are enough. You can leave this empty.",
            ),
            Question(
                "place",
                "Which hospital or place is it about?",
                "hospital",
                hint="Write its name. You can leave this empty.",
                lines=1,
            ),
            Question(
                "how",
                "How should we answer you?",
                "answer",
                (
                    Choice("page", "On this website", "computer"),
                    Choice("phone", "Call me", "phone"),
                    Choice("email", "Send me an e-mail", "email"),
                    Choice("help-me", "Tell someone who helps me", "supporter"),
                ),
                needed=False,
            ),
            Question(
                "where",
                "What is the phone number or e-mail?",
                "phone",
                hint="It can be yours, or of someone who helps you.",
                lines=1,
                needed=True,
                only_if=lambda answers: answers.get("how") in ("phone", "email", "help-me"),
            ),
            Question("name", "What is your name?", "named", hint="You can leave this empty.", lines=1),
        ),
        _done,
        _before,
        _after,
        lambda filled: filled.message.answer,
    )
)
