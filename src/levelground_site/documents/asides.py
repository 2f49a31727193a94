"""What a kind's own app adds to the pages of its documents: a guide, ideas, rights."""

from collections.abc import Callable
from typing import Any, Literal

from django.http import HttpRequest

Place = Literal["begun", "prepare-owner", "prepare-other", "together", "asking", "not-agreed", "review", "ended"]
# Gives the HTML (render_to_string), or nothing; the document is the reader's own, or shared with them.
Aside = Callable[[HttpRequest, Any], Any]
ASIDES: dict[tuple[str, str], Aside] = {}


def aside(kind: str, place: Place) -> Callable[[Aside], Aside]:
    """Registers what stands at a place on the pages of a kind."""

    def add(function: Aside) -> Aside:
        ASIDES[kind, place] = function
        return function

    return add


def aside_for(request: HttpRequest, document: Any, place: Place) -> Any:
    """What a kind has for a place; nothing where it has none."""
    function = ASIDES.get((document.kind, place))
    return function(request, document) if function else ""
