"""Access to outside portals: who may grant to whom is the portal's own rule, kept as data."""

from typing import Any

from levelground_site.access.policy import anyone, by, resource, signed_in
from levelground_site.access.roles import Role

# The values of portal_access.kinds.To.
_OWN, _SYSTEM, _ASKED = "own organisation", "system", "who asked them"


def _theirs(person: Any, thing: Any) -> bool:
    return bool(thing.person_id == person.pk)


def _by_the_rule(person: Any, thing: Any) -> bool:
    """Whether one of the portal's rules lets the person grant this; nobody grants to themselves."""
    if thing.person_id == person.pk:
        return False
    where = thing.organisation
    for role, to in thing.membership.portal.rules:
        for held in person.roles_held:
            if held.role != role:
                continue
            if to == _SYSTEM and {where.pk, where.ics_id} & held.organisations:
                return True
            if where.pk in held.organisations and (to == _OWN or (to == _ASKED and thing.manager_id == person.pk)):
                return True
    return False


def _knows_the_name(person: Any, thing: Any) -> bool:
    """A system's representative acts on requests without names; those nearer see whose they are."""
    near = {Role.HR, Role.CARERS_LEAD}
    return thing.manager_id == person.pk or any(
        held.role in near and thing.organisation.pk in held.organisations for held in person.roles_held
    )


resource(
    "portal",
    "Outside portals, memberships and their codes",
    see=anyone("which there are"),
    run=by(Role.ICS_REPRESENTATIVE, Role.HR, Role.CARERS_LEAD, words="joins, renews, allots seats, changes the code"),
    load=by(Role.NATIONAL_TEAM, Role.ADMINISTRATOR, words="what portals there are"),
)
resource(
    "portal-access",
    "Somebody’s access to a portal",
    ask=signed_in("no reason is asked, and no manager told unless they choose"),
    use=by(own=_theirs, words="whose it is: they alone see the code"),
    waiting=by(
        Role.HR, Role.CARERS_LEAD, Role.ICS_REPRESENTATIVE, Role.LINE_MANAGER, words="what they may decide, no more"
    ),
    decide=by(own=_by_the_rule, words="whoever the portal’s rule names, never for themselves"),
    know=by(own=_knows_the_name, words="HR and the carers lead of the organisation, and the manager who was asked"),
    keep_time=by(words="the calendar alone"),
)
