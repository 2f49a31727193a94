"""An organisation."""

from datetime import date

from django.db import models
from django.db.models import Q


class Kind(models.TextChoices):
    """What sort of body it is."""

    TRUST = "trust", "NHS trust"
    INTEGRATED_CARE_BOARD = "icb", "Integrated care board"
    SOCIAL_ENTERPRISE = "social-enterprise", "Social enterprise"
    NATIONAL = "national", "National body"


class Services(models.TextChoices):
    """What a trust is there for. Those of different services employ different people, and are not alike."""

    ACUTE = "acute", "acute"
    SPECIALIST = "acute-specialist", "acute specialist"
    MENTAL_HEALTH = "mental-health", "mental health and learning disability"
    MENTAL_HEALTH_AND_COMMUNITY = "mental-health-and-community", "mental health and community"
    COMMUNITY = "community", "community"
    AMBULANCE = "ambulance", "ambulance"


class Organisations(models.QuerySet["Organisation"]):
    """Organisations."""

    def open_on(self, day: date) -> "Organisations":
        """Those that existed on the day."""
        return self.filter(opened__lte=day).filter(Q(closed=None) | Q(closed__gt=day))


class Organisation(models.Model):
    """A body with an ODS code. When it merges it closes, and its successor inherits its history."""

    code = models.CharField("ODS code", max_length=10, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)
    services = models.CharField(max_length=30, choices=Services, blank=True)
    # Where its head office is; the postcode in capitals, with a space between its halves.
    town = models.CharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    region = models.CharField(max_length=80, blank=True)
    ics = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="members")
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")
    opened = models.DateField()
    closed = models.DateField(null=True, blank=True)
    # When what is known of it was last read: what is made of the register is kept by the newest of these.
    read = models.DateTimeField(auto_now=True)

    objects = Organisations.as_manager()

    class Meta:
        ordering = ("name", "code")
        constraints = (
            models.CheckConstraint(
                condition=Q(closed=None) | Q(closed__gte=models.F("opened")), name="organisation_closes_after_it_opens"
            ),
            models.CheckConstraint(
                condition=Q(successor=None) | Q(closed__isnull=False), name="organisation_with_successor_is_closed"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def described(self) -> str:
        """What sort of body it is, and what it is there for where that is known: 'NHS trust, ambulance'."""
        return ", ".join(filter(None, (self.get_kind_display(), self.get_services_display())))

    @property
    def organisation(self) -> "Organisation":
        """Itself: what access asks of every thing."""
        return self

    @property
    def public_id(self) -> str:
        """What the trail calls it."""
        return self.code
