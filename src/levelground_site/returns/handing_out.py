"""Returns that are not published, for those who may see them: handed to whoever asks in the releases' own words."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import Http404

from levelground_site.access import Refused, may
from levelground_site.audit.trail import record
from levelground_site.releases.unpublished import Kept
from levelground_site.returns import queries
from levelground_site.returns.states import RETURN


def listed(person: Any) -> Iterator[Kept]:
    """The returns whose state a person may see; `readable`: and what is in them."""
    for each in queries.listed(person).select_related("organisation__ics").order_by("-collection__year", "pk"):
        yield Kept(
            each.collection.standard,
            each.collection.year,
            each.organisation.code,
            each.organisation.name,
            RETURN.state(each.state).words,
            each.current_id is not None and may(person, "return.see", of=each),
        )


def document(person: Any, standard: str, year: int, code: str) -> Mapping[str, Any]:
    """The version that a person has before them, as plain values. Refused; Http404 where there is none yet."""
    thing = queries.one(standard, year, code)
    if not may(person, "return.see", of=thing):
        record(person, "return.see (refused)", thing, {"by": "program"})
        raise Refused("return.see")
    version = queries.shown(person, thing)
    if version is None:
        raise Http404("Nothing has been put into this return yet.")
    record(person, "return.see (looked)", thing, {"version": version.number, "by": "program"})
    return version.document
