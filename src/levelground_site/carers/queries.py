"""What an employer adds, and whose additions a reader is shown."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone

from levelground_site.carers.models import Addition
from levelground_site.organisations.models import Organisation


def one(code: str, public_id: UUID) -> Addition:
    """An addition of an organisation that still stands; Http404."""
    found = Addition.objects.select_related("organisation", "written_by").filter(
        public_id=public_id, organisation__code=code.upper(), ended=None
    )
    addition = found.first()
    if addition is None:
        raise Http404("It was changed or taken away.")
    return addition


def of_organisation(organisation: Organisation) -> QuerySet[Addition]:
    """What stands of an organisation today."""
    return Addition.objects.on(timezone.localdate()).filter(organisation=organisation).select_related("organisation")


def all_of(organisation: Organisation) -> QuerySet[Addition]:
    """What was not ended, that which is to come too: for whoever writes it."""
    return Addition.objects.filter(organisation=organisation, ended=None).select_related("organisation")


def with_some() -> QuerySet[Organisation]:
    """The organisations that say what they add."""
    return Organisation.objects.filter(pk__in=Addition.objects.on(timezone.localdate()).values("organisation"))


def place_of(request: HttpRequest) -> Organisation | None:
    """Whose additions a reader is shown: those that they ask for (`?at=CODE`), or where they work."""
    asked = request.GET.get("at", "")
    if asked:
        return with_some().filter(code=asked.upper()[:10]).first()
    held = getattr(request.user, "roles_held", [])
    return with_some().filter(pk__in=[each.organisation.pk for each in held]).first() if held else None


def beside(organisation: Organisation | None, topics: Iterable[str]) -> list[Addition]:
    """What stands beside a text on some topics: on that of rights, what is added to any right."""
    if organisation is None:
        return []
    wanted = set(topics)
    return [
        each
        for each in of_organisation(organisation)
        if each.about in wanted or ("rights" in wanted and each.about.startswith("right-"))
    ]


def due_at(person: Any) -> list[Addition]:
    """What somebody who writes should look at again, at the places where they hold a role."""
    places = [each.organisation.pk for each in person.roles_held]
    today = timezone.localdate()
    found = Addition.objects.on(today).filter(organisation__in=places, look_again__lte=today)
    return list(found.select_related("organisation"))
