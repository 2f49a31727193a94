"""Enough make-believe passports at one trust for its counts to say something."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Model
from django.utils import timezone

from levelground_site.access import Role
from levelground_site.carers.passports.about_me import ABOUT_ME
from levelground_site.carers.passports.document_kinds import KEY
from levelground_site.demo.names import name_of
from levelground_site.documents.models import Answer, Ask, Document, Key
from levelground_site.organisations.models import Organisation
from levelground_site.people.models import Person, RoleHeld

# How many of each group, and how many of them had a yes to all that they asked.
GROUPS = (("white", 42, 33), ("bme", 34, 15))
BANDS = ("1-4", "5-7", "5-7", "8-9", "1-4")


@dataclass
class Many:
    """Rows that are to be written, in the order in which they need each other."""

    people: list[Person]
    roles: list[RoleHeld]
    keys: list[Key]
    documents: list[Document]
    answers: list[Answer] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)

    def in_order(self) -> tuple[Sequence[Model], ...]:
        """All of them."""
        return self.people, self.roles, self.keys, self.documents, self.answers, self.asks


def many(trust: Organisation, groups: Sequence[tuple[str, int, int]] = GROUPS, *, late: int = 0) -> Many:
    """Passports that were shared in the last year, by people whom nobody can be; of `late` more an answer is late."""
    draw = random.Random(7)  # noqa: S311 (make-believe)
    plan = [(group, number < yes) for group, size, yes in groups for number in range(size)]
    plan += [("unsaid", False)] * late
    since = timezone.localdate() - timedelta(days=1000)
    code = trust.code.lower()
    people = [
        Person(email=f"colleague-{code}-{number}@example.org", name=name_of(f"colleague {code} {number}"))
        for number in range(len(plan))
    ]
    for person in people:
        person.set_unusable_password()
    roles = [RoleHeld(person=each, organisation=trust, role=Role.STAFF_MEMBER, since=since) for each in people]
    keys = [Key(owner=person) for person in people]
    made = Many(people, roles, keys, [_document(key, draw) for key in keys])
    for (group, yes), document in zip(plan, made.documents, strict=True):
        said = {"ethnicity": group, "band": draw.choice(BANDS)}
        for question, words in said.items():
            made.answers.append(Answer(document=document, section=ABOUT_ME.key, question=question, words=words))
        made.asks += _asks(document, yes=yes, draw=draw)
    for document, ask in zip(made.documents[-late:], made.asks[-2 * late :: 2], strict=True) if late else ():
        document.state, document.agreed_at = "shared", None
        ask.state, ask.answered_at, ask.place_by, ask.placed_at = "asked", None, None, None
        ask.decide_by = timezone.localdate() - timedelta(days=40)
    return made


def _document(key: Key, draw: random.Random) -> Document:
    asked = timezone.now() - timedelta(days=draw.randint(60, 360))
    agreed = asked + timedelta(days=draw.randint(4, 30))
    return Document(
        owner=key.owner, kind=KEY, key=key, state="agreed", began=asked, asked_at=asked, met_at=agreed, agreed_at=agreed
    )


def _asks(document: Document, *, yes: bool, draw: random.Random) -> list[Ask]:
    when = document.agreed_at or document.began
    states = [draw.choice(("in-place", "in-place", "agreed", "trial", "differently")) for _ in range(2)]
    if not yes:
        states[0] = "not-agreed"
    return [
        Ask(
            document=document,
            number=number,
            state=state,
            words="A start that fits" if number == 1 else "A phone that may ring",
            rests_on="nhs-33" if number == 1 else "informal",
            overview=number == 1,
            asked_at=document.began,
            answered_at=when,
            place_by=None if state == "not-agreed" else (when + timedelta(days=14)).date(),
            placed_at=when + timedelta(days=10) if state == "in-place" else None,
        )
        for number, state in enumerate(states, 1)
    ]
