"""Telling whoever is next that something waits: by e-mail, with nothing confidential in it."""

from typing import Any

from django.conf import settings

from levelground_site.mail.sending import send
from levelground_site.people.queries import holders
from levelground_site.returns.addresses import address
from levelground_site.returns.models import Return
from levelground_site.returns.turns import due, turn_of


def tell_next(by: Any, thing: Return) -> None:
    """Tells those in the organisation whose turn it is; whoever has just acted need not be told."""
    turn = turn_of(thing)
    if turn is None:
        return
    for person in holders(turn.roles, thing.organisation):
        if person != by:
            send(
                "returns/email/turn",
                person.email,
                {
                    "name": person.name,
                    "collection": str(thing.collection),
                    "organisation": thing.organisation.name,
                    "what": turn.what,
                    "by": due(thing),
                    "address": settings.SITE_URL + address(turn.page, thing),
                },
            )
