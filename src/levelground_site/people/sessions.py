"""Sessions that end: after so long without a page, and after so long in any case."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

Response = Callable[[HttpRequest], HttpResponse]
# Tells the sign-in page why one is there.
ENDED = "ended"


def end_old_sessions(get_response: Response) -> Response:
    """Signs out whoever has been away too long, and tells them so when they next must sign in."""

    def answer(request: HttpRequest) -> HttpResponse:
        ended = request.user.is_authenticated and _is_over(request)
        if ended:
            logout(request)
            request.COOKIES[ENDED] = "1"
        response = get_response(request)
        if ended:
            response.set_cookie(ENDED, "1", max_age=300, httponly=True, samesite="Lax", secure=settings.PRODUCTION)
        elif ENDED in request.COOKIES and request.user.is_authenticated:
            response.delete_cookie(ENDED)
        return response

    return answer


def _is_over(request: HttpRequest) -> bool:
    now = timezone.now().timestamp()
    began = request.session.setdefault("began", now)
    seen = request.session.get("seen", now)
    if now - began > settings.SESSION_HOURS * 3600 or now - seen > settings.SESSION_IDLE_MINUTES * 60:
        return True
    # Written at most once a minute: a write for each page would cost more than the page.
    if "seen" not in request.session or now - seen > 60:
        request.session["seen"] = now
    return False
