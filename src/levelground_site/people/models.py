"""A person, a role held for a time, and an invitation."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property

from levelground_site.access.roles import Role
from levelground_site.organisations.models import Organisation
from levelground_site.organisations.queries import with_forerunners

ROLES = [(role.value, role.label) for role in Role]

# How somebody likes to be told something, besides on the site.
TOLD_BY = [
    ("email", "By e-mail"),
    ("phone", "By phone"),
    ("letter", "By letter, in easy read"),
    ("audio", "As a recording"),
    ("bsl", "In British Sign Language"),
]
# After so long it is asked whether it still holds.
FORMATS_HOLD = timedelta(days=365)


@dataclass(frozen=True)
class Held:
    """A role held now, as access asks for it: where, and the organisations that it therefore reaches."""

    role: Role
    organisation: Organisation
    organisations: frozenset[int]


class People(BaseUserManager["Person"]):
    """People, found by their e-mail address in any case."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """The person of an e-mail address."""
        return self.get(email=(username or "").lower())


class Person(AbstractBaseUser):
    """Somebody with an account. The address is kept in lower case."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150)
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField(default=timezone.now)
    # When home was last looked at: what changed since is shown there.
    looked = models.DateTimeField(null=True, blank=True)
    # How they like to read and to be told: the Accessible Information Standard's 'preferred format', for staff as well.
    easy_first = models.BooleanField(default=False)
    large_letters = models.BooleanField(default=False)
    plain_email = models.BooleanField(default=False)
    told_by = models.CharField(max_length=10, choices=TOLD_BY, default="email")
    formats_looked = models.DateField(null=True, blank=True)
    # One of the demo's make-believe people, whom anybody can be. A check refuses to start with any elsewhere.
    persona = models.BooleanField(default=False)

    # The domain of those who have a phone and no e-mail address: .invalid reaches nobody (RFC 2606).
    PHONE_ALONE = "phone.invalid"

    objects = People()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]  # noqa: RUF012 (as the library declares it)

    class Meta:
        ordering = ("name", "email")
        constraints = (models.CheckConstraint(condition=Q(email=Lower("email")), name="person_email_lower"),)

    def __str__(self) -> str:
        return self.name

    @property
    def organisation(self) -> None:
        """People belong to no organisation; the roles that they hold do."""
        return None

    @property
    def reached_at(self) -> str:
        """How they are reached, in words: their e-mail address, or their phone, whose number nobody is shown."""
        return "by phone" if self.email.endswith(f"@{self.PHONE_ALONE}") else self.email

    @property
    def person_id(self) -> int:
        """Whose account it is: their own."""
        return int(self.pk)

    @cached_property
    def roles_held(self) -> list[Held]:
        """The roles held today."""
        held = RoleHeld.objects.on(timezone.localdate()).filter(person=self).select_related("organisation__ics")
        return [
            Held(Role(each.role), each.organisation, with_forerunners(frozenset({each.organisation_id})))
            for each in held
        ]

    @cached_property
    def has_second_factor(self) -> bool:
        """Whether signing in asks for more than a password. Personas see make-believe numbers only."""
        return self.persona or Authenticator.objects.filter(user=self).exists()

    @property
    def formats_asked_again(self) -> bool:
        """Whether it is time to ask if they still like to read as they said."""
        return self.formats_looked is not None and self.formats_looked + FORMATS_HOLD < timezone.localdate()

    @property
    def formats_chosen(self) -> list[str]:
        """How they like to read, in words, for whoever writes to them; empty where nothing was said."""
        chosen = [
            (self.easy_first, "Easy read"),
            (self.large_letters, "Large letters"),
            (self.plain_email, "Plain e-mail"),
        ]
        told = dict(TOLD_BY)[self.told_by] if self.told_by != "email" else ""
        return [words for yes, words in chosen if yes] + ([told] if told else [])


class RolesHeld(models.QuerySet["RoleHeld"]):
    """Roles held."""

    def on(self, day: date) -> "RolesHeld":
        """Those held on the day."""
        return self.filter(since__lte=day).filter(Q(until=None) | Q(until__gt=day))


class RoleHeld(models.Model):
    """A role that somebody holds in an organisation, from a day until another."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="roles")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="roles")
    role = models.CharField(max_length=40, choices=ROLES)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = RolesHeld.as_manager()

    class Meta:
        ordering = ("organisation__name", "role")
        constraints = (
            models.UniqueConstraint(
                fields=("person", "organisation", "role"), condition=Q(until=None), name="role_is_held_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.title} at {self.organisation}"

    @property
    def title(self) -> str:
        """What the role is called."""
        return Role(self.role).label


class Invitation(models.Model):
    """A role offered by e-mail. Only the fingerprint of its link is kept."""

    email = models.EmailField()
    name = models.CharField(max_length=150)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="invitations")
    role = models.CharField(max_length=40, choices=ROLES)
    invited_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    sent = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField()
    accepted = models.DateTimeField(null=True, blank=True)
    link = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("-sent",)

    def __str__(self) -> str:
        return f"{self.title} at {self.organisation}"

    @property
    def title(self) -> str:
        """What the role is called."""
        return Role(self.role).label

    @property
    def open(self) -> bool:
        """Whether it can still be accepted."""
        return self.accepted is None and self.expires > timezone.now()


class Workplace(models.Model):
    """Somebody says that they work in an organisation, which confirms that, and learns nothing else."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="workplaces")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    asked = models.DateTimeField(default=timezone.now)
    answered = models.DateTimeField(null=True, blank=True)
    confirmed = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ("asked",)
        constraints = (
            models.UniqueConstraint(
                fields=("person", "organisation"), condition=Q(answered=None), name="workplace_is_asked_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} at {self.organisation}"


class SignInLink(models.Model):
    """A link by e-mail that signs in, once, soon, and only in the browser where it was asked for.

    Only fingerprints are kept: of the link, and of a secret that lies in that browser.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    link = models.CharField(max_length=64, unique=True)
    browser = models.CharField(max_length=64)
    made = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made",)

    def __str__(self) -> str:
        return f"Link {self.pk}"

    @property
    def organisation(self) -> None:
        """People belong to no organisation."""
        return None

    @property
    def open(self) -> bool:
        """Whether it can still sign in."""
        return self.used is None and self.expires > timezone.now()
