"""Portals, who is a member, their codes, and who has access."""

import secrets
import uuid
from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.timezone import localdate

from levelground_site.access import Role
from levelground_site.carers.portal_access.kinds import Kind, Rule, To
from levelground_site.carers.portal_access.states import MACHINE, OPEN
from levelground_site.config.fields import SealedTextField
from levelground_site.documents import keys
from levelground_site.organisations.models import Organisation
from levelground_site.people.models import Person


class Portal(models.Model):
    """A site of somebody else's, as its file describes it."""

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=100)
    what = models.CharField(max_length=300)
    readers = models.CharField(max_length=100)
    address = models.URLField()
    owner = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=Kind)
    months = models.PositiveSmallIntegerField()
    # [[role, to whom], …]
    rules = models.JSONField(default=list)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def public_id(self) -> str:
        """What the trail calls it."""
        return self.key

    @property
    def organisation(self) -> None:
        """It is nobody's here."""
        return None

    @property
    def who_grants(self) -> list[Rule]:
        """Who may grant to whom."""
        return [Rule(Role(by), To(to)) for by, to in self.rules]


class Memberships(models.QuerySet["Membership"]):
    """Memberships."""

    def on(self, day: date) -> "Memberships":
        """Those that run on the day."""
        return self.filter(since__lte=day, until__gte=day)


class Membership(models.Model):
    """An organisation, or an integrated care board for all of its system, is a member of a portal for some time."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    portal = models.ForeignKey(Portal, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="portal_memberships")
    since = models.DateField()
    until = models.DateField()
    # How many people may have access at once; None: as many as ask.
    seats = models.PositiveIntegerField(null=True, blank=True)

    objects = Memberships.as_manager()

    class Meta:
        ordering = ("portal__name", "organisation__name")
        constraints = (
            models.UniqueConstraint(fields=("portal", "organisation"), name="member_once"),
            models.CheckConstraint(condition=Q(until__gte=models.F("since")), name="membership_ends_after_it_begins"),
        )

    def __str__(self) -> str:
        return f"{self.portal}, {self.organisation}"

    @property
    def runs(self) -> bool:
        """Whether it runs today."""
        return self.since <= localdate() <= self.until


class Allotment(models.Model):
    """How many of a system's seats an organisation of it may use."""

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="allotments")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    seats = models.PositiveIntegerField()

    class Meta:
        ordering = ("organisation__name",)
        constraints = (models.UniqueConstraint(fields=("membership", "organisation"), name="allotted_once"),)

    def __str__(self) -> str:
        return f"{self.seats} for {self.organisation}"


def _secret() -> str:
    return secrets.token_hex(32)


class Access(models.Model):
    """Somebody's access: asked for or offered, granted, seen, ended. Why they ask is never asked.

    In the trail it and whoever touches it have names of their own (pseudonyms), which are nobody's once it is gone.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="access")
    # Where they work: of a system's membership, one of its organisations.
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="portal_access")
    state = models.CharField(max_length=10, choices=MACHINE.choices, default="new")
    # The manager whom they chose to ask; nobody unless they did.
    manager = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    asked = models.DateTimeField(default=timezone.now)
    chased = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    decided = models.DateTimeField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    # Why it was declined or ended, by whoever did so.
    words = SealedTextField(blank=True, default="")
    seen = models.DateTimeField(null=True, blank=True)
    got_in = models.BooleanField(null=True, blank=True)
    warned = models.DateField(null=True, blank=True)
    secret = SealedTextField(default=_secret, editable=False)

    class Meta:
        ordering = ("asked",)
        verbose_name_plural = "access"
        constraints = (
            models.UniqueConstraint(fields=("membership", "organisation", "person"), name="access_once"),
            models.CheckConstraint(
                condition=~Q(state__in=OPEN) | Q(until__isnull=False), name="access_is_granted_for_some_time"
            ),
        )

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def open_today(self) -> bool:
        """Whether the code can be seen."""
        return self.state in OPEN and self.until is not None and self.until >= localdate() and self.membership.runs

    def pseudonym(self, name: str) -> str:
        """What the trail calls somebody or something here."""
        return keys.pseudonym(bytes.fromhex(self.secret), name)


class Code(models.Model):
    """What opens a portal: sealed, shown only to who has access. One for everybody, or one for each seat."""

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="codes")
    value = SealedTextField()
    since = models.DateTimeField(default=timezone.now)
    ended = models.DateTimeField(null=True, blank=True)
    # Of a portal with seats: whose it is, once it is given out.
    access = models.OneToOneField(Access, models.SET_NULL, null=True, blank=True, related_name="own_code")

    class Meta:
        ordering = ("since", "pk")

    def __str__(self) -> str:
        return f"A code of {self.membership}"


class Use(models.Model):
    """Somebody looked at their code in a month: for counts alone."""

    access = models.ForeignKey(Access, models.CASCADE, related_name="uses")
    month = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("access", "month"), name="used_once_a_month"),)

    def __str__(self) -> str:
        return f"{self.month:%B %Y}"
