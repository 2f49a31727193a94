"""What was asked of the page of rights, from its address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from levelground_site.carers.rights import NATIONS, Worker

NOT_A_DAY = "There is no such day. Give a day, a month and a year, such as 6 4 2024."


@dataclass(frozen=True)
class Asked:
    """A kind of worker (None: not said yet), a nation, a day, what was typed for it, and what is wrong with it."""

    worker: Worker | None
    nation: str
    on: date
    typed: dict[str, str]
    fault: str


def asked(given: Mapping[str, str], today: date) -> Asked:
    """Reads the address. What is none of the choices is passed over; a day that cannot be is told, and today shown."""
    worker = next((each for each in Worker if each.value == given.get("worker")), None)
    nation = given.get("nation", "")
    typed = {part: given.get(f"day-{part}", "").strip()[:4] for part in ("day", "month", "year")}
    if not any(typed.values()):
        return Asked(worker, nation if nation in NATIONS else NATIONS[0], today, typed, "")
    try:
        on, fault = date(*(int(typed[part]) for part in ("year", "month", "day"))), ""
    except ValueError:
        on, fault = today, NOT_A_DAY
    return Asked(worker, nation if nation in NATIONS else NATIONS[0], on, typed, fault)
