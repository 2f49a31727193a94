"""Forms that are being filled in, one question a page, those who help, and messages that something is not working."""

import json
import uuid
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from levelground_site.config.fields import SealedTextField
from levelground_site.easy_read.models.wording import OfAll
from levelground_site.easy_read.states import FILLING, MESSAGE
from levelground_site.organisations.models import Organisation


class Filled(OfAll):
    """A form that somebody fills in: answers are sealed, and kept until it is sent or taken back.

    `person` is who signed in to do so; where nobody did, whoever has the link may. Only the link's fingerprint is kept.
    `about` tells what it is about, as the form's own app reads it: a post, an organisation.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    form = models.CharField(max_length=80)
    about = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=20, choices=FILLING.choices, default="going")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="easy_forms")
    link = models.CharField(max_length=64, unique=True)
    kept = SealedTextField(default="{}")
    # What a helper wrote, until the person takes it or not.
    proposed = SealedTextField(default="{}")
    began = models.DateTimeField(default=timezone.now)
    changed = models.DateTimeField(default=timezone.now)
    sent = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-changed",)

    def __str__(self) -> str:
        return f"{self.form}, {self.public_id}"

    @property
    def answers(self) -> dict[str, str]:
        """What was answered, by the question's key."""
        found: dict[str, str] = json.loads(self.kept)
        return found

    @property
    def proposals(self) -> dict[str, str]:
        """What a helper wrote, by the question's key."""
        found: dict[str, str] = json.loads(self.proposed)
        return found


class Helper(OfAll):
    """Somebody whom the person asked to help with a form: by a link, until the person ends it. They cannot send."""

    of = models.ForeignKey(Filled, models.CASCADE, related_name="helpers")
    link = models.CharField(max_length=64, unique=True)
    asked = models.DateTimeField(default=timezone.now)
    ended = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-asked",)

    def __str__(self) -> str:
        return f"Helper with {self.of}"


class Message(models.Model):
    """'This is not working': said by somebody, to a named person, who answers by a date that was told."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    of = models.OneToOneField(Filled, models.CASCADE, related_name="message")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=20, choices=MESSAGE.choices, default="waiting")
    said = models.DateTimeField(default=timezone.now)
    answer_by = models.DateField()
    answered = models.DateTimeField(null=True, blank=True)
    answer = SealedTextField(blank=True)

    class Meta:
        ordering = ("answer_by", "pk")

    def __str__(self) -> str:
        return f"Message {self.public_id}"

    @property
    def overdue(self) -> bool:
        """Whether the day that was told has gone by without an answer."""
        return self.state == "waiting" and self.answer_by < timezone.localdate()

    def late_on(self, day: date) -> bool:
        """Whether it was, or would be, answered after the day that was told."""
        return (self.answered.date() if self.answered else day) > self.answer_by


def kept_as(answers: dict[str, Any]) -> str:
    """Answers as they are kept."""
    return json.dumps(answers, ensure_ascii=False)


class Recording(OfAll):
    """A voice or a film that answers a question: checked, and sealed in a file of its own."""

    of = models.ForeignKey(Filled, models.CASCADE, related_name="recordings")
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    question = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    size = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at",)
        constraints = (models.UniqueConstraint(fields=("of", "question"), name="one_recording_a_question"),)

    def __str__(self) -> str:
        return f"Recording {self.public_id}"

    @property
    def path(self) -> str:
        """Where its file lies, under the site's own files."""
        return f"recordings/{self.public_id}"
