"""What is asked of jobs."""

from uuid import UUID

from django.http import Http404

from levelground_site.jobs.models import Job


def one(public_id: UUID) -> Job:
    """A job; Http404."""
    found = Job.objects.filter(public_id=public_id).first()
    if found is None:
        raise Http404("No such job.")
    return found
