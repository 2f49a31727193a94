"""Stories for the tests: told through the actions, with the smallest films and pictures that are ones."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from levelground_site.stories import actions, places
from levelground_site.stories.models import Kind, Story

GIST = "I had written my notice. Then somebody asked what would help."
CAPTIONS = b"WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nI stayed.\n"


def box(name: bytes, inside: bytes = b"") -> bytes:
    return (8 + len(inside)).to_bytes(4) + name + inside


def film(told: bytes = b"+51.5-000.1/") -> bytes:
    """An MP4 as a telephone makes it: with where it was recorded."""
    place = box(b"udta", box(b"\xa9xyz", told))
    return box(b"ftyp", b"isom") + box(b"moov", place + box(b"trak", box(b"meta", told))) + box(b"mdat", b"12345678")


def picture(told: bytes = b"Exif\x00\x00GPS") -> bytes:
    def segment(marker: int, inside: bytes) -> bytes:
        return bytes([0xFF, marker]) + (2 + len(inside)).to_bytes(2) + inside

    return (
        b"\xff\xd8" + segment(0xE0, b"JFIF\x00") + segment(0xE1, told) + segment(0xFE, told)
        + segment(0xDA, b"\x00") + b"drawn" + b"\xff\xd9"
    )  # fmt: skip


def put(content: bytes) -> Path:
    path = places.new()
    path.write_bytes(content)
    return path


def told(
    teller: Any, kind: Kind = Kind.TEXT, *, at: tuple[str, ...] = ("carers-hub",), until: date | None = None
) -> Story:
    """A story that was sent, with all that its kind needs."""
    story = actions.begin(teller, None, kind=kind)
    title = "" if kind == Kind.QUOTE else "The letter in my drawer"
    words = "" if kind == Kind.QUOTE else "I stayed.\n\nThat is all."
    actions.write(teller, story, title=title, who="A ward clerk who looks after her father", gist=GIST, words=words)
    actions.attach(teller, story, part="picture", path=put(picture()), words="A desk with an open drawer")
    if kind == Kind.FILM:
        actions.attach(teller, story, part="film", path=put(film()))
        actions.attach(teller, story, part="captions", path=put(CAPTIONS))
    return actions.send(teller, story, at=at, until=until or timezone.localdate() + timedelta(days=90))


def published(teller: Any, editor: Any, kind: Kind = Kind.TEXT, about: str = "", **given: Any) -> Story:
    return actions.publish(editor, told(teller, kind, **given), about=about)
