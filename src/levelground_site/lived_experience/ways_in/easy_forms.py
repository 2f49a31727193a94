"""'How to support me at work', a question a page with pictures: it is written by the person, or with a helper.

It becomes a document of their own, on the mechanism of all documents between two people: a helper may write here, and
only the person sends it there, and shares it from there.
"""

from collections.abc import Sequence
from typing import Any

from levelground_site.documents import actions as documents
from levelground_site.documents.queries import answered, mine
from levelground_site.easy_read.asking import EasyForm, Question, easy_form
from levelground_site.easy_read.texts import Row
from levelground_site.lived_experience.ways_in import easy_texts as words
from levelground_site.lived_experience.ways_in.document_kinds import SUPPORT, SUPPORT_KEY

KEY = "support-me"
_SPEAK = "You can write, or talk with the microphone of your keyboard."


def stands(person: Any) -> dict[str, str]:
    """What somebody has written already, by the question's key; empty where nothing is."""
    document = mine(person, SUPPORT_KEY)
    written = answered(document) if document else {}
    asked = {section.key for section, question in SUPPORT.places if question.picture}
    return {section: words for (section, _), words in written.items() if section in asked}


def _done(by: Any, filled: Any) -> None:
    document = documents.begin(by, None, SUPPORT_KEY)
    for section, question in SUPPORT.places:
        if question.picture and section.key in filled.answers:
            documents.write(by, document, section, question, filled.answers[section.key])


def _before(_: Any) -> Sequence[Row]:
    return [words.ONLY_YOU.row(), words.YOU_SHARE.row()]


def _after(_: Any) -> Sequence[Row]:
    return [words.IS_YOURS.row(), words.YOU_SHARE.row()]


FORM = easy_form(
    EasyForm(
        KEY,
        "How to support me at work",
        tuple(
            Question(section.key, question.asks, question.picture, hint=f"{question.hint} {_SPEAK}")
            for section, question in SUPPORT.places
            if question.picture
        ),
        _done,
        _before,
        _after,
        stays=False,
        onward="support-me",
    )
)
