"""The templates' environment, and what every page is given."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.timezone import localtime
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader

from levelground_site.access import may
from levelground_site.design import components
from levelground_site.home.navigation import navigation


def _escaped(name: str | None) -> bool:
    """Everything is escaped, but for the plain text of an e-mail."""
    return name is None or not name.endswith(".txt")


def day(moment: date | datetime | None) -> str:
    """A date as people say it: 3 June 2026."""
    if moment is None:
        return ""
    if isinstance(moment, datetime):
        moment = localtime(moment)
    return f"{moment.day} {moment:%B %Y}"


def moment(at: datetime | None) -> str:
    """A date and time: 3 June 2026 at 14:05."""
    return "" if at is None else f"{day(at)} at {localtime(at):%H:%M}"


def environment(**options: Any) -> Environment:
    """Jinja with the design system's macros and ours; the loader that Django gives looks in every app."""
    options |= {"autoescape": _escaped, "undefined": ChainableUndefined, "trim_blocks": True, "lstrip_blocks": True}
    loader = options.pop("loader")
    made = Environment(loader=ChoiceLoader([loader, PackageLoader("nhsuk_frontend_jinja")]), **options)  # noqa: S701
    made.globals |= {"static": static, "url": _url, "site_name": settings.NAME, "c": components}
    made.filters |= {"day": day, "moment": moment}
    return made


def _url(name: str, **parts: Any) -> str:
    return reverse(name, kwargs=parts)


def page(request: HttpRequest) -> dict[str, Any]:
    """What every page knows: who is reading, what they may do, where else they can go."""
    person = getattr(request, "user", None)
    return {
        "person": person,
        "may": lambda permission, of=None: may(person, permission, of=of),
        "navigation": navigation(request),
        "demo": settings.DEMO,
    }
