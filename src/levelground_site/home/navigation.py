"""The navigation in the header, for one reader."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from levelground_site.access import may
from levelground_site.home.registry import NAVIGATION


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    """The places that the reader may go to, in the form that the design system's header takes."""
    person = getattr(request, "user", None)
    found = []
    for entry in sorted(NAVIGATION, key=lambda each: each.order):
        if may(person, entry.needs):
            address = reverse(entry.url)
            found.append({"href": address, "text": entry.text, "active": _is_in(request.path, address)})
    return found


def _is_in(path: str, address: str) -> bool:
    return path == address or (address != "/" and path.startswith(address))
