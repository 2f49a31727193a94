"""What an organisation pledged, its own numbers, the evidence for each step, and what happened to it."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from levelground_site.config.fields import SealedTextField
from levelground_site.config.unchanging import WrittenOnce
from levelground_site.lived_experience.pledges.models.scheme import Asks, Edition, Scheme, Step
from levelground_site.lived_experience.pledges.states import PLEDGE
from levelground_site.organisations.models import Organisation


def by_whom(**given: Any) -> Any:
    """Whoever wrote a row; empty where their account is gone."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", **given
    )


class Pledge(models.Model):
    """What one organisation promised under one scheme. `organisation` is who signed; a merger does not change it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="pledges")
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="pledges")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="pledges")
    state = models.CharField(max_length=20, choices=PLEDGE.choices, default=PLEDGE.states[0].key)
    words = models.TextField("the words as signed")
    signatory = models.CharField(max_length=150)
    signatory_post = models.CharField(max_length=150)
    board_signed_off = models.DateField(null=True, blank=True)
    signed = models.DateField(null=True, blank=True)
    # When something that can be checked was last heard: signing, a report, evidence or a start that was confirmed.
    heard = models.DateField(null=True, blank=True)
    report_due = models.DateField(null=True, blank=True)
    renew_by = models.DateField(null=True, blank=True)
    # The highest step that two people have confirmed.
    step = models.PositiveSmallIntegerField(default=0)
    # Who answers questions about it, by name: they agreed to it.
    contact = by_whom()
    helps_others = models.CharField("what it would help others with", max_length=300, blank=True)
    ended = models.DateField(null=True, blank=True)
    ended_why = models.TextField(blank=True)

    class Meta:
        ordering = ("organisation__name", "scheme__name")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "scheme"),
                condition=~models.Q(state__in=("withdrawn", "superseded")),
                name="pledge_once_a_scheme",
            ),
        )
        indexes = (models.Index(fields=("scheme", "state")), models.Index(fields=("signed",)))

    def __str__(self) -> str:
        return f"{self.scheme}, {self.organisation}"


class Measure(models.TextChoices):
    """What an organisation may set itself a number for."""

    PEOPLE = "people", "people with a learning disability in paid work"
    POSTS = "posts", "posts made for it, or adapted"
    INTERNSHIPS = "internships", "supported internships"
    TASTINGS = "tastings", "work tastings"


class Promise(WrittenOnce):
    """An organisation's own number, by a day. A newer row for the same measure stands beside the older, which stays."""

    of = models.ForeignKey(Pledge, models.PROTECT, related_name="promises")
    measure = models.CharField(max_length=20, choices=Measure)
    number = models.PositiveIntegerField()
    by_day = models.DateField()
    why = models.TextField("why it differs from the one before", blank=True)
    by = by_whom()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.number} {self.get_measure_display()} by {self.by_day}"

    @property
    def organisation(self) -> Organisation:
        """Whose it is."""
        return self.of.organisation


class Evidence(models.Model):
    """What shows that a step was taken. It counts once two people have confirmed it, and until it runs out."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    of = models.ForeignKey(Pledge, models.PROTECT, related_name="evidence")
    step = models.ForeignKey(Step, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Asks)
    # Public, once confirmed: what it is, and where it can be read.
    says = models.TextField()
    link = models.URLField(max_length=500, blank=True)
    dated = models.DateField()
    ends = models.DateField(null=True, blank=True)
    # A file stays inside: sealed, base64.
    file_name = models.CharField(max_length=100, blank=True)
    file_kind = models.CharField(max_length=100, blank=True)
    file = SealedTextField(blank=True)
    by = by_whom()
    at = models.DateTimeField(default=timezone.now)
    confirmed = models.DateField(null=True, blank=True)
    refused = models.TextField(blank=True)

    class Meta:
        ordering = ("step__number", "pk")
        verbose_name_plural = "pieces of evidence"

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.step}"

    @property
    def organisation(self) -> Organisation:
        """Whose it is."""
        return self.of.organisation


class Change(WrittenOnce):
    """A public line of a pledge's history: signed, renewed, carried on after a merger, withdrawn and why."""

    of = models.ForeignKey(Pledge, models.PROTECT, related_name="changes")
    on = models.DateField()
    what = models.CharField(max_length=300)
    why = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("on", "pk")

    def __str__(self) -> str:
        return f"{self.on}: {self.what}"

    @property
    def organisation(self) -> Organisation:
        """Whose pledge it is."""
        return self.of.organisation


class Reminded(WrittenOnce):
    """That somebody was reminded of something that is due: once for each."""

    of = models.ForeignKey(Pledge, models.PROTECT, related_name="reminders")
    about = models.CharField(max_length=40)
    due = models.DateField()
    at = models.DateTimeField(default=timezone.now)
    people = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("of", "about", "due"), name="pledge_reminded_once"),)

    def __str__(self) -> str:
        return f"{self.of}: {self.about}, due {self.due}"

    @property
    def organisation(self) -> Organisation:
        """Who was reminded."""
        return self.of.organisation
