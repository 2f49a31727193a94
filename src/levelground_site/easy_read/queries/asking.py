"""What is asked about forms of one question a page, and messages that something is not working."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from levelground_site.access import Role, visible
from levelground_site.config.sealing import unseal_bytes
from levelground_site.easy_read.actions.filling import fingerprint_of_link
from levelground_site.easy_read.asking import FORMS, EasyForm, Question
from levelground_site.easy_read.models import Filled, Helper, Message, Recording


@dataclass(frozen=True)
class Asked:
    """A form at one of its addresses: with the link's secret part as it stands there, and at which question."""

    filled: Filled
    token: str
    question: Question | None = None
    helper: Helper | None = None

    @property
    def organisation(self) -> None:
        """Forms belong to no organisation."""
        return None

    @property
    def person_id(self) -> int | None:
        """Whose it is; None: of whoever has the link."""
        return self.filled.person_id

    @property
    def pk(self) -> int:
        """The form's own."""
        return int(self.filled.pk)

    @property
    def form(self) -> EasyForm:
        """What is asked."""
        return FORMS[self.filled.form]

    @property
    def at(self) -> Question:
        """The question at whose address one is; LookupError elsewhere."""
        if self.question is None:
            raise LookupError("This address is of no question.")
        return self.question

    @property
    def questions(self) -> list[Question]:
        """Those that are asked, by what was answered."""
        return self.form.asked(self.filled.answers)


def asked(token: str) -> Asked:
    """The form of a link: its own number for whoever signed in, a secret for everybody else; Http404."""
    try:
        filled = Filled.objects.filter(public_id=UUID(token), person__isnull=False).first()
    except ValueError:
        filled = Filled.objects.filter(link=fingerprint_of_link(token), person=None).first()
    if filled is None or filled.form not in FORMS or filled.state == "taken-back":
        raise Http404("There is no such form.")
    return Asked(filled, token)


def asked_at(token: str, key: str) -> Asked:
    """A form at one of its questions; Http404."""
    return _at(asked(token), key)


def helped(token: str) -> Asked:
    """The form of a helper's link; Http404 once the help is over."""
    helper = Helper.objects.select_related("of").filter(link=fingerprint_of_link(token), ended=None).first()
    if helper is None or helper.of.state != "going" or helper.of.form not in FORMS:
        raise Http404("There is no such form.")
    return Asked(helper.of, token, helper=helper)


def helped_at(token: str, key: str) -> Asked:
    """A helper's form at one of its questions; Http404."""
    return _at(helped(token), key)


def _at(found: Asked, key: str) -> Asked:
    question = next((each for each in found.questions if each.key == key), None)
    if question is None:
        raise Http404("That is not asked.")
    return Asked(found.filled, found.token, question, found.helper)


def going(person: Any) -> QuerySet[Filled]:
    """The forms that somebody signed in to fill in and has not sent."""
    return Filled.objects.filter(person=person, state="going", form__in=list(FORMS))


def recording_content(recording: Recording) -> bytes:
    """A recording as it was given."""
    with default_storage.open(recording.path) as file:
        return unseal_bytes(file.read())


def messages_for(person: Any) -> QuerySet[Message]:
    """Messages that one may answer: those of one's own organisation, and those of none."""
    found = Message.objects.select_related("organisation", "to", "of")
    return visible(person, "not-working.answer", found.exclude(organisation=None)) | (
        found.filter(organisation=None) if _answers_for_all(person) else found.none()
    )


def _answers_for_all(person: Any) -> bool:
    return any(held.role in (Role.EDITOR, Role.NATIONAL_TEAM) for held in person.roles_held)


def waiting_for(person: Any) -> QuerySet[Message]:
    """Those of them that wait for an answer."""
    return messages_for(person).filter(state="waiting")


def overdue_at(organisations: frozenset[int]) -> QuerySet[Message]:
    """Those at some organisations whose day has gone by."""
    late = Message.objects.filter(state="waiting", answer_by__lt=timezone.localdate())
    return late.filter(organisation__in=organisations)


def message(public_id: UUID) -> Message:
    """One message; Http404."""
    found = Message.objects.select_related("organisation", "to", "of").filter(public_id=public_id).first()
    if found is None:
        raise Http404("There is no such message.")
    return found
