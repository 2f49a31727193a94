"""A document between two people, which one of them owns; and everything that hangs on it.

No row holds words that are not locked with the document's own key (fields.OwnedText). What stands in the clear is what
the machinery needs: who, when, which state.
"""

import uuid
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.functional import cached_property

from levelground_site.config.unchanging import WrittenOnce
from levelground_site.documents import keys
from levelground_site.documents.fields import OwnedText
from levelground_site.documents.kinds import KINDS, Basis, Kind, Party
from levelground_site.documents.states import ASK, DOCUMENT
from levelground_site.organisations.models import Organisation
from levelground_site.people.models import RoleHeld


class Key(models.Model):
    """The key of one document of one person, wrapped. Taking it out takes out the document and all that is its."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    wrapped = models.TextField(default=keys.new_key)

    def __str__(self) -> str:
        return str(self.public_id)


class Document(models.Model):
    """Its owner, its kind, and how far it has come."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=40)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="documents")
    key = models.OneToOneField(Key, models.CASCADE, related_name="document")
    state = models.CharField(max_length=12, choices=DOCUMENT.choices, default="draft")
    began = models.DateTimeField(default=timezone.now)
    # When it was first shared with the other person, when the two of them met, and when they first agreed.
    asked_at = models.DateTimeField(null=True, blank=True)
    met_at = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-began",)
        constraints = (
            models.UniqueConstraint(fields=("owner", "kind"), name="one_document_of_a_kind"),
            models.CheckConstraint(
                condition=Q(state__in=[key for key, _ in DOCUMENT.choices]), name="document_state_is_one"
            ),
        )

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def organisation(self) -> None:
        """It is a person's, not an organisation's: no role reaches it."""
        return None

    @property
    def whole(self) -> "Document":
        """Itself."""
        return self

    @property
    def of_kind(self) -> Kind:
        """What it is made of."""
        return KINDS[self.kind]

    @cached_property
    def secret(self) -> bytes:
        """Its key."""
        return keys.unwrap(self.key.wrapped)

    def pseudonym(self, name: str) -> str:
        """What the trail calls somebody or something here."""
        return keys.pseudonym(self.secret, name)

    @cached_property
    def grants_today(self) -> list["Grant"]:
        """Those that open something now."""
        return list(self.grants.live(timezone.localdate()).select_related("to"))

    def grant_of(self, person: Any) -> "Grant | None":
        """What was given to a person, and holds today; None for nothing."""
        return next((each for each in self.grants_today if each.to_id == person.pk), None)

    @property
    def other(self) -> "Grant | None":
        """The grant of the other person of the agreement."""
        return next((each for each in self.grants_today if each.of_party.agrees), None)


class OfDocument(models.Model):
    """A row that belongs to a document."""

    class Meta:
        abstract = True

    document: models.ForeignKey[Any, Document]

    @property
    def whole(self) -> Document:
        """The document."""
        return self.document

    @property
    def organisation(self) -> None:
        """None's: a person's."""
        return None

    def pseudonym(self, name: str) -> str:
        """What the trail calls somebody or something here."""
        return self.document.pseudonym(name)


class Answer(OfDocument):
    """What its owner wrote to one question."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="answers")
    section = models.CharField(max_length=40)
    question = models.CharField(max_length=40)
    words = OwnedText()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("document", "section", "question"), name="answered_once"),)

    def __str__(self) -> str:
        return f"{self.section}/{self.question}"


class PrivateNote(OfDocument):
    """What one of the two wrote for themselves alone, to prepare."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    words = OwnedText()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("document", "author"), name="one_note_each"),)

    def __str__(self) -> str:
        return f"{self.pk}"


class Grants(models.QuerySet["Grant"]):
    """Grants."""

    def live(self, day: date) -> "Grants":
        """Those that open something on the day: not ended, not run out, to somebody who still works there."""
        works = RoleHeld.objects.on(day).filter(person=OuterRef("to"), organisation=OuterRef("at"))
        return (
            self.filter(ended_at=None, to__is_active=True)
            .filter(Q(until=None) | Q(until__gte=day))
            .filter(Q(at=None) | Exists(works))
        )


class Grant(OfDocument):
    """What its owner has given to one person: which sections, until when."""

    class Why(models.TextChoices):
        """Why it ended."""

        OWNER = "owner", "Ended by its owner"
        HANDED_OVER = "handed-over", "Handed over"
        LEFT = "left", "No longer works there"
        RAN_OUT = "ran-out", "Ran out"
        ENDED = "ended", "The document ended"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    document = models.ForeignKey(Document, models.CASCADE, related_name="grants")
    party = models.CharField(max_length=40)
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="documents_shared"
    )
    # Of somebody without an account: the fingerprint of the address, until they have one.
    waits_for = models.CharField(max_length=64, blank=True)
    name = OwnedText()
    sections = models.JSONField(default=list)
    # The numbers of the asks that they see; None: all of them.
    asks = models.JSONField(null=True, blank=True)
    # It ends when they leave this organisation.
    at = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.CharField(max_length=12, choices=Why, blank=True)

    objects = Grants.as_manager()

    class Meta:
        ordering = ("-since",)
        indexes = (models.Index(fields=("waits_for",)),)
        constraints = (
            models.UniqueConstraint(
                fields=("document", "to"), condition=Q(ended_at=None, to__isnull=False), name="one_grant_a_person"
            ),
        )

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def of_party(self) -> Party:
        """What they are to its owner."""
        return self.document.of_kind.party(self.party)

    def opens(self, section: str) -> bool:
        """Whether it holds a section, and the section can be shared at all."""
        return section in self.sections and section in self.of_party.may_see

    def opens_ask(self, number: int) -> bool:
        """Whether it holds something that was asked for."""
        return self.opens(self.document.of_kind.asking.key) and (self.asks is None or number in self.asks)


