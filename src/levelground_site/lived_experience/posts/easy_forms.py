"""Asking for a job: in one's own words, by voice or by film, one question a page."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from levelground_site.easy_read.asking import YES_OR_NO, EasyForm, Question, easy_form
from levelground_site.easy_read.recordings import ACCEPT
from levelground_site.easy_read.texts import Row
from levelground_site.lived_experience.posts import easy_texts as words
from levelground_site.lived_experience.posts.actions.advertising import take_in
from levelground_site.lived_experience.posts.queries import advert

OWN_WORDS = "You can write, talk or make a film. All are good."


def _done(by: Any, filled: Any) -> None:
    take_in(by, advert(UUID(filled.about)), filled=filled)


def _before(filled: Any) -> Sequence[Row]:
    return [words.SENDS.row(place=advert(UUID(filled.about)).organisation.name), words.HEARS.row()]


def _after(filled: Any) -> Sequence[Row]:
    return [words.GOT.row(place=advert(UUID(filled.about)).organisation.name), words.HEARS.row()]


FORM = easy_form(
    EasyForm(
        "job",
        "Ask for this job",
        (
            Question("about-me", "Who are you?", "about-me", hint=OWN_WORDS, files=ACCEPT, needed=True),
            Question("good-at", "What are you good at?", "good", hint=OWN_WORDS, files=ACCEPT),
            Question("why", "Why do you want this job?", "heart", hint=OWN_WORDS, files=ACCEPT),
            Question("helps", "What helps you to work well?", "ramp", hint="You can leave this empty."),
            Question("trial", "Do you want to try the job first?", "try", YES_OR_NO),
            Question("supporter", "Will someone come with you?", "supporter", YES_OR_NO),
            Question(
                "contact",
                "How can we reach you?",
                "phone",
                hint="Write a phone number or an e-mail.",
                lines=1,
                needed=True,
            ),
        ),
        _done,
        _before,
        _after,
        lambda filled: filled.application.told,
    )
)
