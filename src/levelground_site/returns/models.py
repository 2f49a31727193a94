"""A collection, the returns gathered in it, their versions, and what people wrote about them."""

import json
import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from levelground_site.config.fields import SealedTextField
from levelground_site.config.unchanging import WrittenOnce
from levelground_site.organisations.models import Organisation
from levelground_site.returns.states import COLLECTION, RETURN


class Collection(models.Model):
    """The national gathering of returns for one edition of a standard, with its deadlines."""

    standard = models.SlugField(max_length=40)
    year = models.PositiveSmallIntegerField()
    # As the standard calls itself when the collection is planned.
    title = models.CharField(max_length=200)
    opens = models.DateTimeField()
    # Submissions after this moment are late: taken, and marked so.
    closes = models.DateTimeField()
    # By when boards approve the report and organisations publish it.
    publish_by = models.DateField()
    state = models.CharField(max_length=20, choices=COLLECTION.choices, default=COLLECTION.states[0].key)

    class Meta:
        ordering = ("-year", "standard")
        constraints = (
            models.UniqueConstraint(fields=("standard", "year"), name="collection_once_an_edition"),
            models.CheckConstraint(condition=Q(closes__gt=models.F("opens")), name="collection_closes_after_it_opens"),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.year}"

    @property
    def organisation(self) -> None:
        """It is the whole service's."""
        return None

    @property
    def public_id(self) -> str:
        """What the trail calls it."""
        return f"{self.standard} {self.year}"


class Return(models.Model):
    """What one organisation sends for one collection: one row, from before it is begun to its acceptance."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    collection = models.ForeignKey(Collection, models.PROTECT, related_name="returns")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="returns")
    state = models.CharField(max_length=20, choices=RETURN.choices, default=RETURN.states[0].key)
    # The newest version, and the one that was accepted last: not the same while a correction is on its way.
    current = models.ForeignKey("Version", models.PROTECT, null=True, blank=True, related_name="+")
    accepted = models.ForeignKey("Version", models.PROTECT, null=True, blank=True, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)
    # The board's approval and the organisation's own publication go on apart from the submission.
    approved_on = models.DateField("approved by the board on", null=True, blank=True)
    published_on = models.DateField("published on", null=True, blank=True)
    published_at = models.URLField("where it is published", max_length=500, blank=True)

    class Meta:
        ordering = ("-collection__year", "organisation__name")
        constraints = (
            models.UniqueConstraint(fields=("collection", "organisation"), name="return_once_an_organisation"),
        )
        indexes = (models.Index(fields=("collection", "state")),)

    def __str__(self) -> str:
        return f"{self.collection}, {self.organisation}"

    @property
    def late(self) -> bool:
        """Whether it was submitted after the collection closed."""
        return self.submitted_at is not None and self.submitted_at > self.collection.closes


class How(models.TextChoices):
    """How a version came in."""

    RETURN_FILE = "return.json", "The file return.json"
    WORKBOOK = "workbook", "The workbook"
    EXTRACTS = "extracts", "Extracts measured here"


class Version(WrittenOnce):
    """One whole return document, as it was taken in; encrypted, and never changed."""

    of = models.ForeignKey(Return, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = SealedTextField()
    fingerprint = models.CharField(max_length=64)
    how = models.CharField(max_length=20, choices=How)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # Why what had been accepted is corrected.
    why = SealedTextField(blank=True)

    class Meta:
        ordering = ("of", "number")
        constraints = (models.UniqueConstraint(fields=("of", "number"), name="version_number_once"),)

    def __str__(self) -> str:
        return f"{self.of}, version {self.number}"

    @property
    def organisation(self) -> Organisation:
        """Whose it is."""
        return self.of.organisation

    @property
    def document(self) -> dict[str, Any]:
        """The return document as plain values, in the form of return.schema.json."""
        read: dict[str, Any] = json.loads(self.content)
        return read


class Statement(WrittenOnce):
    """Words that belong to a return: why a figure moved, or the answer to a question of the reporting template.

    Every saving is a row, and the last one of its `key` holds; so nothing is lost when two people write at once. `key`
    is the key of a movement, or of a question of the standard.
    """

    class Kind(models.TextChoices):
        """What the words are."""

        REASON = "reason", "Why a figure moved"
        ANSWER = "answer", "An answer to a question of the reporting template"

    of = models.ForeignKey(Return, models.PROTECT, related_name="statements")
    kind = models.CharField(max_length=10, choices=Kind)
    key = models.CharField(max_length=200)
    words = SealedTextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("of", "kind", "key")),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.key}"

    @property
    def organisation(self) -> Organisation:
        """Whose it is."""
        return self.of.organisation


class Remark(WrittenOnce):
    """What somebody said about a return, in a thread: inside the organisation, or between it and the national team."""

    class Kind(models.TextChoices):
        """Who hears it, and what is expected."""

        INSIDE = "inside", "Inside the organisation"
        QUERY = "query", "A query from the national team"
        ANSWER = "answer", "The organisation's answer"

    of = models.ForeignKey(Return, models.PROTECT, related_name="remarks")
    kind = models.CharField(max_length=10, choices=Kind)
    # The figure that it is about, as 'indicator|part|statistic'; blank for the return as a whole.
    about = models.CharField(max_length=200, blank=True)
    words = SealedTextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    answers = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="answered_by")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.of}"

    @property
    def organisation(self) -> Organisation:
        """Whose return it is about."""
        return self.of.organisation


class Reminder(WrittenOnce):
    """That an organisation was reminded of what is still to be done: never twice on one day."""

    of = models.ForeignKey(Return, models.PROTECT, related_name="reminders")
    day = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    people = models.PositiveSmallIntegerField("how many people it went to")

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("of", "day"), name="reminder_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.of}, reminded on {self.day}"

    @property
    def organisation(self) -> Organisation:
        """Who was reminded."""
        return self.of.organisation
