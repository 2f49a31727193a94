"""How many documents of a kind people of an organisation have agreed on: a number, and never whose."""

from django.db.models import Exists, OuterRef
from django.utils import timezone

from levelground_site.documents.models import Document
from levelground_site.organisations.models import Organisation
from levelground_site.people.models import RoleHeld

# Agreed once, and not ended since.
LIVE = ("agreed", "in-review", "paused")


def agreed_in(organisation: Organisation, kind: str) -> int:
    """How many of a kind are agreed, of owners who hold a role in the organisation today.

    Whoever shows it protects it: a small number tells who they are.
    """
    works = RoleHeld.objects.on(timezone.localdate()).filter(person=OuterRef("owner"), organisation=organisation)
    return Document.objects.filter(Exists(works), kind=kind, state__in=LIVE).count()
