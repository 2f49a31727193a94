"""What was published."""

import zlib
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.text import slugify

from levelground.disclosure import Ledger, ledger_from
from levelground_site.jobs.models import Job
from levelground_site.jobs.queries import on_their_way
from levelground_site.organisations.models import Organisation
from levelground_site.organisations.queries import forerunners
from levelground_site.releases.models import Document, File, Release

KIND_OF_JOB = "release"


def being_made() -> list[Job]:
    """The releases that are on their way, the next one first: their titles, and how far they have come."""
    return on_their_way(KIND_OF_JOB)


def releases() -> QuerySet[Release]:
    """All of them, the newest edition first."""
    return Release.objects.defer("shown")


def one(standard: str, year: int, number: int) -> Release:
    """A release by its address; Http404 when there is none."""
    found = releases().filter(standard=standard, year=year, number=number).first()
    if found is None:
        raise Http404(f"There is no release {number} of {standard} {year}.")
    return found


def latest(standard: str, year: int) -> Release:
    """The newest release of an edition; Http404 when there is none."""
    found = releases().filter(standard=standard, year=year).order_by("-number").first()
    if found is None:
        raise Http404(f"Nothing was released of {standard} {year}.")
    return found


def of_edition(standard: str, year: int) -> list[Release]:
    """The releases of an edition, the first one first."""
    return list(releases().filter(standard=standard, year=year).order_by("number"))


def file(standard: str, year: int, number: int, name: str) -> File:
    """A file by its address; Http404 when there is none."""
    found: File | None = (
        File.objects.filter(release__standard=standard, release__year=year, release__number=number, name=name)
        .select_related("release")
        .defer("release__shown")
        .first()
    )
    if found is None:
        raise Http404(f"The release has no file {name}.")
    return found


def ledger(before: int | None = None) -> Ledger:
    """Everything that was ever shown, the union of all releases; with `before`, of those with a smaller serial."""
    rows = Release.objects.order_by("serial")
    if before is not None:
        rows = rows.filter(serial__lt=before)
    parts = [ledger_from(zlib.decompress(bytes(each)).decode()) for each in rows.values_list("shown", flat=True)]
    return Ledger(tuple(release for part in parts for release in part.releases))


def documents_of_edition(standard: str, year: int, before: int) -> dict[str, dict[str, Any]]:
    """The public documents of an edition by code, from its newest release among those with a smaller serial."""
    found = releases().filter(standard=standard, year=year, serial__lt=before).order_by("-number").first()
    return {} if found is None else {each.code: each.content for each in found.documents.all()}


def published_documents(organisation: Organisation) -> list[Document]:
    """What was published of an organisation and of those that merged into it: of each edition the newest release."""
    codes = [organisation.code, *(each.organisation.code for each in forerunners(organisation))]
    return _newest(Document.objects.filter(code__in=codes, is_rollup=False))


def document_at(standard: str, year: int, place: str, number: int | None = None) -> Document:
    """What an edition's release (the newest, or that of a number) holds of a place as addresses name it; Http404."""
    release = latest(standard, year) if number is None else one(standard, year, number)
    own = release.documents.select_related("release").defer("release__shown")
    found: Document | None = own.filter(code__iexact=place, is_rollup=False).first()
    if found is None:
        names = release.documents.filter(is_rollup=True).values_list("code", flat=True)
        name = next((each for each in names if slugify(each) == place.lower()), "")
        found = own.filter(code=name, is_rollup=True).first()
    if found is None:
        raise Http404(f"{release} holds nothing of {place}.")
    return found


def published_rollup(name: str) -> list[Document]:
    """What was published of a roll-up: of each edition the newest release."""
    return _newest(Document.objects.filter(code=name, is_rollup=True))


def _newest(documents: QuerySet[Document]) -> list[Document]:
    kept: dict[tuple[str, int, str], Document] = {}
    rows: Iterable[Document] = documents.select_related("release").defer("packed", "release__shown")
    for each in rows:
        key = (each.release.standard, each.release.year, each.code)
        if key not in kept or kept[key].release.number < each.release.number:
            kept[key] = each
    return sorted(kept.values(), key=lambda each: (each.release.standard, -each.release.year, each.code))
