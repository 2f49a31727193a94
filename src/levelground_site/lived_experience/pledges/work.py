"""Work in the background: publishing the protected numbers takes seconds, so a worker does it."""

from datetime import date

from levelground_site.access import System
from levelground_site.jobs.actions import Progress
from levelground_site.lived_experience.pledges.actions import compare, publish
from levelground_site.lived_experience.pledges.models import Scheme


def publish_scheme(progress: Progress, scheme: str, day: str) -> str | None:
    """Publishes a scheme's numbers as they stand on a day."""
    progress.at(10, "Hiding whatever would pick somebody out")
    publish(System("calendar"), Scheme.objects.get(key=scheme), day=date.fromisoformat(day))
    return None


def compare_scheme(progress: Progress, scheme: str) -> str | None:
    """Sets those who signed a scheme beside those who did not, from what was released."""
    progress.at(10, "Reading what was released")
    compare(System("calendar"), Scheme.objects.get(key=scheme))
    return None
