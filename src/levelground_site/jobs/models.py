"""A piece of work in the background."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone


class State(models.TextChoices):
    """How it stands."""

    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    FAILED = "failed", "Did not work"


class Job(models.Model):
    """What somebody asked for, how far it has come, and what came of it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="jobs")
    title = models.CharField(max_length=200)
    # What kind of work it is, where others ask how that stands: 'release'.
    about = models.SlugField(max_length=40, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    percent = models.PositiveSmallIntegerField(default=0)
    doing = models.CharField(max_length=200, blank=True)
    # Where to go when it is done, and what to say when it did not work.
    then = models.CharField(max_length=300, blank=True)
    fault = models.TextField(blank=True)
    asked = models.DateTimeField(default=timezone.now)
    ended = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-asked",)

    def __str__(self) -> str:
        return self.title

    @property
    def organisation(self) -> None:
        """It is a person's, not an organisation's."""
        return None

    @property
    def over(self) -> bool:
        """Whether it has ended, well or not."""
        return self.state in {State.DONE, State.FAILED}
