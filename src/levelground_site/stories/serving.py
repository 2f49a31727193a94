"""Giving out a file of a story: in parts where a player asks for parts, and never to be kept."""

import re
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from levelground_site.stories import places
from levelground_site.stories.models import StoryFile

# What was taken back must be gone in the same minute, from every cache between here and whoever looks.
NOT_KEPT = "no-store"
_PIECE = 1 << 16
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
_ENDING = {"video/mp4": "mp4", "audio/mp4": "m4a", "audio/mpeg": "mp3", "image/jpeg": "jpg", "image/png": "png"}


def serve(request: HttpRequest, file: StoryFile) -> HttpResponseBase:
    """The file, or the part that was asked for (416 where there is no such part; 404 where the file is gone)."""
    path = places.of(file.name)
    if not path.is_file():
        return HttpResponse(status=404)
    first, last = 0, file.size - 1
    asked = _RANGE.fullmatch(request.headers.get("Range", ""))
    response: HttpResponseBase
    if asked and any(asked.groups()):
        start, end = asked.groups()
        first = int(start) if start else max(0, file.size - int(end))
        last = min(int(end), last) if start and end else last
        if first > last:
            response = HttpResponse(status=416)
            response["Content-Range"] = f"bytes */{file.size}"
            response["Cache-Control"] = NOT_KEPT
            return response
    response = StreamingHttpResponse(_pieces(file, first, last), status=206 if asked else 200, content_type=file.kind)
    if asked:
        response["Content-Range"] = f"bytes {first}-{last}/{file.size}"
    response["Accept-Ranges"] = "bytes"
    response["Content-Length"] = str(last - first + 1)
    response["Content-Disposition"] = f'inline; filename="story.{_ENDING.get(file.kind, "vtt")}"'
    response["Cache-Control"] = NOT_KEPT
    return response


def _pieces(file: StoryFile, first: int, last: int) -> Iterator[bytes]:
    with places.of(file.name).open("rb") as content:
        content.seek(first)
        left = last - first + 1
        while left > 0 and (piece := content.read(min(_PIECE, left))):
            left -= len(piece)
            yield piece
