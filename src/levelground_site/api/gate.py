"""The gate before every answer: method, token, pace, unknown parameters; behind it: tag, cache, other sites' pages."""

import hashlib
import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.gzip import gzip_page

from levelground_site.api import actions, queries
from levelground_site.api.handing import NotModified, known
from levelground_site.api.models import Token
from levelground_site.api.problems import Problem, Told
from levelground_site.api.service import names_in
from levelground_site.pace.actions import Pace, Spending, spend
from levelground_site.pace.asking import address_of

READS = "GET, HEAD, OPTIONS"
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE")
EXPOSED = "ETag, Link, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset"
View = Callable[..., HttpResponseBase]
_log = logging.getLogger(__name__)


def gate(view: View, route: str, *, csv: bool = False) -> View:
    """A view of the service behind the gate.

    `route` is its path in the description (blank: it is not in there); `csv`: it gives its table as CSV.
    """

    def asked(request: HttpRequest, **parts: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return _open(HttpResponse(status=204, headers={"Allow": READS}))
        token, spending = None, None
        try:
            _only_reading(request)
            token = _token(request)
            spending = _spend(request, token)
            response = _answered(request, view, route, parts, csv=csv)
        except Problem as problem:
            response = problem.told.answer(request.path)
        except NotModified as same:
            response = HttpResponse(status=304, headers={"ETag": same.etag})
        except Exception:
            _log.exception("%s could not be answered", request.path)
            response = Told("a-fault-of-ours", "Nothing was changed. The fault is written down.").answer(request.path)
        if request.method == "HEAD":
            response = _without_body(response)
        return _finished(response, token, spending)

    made: View = gzip_page(asked)
    made.csrf_exempt = True  # type: ignore[attr-defined]
    return made


def _only_reading(request: HttpRequest) -> None:
    if request.method not in {"GET", "HEAD"}:
        raise Problem("read-only", f"Only {READS} are answered.", headers={"Allow": READS})


def _token(request: HttpRequest) -> Token | None:
    """The token that was shown; from then on its owner is the reader, with a second factor only if it has one."""
    scheme, _, text = request.headers.get("Authorization", "").partition(" ")
    if not scheme:
        return None
    token = queries.token_of(text.strip()) if scheme.lower() == "bearer" else None
    if token is None:
        # Whoever guesses is counted as any other who asks.
        _spend(request, None)
        raise Problem(
            "token",
            "No token that works was shown. Send the header Authorization: Bearer lg_…",
            headers={"WWW-Authenticate": 'Bearer error="invalid_token"'},
        )
    person = token.person
    person.has_second_factor = token.second_factor and person.has_second_factor
    actions.used(person, token)
    request.reader = person  # type: ignore[attr-defined]
    return token


def _spend(request: HttpRequest, token: Token | None) -> Spending:
    if token is None:
        spending = spend("api", address_of(request), Pace(settings.API_A_MINUTE, 60))
    else:
        spending = spend("api by token", str(token.public_id), Pace(settings.API_A_MINUTE_BY_TOKEN, 60))
    if not spending.within:
        wait = str(spending.again_in)
        raise Problem(
            "too-fast", f"Ask again in {wait} seconds.", headers={"Retry-After": wait, "RateLimit-Remaining": "0"}
        )
    return spending


def _answered(request: HttpRequest, view: View, route: str, parts: dict[str, Any], *, csv: bool) -> HttpResponseBase:
    given = request.GET.copy()
    strangers = sorted(set(given) - names_in(route)) if route else []
    if strangers:
        allowed = ", ".join(sorted(names_in(route))) or "none"
        says = f"There is no such parameter. There are: {allowed}."
        raise Problem(
            "not-understood",
            f"Look at: {', '.join(strangers)[:200]}.",
            faults=[{"parameter": name[:80], "given": given.get(name, "")[:80], "says": says} for name in strangers],
        )
    if csv:
        given["format"] = "csv"
    request.GET = given  # type: ignore[assignment]
    request.method, method = "GET", request.method
    try:
        response = view(request, **parts)
    finally:
        request.method = method
    if response.status_code == 200 and isinstance(response, HttpResponse) and "ETag" not in response:
        etag = f'W/"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        known(request, etag)
        response["ETag"] = etag
    return response


def _without_body(response: HttpResponseBase) -> HttpResponse:
    bare = HttpResponse(status=response.status_code, headers=dict(response.items()))
    if isinstance(response, StreamingHttpResponse):
        response.close()
    return bare


def _finished(response: HttpResponseBase, token: Token | None, spending: Spending | None) -> HttpResponseBase:
    allowed = settings.API_A_MINUTE if token is None else settings.API_A_MINUTE_BY_TOKEN
    if spending is not None:
        response["RateLimit-Limit"] = str(allowed)
        response["RateLimit-Remaining"] = str(spending.left)
        response["RateLimit-Reset"] = str(spending.again_in)
    if response.status_code in {200, 304}:
        response["Cache-Control"] = "public, max-age=60" if token is None else "private, no-cache"
    response["Vary"] = "Authorization"
    # Open data is everybody's, pages of other sites among them; what a token opens is its owner's alone.
    return _open(response) if token is None else response


def _open(response: HttpResponseBase) -> HttpResponseBase:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
    response["Access-Control-Allow-Headers"] = "Accept, If-None-Match"
    response["Access-Control-Expose-Headers"] = EXPOSED
    response["Access-Control-Max-Age"] = "86400"
    return response
