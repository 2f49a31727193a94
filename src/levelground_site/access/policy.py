"""How it is declared who may do what: a resource, its verbs, and a rule for each. What is not declared is denied."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from levelground_site.access.roles import Role

Test = Callable[[Any, Any], bool]


@dataclass(frozen=True)
class Rule:
    """Who may do one thing.

    Either `anyone`, or everyone who is `signed_in`, or those who hold one of `roles` where it reaches the thing, or
    the person whose own it is (`own`, given the person and the thing). `provided` must hold as well, for all of
    them. `confidential`: it shows unprotected numbers, so that a second factor is asked for. `refusal`: what whoever is
    refused reads, where no role would help.
    """

    words: str = ""
    anyone: bool = False
    signed_in: bool = False
    roles: frozenset[Role] = frozenset()
    own: Test | None = None
    provided: Test | None = None
    confidential: bool = False
    refusal: str = ""

    @property
    def told(self) -> str:
        """Who may, in words."""
        who = "everybody" if self.anyone else "everybody with an account" if self.signed_in else ""
        who = who or ", ".join(role.in_a_sentence for role in Role if role in self.roles) or "nobody by a role"
        second = "with a second factor" if self.confidential else ""
        return "; ".join(part for part in (who, self.words, second) if part)


def anyone(words: str = "", provided: Test | None = None) -> Rule:
    """Everybody, signed in or not."""
    return Rule(words, anyone=True, provided=provided)


def signed_in(words: str = "", *, provided: Test | None = None) -> Rule:
    """Everybody with an account."""
    return Rule(words, signed_in=True, provided=provided)


def by(
    *roles: Role,
    words: str = "",
    own: Test | None = None,
    provided: Test | None = None,
    confidential: bool = False,
    refusal: str = "",
) -> Rule:
    """Those who hold one of these roles, where it reaches the thing; and the person whose own it is."""
    return Rule(words, roles=frozenset(roles), own=own, provided=provided, confidential=confidential, refusal=refusal)


@dataclass(frozen=True)
class Resource:
    """Something that people see or change, and the rule of each verb."""

    name: str
    words: str
    verbs: dict[str, Rule]


RESOURCES: dict[str, Resource] = {}


def resource(name: str, words: str, **verbs: Rule) -> None:
    """Declares a resource; its permissions are then called name.verb."""
    if name in RESOURCES:
        raise ValueError(f"The resource {name} is declared twice.")
    # 'assign_to' in Python is 'assign-to' in a permission.
    RESOURCES[name] = Resource(name, words, {verb.replace("_", "-"): rule for verb, rule in verbs.items()})


def rule_of(permission: str) -> Rule:
    """The rule of a permission such as 'organisation.see'; LookupError when nobody declared it."""
    load()
    name, _, verb = permission.partition(".")
    try:
        return RESOURCES[name].verbs[verb]
    except KeyError:
        raise LookupError(f"No permission is called '{permission}' (access/policies).") from None


def confidential_roles() -> frozenset[Role]:
    """The roles that can see unprotected numbers somewhere."""
    load()
    return frozenset(
        role for each in RESOURCES.values() for rule in each.verbs.values() if rule.confidential for role in rule.roles
    )


@cache
def load() -> None:
    """Reads every file in access/policies, once."""
    from levelground_site.access import policies  # noqa: PLC0415

    for module in sorted(found.name for found in iter_modules(policies.__path__)):
        import_module(f"{policies.__name__}.{module}")
