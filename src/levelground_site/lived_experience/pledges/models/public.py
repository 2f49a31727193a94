"""What the public sees of the numbers, and what the public asks."""

import uuid

from django.db import models
from django.utils import timezone

from levelground_site.config.fields import SealedTextField
from levelground_site.config.unchanging import WrittenOnce
from levelground_site.easy_read.models import Filled
from levelground_site.lived_experience.pledges.models.pledge import Pledge, by_whom
from levelground_site.organisations.models import Organisation


class Published(WrittenOnce):
    """The numbers of all pledges of a scheme as they were published on a day, protected; pages show nothing else.

    `shown` holds, for each column, the sums of regions and of England (null where hidden), and for each pledge its
    bands (0 none, 1 fewer than ten, 2 ten or more).
    """

    scheme = models.ForeignKey("pledges.Scheme", models.PROTECT, related_name="published")
    on = models.DateField()
    shown = models.JSONField()
    # The engine's return document of the register, from public numbers alone; null where no edition covers the day.
    document = models.JSONField(null=True, blank=True)
    # What stood behind it, for protecting the next together with it: never shown to anybody.
    behind = SealedTextField()

    class Meta:
        ordering = ("on", "pk")
        verbose_name_plural = "published numbers"
        constraints = (models.UniqueConstraint(fields=("scheme", "on"), name="pledge_published_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.scheme}, {self.on}"

    @property
    def organisation(self) -> None:
        """They are everybody's."""
        return None


class Comparison(WrittenOnce):
    """Those who signed beside those who did not, as worked out from public documents on a day."""

    scheme = models.ForeignKey("pledges.Scheme", models.PROTECT, related_name="comparisons")
    made = models.DateTimeField(default=timezone.now)
    # Of which releases: their serials, so that a newer one makes a newer row.
    releases = models.CharField(max_length=200)
    shown = models.JSONField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.scheme}, {self.made:%Y-%m-%d}"

    @property
    def organisation(self) -> None:
        """It is everybody's."""
        return None


class Question(models.Model):
    """What somebody asks, or says is not right, about a pledge; a named person answers by a day."""

    class Kind(models.TextChoices):
        """What it is."""

        ASKS = "asks", "I have a question"
        WRONG = "wrong", "This is not right"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    of = models.ForeignKey(Pledge, models.PROTECT, related_name="questions")
    kind = models.CharField(max_length=10, choices=Kind)
    # Confidential: only those who answer read it. What they write in answer may be shown.
    words = SealedTextField()
    reach = SealedTextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    answer_by = models.DateField()
    # The easy-read form in which it was asked, where it was: the answer stands at that form's link as well.
    filled = models.OneToOneField(Filled, models.SET_NULL, null=True, blank=True, related_name="pledge_question")
    answer = SealedTextField(blank=True)
    shown = models.BooleanField("the answer is shown on the pledge's page", default=False)
    answered = models.DateTimeField(null=True, blank=True)
    answered_by = by_whom()

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.of}"

    @property
    def organisation(self) -> Organisation:
        """Who is asked."""
        return self.of.organisation

    @property
    def state(self) -> str:
        """Whether it was answered."""
        return "answered" if self.answered else "open"
