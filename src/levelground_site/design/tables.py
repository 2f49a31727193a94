"""Lists that can be filtered, sorted, paged and downloaded, all by the address and without any script."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.functional import cached_property

PER_PAGE = 50
# A spreadsheet would run a cell that begins so.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Column:
    """A column: the key that the address sorts by, its heading, and a row's value.

    Args:
        value: what a row shows, as text, a number, or Markup from a component.
        order: the field to sort by, when it can be sorted.
        link: where the cell leads.
        number: aligned to the right.
        plain: what the download has, where `value` gives Markup.
        shown: whether it stands on the page; else in the download alone.
    """

    key: str
    heading: str
    value: Callable[[Any], Any]
    order: str = ""
    link: Callable[[Any], str] | None = None
    number: bool = False
    plain: Callable[[Any], Any] | None = None
    shown: bool = True


@dataclass(frozen=True)
class Words:
    """A filter by words that the reader types."""

    key: str
    label: str
    apply: Callable[[Any, str], Any]
    choices: None = None


@dataclass(frozen=True)
class Choice:
    """A filter by one of some values, each with its words."""

    key: str
    label: str
    choices: Sequence[tuple[str, str]]
    apply: Callable[[Any, str], Any]


@dataclass(frozen=True)
class Cell:
    """What a cell shows."""

    value: Any
    address: str
    number: bool
    heading: str


class Table:
    """Rows of a queryset as one reader asked for them: by filters, in an order, a page at a time."""

    def __init__(
        self,
        request: HttpRequest,
        rows: QuerySet[Any],
        columns: Sequence[Column],
        *,
        caption: str,
        empty: str,
        filters: Sequence[Words | Choice] = (),
        per_page: int = PER_PAGE,
    ) -> None:
        self.request, self.columns, self.filters = request, columns, filters
        self.caption, self.empty, self.per_page = caption, empty, per_page
        self._all = rows

    @cached_property
    def chosen(self) -> dict[str, str]:
        """The filters that are on, by key; a value that is none of the choices is passed over."""
        asked = {each.key: " ".join(self.request.GET.get(each.key, "").split())[:100] for each in self.filters}
        allowed = {each.key: {value for value, _ in each.choices} for each in self.filters if each.choices is not None}
        return {key: value for key, value in asked.items() if value and value in allowed.get(key, {value})}

    @cached_property
    def rows(self) -> QuerySet[Any]:
        """What the filters leave, in order."""
        rows = self._all
        for each in self.filters:
            if each.key in self.chosen:
                rows = each.apply(rows, self.chosen[each.key])
        column, down = self.sorted_by
        if column is None:
            return rows
        by = F(column.order)
        return rows.order_by(by.desc(nulls_last=True) if down else by.asc(nulls_last=True), "pk")

    @cached_property
    def sorted_by(self) -> tuple[Column | None, bool]:
        """The column that the rows are sorted by, and whether downwards."""
        asked = self.request.GET.get("sort", "")
        found = (each for each in self.columns if each.order and each.key == asked.removeprefix("-"))
        return next(found, None), asked.startswith("-")

    @cached_property
    def page(self) -> Page[Any]:
        """The page that was asked for, or the nearest that there is."""
        return Paginator(self.rows, self.per_page).get_page(self.request.GET.get("page"))

    @property
    def lines(self) -> Iterator[list[Cell]]:
        """The cells of the page."""
        for row in self.page:
            yield [
                Cell(each.value(row), each.link(row) if each.link else "", each.number, each.heading)
                for each in self.columns
                if each.shown
            ]

    @property
    def headings(self) -> list[dict[str, str]]:
        """Each column's heading, where it leads to sort by it, and how it is sorted now."""
        column, down = self.sorted_by
        return [
            {
                "text": each.heading,
                "address": self.address(sort=f"-{each.key}" if each is column and not down else each.key)
                if each.order
                else "",
                "sorted": ("descending" if down else "ascending") if each is column else "",
                "number": "1" if each.number else "",
            }
            for each in self.columns
            if each.shown
        ]

    def address(self, **changed: str | int) -> str:
        """This list's address with some of it changed; page 1 again, unless the page is what changed."""
        query = self.request.GET.copy()
        for key in ("page", "download"):
            query.pop(key, None)
        for key, value in changed.items():
            query[key] = str(value)
        return f"?{query.urlencode()}"

    def download(self) -> HttpResponseBase:
        """Every row that the filters leave, as CSV; a cell can never be run as a formula."""
        answer = StreamingHttpResponse(self._csv(), content_type="text/csv; charset=utf-8")
        name = "-".join(word for word in self.caption.lower().split() if word.isalnum())
        answer["Content-Disposition"] = f'attachment; filename="{name or "list"}.csv"'
        return answer

    def _csv(self) -> Iterator[str]:
        yield "\ufeff" + _line([each.heading for each in self.columns])
        for row in self.rows.iterator(chunk_size=1000):
            yield _line([(each.plain or each.value)(row) for each in self.columns])


def _line(values: Sequence[Any]) -> str:
    line = StringIO()
    csv.writer(line).writerow(
        [f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value for value in values]
    )
    return line.getvalue()


def answer(
    request: HttpRequest, template: str, table: Table, context: Mapping[str, Any] | None = None
) -> HttpResponseBase:
    """The page of a list, or its download when the address asks for it."""
    if request.GET.get("download") == "csv":
        return table.download()
    response: HttpResponse = render(request, template, {"table": table, **(context or {})})
    return response
