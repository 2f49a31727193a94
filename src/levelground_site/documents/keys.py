"""Keys of documents: each document has its own, kept wrapped by one that is in no database.

Whoever has the database without the outer key reads nothing. Once a document's key is erased, nobody does.
"""

import base64
import hashlib
import hmac
import os
from functools import cache

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE = 12
# Texts are filled up to a multiple of this, so that their length tells no 'yes' from a 'no'.
_FILLED = 64


@cache
def _outer(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet(
        [Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"documents" + key.encode()).digest())) for key in keys]
    )


def _wrapping() -> MultiFernet:
    return _outer(tuple(settings.DOCUMENT_KEYS))


def new_key() -> str:
    """A new key, wrapped."""
    return _wrapping().encrypt(AESGCM.generate_key(256)).decode()


def unwrap(wrapped: str) -> bytes:
    """The key itself; cryptography.fernet.InvalidToken where the outer key is another."""
    return _wrapping().decrypt(wrapped.encode())


def wrap_anew(wrapped: str) -> str:
    """The same key, wrapped by the first of the outer keys: for when that is changed."""
    return _wrapping().rotate(wrapped.encode()).decode()


def lock(key: bytes, text: str, about: str) -> str:
    """The text, encrypted and bound to what it is about (AES-256 in GCM)."""
    plain = text.encode()
    filled = len(plain).to_bytes(4) + plain
    filled += b"\0" * (-len(filled) % _FILLED)
    nonce = os.urandom(_NONCE)
    return base64.b64encode(nonce + AESGCM(key).encrypt(nonce, filled, about.encode())).decode()


def unlock(key: bytes, locked: str, about: str) -> str:
    """The text again; cryptography.exceptions.InvalidTag where it was altered, moved, or is another key's."""
    raw = base64.b64decode(locked)
    filled = AESGCM(key).decrypt(raw[:_NONCE], raw[_NONCE:], about.encode())
    size = int.from_bytes(filled[:4])
    return filled[4 : 4 + size].decode()


def pseudonym(key: bytes, name: str) -> str:
    """What somebody or something is called in the trail: the same each time, and nobody's once the key is erased."""
    return hmac.new(key, b"trail" + name.encode(), hashlib.sha256).hexdigest()[:32]


def fingerprint(key: bytes, text: str) -> str:
    """A fingerprint of text that says nothing to whoever lacks the key."""
    return hmac.new(key, b"fingerprint" + text.encode(), hashlib.sha256).hexdigest()


def address_fingerprint(email: str) -> str:
    """What is kept of the e-mail address of somebody who has no account yet."""
    outer = hashlib.sha256(b"addresses" + settings.DOCUMENT_KEYS[-1].encode()).digest()
    return hmac.new(outer, email.strip().lower().encode(), hashlib.sha256).hexdigest()
