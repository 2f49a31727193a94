"""The demo's national releases: of every edition that is over, by the release's own job, when the site is up."""

from levelground_site.access import Role
from levelground_site.demo.england import LAST_YEAR
from levelground_site.demo.making import afterwards
from levelground_site.jobs.actions import give_up
from levelground_site.jobs.queries import failed
from levelground_site.people.demo_data import persona
from levelground_site.releases.queries import KIND_OF_JOB, being_made
from levelground_site.returns.models import Collection
from levelground_site.returns.national.releasing import begin, title_of

BROKEN_OFF = "The site was stopped while this was being made. What was not published by then was begun again."


@afterwards
def releases() -> None:
    """Begins those that are not out: the oldest edition first; in a year first WRES, whose parts are the finer ones."""
    earlier = Collection.objects.filter(year__lt=LAST_YEAR).order_by("year", "-standard")
    titles = {title_of(each) for each in earlier}
    for job in being_made():
        if job.title in titles:
            give_up(job, BROKEN_OFF)
    national = persona(Role.NATIONAL_TEAM)
    # What cannot be published stays so, and its job says why: it is not begun at each start.
    refused = set(failed(KIND_OF_JOB).exclude(fault=BROKEN_OFF).values_list("title", flat=True))
    for collection in earlier.filter(state="closed"):
        if title_of(collection) in refused:
            continue
        begin(national, collection, later=True)
