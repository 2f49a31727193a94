"""Filling in a form of one question a page: begun, saved at every step, helped with, sent, or taken back."""

import hashlib
import secrets
from collections.abc import Mapping
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from levelground_site.access.acting import action
from levelground_site.config.sealing import seal_bytes
from levelground_site.easy_read.asking import FORMS, HELP_ME, EasyForm
from levelground_site.easy_read.models import Filled, Helper, Recording, kept_as
from levelground_site.easy_read.recordings import checked
from levelground_site.easy_read.states import FILLING

MOST_LETTERS = 5000


class CannotSend(Exception):  # noqa: N818
    """What is still to be answered; says it in easy words, and which question."""

    def __init__(self, says: str, key: str) -> None:
        super().__init__(says)
        self.key = key


def fingerprint_of_link(token: str) -> str:
    """What is kept of a link."""
    return hashlib.sha256(token.encode()).hexdigest()


@action("easy-form.begin")
def begin(
    by: Any, thing: None, *, form: EasyForm, about: str = "", token: str, answers: Mapping[str, str] | None = None
) -> Filled:
    """Begins a form; of whoever is signed in, or of whoever has the link that `token` makes.

    `answers`: what stands already, where something is changed rather than begun.
    """
    return Filled.objects.create(
        form=form.key,
        about=about[:200],
        person=by if getattr(by, "is_authenticated", False) else None,
        link=fingerprint_of_link(token),
        kept=kept_as(dict(answers or {})),
    )


def new_token() -> str:
    """A link's secret part."""
    return secrets.token_urlsafe(24)


@action("easy-form.fill")
def save_answer(by: Any, thing: Filled, *, key: str, answer: str) -> Filled:
    """Keeps the answer to one question. What a helper proposed for it is settled by this."""
    thing = Filled.objects.select_for_update().get(pk=thing.pk)
    FILLING.require(thing, "going")
    answers, proposals = thing.answers, thing.proposals
    answers[key] = answer[:MOST_LETTERS]
    proposals.pop(key, None)
    thing.kept, thing.proposed, thing.changed = kept_as(answers), kept_as(proposals), timezone.now()
    thing.save()
    return thing


@action("easy-form.help")
def propose(by: Any, thing: Helper, *, key: str, answer: str) -> Helper:
    """Keeps what a helper writes beside the answers: it becomes one when the person says so."""
    filled = Filled.objects.select_for_update().get(pk=thing.of_id)
    FILLING.require(filled, "going")
    filled.proposed = kept_as({**filled.proposals, key: answer[:MOST_LETTERS]})
    filled.save()
    return thing


@action("easy-form.fill")
def ask_a_helper(by: Any, thing: Filled, *, token: str) -> Helper:
    """Makes a link for somebody who helps; the one before ends."""
    FILLING.require(thing, "going")
    thing.helpers.filter(ended=None).update(ended=timezone.now())
    return Helper.objects.create(of=thing, link=fingerprint_of_link(token))


@action("easy-form.fill")
def end_help(by: Any, thing: Filled) -> None:
    """Ends the help: the helper's link opens nothing from now on."""
    thing.helpers.filter(ended=None).update(ended=timezone.now())


@action("easy-form.fill")
def take_back(by: Any, thing: Filled) -> Filled:
    """Takes the form back before it is sent: what was written is gone."""
    thing = Filled.objects.select_for_update().get(pk=thing.pk)
    FILLING.move(thing, "take-back")
    thing.kept = thing.proposed = "{}"
    thing.save()
    drop_recordings(thing)
    thing.helpers.filter(ended=None).update(ended=timezone.now())
    return thing


@action("easy-form.send")
def send(by: Any, thing: Filled) -> Filled:
    """Sends it, once: what the form's own app does with it is done in the same moment.

    CannotSend while a question that is needed has no answer, or a helper's words wait for the person's yes.
    """
    thing = Filled.objects.select_for_update().get(pk=thing.pk)
    if thing.state == "sent":
        return thing
    form, answers = FORMS[thing.form], thing.answers
    for question in form.asked(answers):
        if question.key in thing.proposals:
            raise CannotSend("Your helper wrote something. Say if it is right.", question.key)
        if question.needed and answers.get(question.key, "") in ("", HELP_ME):
            raise CannotSend("This question still needs your answer.", question.key)
    FILLING.move(thing, "send")
    thing.sent = timezone.now()
    thing.save()
    thing.helpers.filter(ended=None).update(ended=thing.sent)
    form.done(by, thing)
    if not form.stays:
        thing.kept = thing.proposed = "{}"
        thing.save()
        drop_recordings(thing)
    return thing


@action("easy-form.fill")
def save_recording(by: Any, thing: Filled, *, key: str, content: bytes) -> Recording:
    """Keeps a voice or a film as the answer to a question, sealed; the one before is gone. NoRecording."""
    FILLING.require(thing, "going")
    kind = checked(len(content), content[:16])
    drop_recordings(thing, key)
    made = Recording.objects.create(of=thing, question=key, kind=kind, size=len(content))
    default_storage.save(made.path, ContentFile(seal_bytes(content)))
    return made


def drop_recordings(filled: Filled, key: str = "") -> None:
    """Takes out a form's recordings with their files: that of one question, or all."""
    for each in filled.recordings.filter(question=key) if key else filled.recordings.all():
        path = each.path
        each.delete()
        transaction.on_commit(partial(default_storage.delete, path))
