"""Pages that lead on to what several apps give: each app adds its own lead to a hub, in its home_items.

A hub is known by a name ('carers'); the app whose page it is shows `leads_of` with the component `leads`.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from levelground_site.access import may


@dataclass(frozen=True)
class Lead:
    """A way on from a hub: its words, a sentence about it, its address's name, and the permission that it needs."""

    label: str
    sentence: str
    url: str
    needs: str
    order: int


LEADS: defaultdict[str, list[Lead]] = defaultdict(list)


def hub_entry(hub: str, label: str, sentence: str, url: str, *, needs: str, order: int = 50) -> None:
    """Adds a lead to a hub, shown to whoever may go there, after those of a lower order."""
    LEADS[hub].append(Lead(label, sentence, url, needs, order))


def leads_of(hub: str, person: Any) -> list[Lead]:
    """The leads of a hub that a reader may follow, in order; none where no app added any."""
    return sorted((lead for lead in LEADS.get(hub, ()) if may(person, lead.needs)), key=lambda each: each.order)
