"""Forms of one question a page, and messages that something is not working."""

from typing import Any

from levelground_site.access.policy import Rule, anyone, by, resource
from levelground_site.access.roles import Role


def _theirs(person: Any, filled: Any) -> bool:
    """With its link, where nobody signed in to fill it in; else only that person."""
    return filled.person_id is None or filled.person_id == person.pk


resource(
    "easy-form",
    "A form of one question a page",
    begin=anyone(),
    fill=Rule("with its link; where somebody signed in to fill it in, only they", anyone=True, provided=_theirs),
    send=Rule("whoever it is of, never their helper", anyone=True, provided=_theirs),
    help=anyone("with the link that was given to them: writes, and cannot send"),
)
resource(
    "not-working",
    "A message that something is not working",
    tell=anyone(),
    answer=by(Role.LIVED_EXPERIENCE_LEAD, Role.EDITOR, Role.NATIONAL_TEAM, words="of messages to their organisation"),
)
