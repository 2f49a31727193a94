"""The files of a story: checked by their content, and rid of what a camera or telephone adds (place, owner, device)."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_BOX = 8
# Boxes of an MP4 that say nothing about picture or sound, and may hold where and by whom it was recorded.
_TELLING = frozenset({b"udta", b"meta", b"uuid"})
_HOLDING = frozenset({b"moov", b"trak", b"mdia"})
_TIME = r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}"
_CUE = re.compile(rf"^{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t]+\S.*)?$")
_WANTED = {
    "film": "a film as MP4 (.mp4)",
    "audio": "a recording as MP3 or M4A",
    "captions": "captions as WebVTT (.vtt)",
    "picture": "a picture as JPEG or PNG",
}
ACCEPT = {"film": ".mp4", "audio": ".mp3,.m4a", "captions": ".vtt", "picture": ".jpg,.jpeg,.png"}
LARGEST_PICTURE = 10_000_000
LARGEST_CAPTIONS = 500_000


class NotTaken(Exception):  # noqa: N818
    """A file that cannot be taken; every reason, each a sentence."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def taken(part: str, path: Path) -> str:
    """Checks a file that was received, takes out what it tells of its maker, and gives its media type.

    The file at `path` is changed in place. Raises NotTaken.
    """
    size = path.stat().st_size
    if size == 0:
        raise NotTaken("The file is empty. Save it again, and choose it again.")
    with path.open("rb") as file:
        head = file.read(16)
    match part:
        case "film" if head[4:8] == b"ftyp":
            _without_telling_boxes(path)
            return "video/mp4"
        case "audio" if head[4:8] == b"ftyp":
            _without_telling_boxes(path)
            return "audio/mp4"
        case "audio" if head.startswith(b"ID3") or (head[0] == 0xFF and head[1] & 0xE0 == 0xE0):
            _without_id3(path)
            return "audio/mpeg"
        case "picture":
            return _picture(path, size)
        case "captions":
            return _captions(path, size)
    raise NotTaken(f"This is not {_WANTED[part]}: its first bytes say otherwise. Save it in that form.")


def _picture(path: Path, size: int) -> str:
    if size > LARGEST_PICTURE:
        raise NotTaken("The picture is larger than 10 MB. Save it smaller.")
    content = path.read_bytes()
    if content.startswith(b"\xff\xd8\xff"):
        path.write_bytes(b"".join(_jpeg_parts(content)))
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        path.write_bytes(b"".join(_png_parts(content)))
        return "image/png"
    raise NotTaken(f"This is not {_WANTED['picture']}: its first bytes say otherwise. Save it in that form.")


def _jpeg_parts(content: bytes) -> Iterator[bytes]:
    """The picture's segments without comments and without what applications add, but for JFIF and colours."""
    yield content[:2]
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xDA:  # from here on the picture itself
            end = content.rfind(b"\xff\xd9")
            if end < at:
                break
            yield content[at : end + 2]
            return
        length = int.from_bytes(content[at + 2 : at + 4])
        if length < 2:
            break
        told = marker == 0xFE or (0xE1 <= marker <= 0xEF and marker not in {0xE2, 0xEE})
        if not told:
            yield content[at : at + 2 + length]
        at += 2 + length
    raise NotTaken("The picture is broken off. Save it again, and choose it again.")


def _png_parts(content: bytes) -> Iterator[bytes]:
    """The picture's chunks that are needed to draw it."""
    yield content[:8]
    at = 8
    while at + 12 <= len(content):
        length, name = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        if name not in {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"}:
            yield content[at : at + 12 + length]
        at += 12 + length
        if name == b"IEND" and at <= len(content):
            return
    raise NotTaken("The picture is broken off. Save it again, and choose it again.")


def _without_telling_boxes(path: Path) -> None:
    """Blanks the boxes that tell of place and owner where they stand, so that nothing else moves."""
    with path.open("r+b") as file:
        places = [(0, path.stat().st_size)]
        while places:
            at, end = places.pop()
            while at + _BOX <= end:
                file.seek(at)
                head = file.read(16)
                length, name, inside = int.from_bytes(head[:4]), head[4:8], _BOX
                if length == 1:
                    length, inside = int.from_bytes(head[8:16]), 16
                length = length or end - at
                if length < inside or at + length > end:
                    raise NotTaken("The recording is broken off. Save it again, and choose it again.")
                if name in _TELLING:
                    file.seek(at + 4)
                    file.write(b"free")
                    file.seek(at + inside)
                    _blank(file, length - inside)
                elif name in _HOLDING:
                    places.append((at + inside, at + length))
                at += length


def _blank(file: BinaryIO, length: int) -> None:
    while length > 0:
        length -= file.write(bytes(min(length, 1 << 16)))


def _without_id3(path: Path) -> None:
    """Blanks the tags before the sound (ID3 version 2) and behind it (version 1)."""
    with path.open("r+b") as file:
        head = file.read(10)
        if head.startswith(b"ID3") and len(head) == 10:
            length = sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
            file.seek(10)
            _blank(file, min(length, path.stat().st_size - 10))
        if path.stat().st_size > 128:
            file.seek(-128, 2)
            if file.read(3) == b"TAG":
                file.seek(-125, 2)
                _blank(file, 125)


def _captions(path: Path, size: int) -> str:
    if size > LARGEST_CAPTIONS:
        raise NotTaken("The captions are larger than 500 kB. Choose the file of captions alone.")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotTaken("The captions are not text in UTF-8. Save them so.") from error
    lines = text.splitlines()
    faults = list(_captions_faults(lines))
    if faults:
        raise NotTaken(*faults)
    return "text/vtt"


def _captions_faults(lines: list[str]) -> Iterator[str]:
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0] if lines else ""):
        yield "Line 1 is not WEBVTT, with which captions begin. Save them as WebVTT (.vtt)."
    timed = [(number, line) for number, line in enumerate(lines, 1) if "-->" in line]
    for number, line in timed:
        if not _CUE.match(line.strip()):
            yield f"Line {number} is no time such as 00:00:01.000 --> 00:00:04.000. Correct it."
        elif number == len(lines) or not lines[number].strip():
            yield f"Line {number} is a time without words after it. Write what is said, or take the line out."
    if not timed:
        yield "There is no caption in it: no line with a time such as 00:00:01.000 --> 00:00:04.000."
