"""What an employer adds to the law: local policy, whom to ask, where it stands."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from levelground_site.carers.rights import all_rights
from levelground_site.organisations.models import Organisation

# What an addition can stand beside, over and above the rights: the library's topics of the same keys.
MATTERS = {
    "work": "Work and time",
    "money": "Money",
    "wellbeing": "How you are",
    "emergency": "When it all goes wrong",
    "ending": "When caring ends",
}


def about_choices() -> list[tuple[str, str]]:
    """What an addition can stand beside: each right by its key, then other matters."""
    rights = dict.fromkeys(right.key for right in all_rights())
    titles = {right.key: right.title for right in all_rights()}
    return [*((f"right-{key}", titles[key]) for key in rights), *MATTERS.items()]


class Additions(models.QuerySet["Addition"]):
    """Additions."""

    def on(self, day: date) -> "Additions":
        """Those that hold on a day and were not replaced or taken away."""
        return self.filter(ended=None, since__lte=day).filter(Q(until=None) | Q(until__gte=day))


class Addition(models.Model):
    """Something that one employer gives beside the law. It is never changed: a new one takes its place, and it ends."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    # `right-KEY`, or one of MATTERS.
    about = models.CharField(max_length=60)
    title = models.CharField(max_length=120)
    words = models.TextField()
    # Whom to ask, in words; where the policy stands.
    contact = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=500, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    look_again = models.DateField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    written = models.DateTimeField(default=timezone.now)
    # When another took its place, or it was taken away.
    ended = models.DateTimeField(null=True, blank=True)

    objects = Additions.as_manager()

    class Meta:
        ordering = ("about", "title")
        indexes = (models.Index(fields=("organisation", "ended")),)

    def __str__(self) -> str:
        return f"{self.title}, {self.organisation}"

    @property
    def about_words(self) -> str:
        """What it stands beside."""
        return dict(about_choices()).get(self.about, "")

    def due(self, day: date) -> bool:
        """Whether it should have been looked at again by now."""
        return self.look_again <= day
