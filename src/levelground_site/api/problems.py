"""Everything that can go wrong, in one form: problem details (RFC 9457), as JSON."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Kind:
    """A kind of problem: its status, what it is called, and what to do about it."""

    status: int
    title: str
    says: str


KINDS = {
    "not-understood": Kind(
        400,
        "Something in the question makes no sense",
        "A parameter that there is not, or a value that it cannot hold. ‘faults’ lists all of them at once.",
    ),
    "token": Kind(
        401,
        "The token opens nothing",
        "None was shown where one is needed, or it was mistyped, revoked, or has run out. Make one in your account.",
    ),
    "not-allowed": Kind(
        403,
        "You may not see this",
        "The owner of the token may not see it on the pages either, or the token was made without a second factor.",
    ),
    "protected": Kind(
        403,
        "Hidden, so that nobody can be recognised",
        "The number is small, or would give a small one away. No token opens it: it is not in what is published.",
    ),
    "nothing-there": Kind(404, "There is nothing there", "No such standard, edition, organisation, figure or address."),
    "cannot-be-worked-out": Kind(404, "This figure cannot be worked out", "Nobody was counted on one of its sides."),
    "merged": Kind(
        410,
        "This organisation has merged",
        "It no longer exists in this edition. ‘successor’ carries its history on; the figures of the two are not one "
        "series, so that you are told and not led on in silence.",
    ),
    "read-only": Kind(405, "This is read-only", "Only GET, HEAD and OPTIONS are answered."),
    "too-fast": Kind(429, "Too many questions in a minute", "Ask again after the seconds in the header Retry-After."),
    "a-fault-of-ours": Kind(500, "It did not work, by a fault of ours", "Ask again later, and tell us if it stays so."),
}


class Problem(Exception):  # noqa: N818
    """An answer that is no data: its kind, a sentence on this case, and what a program needs to go on."""

    def __init__(self, kind: str, detail: str, *, headers: dict[str, str] | None = None, **more: Any) -> None:
        super().__init__(detail)
        self.told = Told(kind, detail, more, headers or {})


@dataclass(frozen=True)
class Told:
    """A problem as it is answered."""

    kind: str
    detail: str
    more: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)

    def answer(self, path: str) -> HttpResponse:
        """The answer; `path` is the address that was asked."""
        kind = KINDS[self.kind]
        body = {
            "type": f"{reverse('about-api')}#{self.kind}",
            "title": kind.title,
            "status": kind.status,
            "detail": self.detail,
            "instance": path,
            **self.more,
        }
        text = json.dumps(body, ensure_ascii=False)
        response = HttpResponse(text, content_type=MEDIA_TYPE, status=kind.status, headers=self.headers)
        response["Cache-Control"] = "no-store"
        return response


def of_faults(errors: Iterable[Any]) -> Told:
    """What the checking of parameters found, each with its name, what stood there, and what could."""
    faults = []
    for error in errors:
        where = [str(part) for part in error.get("loc", ()) if part not in {"query", "path", "asked"}]
        name = next((part for part in reversed(where) if not part.isdecimal()), "")
        given = error.get("input")
        shown = str(given)[:80] if isinstance(given, str | int | float) else ""
        faults.append({"parameter": name, "given": shown, "says": error["msg"]})
    names = ", ".join(dict.fromkeys(fault["parameter"] for fault in faults if fault["parameter"]))
    return Told("not-understood", f"Look at: {names}." if names else "Look at the faults.", {"faults": faults})
