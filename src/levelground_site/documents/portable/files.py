"""The file itself: a page that any browser shows and prints, with the same content as data, and a signature at its end.

The signature (Ed25519, RFC 8032) covers every byte before its own line, so that neither what people read nor what
machines read can be altered unnoticed. Its line has one spelling only.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

import segno
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.template.loader import render_to_string

from levelground_site.documents.content import Content, content_from
from levelground_site.documents.portable.signing import Known, short_of
from levelground_site.documents.states import ASK

FORMAT = "levelground-document/1"
NAME = "one-to-one.html"
LARGEST = 2 * 1024 * 1024
_BEGINS, _ENDS = b'<script type="application/json" id="levelground">', b"</script>"
_SIGNED = re.compile(rb"<!-- signed ed25519 ([0-9a-f]{16}) ([0-9a-f]{128}) -->\n\Z")
_NOT_ONE = "This is not a file that was taken out of Levelground. It is a page called one-to-one.html, as it was saved."


class NotAFileError(Exception):
    """It is no such file; the words say what was found and what to do."""


class Trust(Enum):
    """What can be said of where a file comes from."""

    VERIFIED = "verified"
    NOT_VERIFIED = "signature not verified"
    ALTERED = "altered"


@dataclass(frozen=True)
class Carried:
    """What a file holds.

    Args:
        owner: who it belongs to, by name.
        made, until: when it was taken out, and until when it may be taken up again elsewhere.
        issuer: the address of the installation that made it, as the file says.
        version: of the agreement; 0 where nothing has been agreed.
        fingerprint: SHA-256 of the data, in hexadecimal; the code that is printed holds it.
    """

    kind: str
    owner: str
    made: date
    until: date
    issuer: str
    version: int
    agreed_on: date | None
    content: Content
    fingerprint: str = ""

    def as_data(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "format": FORMAT,
            "kind": self.kind,
            "owner": self.owner,
            "made": self.made.isoformat(),
            "until": self.until.isoformat(),
            "issuer": self.issuer,
            "version": self.version,
            "agreed on": self.agreed_on.isoformat() if self.agreed_on else None,
            "content": self.content.as_data(),
        }


@dataclass(frozen=True)
class Opened:
    """A file that was opened; `known`: whose key signed it, where that is believed."""

    carried: Carried
    trust: Trust
    known: Known | None
    key: str

    def ran_out(self, today: date) -> bool:
        """Whether it can no longer be taken up."""
        return today > self.carried.until


def write(carried: Carried, key: Ed25519PrivateKey) -> bytes:
    """The file, signed. The same content, key and day give the same bytes."""
    data = json.dumps(carried.as_data(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    # Inside a page: nothing in it can end the element that it stands in.
    data = data.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    fingerprint = hashlib.sha256(data.encode()).hexdigest()
    short = short_of(key.public_key().public_bytes_raw().hex())
    page = render_to_string(
        "documents/portable/file.html",
        {
            "carried": carried,
            "fingerprint": in_fours(fingerprint),
            "short": short,
            "code": segno.make(f"One-to-one {fingerprint} {short}", error="m").svg_inline(scale=3, omitsize=True),
            "data": data,
        },
    )
    said = page.strip().encode() + b"\n"
    return said + f"<!-- signed ed25519 {short} {key.sign(said).hex()} -->\n".encode()


def read(raw: bytes, believed: list[Known]) -> Opened:
    """Opens a file; NotAFileError with a sentence where it is none.

    Where the key is believed and the signature is not its own, the file was altered: what it says is not to be shown.
    """
    if len(raw) > LARGEST:
        raise NotAFileError(f"The file is larger than {LARGEST // 1024 // 1024} MB, which none of ours is. {_NOT_ONE}")
    signed = _SIGNED.search(raw)
    if signed is None:
        raise NotAFileError(f"The last line with the signature is missing or was changed. {_NOT_ONE}")
    said, short, signature = raw[: signed.start()], signed[1].decode(), signed[2].decode()
    carried = _carried(said)
    known = next((each for each in believed if each.short == short), None)
    if known is None:
        return Opened(carried, Trust.NOT_VERIFIED, None, short)
    return Opened(carried, Trust.VERIFIED if known.holds(signature, said) else Trust.ALTERED, known, short)


def in_fours(fingerprint: str) -> str:
    """A fingerprint in groups of four, for eyes."""
    return " ".join(fingerprint[place : place + 4] for place in range(0, len(fingerprint), 4))


def _carried(said: bytes) -> Carried:
    begins = said.find(_BEGINS)
    ends = said.find(_ENDS, begins)
    if begins < 0 or ends < 0:
        raise NotAFileError(f"The data inside the page is missing. {_NOT_ONE}")
    raw = said[begins + len(_BEGINS) : ends]
    try:
        data = json.loads(raw)
        if data["format"] != FORMAT:
            raise NotAFileError(f"It is of a kind that this site does not know ({data['format']}). {_NOT_ONE}")
        return Carried(
            kind=_text(data["kind"]),
            owner=_text(data["owner"]),
            made=date.fromisoformat(data["made"]),
            until=date.fromisoformat(data["until"]),
            issuer=_text(data["issuer"]),
            version=int(data["version"]),
            agreed_on=date.fromisoformat(data["agreed on"]) if data["agreed on"] else None,
            content=_content(data["content"]),
            fingerprint=hashlib.sha256(raw).hexdigest(),
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise NotAFileError(f"The data inside the page cannot be read. {_NOT_ONE}") from error


def _text(found: object) -> str:
    if not isinstance(found, str):
        raise TypeError("It must be text.")
    return found


def _content(data: dict[str, Any]) -> Content:
    """The content, with nothing in it that is not of the form that we write."""
    content = content_from(data)
    texts = [text for part in content.parts for text in (part.section, part.title)]
    texts += [text for part in content.parts for line in part.lines for text in (line.question, line.asks, line.words)]
    for ask in content.asks:
        texts += [value for name, value in vars(ask).items() if name != "number"]
        if ask.state not in dict(ASK.choices) or not isinstance(ask.number, int):
            raise ValueError("It is in no state that we know.")
        for name in ("answer_again_by", "trial_until", "place_by", "placed_on"):
            ask.day(name)
    for text in texts:
        _text(text)
    return content
