"""Ways into work at an organisation, and counts of what came of them. No person stands in any row."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from levelground_site.config.unchanging import WrittenOnce
from levelground_site.lived_experience.ways_in.words import ADJUSTED, Route
from levelground_site.organisations.models import Organisation

MOST = 1000


class WayIn(models.Model):
    """Something that one can begin: where, what it is like, how the way in is adjusted, who coaches, whom to ask."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="ways_in")
    route = models.CharField("What it is", max_length=20, choices=Route.choices)
    title = models.CharField("What it is called", max_length=150)
    words = models.TextField("What one does there", max_length=MOST)
    adjusted = models.JSONField(default=list, blank=True)
    coach = models.CharField("Who gives the job coach", max_length=150, blank=True)
    places = models.PositiveSmallIntegerField("How many places", null=True, blank=True)
    starts = models.DateField("First day")
    ends = models.DateField("Last day", null=True, blank=True)
    ask_by = models.DateField("One can ask until", null=True, blank=True)
    contact_name = models.CharField("Whom to ask", max_length=100)
    contact_phone = models.CharField("Their phone number", max_length=30)
    closed = models.DateField(null=True, blank=True)
    why_closed = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("starts", "title")

    def __str__(self) -> str:
        return self.title

    @property
    def adjusted_words(self) -> list[str]:
        """How the way in is adjusted."""
        return [ADJUSTED[key] for key in self.adjusted if key in ADJUSTED]

    @property
    def can_ask(self) -> bool:
        """Whether one can still ask for a place."""
        last = self.ask_by or self.starts
        return self.closed is None and last >= timezone.localdate()


class Count(WrittenOnce):
    """What came of one route at one organisation in one year, as counts; a correction is another row, with its reason.

    Each number is None where it is not known: that is not the same as none.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="way_in_counts")
    route = models.CharField(max_length=20, choices=Route.choices)
    # The year in which people were to start, from September to August.
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField(default=1)
    offered = models.PositiveIntegerField("Places offered", null=True, blank=True)
    started = models.PositiveIntegerField("People who started", null=True, blank=True)
    completed = models.PositiveIntegerField("People who came to the end", null=True, blank=True)
    paid = models.PositiveIntegerField("Of those, in paid work within six months of the end", null=True, blank=True)
    adjusted = models.PositiveIntegerField("People whose adjustments were in place on day one", null=True, blank=True)
    asked = models.PositiveIntegerField("Access to Work: asked for", null=True, blank=True)
    awarded = models.PositiveIntegerField("Access to Work: awarded", null=True, blank=True)
    in_place = models.PositiveIntegerField("Access to Work: in place", null=True, blank=True)
    waited = models.PositiveIntegerField(
        "Access to Work: days from asking to in place (half waited as long or longer)",
        null=True,
        blank=True,
    )
    why = models.CharField("Why it is corrected", max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-year", "route", "-number")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "route", "year", "number"), name="way_in_count_once"),
        )

    def __str__(self) -> str:
        return f"{self.get_route_display()}, {self.year}"

    def same_as(self, other: "Count | None") -> bool:
        """Whether every number is the same."""
        return other is not None and all(getattr(self, name) == getattr(other, name) for name in NUMBERS)


NUMBERS = ("offered", "started", "completed", "paid", "adjusted", "asked", "awarded", "in_place", "waited")


class Check(WrittenOnce):
    """A second person looked at a count and says that it is right."""

    of = models.OneToOneField(Count, models.PROTECT, related_name="check_made")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"Check of {self.of}"

    @property
    def organisation(self) -> Any:
        """The count's."""
        return self.of.organisation
