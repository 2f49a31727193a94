"""The navigation in the header, for one reader."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from levelground_site.access import may
from levelground_site.home.registry import NAVIGATION, PAGE_LINKS

# Parts of addresses that only one reader knows: they are told nowhere else.
SECRET = {"token", "receipt", "key", "uidb36"}


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    """The places that the reader may go to, in the form that the design system's header takes."""
    person = getattr(request, "user", None)
    found = []
    for entry in sorted(NAVIGATION, key=lambda each: each.order):
        if may(person, entry.needs):
            address = reverse(entry.url)
            found.append({"href": address, "text": entry.text, "active": _is_in(request.path, address)})
    return found


def page_links(request: HttpRequest) -> list[dict[str, str]]:
    """The links at the foot of a page, each with its words and its address."""
    found = []
    for link in PAGE_LINKS:
        address = reverse(link.url)
        match = request.resolver_match
        if link.about_page and match is not None and request.path != address and not SECRET & set(match.kwargs):
            address += f"?{urlencode({'page': request.path})}"
        found.append({"text": link.text, "address": address})
    return found


def _is_in(path: str, address: str) -> bool:
    return path == address or (address != "/" and path.startswith(address))
