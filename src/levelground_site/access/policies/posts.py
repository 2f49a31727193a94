"""Posts held because of lived experience: the register is everybody's, applications are the employer's."""

from typing import Any

from levelground_site.access.policy import anyone, by, resource
from levelground_site.access.roles import Role

_KEEPING = (Role.LIVED_EXPERIENCE_LEAD, Role.HR)


def _public_or_inside(person: Any, thing: Any) -> bool:
    """A post that is only planned is its organisation's own."""
    if thing.state != "planned":
        return True
    if not getattr(person, "is_authenticated", False):
        return False
    return any(held.role in _KEEPING and thing.organisation.pk in held.organisations for held in person.roles_held)


def _theirs(person: Any, holder: Any) -> bool:
    return bool(holder.person_id == person.pk)


def _advertised(person: Any, advert: Any) -> bool:
    return bool(advert.is_open)


resource(
    "post",
    "A post held because of lived experience",
    see=anyone("once it is advertised or held", _public_or_inside),
    keep=by(*_KEEPING, words="what it is for, who holds it, what changed"),
    advertise=by(*_KEEPING, words="an easy-read advert that keeps to the rules"),
    show_name=by(own=_theirs, words="whoever holds it says whether their name is shown, and takes it back"),
)
resource(
    "advert",
    "An easy-read advert, and asking for the job",
    see=anyone("while it is open", _advertised),
    apply=anyone("while it is open", _advertised),
    read=by(*_KEEPING, words="what was sent, each look written down"),
)
