"""A kind of document that no app knows, and a document of it between two people: for the tests."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from levelground_site.access import Role
from levelground_site.documents import actions, queries
from levelground_site.documents.actions import Reply
from levelground_site.documents.kinds import KINDS, Basis, Kind, Party, Question, Section, declare
from levelground_site.documents.models import Ask, Document, Grant, Version
from levelground_site.people.models import Person
from site_world import World

# Words that must be found nowhere but on the pages of those to whom they were given.
SECRET = {
    "private": "Zebedee-only-mine",
    "situation": "Quixotic-at-home",
    "card": "Xylophone-if-it-rings",
    "ask": "Wombat-start-at-nine",
    "note": "Yttrium-note",
    "answer": "Vexillum-another-way",
}
_ALL = frozenset({"situation", "card", "asks"})


def kind() -> Kind:
    """The kind, declared once a process."""
    if "test-agreement" in KINDS:
        return KINDS["test-agreement"]
    return declare(
        Kind(
            "test-agreement",
            "A test agreement",
            "One-to-one",
            "front",
            sections=(
                Section("private", "Only mine", questions=(Question("mine", "What is only mine?"),), shareable=False),
                Section(
                    "situation",
                    "How it is",
                    questions=(
                        Question("home", "How is it?"),
                        Question("when", "When?", form="choices", options=(("day", "By day"), ("night", "By night"))),
                    ),
                ),
                Section("card", "When the phone rings", questions=(Question("ring", "What then?"),), card=True),
                Section("asks", "What would help", asks=True),
            ),
            parties=(
                Party("manager", "Your manager", "Agrees.", _ALL, frozenset({"asks"}), agrees=True, answers=True),
                Party("deputy", "Stands in", "Sees.", frozenset({"card", "asks"}), frozenset({"card"}), days=14),
                Party("helper", "Can help", "Helps.", _ALL, frozenset({"asks"}), answers=True, roles=(Role.HR,)),
            ),
            bases=(
                Basis("informal", "Between us", "No rule."),
                Basis("formal", "By the rule", "A rule.", days=28, escalation="Ask HR.", overview=True),
            ),
        )
    )


@dataclass(frozen=True)
class Pair:
    """Its owner, the other person, and the document."""

    owner: Person
    manager: Person
    document: Document

    def now(self) -> Document:
        """The document as it stands."""
        return queries.one(self.document.public_id)

    def ask(self, number: int = 1) -> Ask:
        return queries.one_ask(self.document.asks.get(number=number).public_id)

    def grant(self) -> Grant:
        found = self.now().other
        assert found is not None
        return found

    def share(
        self, to: Person | None = None, sections: tuple[str, ...] = ("situation", "asks"), **given: object
    ) -> Grant:
        party = str(given.pop("party", "manager"))
        email = (to or self.manager).email
        return actions.share(self.owner, self.now(), party=party, email=email, name="M", sections=sections, **given)  # type: ignore[arg-type]

    def answer(self, reply: Reply, number: int = 1, by: Person | None = None) -> Ask:
        row = self.ask(number)
        return actions.answer(by or self.manager, row, reply, turn=row.turn)

    def confirm(self) -> Version:
        actions.set_review(self.owner, self.now(), timezone.localdate() + timedelta(days=300))
        now = queries.agreement(self.now())
        actions.confirm(self.owner, self.now(), now)
        version = actions.confirm(self.manager, self.now(), now)
        assert version is not None
        return version


def yes(**given: object) -> Reply:
    soon = timezone.localdate() + timedelta(days=7)
    return Reply(**{"verb": "agree", "placed_by": "The ward clerk", "place_by": soon, **given})  # type: ignore[arg-type]


def written(world: World, owner: Role = Role.STAFF_MEMBER, manager: Role = Role.LINE_MANAGER) -> Pair:
    """A document with words in every part of it, and two things asked for; shared with nobody."""
    of = kind()
    pair = Pair(world.people[owner], world.people[manager], actions.begin(world.people[owner], None, of.key))
    for section, question in of.places:
        words = SECRET[section.key] if question.form == "words" else "night"
        actions.write(pair.owner, pair.document, section, question, words)
    actions.note_privately(pair.owner, pair.document, SECRET["note"])
    actions.ask(pair.owner, pair.document, SECRET["ask"], "informal")
    actions.ask(pair.owner, pair.document, "A fixed day", "formal")
    return pair
