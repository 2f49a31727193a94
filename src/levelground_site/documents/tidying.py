"""What was erased stays erased, also where the database was restored from a copy that is older than the erasure."""

from levelground_site.documents import erasures
from levelground_site.documents.actions import erased_again
from levelground_site.jobs.tidying import tidier


@tidier
def erased() -> None:
    """Completes the list that is kept apart, and erases once more what is on it."""
    erasures.add_all()
    erased_again(erasures.listed())
