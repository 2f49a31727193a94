"""What is asked of jobs."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from levelground_site.jobs.models import Job, State


def one(public_id: UUID) -> Job:
    """A job; Http404."""
    found = Job.objects.filter(public_id=public_id).first()
    if found is None:
        raise Http404("No such job.")
    return found


def failed(about: str) -> QuerySet[Job]:
    """The jobs of a kind that did not work."""
    return Job.objects.filter(about=about, state=State.FAILED)


def on_their_way(about: str) -> list[Job]:
    """The jobs of a kind that are not over, in the order in which they were asked for."""
    return list(Job.objects.filter(about=about, state__in=(State.WAITING, State.RUNNING)).order_by("asked", "pk"))
