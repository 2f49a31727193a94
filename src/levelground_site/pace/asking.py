"""Who asks, for counting how often."""

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The network address that a request came from: as our own proxies tell it, and no further than they can.

    Each proxy adds the address that it was asked from to the end of X-Forwarded-For; what stands before those of ours
    is whatever the visitor wrote.
    """
    told = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",") if each.strip()]
    if 0 < settings.PROXIES <= len(told):
        return told[-settings.PROXIES]
    return str(request.META.get("REMOTE_ADDR", ""))
