"""The national release of a collection: from its accepted returns, as a job."""

from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse

from levelground_site.access import System
from levelground_site.jobs.actions import Expected, Progress, start
from levelground_site.jobs.models import Job
from levelground_site.organisations.models import Organisation
from levelground_site.releases.actions import CAME_BETWEEN, prepared, publish, ready
from levelground_site.releases.inputs import Body
from levelground_site.releases.making import CannotPublish
from levelground_site.releases.queries import KIND_OF_JOB
from levelground_site.returns.actions.collecting import mark_released
from levelground_site.returns.models import Collection, Return
from levelground_site.returns.national.queries import accepted_returns


def body_of(organisation: Organisation) -> Body:
    """An organisation as a release keeps it."""
    return Body(
        organisation.code,
        organisation.name,
        organisation.get_kind_display(),
        organisation.ics.name if organisation.ics else "",
        organisation.region,
    )


def title_of(collection: Collection) -> str:
    """What the job is called that releases a collection."""
    return f"The release of {collection.standard.upper()} {collection.year}"


def begin(by: Any, collection: Collection, erratum: str = "", *, later: bool = False) -> Job:
    """Queues the release of a collection. `later`: nobody waits for it."""
    return start(
        by, None, work, title_of(collection), about=KIND_OF_JOB, later=later, collection=collection.pk, erratum=erratum
    )


def work(progress: Progress, collection: int, erratum: str) -> str:
    """Makes the release and publishes it, whole or not at all; gives its address."""
    thing = Collection.objects.get(pk=collection)
    by = progress.job.person or System("release")
    progress.at(2, "Gathering the accepted returns")
    returns: list[Return] = list(accepted_returns(thing))
    if not returns:
        raise Expected("There is no accepted return yet: there is nothing to release.")
    bodies = [body_of(each.organisation) for each in returns]
    documents = [each.accepted.document for each in returns if each.accepted is not None]
    try:
        inputs = prepared(thing.standard, thing.year, bodies, documents, erratum=erratum)
        made = ready(inputs, progress.at)
        with transaction.atomic():
            release = publish(by, None, ready=made)
            mark_released(by, thing, release=str(release))
    except CannotPublish as error:
        raise Expected(str(error)) from error
    except IntegrityError as error:
        raise Expected(CAME_BETWEEN) from error
    parts = {"standard": release.standard, "year": release.year, "number": release.number}
    return reverse("release", kwargs=parts)
