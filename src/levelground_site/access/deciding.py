"""The answer to 'may they?': for one thing, and for a list of things."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet

from levelground_site.access.policy import Rule, rule_of
from levelground_site.access.roles import Reach, Role

Things = TypeVar("Things", bound=Model)


class Refused(PermissionDenied):
    """They may not; says who may."""

    def __init__(self, permission: str) -> None:
        super().__init__(permission)
        self.permission = permission
        self.rule = rule_of(permission)


@dataclass(frozen=True)
class System:
    """A command or a job that acts by itself; it may do anything, and is named in the trail. Never used by a view."""

    name: str


class Holding(Protocol):
    """A role that is held now."""

    @property
    def role(self) -> Role:
        """Which role."""

    @property
    def organisations(self) -> frozenset[int]:
        """The organisation in which it is held, and those that it succeeded."""


def may(person: Any, permission: str, of: Any = None) -> bool:
    """Whether the person may do that; `of` is the thing, or None to ask whether they may do it to anything at all.

    The thing tells its organisation by `organisation` (None: it belongs to no organisation, and any holder reaches it).
    Raises LookupError for a permission that nobody declared.
    """
    rule = rule_of(permission)
    if isinstance(person, System):
        return True
    if not _among(person, rule, of):
        return False
    return of is None or rule.provided is None or rule.provided(person, of)


def require(person: Any, permission: str, of: Any = None) -> None:
    """Raises Refused when they may not."""
    if not may(person, permission, of):
        raise Refused(permission)


def visible(
    person: Any, permission: str, things: QuerySet[Things], organisation: str = "organisation"
) -> QuerySet[Things]:
    """Those of the things on which the person may do that; `organisation` is the field that leads to it, or 'self'.

    `own` and `provided` need the thing itself and cannot be asked of a list: filter for them as well.
    """
    rule = rule_of(permission)
    if rule.anyone or isinstance(person, System) or (rule.signed_in and person.is_authenticated):
        return things
    held = _held(person, rule)
    if any(each.role.reach is Reach.ALL for each in held):
        return things
    to, ics = ("pk", "ics") if organisation == "self" else (organisation, f"{organisation}__ics")
    # A system's role reaches the board that it is held in, and every organisation of the system.
    own = Q(**{f"{to}__in": _organisations(held)})
    system = Q(**{f"{ics}__in": _organisations(each for each in held if each.role.reach is Reach.SYSTEM)})
    return things.filter(own | system)


def _organisations(held: Iterable[Holding]) -> set[int]:
    return {organisation for each in held for organisation in each.organisations}


def _held(person: Any, rule: Rule) -> list[Holding]:
    if not getattr(person, "is_authenticated", False) or (rule.confidential and not person.has_second_factor):
        return []
    return [each for each in person.roles_held if each.role in rule.roles]


def _among(person: Any, rule: Rule, of: Any) -> bool:
    if rule.anyone:
        return True
    if not getattr(person, "is_authenticated", False):
        return False
    if rule.signed_in:
        return True
    if rule.own is not None and of is not None and rule.own(person, of):
        return True
    return any(_reaches(each, of) for each in _held(person, rule))


def _reaches(held: Holding, of: Any) -> bool:
    organisation = None if of is None else of.organisation
    if organisation is None or held.role.reach is Reach.ALL:
        return True
    if organisation.pk in held.organisations:
        return True
    return held.role.reach is Reach.SYSTEM and organisation.ics_id in held.organisations
