"""The carers' library: read by everybody; written by some, and reviewed by another of them than the writer."""

from typing import Any

from levelground_site.access.policy import anyone, by, resource, signed_in
from levelground_site.access.roles import Role

_KEEPERS = (Role.EDITOR, Role.CARERS_LEAD)


def _another_than_the_writer(person: Any, thing: Any) -> bool:
    return person.pk not in {thing.begun_by_id, thing.written_by_id}


resource(
    "library",
    "The carers’ library: guides, films, sound, paths",
    see=anyone("what is published"),
    rate=anyone("says whether it was useful; nobody’s name is kept"),
    save=signed_in("for themselves alone"),
    work=by(*_KEEPERS, words="the desk, with what is not published"),
    write=by(*_KEEPERS),
    review=by(
        *_KEEPERS, provided=_another_than_the_writer, words="and who did not write it: publish, send back, confirm"
    ),
    withdraw=by(*_KEEPERS),
    load=by(Role.EDITOR, words="the texts that come with the program"),
    fall_due=by(words="the calendar alone does so"),
)
