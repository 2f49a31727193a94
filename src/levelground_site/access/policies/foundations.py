"""Organisations, people, the trail, and the pages that are everybody's."""

from typing import Any

from levelground_site.access.policy import anyone, by, resource, signed_in
from levelground_site.access.roles import Role


def _themselves(person: Any, thing: Any) -> bool:
    return bool(thing.person_id == person.pk)


resource("site", "The front page, help, and the components", see=anyone(), search=anyone("finds what one may see"))
resource("sign-in", "Signing in and out, and getting a new password", use=anyone())
resource("account", "One's own account, password and second factor", use=signed_in())
resource("home", "One's own list of what waits", see=signed_in())
resource(
    "organisation",
    "An organisation: its name, kind, region, mergers",
    see=anyone(),
    load=by(Role.ADMINISTRATOR),
)
resource(
    "person",
    "People, the roles that they hold, and invitations",
    see=by(Role.ADMINISTRATOR, Role.EQUALITY_LEAD, Role.GOVERNANCE_LEAD),
    invite=by(Role.ADMINISTRATOR, Role.EQUALITY_LEAD, words="into their own organisation"),
    invite_beyond=by(Role.ADMINISTRATOR, words="into a role that reaches beyond one organisation"),
    end_role=by(Role.ADMINISTRATOR, Role.EQUALITY_LEAD),
    accept=anyone("with the link of an invitation"),
    join=anyone("with one’s own e-mail address, as nobody in particular"),
    say_where=signed_in("where one works"),
)
resource(
    "workplace",
    "That somebody works here, as they say: nothing else about them",
    confirm=by(Role.HR, Role.EQUALITY_LEAD),
)
resource(
    "trail",
    "Who did and who looked at what",
    see=by(Role.GOVERNANCE_LEAD, Role.ADMINISTRATOR),
)
resource(
    "job",
    "Work in the background and how far it has come",
    see=by(own=_themselves, words="whoever asked for it"),
    start=signed_in("for what they may do"),
)
resource("demo", "The demo's make-believe people", see=anyone("in a demo only"), become=anyone("in a demo only"))
