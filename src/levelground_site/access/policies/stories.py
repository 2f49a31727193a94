"""Stories: the teller's own until they are published, and the teller's to take back at any moment."""

from typing import Any

from levelground_site.access.policy import anyone, by, resource, signed_in
from levelground_site.access.roles import Role


def _own(person: Any, story: Any) -> bool:
    return bool(story.teller_id == person.pk)


def _of_another(person: Any, story: Any) -> bool:
    return not _own(person, story)


resource(
    "story",
    "What somebody tells in their own words, as quote, text, film or sound",
    see=anyone("while it is published"),
    tell=signed_in("their own"),
    own=by(own=_own, words="whoever tells it"),
    write=by(own=_own, words="whoever tells it"),
    consent=by(own=_own, words="whoever tells it"),
    withdraw=by(own=_own, words="whoever tells it, at any moment"),
    queue=by(Role.EDITOR, words="what waits to be looked at"),
    review=by(Role.EDITOR, provided=_of_another, words="once it is sent, and never their own"),
    take_down=by(Role.EDITOR, words="until the teller has answered"),
)
