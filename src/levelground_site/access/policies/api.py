"""The data for programs, and the tokens that open what is not published."""

from typing import Any

from levelground_site.access.policy import anyone, by, resource, signed_in


def _own(person: Any, thing: Any) -> bool:
    return bool(thing.person_id == person.pk)


resource(
    "api",
    "The data for programs",
    read=anyone("what is published; the rest by a token, as far as its owner may see it on the pages"),
)
resource(
    "token",
    "A token with which a program reads what its owner may see",
    make=signed_in("for themselves; one that opens unprotected numbers needs a second factor"),
    revoke=by(own=_own, words="whoever made it"),
    use=by(own=_own, words="whoever made it"),
)
