"""Posts held because of lived experience, who holds them, what they changed, and their adverts."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from levelground_site.config.fields import SealedTextField
from levelground_site.easy_read.models import Filled
from levelground_site.easy_read.texts import Text, from_json
from levelground_site.lived_experience.posts.states import POST
from levelground_site.lived_experience.posts.words import (
    BANDS,
    EXPERIENCES,
    RECRUITMENT,
    SENIOR_FROM,
    AccessToWork,
    Kind,
    Level,
    Rights,
)
from levelground_site.organisations.models import Organisation

MOST = 1000


class Post(models.Model):
    """A post: what it is for, how senior it is, which experience it asks for, and how people are supported in it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="lived_posts")
    state = models.CharField(max_length=20, choices=POST.choices, default="planned")
    title = models.CharField("What the post is called", max_length=150)
    purpose = models.TextField("What it is for", max_length=MOST)
    kind = models.CharField("Employed, paid involvement or volunteer", max_length=20, choices=Kind.choices)
    level = models.CharField("Where it works", max_length=20, choices=Level.choices)
    band = models.CharField("Pay band", max_length=10, blank=True, choices=[(each, each or "None") for each in BANDS])
    strategic = models.BooleanField("It takes part in strategic decisions", default=False)
    reports_to = models.CharField("Reports to", max_length=150, blank=True)
    wte = models.DecimalField("Share of a whole-time post", max_digits=3, decimal_places=2, null=True, blank=True)
    contract = models.CharField("Contract", max_length=80, blank=True)
    experiences = models.JSONField(default=list, blank=True)
    recruitment = models.JSONField(default=list, blank=True)
    adjustments = models.TextField("Adjustments that come with the post", max_length=MOST, blank=True)
    access_to_work = models.CharField(
        "Access to Work", max_length=10, blank=True, choices=AccessToWork.choices, default=AccessToWork.NOT_ASKED
    )
    support = models.TextField("Support: supporter, co-worker, easy-read papers", max_length=MOST, blank=True)
    pay = models.TextField("Pay, and how it compares with others in like posts", max_length=MOST, blank=True)
    travel = models.TextField("Travel", max_length=MOST, blank=True)
    rights = models.CharField("What it may decide", max_length=10, blank=True, choices=Rights.choices)
    decisions = models.TextField("Decisions that it takes part in", max_length=MOST, blank=True)
    opened = models.DateField("Opened on")
    closed = models.DateField(null=True, blank=True)
    why_closed = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("title", "pk")

    def __str__(self) -> str:
        return self.title

    @property
    def senior(self) -> bool:
        """Whether it is of band 8a or above."""
        return BANDS.index(self.band) >= SENIOR_FROM if self.band in BANDS else False

    @property
    def asks_for(self) -> list[str]:
        """The experience that it asks for, in words."""
        return [EXPERIENCES[key] for key in self.experiences if key in EXPERIENCES]

    @property
    def recruited_by(self) -> list[str]:
        """How people are found for it, in words."""
        return [RECRUITMENT[key] for key in self.recruitment if key in RECRUITMENT]


class Holder(models.Model):
    """Somebody holds a post, from a day until another. No name is kept here: it is that of their account, if at all."""

    of = models.ForeignKey(Post, models.CASCADE, related_name="holders")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    came_from = models.ForeignKey(Post, models.SET_NULL, null=True, blank=True, related_name="led_to")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    # By the person's own word, until a day of their choosing; empty: the name is not shown.
    named_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("since", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="post_held_forwards"),
        )

    def __str__(self) -> str:
        return f"Holder of {self.of}"

    @property
    def organisation(self) -> Organisation:
        """The post's."""
        return self.of.organisation

    @property
    def public_name(self) -> str:
        """The name, where the person has said so and it still holds; else empty."""
        shown = self.person is not None and self.named_until is not None and self.named_until >= timezone.localdate()
        return self.person.name if shown and self.person else ""

    def days(self, on: date) -> int:
        """How long it has been held by a day."""
        return ((self.until or on) - self.since).days


class Change(models.Model):
    """'You said, we did': what was said from a post, what was done, and where it can be seen."""

    of = models.ForeignKey(Post, models.CASCADE, related_name="changes")
    said = models.TextField("What was said", max_length=MOST)
    did = models.TextField("What was done", max_length=MOST)
    on = models.DateField("On")
    link = models.URLField("Where it can be seen: an action, a gap, a paper", blank=True)

    class Meta:
        ordering = ("-on", "-pk")

    def __str__(self) -> str:
        return f"Change by {self.of}"

    @property
    def organisation(self) -> Organisation:
        """The post's."""
        return self.of.organisation


class Advert(models.Model):
    """An easy-read advert of a post: its text, what good practice asks, and until when one can ask for the job."""

    of = models.ForeignKey(Post, models.CASCADE, related_name="adverts")
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    description = models.TextField("The job description", max_length=20_000)
    content = models.TextField(blank=True)
    # What good practice asks and no checker can read: answered by whoever writes it.
    practice = models.JSONField(default=list, blank=True)
    questions = models.TextField("The questions that will be asked, one a line", max_length=MOST, blank=True)
    contact_name = models.CharField("Who answers questions", max_length=100, blank=True)
    contact_phone = models.CharField("Their phone number", max_length=30, blank=True)
    closes = models.DateField("Last day to ask for the job", null=True, blank=True)
    published = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"Advert of {self.of}"

    @property
    def organisation(self) -> Organisation:
        """The post's."""
        return self.of.organisation

    @property
    def text(self) -> Text | None:
        """Its easy-read text, once there is one."""
        return from_json(self.content) if self.content else None

    @property
    def is_open(self) -> bool:
        """Whether one can ask for the job today."""
        return bool(self.published and self.closes and self.closes >= timezone.localdate())

    @property
    def asked_in_advance(self) -> list[str]:
        """The questions, one each."""
        return [line.strip() for line in self.questions.splitlines() if line.strip()]


class Application(models.Model):
    """Somebody asked for a job, in their own words: what they sent stands in the form that they filled in."""

    of = models.ForeignKey(Advert, models.CASCADE, related_name="applications")
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    filled = models.OneToOneField(Filled, models.CASCADE, related_name="application")
    sent = models.DateTimeField(default=timezone.now)
    told = SealedTextField(blank=True)
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("sent",)

    def __str__(self) -> str:
        return f"Application {self.public_id}"

    @property
    def organisation(self) -> Organisation:
        """The post's."""
        return self.of.organisation
