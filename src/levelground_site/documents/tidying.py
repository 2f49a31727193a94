"""What was erased stays erased, also where the database was restored from a copy that is older than the erasure."""

from levelground_site.documents import erasures
from levelground_site.documents.actions import erased_again
from levelground_site.documents.models import Erasure
from levelground_site.jobs.tidying import tidier


@tidier
def erased() -> None:
    """Completes the list that is kept apart; erases once more what is on it and unknown to the database.

    A process may have been killed between an erasure and the list; a database may have been put back from a copy.
    """
    known = set(Erasure.objects.values_list("key", flat=True))
    erasures.add(known)
    missing = erasures.listed() - known
    if missing:
        erased_again(missing)
