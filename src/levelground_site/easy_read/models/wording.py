"""What becomes of easy-read texts: new wording, approval, a stop, and who tried them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from levelground_site.config.unchanging import WrittenOnce
from levelground_site.easy_read.states import WORDING
from levelground_site.easy_read.texts import Text, from_json


class OfAll(models.Model):
    """Something of no organisation: easy-read texts are everybody's."""

    class Meta:
        abstract = True

    @property
    def organisation(self) -> None:
        """None."""
        return None


class Wording(OfAll):
    """A wording of one easy-read page that an editor wrote; the last that is published is shown."""

    key = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=WORDING.choices, default="draft")
    content = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    why = models.TextField(blank=True)

    class Meta:
        ordering = ("key", "-number")
        constraints = (
            models.UniqueConstraint(fields=("key", "number"), name="wording_number_once"),
            models.UniqueConstraint(fields=("key",), condition=Q(state="draft"), name="one_draft_of_a_text"),
            models.UniqueConstraint(fields=("key",), condition=Q(state="published"), name="one_wording_published"),
        )

    def __str__(self) -> str:
        return f"{self.key}, wording {self.number}"

    @property
    def text(self) -> Text:
        """The text in this wording."""
        return from_json(self.content)


class Approval(OfAll, WrittenOnce):
    """The lived-experience lead approved words as they stood: a page's, or a sentence pattern's."""

    class Kind(models.TextChoices):
        """What was approved."""

        TEXT = "text"
        PATTERN = "pattern"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    key = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-at",)
        constraints = (models.UniqueConstraint(fields=("kind", "key", "fingerprint"), name="approved_once"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Veto(OfAll):
    """A page that the lived-experience lead took off, until it is lifted."""

    key = models.CharField(max_length=80)
    why = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-at",)
        constraints = (models.UniqueConstraint(fields=("key",), condition=Q(lifted_at=None), name="one_veto_at_once"),)

    def __str__(self) -> str:
        return f"Veto of {self.key}"


class Trial(OfAll, WrittenOnce):
    """A named group of people with a learning disability, who were paid, tried a page as its words stood."""

    key = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64)
    group = models.CharField(max_length=150)
    people = models.PositiveSmallIntegerField()
    on = models.DateField()
    learned = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-on", "-pk")
        constraints = (models.CheckConstraint(condition=Q(people__gt=0), name="somebody_tried"),)

    def __str__(self) -> str:
        return f"{self.key}, by {self.group}"
