"""Asking about a promise, one question a page; the answer stands at the link with which it was asked."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from levelground_site.design.words import day
from levelground_site.easy_read.actions.filling import CannotSend
from levelground_site.easy_read.asking import Choice, EasyForm, Question, easy_form
from levelground_site.easy_read.texts import Row
from levelground_site.lived_experience.pledges import easy_texts as words
from levelground_site.lived_experience.pledges.actions.asking import answer_day, ask
from levelground_site.lived_experience.pledges.actions.locking import CannotBe
from levelground_site.lived_experience.pledges.models import Pledge
from levelground_site.lived_experience.pledges.queries.places import carried_by

KEY = "pledge-ask"


def going_to(pledge: Pledge) -> list[Row]:
    """Who reads it, and by when they answer."""
    to = (
        words.ASK_NAME.row(name=pledge.contact.name)
        if pledge.contact is not None
        else words.ASK_ALL.row(place=carried_by(pledge).name)
    )
    return [to, words.ASK_DAY.row(day=day(answer_day(timezone.localdate())))]


def _pledge(filled: Any) -> Pledge:
    return Pledge.objects.select_related("organisation", "contact").get(pk=int(filled.about))


def _done(by: Any, filled: Any) -> None:
    given = {name: filled.answers.get(name, "") for name in ("kind", "words", "reach")}
    try:
        ask(by, _pledge(filled), filled=filled, **given)
    except CannotBe as why:
        raise CannotSend(str(why), "words") from why


def _before(filled: Any) -> Sequence[Row]:
    return going_to(_pledge(filled))


FORM = easy_form(
    EasyForm(
        KEY,
        "Ask about a promise",
        (
            Question(
                "kind",
                "What do you want to do?",
                "talk",
                (Choice("asks", "I have a question", "question"), Choice("wrong", "This is not right", "not-good")),
                needed=True,
            ),
            Question("words", "What do you want to say?", "write", hint="A few words are enough.", needed=True),
            Question(
                "reach",
                "How can we reach you?",
                "phone",
                hint="Write a phone number or an e-mail. You can leave this empty.",
                lines=1,
            ),
        ),
        _done,
        _before,
        _before,
        lambda filled: filled.pledge_question.answer,
    )
)
