"""Forms for people who need easy reading: one question a page, saved as one goes, with nothing that must be remembered.

An app declares a form in its module easy_forms, which is read when the site starts:

    FORM = easy_form(EasyForm("apply", "Ask for this job", questions, done, before, after))

`done` is called with who sends (a person, or nobody who is signed in) and what was filled in, and does what follows.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

YES, NO, NOT_SURE, HELP_ME = "yes", "no", "not-sure", "help-me"


@dataclass(frozen=True)
class Choice:
    """One answer that can be chosen: what is kept, what it says, its picture."""

    value: str
    says: str
    picture: str


# Whoever is asked yes or no may also not know, or want somebody beside them.
YES_OR_NO = (
    Choice(YES, "Yes", "yes"),
    Choice(NO, "No", "no"),
    Choice(NOT_SURE, "I am not sure", "not-sure"),
    Choice(HELP_ME, "I want someone to help me", "help"),
)


@dataclass(frozen=True)
class Question:
    """One question on a page of its own.

    With `choices` one is chosen; without, words are written. `files`: a recording may be given in place of words (the
    kinds of it, as the browser's `accept` has them). `needed`: one cannot go on without it. `only_if` is given what
    was answered so far, and says whether the question is asked.
    """

    key: str
    asks: str
    picture: str
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    needed: bool = False
    lines: int = 5
    files: str = ""
    only_if: Callable[[Mapping[str, str]], bool] | None = field(default=None, compare=False)

    def said(self, answer: str) -> str:
        """An answer in words."""
        return next((each.says for each in self.choices if each.value == answer), answer)


@dataclass(frozen=True)
class EasyForm:
    """A form: its key, title, questions, what is done when it is sent, and what is told of it then.

    `before` gives sentences for the last page before it is sent, of what was filled in: to whom it goes, say; `after`
    those for when it was sent; each is a list of easy-read rows. `answer` gives what somebody answered, or nothing yet.
    `stays`: False where `done` puts the answers elsewhere, so that nothing of them is kept here once they are sent;
    `onward` is then the name of the address at which one goes on.
    """

    key: str
    title: str
    questions: tuple[Question, ...]
    done: Callable[[Any, Any], None]
    before: Callable[[Any], Sequence[Any]]
    after: Callable[[Any], Sequence[Any]]
    answer: Callable[[Any], str] = lambda _: ""
    stays: bool = True
    onward: str = ""

    def asked(self, answers: Mapping[str, str]) -> list[Question]:
        """The questions that are asked, by what was answered so far."""
        return [each for each in self.questions if each.only_if is None or each.only_if(answers)]


FORMS: dict[str, EasyForm] = {}


def easy_form(form: EasyForm) -> EasyForm:
    """Registers a form; ValueError where its key is taken."""
    if form.key in FORMS:
        raise ValueError(f"There are two easy-read forms called {form.key}.")
    FORMS[form.key] = form
    return form
