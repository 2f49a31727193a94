"""Actions: one function a verb, in one transaction, authorised and audited."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.db import transaction

from levelground_site.access.deciding import require
from levelground_site.access.policy import rule_of
from levelground_site.audit.trail import Detail, record

Given = ParamSpec("Given")
Thing = TypeVar("Thing")
Result = TypeVar("Result")
Action = Callable[Concatenate[Any, Thing, Given], Result]

_noted: ContextVar[dict[str, Detail] | None] = ContextVar("noted", default=None)
# The permission of every action, by its module and name.
ACTIONS: dict[str, str] = {}


def action(
    permission: str,
) -> Callable[[Action[Thing, Given, Result]], Action[Thing, Given, Result]]:
    """Makes a function the action of a permission: called with who acts, and on what.

    It runs in one transaction, refuses whoever may not (Refused), and leaves an entry in the trail, of the thing or,
    where it was given None, of what it returns. What the body notes with `note` goes into the entry.
    """

    def declare(function: Action[Thing, Given, Result]) -> Action[Thing, Given, Result]:
        rule_of(permission)

        @wraps(function)
        def acted(by: Any, thing: Thing, *args: Given.args, **given: Given.kwargs) -> Result:
            noted: dict[str, Detail] = {}
            with transaction.atomic():
                require(by, permission, of=thing)
                token = _noted.set(noted)
                try:
                    result = function(by, thing, *args, **given)
                finally:
                    _noted.reset(token)
                record(by, permission, result if thing is None else thing, noted)
            return result

        ACTIONS[f"{function.__module__}.{function.__name__}"] = permission
        return cast(Action[Thing, Given, Result], acted)

    return declare


def note(**details: Detail) -> None:
    """Adds details to the entry of the action that is running. They are kept for good: never anything personal."""
    noted = _noted.get()
    if noted is None:
        raise RuntimeError("note() belongs inside an action.")
    noted.update(details)
