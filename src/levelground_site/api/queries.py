"""What is asked of tokens, and of what was published."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.http import Http404

from levelground.measuring import Rows, each_row, rows_of
from levelground_site.api.actions import fingerprint
from levelground_site.api.models import Token
from levelground_site.releases import places
from levelground_site.releases.models import Document, Release
from levelground_site.releases.queries import releases

Row = tuple[Any, ...]
# A published table never changes, so that what was read of it is kept; the release is part of the path.
_KEPT = 256


def token_of(text: str) -> Token | None:
    """The token of a text, with its owner; None for one that there is not, or that no longer works."""
    found = Token.objects.select_related("person").filter(fingerprint=fingerprint(text)).first()
    return found if found is not None and found.works and found.person.is_active else None


def token(public_id: UUID) -> Token:
    """A token by what its owner's pages call it; Http404."""
    found = Token.objects.select_related("person").filter(public_id=public_id).first()
    if found is None:
        raise Http404("No such token.")
    return found


def table(release: Release, name: str, where: Mapping[str, Sequence[str]], first: int, most: int) -> Rows:
    """The rows of a release's table (counts, figures) that fit. OSError when its file is not where it should be."""
    asked = tuple((column, tuple(texts)) for column, texts in where.items() if texts)
    return _table(_path(release, name), asked, first, most)


@lru_cache(maxsize=_KEPT)
def _table(path: Path, where: tuple[tuple[str, tuple[str, ...]], ...], first: int, most: int) -> Rows:
    return rows_of(path, dict(where), first=first, most=most)


def whole_table(
    release: Release, name: str, where: Mapping[str, Sequence[str]]
) -> tuple[tuple[str, ...], Iterator[Row]]:
    """The columns, and every row that fits, of a release's table. OSError as `table`."""
    return each_row(_path(release, name), where)


def _path(release: Release, name: str) -> Path:
    return places.folder_of(release.public_id) / f"{name}.parquet"


def newest_of_each_edition(standard: str) -> list[Release]:
    """Of each edition of a standard the newest release, the oldest edition first."""
    found: dict[int, Release] = {}
    for each in releases().filter(standard=standard).order_by("year", "number"):
        found[each.year] = each
    return list(found.values())


@dataclass(frozen=True)
class Place:
    """Something that organisations add up to, as releases name it."""

    name: str
    editions: tuple[tuple[str, int], ...]


def rollups() -> list[Place]:
    """England, regions and systems that releases hold, and in which editions; England first."""
    found: dict[str, set[tuple[str, int]]] = {}
    rows = Document.objects.filter(is_rollup=True).values_list("code", "release__standard", "release__year").distinct()
    for code, standard, year in rows.order_by("code"):
        found.setdefault(code, set()).add((standard, year))
    return sorted(
        (Place(name, tuple(sorted(editions))) for name, editions in found.items()),
        key=lambda each: (each.name != "England", each.name),
    )


def published_in(code: str, *any_of: Release) -> bool:
    """Whether one of these releases holds an organisation or a place."""
    return Document.objects.filter(release__in=any_of, code=code).exists()
