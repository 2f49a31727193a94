"""What is dear to make is kept, by the releases that it is made of, which never change; and pages are told apart.

A page for somebody who is not signed in may be kept by whoever fetched it, and is asked for again with its ETag.
"""

import hashlib
import zlib
from collections.abc import Callable
from datetime import datetime

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date, quote_etag

from levelground import __version__
from levelground_site.indicators.finding import Found

A_MINUTE = "public, max-age=60"


def kept(of: str, found: Found, make: Callable[[], str], *more: str) -> str:
    """A part of a page, made once for these releases, this place and these remarks."""
    releases = sorted(str(each.public_id) for each in found.published.of(found.edition.release.standard))
    indicator = found.indicator.number if found.indicator is not None else ""
    organisation = found.organisation
    # Mergers make breaks in a series, and the register says who is like whom.
    known = vars(organisation) if organisation is not None else {}
    register = "|".join(str(known.get(each, "")) for each in ("successor_id", "merged", "register"))
    key = "\n".join(
        (__version__, of, str(found.edition.release.public_id), found.place.code, indicator, register, *more, *releases)
    )
    name = f"figures:{hashlib.sha256(key.encode()).hexdigest()}"
    cache = caches["figures"]
    held: bytes | None = cache.get(name)
    if held is not None:
        return zlib.decompress(held).decode()
    made = make()
    cache.set(name, zlib.compress(made.encode(), 1), None)
    return made


def answered(request: HttpRequest, response: HttpResponse, changed: datetime | None = None) -> HttpResponse:
    """A page with its ETag and how long it may be kept; 304 without its body where the reader has it already.

    `changed` is when it last changed, where that is known. The page of somebody who is signed in is kept by nobody.
    """
    patch_vary_headers(response, ["Cookie"])
    if request.user.is_authenticated or response.cookies or response.status_code != 200:
        response["Cache-Control"] = "private, no-cache"
        return response
    # The page holds a number that is used once, for its scripts: it is the same page with another.
    nonce = str(getattr(request, "csp_nonce", "") or "")
    body = response.content.replace(nonce.encode(), b"") if nonce else response.content
    etag = quote_etag(hashlib.sha256(body).hexdigest()[:32])
    response["ETag"], response["Cache-Control"] = etag, A_MINUTE
    stamp = int(changed.timestamp()) if changed is not None else None
    if stamp is not None:
        response["Last-Modified"] = http_date(stamp)
    return get_conditional_response(request, etag=etag, last_modified=stamp, response=response) or response
