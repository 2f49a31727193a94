"""Where the pages of a pledge are."""

from typing import Any

from django.urls import reverse

from levelground_site.lived_experience.pledges.models import Pledge


def address(page: str, pledge: Pledge, **parts: Any) -> str:
    """The address of a page of a pledge; `parts` are those that only this page has."""
    return reverse(page, kwargs={"scheme": pledge.scheme.key, "code": pledge.organisation.code, **parts})
