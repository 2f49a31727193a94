"""Putting a scheme into the register, or a newer form of it."""

from datetime import date
from typing import Any

from levelground_site.access.acting import action, note
from levelground_site.lived_experience.pledges.models import Edition, Scheme, StartingPoint, Step
from levelground_site.lived_experience.pledges.reading import CannotRead, Read
from levelground_site.lived_experience.pledges.states import SCHEME
from levelground_site.organisations.models import Organisation


@action("scheme.keep")
def load_scheme(by: Any, thing: None, read: Read, *, today: date) -> Scheme:
    """Puts a scheme in as its file has it; read again, it changes nothing.

    Raises CannotRead where an edition that stands would be changed: what was signed under it keeps its words.
    """
    values = dict(read.values)
    faults: list[str] = []
    code, successor = values.pop("system"), values.pop("followed_by")
    system = Organisation.objects.filter(code=code).first() if code else None
    if code and system is None:
        faults.append(f"No organisation has the code {code}, which 'system' names.")
    before = Scheme.objects.filter(key=values["key"]).first()
    faults += [] if before is None else _changed(before, read)
    if faults:
        raise CannotRead(faults)
    scheme = before or Scheme(key=values["key"])
    for name, value in (values | {"system": system}).items():
        setattr(scheme, name, value)
    scheme.followed_by = Scheme.objects.filter(key=successor).first() if successor else None
    keep_state(scheme, today)
    scheme.save()
    there = set(scheme.editions.values_list("number", flat=True))
    for each in read.editions:
        if each["number"] not in there:
            edition = Edition.objects.create(
                scheme=scheme, number=each["number"], since=each["since"], words=each["words"].strip()
            )
            Step.objects.bulk_create(Step(edition=edition, **step) for step in each["step"])
    for point in read.starting_points:
        StartingPoint.objects.get_or_create(scheme=scheme, on=point["on"], defaults=point)
    note(editions=len(read.editions), new=before is None)
    return scheme


def keep_state(scheme: Scheme, today: date) -> None:
    """Puts a scheme into the state that its dates say; the caller saves it."""
    if scheme.state == "draft" and scheme.opened is not None and scheme.opened <= today:
        SCHEME.move(scheme, "open")
    if scheme.closed is not None and scheme.closed <= today:
        if scheme.followed_by_id is not None and scheme.state != "superseded":
            SCHEME.move(scheme, "supersede")
        elif scheme.state in ("draft", "open"):
            SCHEME.move(scheme, "close")


def _changed(scheme: Scheme, read: Read) -> list[str]:
    given = {each["number"]: each for each in read.editions}
    found = []
    for edition in scheme.editions.prefetch_related("steps"):
        new = given.get(edition.number)
        if new is None:
            found.append(f"Edition {edition.number} stands in the register and is missing in the file.")
            continue
        steps = [(step.number, step.name, step.asks, step.evidence, step.proves) for step in edition.steps.all()]
        theirs = [(s["number"], s["name"], s["asks"], s["evidence"], s.get("proves", "")) for s in new["step"]]
        if (edition.words, edition.since, steps) != (new["words"].strip(), new["since"], theirs):
            found.append(
                f"Edition {edition.number} has been signed as it stands: add a new edition with the new words."
            )
    return found
