"""Returns for the site's tests: measured once a process from the small trust's records, and put in by its people."""

import tempfile
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.utils import timezone

from end_to_end.hands import Records, measured
from end_to_end.small_trust import small_trust
from end_to_end.test_wdes import trust as disability_trust
from levelground.publishing import document_in
from levelground_site.access import Role, System
from levelground_site.returns import actions
from levelground_site.returns.models import Collection, How, Return, Version
from site_world import World


def _disability(year: int) -> Records:
    """The disability standard's trust, with its answer in words."""
    answer = {"organisation": "RAA", "standard": "wdes", "year": year, "indicator": "9b", "answer": "yes"}
    return disability_trust(year).add("answers", **answer, words="We met the network each month.")


@cache
def written(year: int = 2026, organisation: str = "RAA", standard: str = "wres", more: int = 0) -> bytes:
    """The bytes of a return.json; `more` white nurses and BME applicants make its figures move."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        records = _disability(year) if standard == "wdes" else small_trust(organisation, year)
        if more:
            records.staff(more, "A", pay_band="Band 5").applications(more, "H", 3)
        measured(records.write(home / "extracts"), home / "out", year, "--standard", standard, formats="json")
        return (home / "out" / "return.json").read_bytes()


def document(**asked: Any) -> dict[str, Any]:
    """The same as plain values."""
    return document_in(written(**asked), "return.json")


def opened(year: int, standard: str = "wres") -> Collection:
    now, system = timezone.now(), System("test")
    planned = actions.plan(
        system, None, name=standard, year=year, opens=now - timedelta(days=1), closes=now + timedelta(days=30),
        publish_by=date(year, 10, 31),
    )  # fmt: skip
    return actions.open_collection(system, planned)


def taken_in(world: World, thing: Return, **asked: Any) -> Version:
    """The small trust's return, put in by the analyst."""
    said = document(year=thing.collection.year, standard=thing.collection.standard, **asked)
    content = written(year=thing.collection.year, standard=thing.collection.standard, **asked)
    return actions.take_in(
        world.people[Role.ANALYST],
        thing,
        content=content.decode(),
        fingerprint=said["fingerprint"],
        how=How.RETURN_FILE,
    )


def signed(world: World, thing: Return, **asked: Any) -> Version:
    """The same, reviewed and signed off."""
    version = taken_in(world, thing, **asked)
    actions.review(world.people[Role.EQUALITY_LEAD], thing, version=version.number)
    actions.sign_off(world.people[Role.EXECUTIVE], thing, version=version.number)
    return version


def submitted(world: World, thing: Return, **asked: Any) -> Version:
    """The same, submitted."""
    version = signed(world, thing, **asked)
    actions.submit(world.people[Role.ANALYST], thing, version=version.number)
    thing.refresh_from_db()
    return version
