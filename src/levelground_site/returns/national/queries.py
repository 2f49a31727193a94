"""What is asked of collections and their returns."""

from django.db.models import QuerySet
from django.http import Http404

from levelground_site.returns.models import Collection, Return


def collection(standard: str, year: int) -> Collection:
    """The collection of an edition; Http404 when there is none."""
    found = Collection.objects.filter(standard=standard, year=year).first()
    if found is None:
        raise Http404(f"There is no collection of {standard} {year}.")
    return found


def accepted_returns(collection: Collection) -> QuerySet[Return]:
    """The returns with an accepted version, also while a correction of it is on its way."""
    rows = collection.returns.filter(accepted__isnull=False).select_related("organisation__ics", "accepted")
    return rows.order_by("organisation__code")
