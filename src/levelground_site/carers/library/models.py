"""Items of the library, their texts, and how useful they were."""

import uuid
from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone

from levelground_site.carers.library.kinds import LANGUAGES, RIGHT_TO_LEFT, Form, Kind
from levelground_site.carers.library.states import MACHINE, SHOWN
from levelground_site.config.fields import SealedTextField
from levelground_site.people.models import Person


class Item(models.Model):
    """Something that the library holds: one matter, in as many texts as there are forms and languages of it."""

    slug = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    # Values of Audience and of Topic.
    audiences = models.JSONField(default=list)
    topics = models.JSONField(default=list)
    # Of a path: the items that it leads through, in order, each with why: [[slug, words], …].
    steps = models.JSONField(default=list)

    class Meta:
        ordering = ("slug",)

    def __str__(self) -> str:
        return self.slug

    @property
    def public_id(self) -> str:
        """What the trail calls it."""
        return self.slug

    @property
    def organisation(self) -> None:
        """The library is everybody's."""
        return None


class Texts(models.QuerySet["Text"]):
    """Texts."""

    def shown(self) -> "Texts":
        """Those that everybody can read."""
        return self.filter(state__in=SHOWN)


def recording(text: "Text", name: str) -> str:
    """Where a text's recording is kept: under its own identifier, whatever it was called."""
    return f"library/{text.public_id}/{name.rsplit('.', 1)[-1].lower()}/recording.{name.rsplit('.', 1)[-1].lower()}"


class Text(models.Model):
    """One text of an item: in a form and a language, written by someone, reviewed by someone else.

    What was published is never changed: a correction is a new text, with the next number, which takes its place.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    item = models.ForeignKey(Item, models.PROTECT, related_name="texts")
    form = models.CharField(max_length=10, choices=Form, default=Form.PLAIN)
    language = models.CharField(max_length=5, choices=list(LANGUAGES.items()), default="en")
    number = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=MACHINE.choices, default="draft")

    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=300)
    # Markdown; of a film or a sound recording, its transcript.
    body = models.TextField(blank=True)
    # What people say who look for it, a phrase each.
    answers = models.JSONField(default=list)
    # [{"title": …, "address": …, "read": "2026-11-25" or ""}, …]
    sources = models.JSONField(default=list)
    # What nobody has compared with its source yet, a sentence each; told on the page.
    unchecked = models.JSONField(default=list)

    # A film, a sound recording, or a file to print; and the captions of a film (WebVTT).
    media = models.FileField(upload_to=recording, blank=True)
    captions = models.TextField(blank=True)

    author = models.CharField(max_length=150)
    # Who wrote it here, the first and the last: None for what came with the program.
    begun_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    written_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    written = models.DateTimeField(default=timezone.now)
    # What came with the program: the fingerprint of its file.
    loaded = models.CharField(max_length=64, blank=True)

    reviewed_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    published = models.DateTimeField(null=True, blank=True)
    reviewed = models.DateField(null=True, blank=True)
    next_review = models.DateField(null=True, blank=True)
    # Why it was sent back or withdrawn.
    remark = models.TextField(blank=True)

    objects = Texts.as_manager()

    class Meta:
        ordering = ("item__slug", "form", "language", "-number")
        constraints = (
            models.UniqueConstraint(fields=("item", "form", "language", "number"), name="text_has_its_number"),
            models.UniqueConstraint(
                fields=("item", "form", "language"), condition=Q(state__in=SHOWN), name="one_text_is_shown"
            ),
            # Nothing is published without an author, a date, a next review and sources (and a review).
            models.CheckConstraint(
                condition=~Q(state__in=SHOWN)
                | (
                    ~Q(author="")
                    & Q(published__isnull=False)
                    & Q(reviewed__isnull=False)
                    & Q(next_review__isnull=False)
                    & ~Q(sources=[])
                ),
                name="published_text_is_whole",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def organisation(self) -> None:
        """The library is everybody's."""
        return None

    @property
    def shown(self) -> bool:
        """Whether everybody can read it."""
        return self.state in SHOWN

    @property
    def language_words(self) -> str:
        """Its language, in its own word."""
        return LANGUAGES[self.language]

    @property
    def direction(self) -> str:
        """Which way it is read: ltr or rtl."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    @property
    def version(self) -> str:
        """What its address ends in: nothing for the plain English text, or 'easy-read', 'pl', 'easy-read-pl'."""
        parts = [self.form] if self.form != Form.PLAIN else []
        return "-".join(parts + ([self.language] if self.language != "en" else []))

    def stale_on(self, day: date) -> bool:
        """Whether its next review is past."""
        return self.next_review is not None and self.next_review <= day


class Useful(models.Model):
    """How many readers said, in a month, that an item was useful, and how many that it was not. Nobody's name."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="useful")
    month = models.DateField()
    yes = models.PositiveIntegerField(default=0)
    no = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("item", "month"), name="useful_once_a_month"),)

    def __str__(self) -> str:
        return f"{self.item}, {self.month:%B %Y}"


class Shelf(models.Model):
    """What somebody saved to read again: their own, and sealed, since it would tell what they live with."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="shelf")
    # The slugs, the latest first, a line each.
    slugs = SealedTextField(default="")

    def __str__(self) -> str:
        return "A shelf"
