"""The installation's own Ed25519 key: it signs what is carried away, and its public half stands at an address.

The key lies in a file, outside the database. Other installations' keys are believed only when somebody who answers for
this one has put them there (`python -m levelground_site trust_key`): a file that names its own key proves nothing.
"""

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from django.conf import settings

FORMAT = "levelground-public-key/1"
PUBLIC_KEY = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Known:
    """A public key that is believed, and whose it is; `own`: this installation's."""

    name: str
    public: str
    own: bool = False

    @property
    def short(self) -> str:
        """What a file calls it by."""
        return short_of(self.public)

    def holds(self, signature: str, of: bytes) -> bool:
        """Whether a signature (128 letters of hexadecimal) is this key's, of these bytes."""
        try:
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.public)).verify(bytes.fromhex(signature), of)
        except (InvalidSignature, ValueError):
            return False
        return True


def short_of(public: str) -> str:
    """The first 16 letters of the SHA-256 of a public key, in hexadecimal."""
    return hashlib.sha256(bytes.fromhex(public)).hexdigest()[:16]


def own_key() -> Ed25519PrivateKey:
    """The installation's key; made when it is first asked for."""
    path = _folder() / "own.key"
    if not path.exists():
        _write(path, _new(), replace=False)
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(path.read_text("ascii").strip()))


def own() -> Known:
    """The public half of the installation's key."""
    return Known(settings.SITE_URL, _public(own_key()), own=True)


def known() -> list[Known]:
    """Every key that is believed: this installation's, those that it had before, and others' that were put there."""
    return [own(), *_read("former", own=True), *_read("trusted", own=False)]


def trust(name: str, public: str) -> Known:
    """Believes another installation's key from now on; ValueError where it is none."""
    if not PUBLIC_KEY.fullmatch(public):
        raise ValueError("A public key is 64 letters and digits, 0 to 9 and a to f.")
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
    found = Known(name, public)
    _write(_folder() / "trusted" / f"{found.short}.json", json.dumps({"name": name, "key": public}))
    return found


def change_own() -> Known:
    """Begins a new key. What the one before signed is still known as this installation's."""
    before = own()
    _write(_folder() / "former" / f"{before.short}.json", json.dumps({"name": before.name, "key": before.public}))
    _write(_folder() / "own.key", _new())
    return own()


def published() -> dict[str, object]:
    """What stands at the published address."""
    of_ours = [each for each in known() if each.own]
    return {
        "format": FORMAT,
        "installation": settings.SITE_URL,
        "algorithm": "Ed25519",
        "keys": [{"key": each.public, "short": each.short, "signs now": each == of_ours[0]} for each in of_ours],
    }


def _folder() -> Path:
    return Path(settings.DATA) / "keys"


def _public(key: Ed25519PrivateKey) -> str:
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def _new() -> str:
    return Ed25519PrivateKey.generate().private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption()).hex()


def _write(path: Path, text: str, *, replace: bool = True) -> None:
    """Whole or not at all, and readable by the site alone; `replace`: False keeps what another process wrote first."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent)
    unfinished = Path(name)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    if replace:
        unfinished.replace(path)
        return
    with suppress(FileExistsError):
        path.hardlink_to(unfinished)
    unfinished.unlink()


def _read(folder: str, *, own: bool) -> Iterator[Known]:
    for path in sorted((_folder() / folder).glob("*.json")):
        data = json.loads(path.read_text("utf-8"))
        yield Known(data["name"], data["key"], own)
