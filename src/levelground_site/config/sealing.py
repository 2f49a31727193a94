"""Encryption at rest, with keys that are in no database: the newest seals, and all of them open."""

import base64
import hashlib
import zlib
from functools import cache

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

# The first byte of what is sealed says whether it was pressed first.
_AS_IT_IS, _PRESSED = b"\0", b"\1"
_WORTH_PRESSING = 1000
# What is read again is no larger than this, whatever it says of itself.
_LARGEST = 256 * 1024 * 1024


class Sealed(str):
    """Text that is sealed already: a field that seals keeps it as it is."""

    __slots__ = ()


@cache
def _made(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet(
        [Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"sealing" + key.encode()).digest())) for key in keys]
    )


def _keys() -> MultiFernet:
    return _made(tuple(settings.SEALING_KEYS))


def seal(text: str) -> Sealed:
    """The text, pressed where it is long, encrypted and signed (Fernet: AES-128 in CBC mode with HMAC-SHA256)."""
    plain = text.encode()
    inside = _PRESSED + zlib.compress(plain, 4) if len(plain) > _WORTH_PRESSING else _AS_IT_IS + plain
    return Sealed(_keys().encrypt(inside).decode())


def unseal(sealed: str, within: int | None = None) -> str:
    """The text again; cryptography.fernet.InvalidToken when it was altered or no key opens it.

    `within`: or when it was sealed longer ago than so many seconds.
    """
    inside = _keys().decrypt(sealed.encode(), within)
    if inside[:1] == _PRESSED:
        return zlib.decompressobj().decompress(inside[1:], _LARGEST).decode()
    return inside.removeprefix(_AS_IT_IS).decode()


def sealed_anew(sealed: str) -> Sealed:
    """The same, sealed with the newest key; raises as `unseal` does."""
    return Sealed(_keys().rotate(sealed.encode()).decode())


def seal_bytes(content: bytes) -> bytes:
    """A file's bytes, encrypted and signed as texts are."""
    return _keys().encrypt(content)


def unseal_bytes(sealed: bytes) -> bytes:
    """The bytes again; cryptography.fernet.InvalidToken when they were altered or no key opens them."""
    return _keys().decrypt(sealed)


def bytes_sealed_anew(sealed: bytes) -> bytes:
    """The same bytes, sealed with the newest key; raises as `unseal_bytes` does."""
    return _keys().rotate(sealed)
