"""Whose phone it is."""

import hashlib
import hmac

from django.conf import settings
from django.db import models

from levelground_site.config.fields import SealedTextField


def prints_of(number: str) -> list[str]:
    """What a number is found by: a keyed fingerprint, by the newest sealing key first; the others find older rows."""
    return [_print(number, key) for key in settings.SEALING_KEYS]


def _print(number: str, key: str) -> str:
    return hmac.new(hashlib.sha256(b"phones" + key.encode()).digest(), number.encode(), hashlib.sha256).hexdigest()


class Phone(models.Model):
    """Somebody's phone, with which they joined. The number is sealed; it is found by its fingerprint."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="phone")
    number = SealedTextField()
    fingerprint = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"Phone {self.pk}"
