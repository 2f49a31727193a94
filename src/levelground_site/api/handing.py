"""Handing out a table: a page of JSON with links to the others, or all of it as CSV."""

import csv
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import StringIO
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import parse_etags

from levelground import __version__
from levelground_site.api.schemas import Paged

# A spreadsheet would run a cell that begins so.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LINES_AT_ONCE = 500
# To be changed when the form of an answer changes, so that what others have kept is asked for again.
FORM = "1"
Row = Sequence[Any]


class NotModified(Exception):  # noqa: N818
    """Whoever asks has the answer already; holds its tag."""

    def __init__(self, etag: str) -> None:
        super().__init__(etag)
        self.etag = etag


@dataclass(frozen=True)
class Listing:
    """A table: its columns, `some(first, most)` of its rows with how many there are, and every row."""

    columns: tuple[str, ...]
    some: Callable[[int, int], tuple[Sequence[Row], int]]
    every: Callable[[], Iterable[Row]]


def listing(columns: Sequence[str], rows: Sequence[Row]) -> Listing:
    """A table that is at hand."""
    return Listing(tuple(columns), lambda first, most: (rows[first : first + most], len(rows)), lambda: rows)


def tag_of(request: HttpRequest, *made_of: object) -> str:
    """The tag of an answer that is decided by its address and by what it was made of; NotModified if it is known."""
    said = json.dumps([FORM, __version__, request.path, sorted(request.GET.lists()), [*map(str, made_of)]])
    etag = f'W/"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'
    known(request, etag)
    return etag


def known(request: HttpRequest, etag: str) -> None:
    """Raises NotModified where whoever asks has what the tag names."""
    plain = etag.removeprefix("W/")
    given = [each.removeprefix("W/") for each in parse_etags(request.headers.get("If-None-Match", ""))]
    if plain in given or "*" in given:
        raise NotModified(etag)


def hand_out(request: HttpRequest, asked: Paged, table: Listing, etag: str = "") -> HttpResponseBase:
    """The answer, as it was asked for."""
    response = _as_csv(request, table) if asked.format == "csv" else _as_json(request, asked, table)
    if etag:
        response["ETag"] = etag
    return response


def _as_json(request: HttpRequest, asked: Paged, table: Listing) -> HttpResponse:
    first = (asked.page - 1) * asked.page_size
    rows, total = table.some(first, asked.page_size)
    last = max(1, -(-total // asked.page_size))
    links = {"first": 1, "last": last}
    links |= {"prev": min(asked.page - 1, last)} if asked.page > 1 else {}
    links |= {"next": asked.page + 1} if asked.page < last else {}
    address = {name: _address(request, page) for name, page in links.items()}
    body = {
        "count": total,
        "page": asked.page,
        "next": address.get("next"),
        "previous": address.get("prev"),
        "rows": [dict(zip(table.columns, row, strict=True)) for row in rows],
    }
    response = as_json(body)
    response["Link"] = ", ".join(f'<{to}>; rel="{name}"' for name, to in address.items())
    return response


def as_json(body: Mapping[str, Any]) -> HttpResponse:
    """Plain values as JSON."""
    text = json.dumps(body, ensure_ascii=False, default=_plain)
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def _address(request: HttpRequest, page: int) -> str:
    query = request.GET.copy()
    query["page"] = str(page)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def _plain(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in an answer.")


def _as_csv(request: HttpRequest, table: Listing) -> StreamingHttpResponse:
    response = StreamingHttpResponse(_lines(table), content_type="text/csv; charset=utf-8")
    name = request.path.rstrip("/").rsplit("/", 1)[-1].removesuffix(".csv")
    response["Content-Disposition"] = f'inline; filename="{name}.csv"'
    return response


def _lines(table: Listing) -> Iterator[str]:
    yield _written([table.columns])
    waiting: list[Row] = []
    for row in table.every():
        waiting.append(row)
        if len(waiting) == _LINES_AT_ONCE:
            yield _written(waiting)
            waiting = []
    if waiting:
        yield _written(waiting)


def _written(rows: Iterable[Row]) -> str:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows([[_cell(value) for value in row] for row in rows])
    return text.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | datetime):
        return value.isoformat()
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
