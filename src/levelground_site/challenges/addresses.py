"""What the address of a page says of whose figures stand on it."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

from levelground_site.organisations.models import Organisation

LONGEST = 500


@dataclass(frozen=True)
class About:
    """A page of ours: its path with what was asked of it, and what its address names."""

    page: str
    organisation: Organisation | None
    standard: str
    year: int | None


def page_at(given: str, host: str) -> About | None:
    """The page that an address names, given as a path or whole; None where it is none of this site's."""
    parts = urlsplit(given.strip())
    own = {host, urlsplit(settings.SITE_URL).netloc}
    if (parts.netloc and parts.netloc not in own) or parts.scheme not in {"", "http", "https"}:
        return None
    path = parts.path
    if not path.startswith("/") or path.startswith("//") or "\\" in path:
        return None
    try:
        names = resolve(path).kwargs
    except Resolver404:
        return None
    # Which release is part of what is challenged; whatever else was asked of the page is the reader's own.
    asked = {name: value for name, value in parse_qsl(parts.query) if name == "release"}
    page = path + (f"?{urlencode(asked)}" if asked else "")
    if len(page) > LONGEST or any(ord(letter) < 32 for letter in page):
        return None
    code = str(names.get("code") or names.get("place") or "")
    organisation = Organisation.objects.filter(code=code.upper()).first() if code else None
    year = names.get("year")
    return About(page, organisation, str(names.get("standard") or ""), year if isinstance(year, int) else None)
