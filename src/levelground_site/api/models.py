"""A token: what a program shows to read what its owner may see."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone


class Token(models.Model):
    """Only its fingerprint is kept, and its first letters, by which its owner knows it again."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    begins = models.CharField(max_length=12)
    fingerprint = models.CharField(max_length=64, unique=True)
    # Whether whoever made it had signed in with a second factor: without it, it opens no unprotected number.
    second_factor = models.BooleanField()
    made = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField()
    revoked = models.DateTimeField(null=True, blank=True)
    # The day of its last use: one entry in the trail a day.
    used = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-made",)
        constraints = (
            models.UniqueConstraint(
                fields=("person", "name"), condition=models.Q(revoked=None), name="token_name_once_a_person"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def organisation(self) -> None:
        """A token is a person's, and of no organisation."""
        return None

    @property
    def works(self) -> bool:
        """Whether it can still be used."""
        return self.revoked is None and self.expires > timezone.now()
