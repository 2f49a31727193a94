"""A story, its files, the consents that its teller gave, where it is shown, and how often it was."""

import hashlib
import json
import uuid
from datetime import date

from django.db import models
from django.utils import timezone

from levelground_site.config.fields import SealedTextField
from levelground_site.config.unchanging import WrittenOnce
from levelground_site.people.models import Person
from levelground_site.stories.states import STORY


class Kind(models.TextChoices):
    """What form it has."""

    QUOTE = "quote", "A few sentences"
    TEXT = "text", "A longer text"
    FILM = "film", "A film"
    AUDIO = "audio", "A recording of your voice"


class Stories(models.QuerySet["Story"]):
    """Stories."""

    def on_show(self, day: date | None = None) -> "Stories":
        """Those that are published, and whose consent has not ended on the day (today)."""
        return self.filter(state="published", until__gte=day or timezone.localdate())


class Story(models.Model):
    """What somebody tells, in their own words. Its words are encrypted until the moment that they are shown.

    `gist` is what is read first, beside what it helps with; a quote is nothing but that. `words` is all of a text, or
    what is said in a film or a recording. `who` is how the teller wants to be called, and `named` whether their
    name stands with it. `about` is a figure that it may stand beside ('wres/1'). `note` is always told with it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    teller = models.ForeignKey(Person, models.CASCADE, related_name="stories")
    kind = models.CharField(max_length=8, choices=Kind)
    state = models.CharField(max_length=12, choices=STORY.choices, default="draft")
    title = models.CharField(max_length=100, blank=True)
    who = models.CharField(max_length=120, blank=True)
    named = models.BooleanField(default=False)
    gist = SealedTextField(blank=True)
    words = SealedTextField(blank=True)
    about = models.CharField(max_length=40, blank=True)
    note = models.CharField(max_length=120, blank=True)
    # What an editor asked, while the teller's answer is waited for.
    question = SealedTextField(blank=True)
    begun = models.DateTimeField(default=timezone.now)
    changed = models.DateTimeField(default=timezone.now)
    sent = models.DateTimeField(null=True, blank=True)
    published = models.DateTimeField(null=True, blank=True)
    over = models.DateTimeField(null=True, blank=True)
    # The last day of the consent in force.
    until = models.DateField(null=True, blank=True)

    objects = Stories.as_manager()

    class Meta:
        ordering = ("-published", "-begun")
        verbose_name_plural = "stories"
        indexes = (models.Index(fields=("state", "until"), name="stories_on_show"),)

    def __str__(self) -> str:
        return self.title or "A story without a title yet"

    @property
    def organisation(self) -> None:
        """A story is its teller's, and belongs to no organisation."""
        return None

    @property
    def shown_as(self) -> str:
        """Who tells it, as they wish to be called."""
        return f"{self.teller.name}, {self.who}" if self.named else self.who

    @property
    def made_of(self) -> str:
        """The fingerprint of all that would be shown (SHA-256): what a consent is given for, and nothing else."""
        files = sorted((each.part, each.sha256, each.words) for each in self.files.all())
        told = [self.kind, self.title, self.who, self.named, self.gist, self.words, files]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


class Part(models.TextChoices):
    """What a file is to its story."""

    FILM = "film", "The film"
    AUDIO = "audio", "The recording"
    CAPTIONS = "captions", "The captions"
    PICTURE = "picture", "A picture"


class StoryFile(models.Model):
    """A file of a story. `name` is what it lies under, never what its teller called it; `words` describe a picture."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="files")
    part = models.CharField(max_length=8, choices=Part)
    name = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=40)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    words = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("story", "part"), name="story_has_one_file_a_part"),)

    def __str__(self) -> str:
        return self.get_part_display()

    @property
    def organisation(self) -> None:
        """None, as its story's."""
        return None

    @property
    def teller_id(self) -> int:
        """Whose it is: its story's teller's."""
        return self.story.teller_id

    @property
    def public_id(self) -> uuid.UUID:
        """What the trail calls it: its story."""
        return self.story.public_id


class Consent(WrittenOnce):
    """A consent as it was given: for exactly these words and files, in these places, until this day."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="consents")
    at = models.DateTimeField(default=timezone.now)
    places = models.JSONField(default=list)
    until = models.DateField()
    made_of = models.CharField(max_length=64)

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"Consent until {self.until}"


class ShownAt(models.Model):
    """A place where the consent in force lets a story be shown."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="shown_at")
    place = models.CharField(max_length=20)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("story", "place"), name="story_is_shown_once_at_a_place"),)
        indexes = (models.Index(fields=("place",), name="stories_by_place"),)

    def __str__(self) -> str:
        return self.place


class Seen(models.Model):
    """How often a story was shown at a place in a month; of who saw it, nothing."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="seen")
    place = models.CharField(max_length=20)
    month = models.DateField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("story", "place", "month"), name="story_is_counted_once"),)

    def __str__(self) -> str:
        return f"{self.times} at {self.place}"
