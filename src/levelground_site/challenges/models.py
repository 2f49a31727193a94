"""A challenge of a figure or a claim, and its answer."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone

from levelground_site.challenges.states import CHALLENGE, OPEN
from levelground_site.config.fields import SealedTextField
from levelground_site.organisations.models import Organisation
from levelground_site.releases.models import Release


class Challenge(models.Model):
    """What somebody says looks wrong, as they sent it (sealed), and the question and answer as they stand in public."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # The page of this site that it is about, and which figure on it.
    page = models.CharField(max_length=500)
    figure = models.CharField(max_length=200, blank=True)
    # Whose figures they are; None: the nation's, a region's or a system's, or of no place.
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="challenges")
    said = SealedTextField()
    # For the answer, with the receipt that the answer leads to; both are taken out when it has gone.
    email = SealedTextField(blank=True)
    receipt = SealedTextField(blank=True)
    # The fingerprint of the receipt's link.
    link = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField(default=timezone.now)
    due = models.DateField()
    state = models.CharField(max_length=20, choices=CHALLENGE.choices, default=CHALLENGE.states[0].key)
    answered = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    # As it stands in public, without anything about who asked; blank where it was answered privately.
    question = models.TextField(blank=True)
    # In public when it was answered so; else for whoever asked only.
    answer = models.TextField(blank=True)
    # The release that corrects what was wrong.
    correction = models.ForeignKey(Release, models.PROTECT, null=True, blank=True, related_name="challenges")

    class Meta:
        ordering = ("-made",)
        indexes = (models.Index(fields=("state", "due")),)

    def __str__(self) -> str:
        return f"Challenge {self.pk}"

    @property
    def waits(self) -> bool:
        """Whether it has no answer yet."""
        return self.state in OPEN

    @property
    def took(self) -> int | None:
        """In how many days it was answered; None before."""
        return None if self.answered is None else (_day(self.answered) - _day(self.made)).days

    @property
    def overdue(self) -> bool:
        """Whether the day by which it was promised has gone by, or had when it was answered."""
        until = timezone.localdate() if self.answered is None else _day(self.answered)
        return until > self.due


def _day(moment: object) -> date:
    return timezone.localdate(moment)  # type: ignore[arg-type]
