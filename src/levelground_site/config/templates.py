"""The templates' environment, and what every page is given."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup

from levelground_site.access import may
from levelground_site.design import components, words
from levelground_site.easy_read.honouring import easy_twin, large_letters
from levelground_site.easy_read.pictures import picture
from levelground_site.home.navigation import navigation, page_links
from levelground_site.home.voices import heard


def _escaped(name: str | None) -> bool:
    """Everything is escaped, but for the plain text of an e-mail."""
    return name is None or not name.endswith(".txt")


def environment(**options: Any) -> Environment:
    """Jinja with the design system's macros and ours; the loader that Django gives looks in every app."""
    options |= {"autoescape": _escaped, "undefined": ChainableUndefined, "trim_blocks": True, "lstrip_blocks": True}
    loader = options.pop("loader")
    made = Environment(loader=ChoiceLoader([loader, PackageLoader("nhsuk_frontend_jinja")]), **options)  # noqa: S701
    made.globals |= {"static": static, "url": _url, "site_name": settings.NAME, "c": components}
    made.globals |= {"voices": _voices, "picture": picture}
    made.filters |= {"day": words.day, "short_day": words.short_day, "moment": words.moment}
    return made


def _voices(place: str, about: str = "", level: int = 2) -> Markup:
    return components.voices_said(heard(place, about), level)


def _url(name: str, **parts: Any) -> str:
    return reverse(name, kwargs=parts)


def page(request: HttpRequest) -> dict[str, Any]:
    """What every page knows: who is reading, what they may do, where else they can go."""
    person = getattr(request, "user", None)
    return {
        "person": person,
        "may": lambda permission, of=None: may(person, permission, of=of),
        "navigation": navigation(request),
        "page_links": page_links(request),
        "large_letters": large_letters(request),
        "easy_twin": easy_twin(request),
        "demo": settings.DEMO,
        "single_sign_on": settings.SINGLE_SIGN_ON,
    }