class Ask(OfDocument):
    """Something that would help, what it rests on, and what became of it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    document = models.ForeignKey(Document, models.CASCADE, related_name="asks")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=ASK.choices, default="asked")
    words = OwnedText()
    rests_on = OwnedText()
    # Counted in the organisation's central overview, where its basis asks for one: what it rests on says more.
    overview = models.BooleanField(default=False)
    asked_at = models.DateTimeField(default=timezone.now)
    # By when a formal one must be decided: its clock runs from the day on which it was put to the other person.
    decide_by = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = OwnedText()
    # What was agreed, where it differs; why not, another way, and who else can help, where it was not agreed.
    agreed_words = OwnedText()
    reason = OwnedText()
    alternative = OwnedText()
    second_person = OwnedText()
    answer_again_by = models.DateField(null=True, blank=True)
    trial_until = models.DateField(null=True, blank=True)
    # Who puts it into the roster, and by when; the owner says that it is there.
    placed_by = OwnedText()
    place_by = models.DateField(null=True, blank=True)
    placed_at = models.DateTimeField(null=True, blank=True)
    # It stands, from this day on, until it has been looked at with a new person.
    honoured_since = models.DateField(null=True, blank=True)
    # Sent to somebody else for help, when first, and to be answered by.
    raised_at = models.DateTimeField(null=True, blank=True)
    help_by = models.DateField(null=True, blank=True)
    # Whose help is asked by itself when the answer is late: an address; nobody's where only the two are told.
    late_to = OwnedText(null=True)
    # When the two were told last that the answer is late.
    late_told_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    # Counts up with each change, so that nobody writes over what they have not seen.
    turn = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("document", "number"), name="ask_number"),
            models.CheckConstraint(condition=Q(state__in=[key for key, _ in ASK.choices]), name="ask_state_is_one"),
        )

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def basis(self) -> Basis | None:
        """What it rests on; None while nobody has said."""
        return self.document.of_kind.basis(self.rests_on) if self.rests_on else None

    def late(self, day: date) -> bool:
        """Whether the day by which it had to be answered has passed without an answer."""
        return self.state == "asked" and self.decide_by is not None and self.decide_by < day

    def start_clock(self, day: date) -> None:
        """It is put to the other person on the day: from then on its basis counts, where it has a clock."""
        basis = self.basis
        self.decide_by = basis.decide_by(day) if basis is not None else None
        self.raised_at = self.help_by = self.late_told_on = None


class Meeting(OfDocument):
    """When and where the two talk."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    document = models.ForeignKey(Document, models.CASCADE, related_name="meetings")
    at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=45)
    place = OwnedText()
    called_off = models.BooleanField(default=False)
    # Counts up with each change: calendars replace the older.
    turn = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return str(self.public_id)


class Confirmation(OfDocument):
    """One of the two says: this is what we agreed. It holds while what they read stays as it was."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="confirmations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("document", "person"), name="one_confirmation_each"),)

    def __str__(self) -> str:
        return f"{self.pk}"


class Version(OfDocument, WrittenOnce):
    """What the two agreed on one day: the whole of it, and what had changed since the version before."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = OwnedText()
    changed = OwnedText()
    agreed_with = OwnedText()
    agreed_at = models.DateTimeField(default=timezone.now)
    review_on = models.DateField()

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("document", "number"), name="version_number_of_document"),)

    def __str__(self) -> str:
        return f"version {self.number}"


class Review(OfDocument):
    """A day on which the two look again."""

    class Why(models.TextChoices):
        """What it is for."""

        CHECK = "check", "Is it working? The first check"
        TRIAL = "trial", "The end of a trial"
        YEARLY = "yearly", "The yearly look"
        OTHER = "other", "A new manager or supporter"
        JOB = "job", "A change of job, team or hours"
        LIFE = "life", "A change at home"
        WORKS = "works", "It does not work as we hoped"

    document = models.ForeignKey(Document, models.CASCADE, related_name="reviews")
    due = models.DateField()
    why = models.CharField(max_length=8, choices=Why)
    reminded_on = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    # Did it help? One of yes, partly, no; nothing where she would rather not say.
    helped = OwnedText()

    class Meta:
        ordering = ("due",)

    def __str__(self) -> str:
        return f"{self.why} {self.due}"


class Look(OfDocument, WrittenOnce):
    """Somebody other than its owner opened it, or tried to: the owner's own record."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="looks")
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    name = OwnedText()
    at = models.DateTimeField(default=timezone.now)
    refused = models.BooleanField(default=False)
    sections = models.JSONField(default=list)

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.at} {'refused' if self.refused else 'looked'}"


class Erasure(WrittenOnce):
    """A document was erased. What is left of it: a receipt, and the key that a restored database must lose again."""

    receipt = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.UUIDField(unique=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return str(self.receipt)

    @property
    def organisation(self) -> None:
        """Nobody's."""
        return None

    @property
    def public_id(self) -> str:
        """What the trail calls it."""
        return str(self.receipt)
