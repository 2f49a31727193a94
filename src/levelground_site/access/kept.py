"""Words that were typed while the session ended: kept, sealed, until the writer has signed in again."""

import json
from collections.abc import Mapping

from django.http import HttpRequest

from levelground_site.config.sealing import seal, unseal

_KEY = "kept words"
# Of everything that was typed, in letters: a session is not a store.
_MOST = 100_000
_NEVER = frozenset({"csrfmiddlewaretoken", "password"})


def keep_words(request: HttpRequest) -> None:
    """Keeps what was sent to this address by somebody whose session is over; files are not kept.

    The session carries it over the sign-in, and no other: it is gone with the browser.
    """
    typed = {name: value for name, value in request.POST.items() if name not in _NEVER}
    if typed and sum(map(len, typed.values())) <= _MOST:
        request.session[_KEY] = seal(json.dumps([request.path, typed]))


def kept_words(request: HttpRequest) -> Mapping[str, str]:
    """What was kept for this address, once; empty where nothing was."""
    sealed = request.session.get(_KEY)
    if sealed is None:
        return {}
    path, typed = json.loads(unseal(sealed))
    if path != request.path:
        return {}
    del request.session[_KEY]
    found: dict[str, str] = typed
    return found
