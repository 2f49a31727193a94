"""Addresses that say what they need: the only way in which a page is put into the site."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.views.decorators.cache import never_cache

from levelground_site.access.deciding import Refused, may
from levelground_site.access.kept import keep_words
from levelground_site.access.policy import rule_of
from levelground_site.access.watching import tell_watchers
from levelground_site.audit.trail import record


@dataclass(frozen=True)
class Declared:
    """What an address needs; the tests walk all of these."""

    needs: str
    of: Callable[..., Any] | None
    methods: Sequence[str]
    looked: bool


def page(
    route: str,
    view: Callable[..., Any],
    *,
    name: str,
    needs: str,
    of: Callable[..., Any] | None = None,
    methods: Sequence[str] = ("GET",),
    looked: bool = False,
) -> URLPattern:
    """An address, its view, and the permission that it needs.

    Args:
        needs: such as 'organisation.see'.
        of: gives the thing at the address from its parts (or raises Http404); the view then receives the thing
            instead of the parts, already allowed. Without it the permission is asked of nothing in particular.
        looked: each look is written into the trail: for whatever is confidential or personal.
    """

    @wraps(view)
    def asked(request: HttpRequest, **parts: Any) -> Any:
        if request.method not in {*methods, "HEAD", "OPTIONS"}:
            return HttpResponseNotAllowed(methods)
        thing = of(**parts) if of else None
        if not may(request.user, needs, thing):
            return _refused(request, needs, thing, methods)
        if looked:
            record(request.user, f"{needs} (looked)", thing)
            tell_watchers(request.user, needs, thing, allowed=True)
        return shown(view, request, thing) if of else shown(view, request, **parts)

    rule_of(needs)
    wrapped = asked if rule_of(needs).anyone else never_cache(asked)
    wrapped.declared = Declared(needs, of, methods, looked)  # type: ignore[attr-defined]
    return path(route, wrapped, name=name)


def shown(view: Callable[..., Any], request: HttpRequest, *things: Any, **parts: Any) -> Any:
    """What the view answers, once it is allowed: a step of its own, so that who may can be tried without it."""
    return view(request, *things, **parts)


def _refused(request: HttpRequest, needs: str, thing: Any, methods: Sequence[str]) -> HttpResponse:
    if not request.user.is_authenticated:
        if request.method == "POST":
            keep_words(request)
        ended = "ended" in request.COOKIES
        words = {"next": request.get_full_path() if "GET" in methods else _page_before(request)} | (
            {"ended": "1"} if ended else {}
        )
        return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode(words)}")
    if thing is not None:
        record(request.user, f"{needs} (refused)", thing)
        tell_watchers(request.user, needs, thing, allowed=False)
    raise Refused(needs)


def _page_before(request: HttpRequest) -> str:
    """The page of ours that a form stood on, for forms whose own address has no page."""
    before = urlsplit(request.headers.get("Referer", ""))
    return before.path if before.netloc == request.get_host() else "/"
