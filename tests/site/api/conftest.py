"""A released edition, made once, for all that is asked of the API."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from levelground_site.releases.models import Release
from levelground_site.releases.queries import latest
from released_world import collection_of, measured, organisations_of


@pytest.fixture(scope="package")
def released(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The folder and the database rows of one release of three organisations; taken away afterwards."""
    from django.conf import settings
    from django.db import transaction

    from levelground_site.jobs.actions import Progress
    from levelground_site.jobs.models import Job
    from levelground_site.returns.national import releasing

    folder: Path = tmp_path_factory.mktemp("released")
    before, settings.DATA = settings.DATA, folder
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        given = measured(3, 400, 11)
        organisations_of(given)
        collection = collection_of(given.documents)
        releasing.work(Progress(Job.objects.create(title="Release")), collection.pk, "")
        try:
            yield given
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)
            settings.DATA = before


@pytest.fixture
def release(released: Any, db: None) -> Release:
    return latest("wres", 2026)
