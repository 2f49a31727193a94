"""Sends the reminders of a collection, as a job."""

from django.urls import reverse

from levelground_site.access import Refused, System
from levelground_site.jobs.actions import Progress
from levelground_site.returns import actions
from levelground_site.returns.models import Collection
from levelground_site.returns.national.queries import to_chase


def work(progress: Progress, collection: int) -> str:
    """Reminds every organisation that the person may remind, and whose turn it is; each is noted in its history."""
    thing = Collection.objects.get(pk=collection)
    by = progress.job.person or System("reminder")
    chased = [each for each in to_chase(by, thing) if each.people and not each.today]
    for place, each in enumerate(chased):
        progress.at(round(100 * place / len(chased)), f"Reminding {each.thing.organisation.name}")
        try:
            actions.remind(by, each.thing)
        except Refused:
            continue
    return reverse("collection", kwargs={"standard": thing.standard, "year": thing.year})
