"""A collection of make-believe organisations whose returns are accepted: what a release is made from."""

from __future__ import annotations

import atexit
import json
import shutil
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

from django.db.models import Model
from django.utils import timezone

from levelground.figures import compute_figures
from levelground.measuring import Organisation as Known
from levelground.measuring import measure
from levelground.publishing.return_document import as_document
from levelground.publishing.returns import build_return
from levelground.standards import CountTable, standard
from levelground.synthetic import Service, write
from levelground_site.access import System
from levelground_site.jobs.actions import Progress
from levelground_site.jobs.models import Job
from levelground_site.organisations.models import Organisation
from levelground_site.releases.models import Document, File, Release
from levelground_site.releases.queries import latest
from levelground_site.returns import actions
from levelground_site.returns.models import Collection, How, Return, Version
from levelground_site.returns.national import releasing

TEST = System("test")


@dataclass(frozen=True)
class Measured:
    """What the engine measured at once: the counts with their roll-ups, the directory, and a return for each."""

    counts: CountTable
    directory: Mapping[str, Known]
    documents: tuple[dict[str, Any], ...]


@cache
def measured(organisations: int, staff: int, seed: int, year: int = 2026, name: str = "wres") -> Measured:
    """A make-believe service, measured; its returns as they would come out of return.json."""
    with TemporaryDirectory() as folder:
        write(Service(organisations, staff, seed=seed), Path(folder), "csv")
        found = measure(Path(folder), standard(name), year)
    figures = compute_figures(found.counts, found.standard)
    own = found.counts.organisations[: found.counts.own]
    documents = [as_document(build_return(found, code, figures, version="test")) for code in own]
    return Measured(found.counts, found.directory, tuple(json.loads(json.dumps(documents))))


def organisations_of(given: Measured) -> dict[str, Organisation]:
    """The organisations of a measured service, with their systems, as rows."""
    systems: dict[str, Organisation] = {}
    made = {}
    for code, known in given.directory.items():
        if known.ics and known.ics not in systems:
            systems[known.ics] = Organisation.objects.create(
                code=f"Q{len(systems):02}", name=known.ics, kind="icb", opened=date(2010, 4, 1), region=known.region
            )
        made[code] = Organisation.objects.create(
            code=code, name=known.name, kind="trust", opened=date(2010, 4, 1), region=known.region,
            ics=systems.get(known.ics),
        )  # fmt: skip
    return made


def collection_of(documents: Sequence[dict[str, Any]], *, state: str = "closed") -> Collection:
    """A collection in which these returns were accepted; the organisations are rows already."""
    first = documents[0]
    now = timezone.now()
    collection = actions.plan(
        TEST, None, name=first["standard"], year=first["year"], opens=now - timedelta(days=60),
        closes=now - timedelta(days=1), publish_by=date(first["year"], 10, 31),
    )  # fmt: skip
    collection = actions.open_collection(TEST, collection)
    for document in documents:
        accepted(collection.returns.get(organisation__code=document["organisation"]), document)
    return actions.close_collection(TEST, collection) if state == "closed" else collection


def submitted(thing: Return, document: dict[str, Any]) -> Version:
    """A return sent in."""
    given = {"content": json.dumps(document), "fingerprint": document["fingerprint"], "how": How.RETURN_FILE}
    if thing.accepted is None:
        version = actions.take_in(TEST, thing, **given)
    else:
        version = actions.correct(TEST, thing, why="Two people were counted twice.", **given)
    for step in (actions.review, actions.sign_off, actions.submit):
        step(TEST, thing, version=version.number)
    thing.refresh_from_db()
    return version


def accepted(thing: Return, document: dict[str, Any]) -> Return:
    """A return sent in and accepted."""
    version = submitted(thing, document)
    return actions.accept(TEST, thing, version=version.number)


@dataclass(frozen=True)
class Released:
    """A release as it stood in the database, and the folder that its files lie in."""

    folder: Path
    rows: tuple[tuple[type[Model], tuple[Model, ...]], ...]


_RELEASED: list[Released] = []
_ROWS: tuple[type[Model], ...] = (Organisation, Collection, Version, Return, Release, File, Document)


def released(settings: Any) -> Release:
    """A release of three organisations: made once a process by the release's own job, put back row by row after that.

    Its files lie in a folder of their own, which the site's setting DATA names until the test ends.
    """
    if not _RELEASED:
        _RELEASED.append(_made(settings))
    else:
        for model, rows in _RELEASED[0].rows:
            model._base_manager.bulk_create([copy(row) for row in rows])
    settings.DATA = _RELEASED[0].folder
    return latest("wres", 2026)


def _made(settings: Any) -> Released:
    folder = Path(mkdtemp(prefix="levelground-released-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    settings.DATA = folder
    given = measured(3, 400, 11)
    organisations_of(given)
    collection = collection_of(given.documents)
    releasing.work(Progress(Job.objects.create(title="Release")), collection.pk, "")
    return Released(folder, tuple((model, tuple(model._base_manager.all())) for model in _ROWS))
