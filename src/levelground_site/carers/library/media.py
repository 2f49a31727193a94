"""Sends a recording, whole or the part that a player asks for (some play nothing without)."""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import IO, Any

from django.core.files import File
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
_TYPES = {
    "mp4": "video/mp4",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "wav": "audio/wav",
    "webm": "video/webm",
    "pdf": "application/pdf",
}
_PIECE = 64 * 1024


def sent(request: HttpRequest, file: "File[Any]", name: str) -> HttpResponseBase:
    """The file as an answer; of its bytes those that the header Range asks for (416 where there are none of them).

    Args:
        name: what it is called when it is saved, without an ending.
    """
    ending = PurePath(str(file.name)).suffix.removeprefix(".")
    response: HttpResponseBase
    asked = _asked(request.headers.get("Range", ""), file.size)
    if asked is None:
        response = FileResponse(file.open("rb"))
    elif asked == (0, -1):
        response = HttpResponse(status=416, headers={"Content-Range": f"bytes */{file.size}"})
    else:
        first, last = asked
        response = StreamingHttpResponse(_pieces(file.open("rb"), first, last - first + 1), status=206)
        response["Content-Range"] = f"bytes {first}-{last}/{file.size}"
        response["Content-Length"] = str(last - first + 1)
    response["Content-Type"] = _TYPES.get(ending, "application/octet-stream")
    response["Content-Disposition"] = f'inline; filename="{name}.{ending}"'
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _asked(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte; None for all of it; (0, -1) where there are none of those."""
    found = _RANGE.fullmatch(header)
    if found is None or not any(found.groups()):
        return None
    first, last = found.groups()
    start = int(first) if first else max(size - int(last), 0)
    end = min(int(last), size - 1) if first and last else size - 1
    return (start, end) if start <= end else (0, -1)


def _pieces(file: IO[bytes], first: int, count: int) -> Iterator[bytes]:
    with file:
        file.seek(first)
        while count > 0 and (piece := file.read(min(_PIECE, count))):
            count -= len(piece)
            yield piece
