"""An organisation's leave to measure extracts here, its own headings and labels, and what became of an upload."""

import json
import uuid
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from levelground_site.config.fields import SealedTextField
from levelground_site.jobs.models import Job
from levelground_site.organisations.models import Organisation
from levelground_site.returns.models import Return

YEAR = timedelta(days=365)


class Approval(models.Model):
    """An organisation has turned the measuring of extracts on; one row from then until it is turned off again."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="extracts_approvals")
    reference = models.CharField(max_length=200)
    approved_on = models.DateField()
    on_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    on_at = models.DateTimeField(default=timezone.now)
    off_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    off_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-on_at",)
        constraints = (
            models.UniqueConstraint(fields=("organisation",), condition=Q(off_at=None), name="extracts_on_once"),
        )

    def __str__(self) -> str:
        return f"{self.organisation}, {self.reference}"

    @property
    def look_again(self) -> date:
        """By when the organisation should look at it again. (Default, check: a year after it was approved.)"""
        return self.approved_on + YEAR

    @property
    def is_old(self) -> bool:
        """Whether that day has come."""
        return self.look_again <= timezone.localdate()


class Mapping(models.Model):
    """How an organisation's own headings and value labels map onto one record set: a profile, kept for next year."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="extracts_mappings")
    record_set = models.CharField(max_length=80)
    # As the engine's profiles have it, but without any file's name: columns, values, like, constants.
    table = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("organisation", "record_set")
        constraints = (models.UniqueConstraint(fields=("organisation", "record_set"), name="mapping_once_a_set"),)

    def __str__(self) -> str:
        return f"{self.organisation}, {self.record_set}"


class Upload(models.Model):
    """Files that somebody gave to be measured, and what became of it. No row of them, and no name, is in it."""

    class State(models.TextChoices):
        """How it stands."""

        WAITING = "waiting", "Waiting to be measured"
        MEASURING = "measuring", "Being measured"
        MEASURED = "measured", "Measured"
        FAULTY = "faulty", "To be mended"
        STOPPED = "stopped", "Stopped"

    BUSY = (State.WAITING, State.MEASURING)

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    of = models.ForeignKey(Return, models.PROTECT, related_name="uploads")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ended = models.DateTimeField(null=True, blank=True)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    # The private folder's own random name.
    folder = models.CharField(max_length=40, unique=True)
    files = models.PositiveSmallIntegerField()
    size = models.PositiveBigIntegerField()
    # Why it was stopped, in a sentence without anything of the files.
    sentence = models.CharField(max_length=300, blank=True)
    version = models.PositiveSmallIntegerField(null=True, blank=True)
    # How many faults there are of each kind, by a keyed hash of where and what: nothing can be read back from it.
    kinds = models.JSONField(default=dict)
    fixed = models.PositiveIntegerField(null=True, blank=True)
    left = models.PositiveIntegerField(null=True, blank=True)
    new = models.PositiveIntegerField(null=True, blank=True)
    # The findings and the proposed mappings: sealed, and blank again after a while and at the next upload.
    outcome = SealedTextField(blank=True)
    outcome_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("of",), condition=Q(state__in=("waiting", "measuring")), name="one_upload_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.of}, {self.at:%Y-%m-%d %H:%M}"

    @property
    def organisation(self) -> Organisation:
        """Whose it is."""
        return self.of.organisation

    @property
    def findings(self) -> list[dict[str, Any]]:
        """What was found, as long as it is kept."""
        found: list[dict[str, Any]] = self._kept.get("findings", [])
        return found

    @property
    def proposals(self) -> list[dict[str, Any]]:
        """How files that were not understood may be read, as long as it is kept."""
        found: list[dict[str, Any]] = self._kept.get("proposals", [])
        return found

    @property
    def kept(self) -> bool:
        """Whether the findings are still there to be read."""
        return bool(self.outcome) and self.outcome_until is not None and self.outcome_until > timezone.now()

    @property
    def _kept(self) -> dict[str, Any]:
        return json.loads(self.outcome) if self.kept else {}
