"""What a pledge led to: reports, people who started and who is still there, always as counts and never by name."""

import uuid

from django.db import models
from django.utils import timezone

from levelground_site.config.unchanging import WrittenOnce
from levelground_site.lived_experience.pledges.models.pledge import Evidence, Pledge, by_whom
from levelground_site.organisations.models import Organisation

WEEKS = (13, 26, 52)


class Side(models.TextChoices):
    """On which side somebody confirms: each piece of evidence needs one of each, and two different people."""

    WORKFORCE = "workforce", "For the workforce team"
    LIVED_EXPERIENCE = "lived-experience", "For people with lived experience"


class Check(WrittenOnce):
    """That somebody looked at a piece of evidence, and whether it shows what it should."""

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="checks")
    side = models.CharField(max_length=20, choices=Side)
    holds = models.BooleanField()
    words = models.TextField(blank=True)
    by = by_whom()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("evidence", "side"), name="pledge_check_once_a_side"),)

    def __str__(self) -> str:
        return f"{self.evidence}: {'holds' if self.holds else 'does not hold'}"

    @property
    def organisation(self) -> Organisation:
        """Whose evidence it is."""
        return self.evidence.of.organisation


class Report(WrittenOnce):
    """A six-monthly report: what was done, and what was opened. The numbers of people have rows of their own."""

    of = models.ForeignKey(Pledge, models.PROTECT, related_name="reports")
    period_end = models.DateField()
    done = models.TextField("what was done")
    next = models.TextField("what comes next", blank=True)
    posts = models.PositiveIntegerField("posts, trials and internships opened in these months")
    tastings = models.PositiveIntegerField("work tastings in these months")
    # Access to Work: of those who asked; days only as a median, where five or more waited.
    asked = models.PositiveIntegerField("people who asked for Access to Work")
    awarded = models.PositiveIntegerField("of these, awarded")
    in_place = models.PositiveIntegerField("of these, in place")
    evidence_link = models.URLField(max_length=500, blank=True)
    by = by_whom()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("period_end", "pk")
        constraints = (models.UniqueConstraint(fields=("of", "period_end"), name="pledge_report_once_a_period"),)

    def __str__(self) -> str:
        return f"{self.of}, to {self.period_end}"

    @property
    def organisation(self) -> Organisation:
        """Whose it is."""
        return self.of.organisation


class Route(models.TextChoices):
    """By which way somebody came into work."""

    INTERNSHIP = "internship", "Supported internship"
    TRIAL = "trial", "Work trial in place of an interview"
    EMPLOYMENT = "supported", "Supported employment"
    APPRENTICESHIP = "apprenticeship", "Apprenticeship with adjusted entry"
    ADVERT = "advert", "An advertised job"
    OTHER = "other", "Another way"


class Counted(models.Model):
    """A row of counts that one person enters and another confirms; a correction is a row that takes its place."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    by = by_whom()
    at = models.DateTimeField(default=timezone.now)
    confirmed_by = by_whom()
    confirmed = models.DateTimeField(null=True, blank=True)
    # Why it was wrong, and what stands in its place; an entry that was a mistake altogether has nothing.
    corrected = models.DateTimeField(null=True, blank=True)
    corrected_why = models.TextField(blank=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_to")

    class Meta:
        abstract = True


class Starts(Counted):
    """People who started paid work by one route on one day: how many, never who."""

    of = models.ForeignKey(Pledge, models.PROTECT, related_name="starts")
    route = models.CharField(max_length=20, choices=Route)
    started = models.DateField("first paid day")
    people = models.PositiveIntegerField()
    under_16_hours = models.PositiveIntegerField(default=0)
    # By pay band, of those for whom it is known.
    bands_2_to_4 = models.PositiveIntegerField(default=0)
    bands_5_to_7 = models.PositiveIntegerField(default=0)
    bands_8_up = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("started", "pk")
        verbose_name_plural = "starts"

    def __str__(self) -> str:
        return f"{self.of}, {self.get_route_display()}, {self.started}"

    @property
    def organisation(self) -> Organisation:
        """Where they started."""
        return self.of.organisation


class FollowUp(Counted):
    """Of people who started together: how many are still in paid work so many weeks later, left, or are not known."""

    of = models.ForeignKey(Starts, models.PROTECT, related_name="follow_ups")
    weeks = models.PositiveSmallIntegerField(choices=[(each, f"{each} weeks") for each in WEEKS])
    still = models.PositiveIntegerField("still in paid work")
    left = models.PositiveIntegerField("have left")
    progressed = models.PositiveIntegerField(
        "of those still there: on more hours, a higher band or a permanent contract"
    )

    class Meta:
        ordering = ("of", "weeks", "pk")
        verbose_name_plural = "follow-ups"

    def __str__(self) -> str:
        return f"{self.of}, after {self.weeks} weeks"

    @property
    def organisation(self) -> Organisation:
        """Where they started."""
        return self.of.of.organisation


class Internships(Counted):
    """Supported internships of one year: how many started, completed, and were in paid work within six months."""

    of = models.ForeignKey(Pledge, models.PROTECT, related_name="internships")
    ended = models.DateField("when the year ended")
    started = models.PositiveIntegerField()
    completed = models.PositiveIntegerField()
    in_work = models.PositiveIntegerField("in paid work within six months of the end")

    class Meta:
        ordering = ("ended", "pk")
        verbose_name_plural = "internships"

    def __str__(self) -> str:
        return f"{self.of}, internships to {self.ended}"

    @property
    def organisation(self) -> Organisation:
        """Where they were."""
        return self.of.organisation
