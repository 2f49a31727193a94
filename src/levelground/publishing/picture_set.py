"""Every picture that easy reading can use, by name: each says one idea, and no two are the same."""

from collections.abc import Callable
from dataclasses import dataclass

from levelground.publishing import picture_things as things
from levelground.publishing.picture_objects import OBJECTS
from levelground.publishing.picture_people import PEOPLE
from levelground.publishing.picture_things import THINGS


@dataclass(frozen=True)
class Drawn:
    """A picture: the words that are read out in its place, and the shapes on its field of 120 by 120."""

    says: str
    shapes: str


_OF_THINGS = {
    "ladder": "A person climbs a ladder",
    "door": "An open door",
    "rules": "A list of rules",
    "book": "A book",
    "shout": "Somebody shouts at another",
    "colleagues": "People who work together",
    "stairs": "Steps that go up",
    "unequal": "Two people, one lower than the other",
    "table": "People around a table",
    "check": "A person and a list of checks",
    "bed": "A person in a hospital bed",
    "manager": "A manager talks with a worker",
    "letterbox": "A paper goes into a box",
    "pushed": "A clock, and a person who is late",
    "star": "A star with a person on it",
    "ramp": "A wheelchair on a ramp",
    "smile": "A happy face",
    "listening": "A person talks and an ear listens",
}
_MORE: dict[str, tuple[str, Callable[[], str]]] = {
    "building": ("A place of work", things.building),
    "meaning": ("People of many kinds", things.meaning),
    "supporter": ("Two people with a page", things.helper),
    "counting": ("A computer that counts", things.machine),
    "unchecked": ("A page with an empty box", things.unchecked),
    "report": ("A thick report", things.report),
    "private": ("A padlock", things.kept_inside),
    "luck": ("Two dice", things.luck),
}


def _all() -> dict[str, Drawn]:
    named = {name: (_OF_THINGS[name], draw) for name, draw in THINGS.items()} | _MORE | PEOPLE | OBJECTS
    return {name: Drawn(says, draw()) for name, (says, draw) in named.items()}


PICTURES: dict[str, Drawn] = _all()
