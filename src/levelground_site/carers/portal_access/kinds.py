"""What a portal's file says of it: read, and refused where it says what cannot be."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import models

from levelground_site.access import Role

FILE = Path(__file__).with_name("portals.toml")


class Kind(models.TextChoices):
    """How a portal lets people in."""

    CODE = "code", "One code for everyone"
    SEATS = "seats", "A code for each person"


class To(models.TextChoices):
    """To whom somebody may grant."""

    OWN = "own organisation", "people of their own organisation"
    SYSTEM = "system", "people of every organisation of their system"
    ASKED = "who asked them", "people who chose to ask them"


@dataclass(frozen=True)
class Rule:
    """Who may grant, and to whom."""

    by: Role
    to: To

    @property
    def words(self) -> str:
        """In a sentence's part."""
        return f"{self.by.label}: {self.to.label}"


@dataclass(frozen=True)
class PortalFile:
    """A portal as its file describes it."""

    key: str
    name: str
    what: str
    readers: str
    address: str
    owner: str
    kind: Kind
    months: int
    rules: tuple[Rule, ...]


class CannotRead(Exception):  # noqa: N818
    """A file of portals that cannot be read; says every fault."""


def portals(path: Path = FILE) -> list[PortalFile]:
    """The portals of a file; CannotRead with all that is wrong in it."""
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CannotRead(f"{path.name}: {error}") from error
    found, faults = [], []
    for place, each in enumerate(given.get("portal", []), 1):
        try:
            found.append(_portal(each))
        except KeyError as error:
            faults.append(f"{path.name}, portal {place}: {error.args[0]} is missing.")
        except (ValueError, TypeError) as error:
            faults.append(f"{path.name}, portal {place}: {error}")
    if not found and not faults:
        faults.append(f"{path.name}: it has no [[portal]].")
    if len({each.key for each in found}) < len(found):
        faults.append(f"{path.name}: two portals have the same key.")
    if faults:
        raise CannotRead("\n".join(faults))
    return found


def _portal(given: dict[str, Any]) -> PortalFile:
    made = PortalFile(
        key=given["key"],
        name=given["name"],
        what=given["what"],
        readers=given["for"],
        address=given["address"],
        owner=given["owner"],
        kind=Kind(given["kind"]),
        months=int(given["months"]),
        rules=tuple(Rule(Role(each["by"]), To(each["to"])) for each in given["grants"]),
    )
    if not made.address.startswith("https://"):
        raise ValueError("its address must begin with https://.")
    if not 1 <= made.months <= 60:
        raise ValueError("months must be 1 to 60.")
    if not made.rules:
        raise ValueError("nobody may grant access to it.")
    if all(rule.to is To.ASKED for rule in made.rules):
        raise ValueError("somebody besides a manager must be able to grant: some would rather not tell their manager.")
    return made
