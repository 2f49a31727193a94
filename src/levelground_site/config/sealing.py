"""Encryption at rest, with a key made from the site's secret."""

import base64
import hashlib
from functools import cache

from cryptography.fernet import Fernet
from django.conf import settings


@cache
def _key(secret: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"sealing" + secret.encode()).digest()))


def seal(text: str) -> str:
    """The text, encrypted and signed (Fernet: AES-128 in CBC mode with HMAC-SHA256)."""
    return _key(settings.SECRET_KEY).encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """The text again; cryptography.fernet.InvalidToken when it was altered or the secret is another."""
    return _key(settings.SECRET_KEY).decrypt(sealed.encode()).decode()
