"""A pledge scheme: dated data, so that a new one needs no code."""

from datetime import date

from django.db import models

from levelground_site.lived_experience.pledges.states import SCHEME
from levelground_site.organisations.models import Organisation


class Asks(models.TextChoices):
    """What a step of a scheme asks to be shown."""

    ACCREDITATION = "accreditation", "An accreditation, its level and when it ends"
    PLAN = "plan", "An action plan, and its date"
    PEOPLE = "people", "People who started paid work, confirmed by two people"
    STORY = "story", "A story, told with consent"
    DOCUMENT = "document", "A document or a page that shows it"


class Proves(models.TextChoices):
    """What a step says of the pledge, once two people have confirmed it."""

    NOTHING = "", "That the step was taken, and nothing about its result"
    PLAN = "plan", "That there is a plan"
    OUTCOME = "outcome", "That it led to something"


class Scheme(models.Model):
    """Something that organisations can pledge: whose, open from when to when, and what came after it."""

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    owner = models.CharField(max_length=200)
    about = models.TextField()
    # Easy read: one idea a line.
    easy = models.JSONField(default=list)
    state = models.CharField(max_length=20, choices=SCHEME.choices, default=SCHEME.states[0].key)
    opened = models.DateField(null=True, blank=True)
    closed = models.DateField(null=True, blank=True)
    closed_words = models.TextField(blank=True)
    followed_by = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="followed")
    # A local scheme is for the organisations of one system.
    system = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    # It is about people getting and keeping work: their numbers are asked for.
    counts_people = models.BooleanField(default=False)
    report_months = models.PositiveSmallIntegerField(default=6)
    # After how many months it must be renewed; none where it does not end.
    lasts_months = models.PositiveSmallIntegerField(null=True, blank=True)
    source = models.TextField()
    # What was not read in the primary source, said to the reader.
    to_check = models.TextField(blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def organisation(self) -> None:
        """It is everybody's to read."""
        return None

    @property
    def public_id(self) -> str:
        """What the trail calls it."""
        return self.key

    def is_open(self, day: date) -> bool:
        """Whether one can still pledge."""
        return self.state == "open" and (self.closed is None or day < self.closed)


class Edition(models.Model):
    """A scheme's words from a day on; what was signed under older words keeps them."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    since = models.DateField()
    words = models.TextField()

    class Meta:
        ordering = ("scheme", "number")
        constraints = (models.UniqueConstraint(fields=("scheme", "number"), name="pledge_edition_once"),)

    def __str__(self) -> str:
        return f"{self.scheme}, edition {self.number}"

    @property
    def organisation(self) -> None:
        """It is everybody's to read."""
        return None


class Step(models.Model):
    """A step of an edition: what it asks the organisation to do, and the evidence that it asks for."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=100)
    asks = models.TextField()
    evidence = models.JSONField(default=list)
    proves = models.CharField(max_length=10, choices=Proves, default="", blank=True)

    class Meta:
        ordering = ("edition", "number")
        constraints = (models.UniqueConstraint(fields=("edition", "number"), name="pledge_step_once"),)

    def __str__(self) -> str:
        return f"Step {self.number}: {self.name}"

    @property
    def organisation(self) -> None:
        """It is everybody's to read."""
        return None


class StartingPoint(models.Model):
    """How many had signed, by a published source: a count without names, which no row of the register stands for."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="starting_points")
    on = models.DateField()
    count = models.PositiveIntegerField()
    says = models.TextField()
    source = models.TextField()

    class Meta:
        ordering = ("scheme", "on")
        constraints = (models.UniqueConstraint(fields=("scheme", "on"), name="pledge_starting_point_once"),)

    def __str__(self) -> str:
        return f"{self.scheme}: {self.count} by {self.on}"

    @property
    def organisation(self) -> None:
        """It is everybody's to read."""
        return None
