"""What a document says, as values: made from its rows or from a version, limited to what was given, compared."""

from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from levelground_site.documents.kinds import Kind
from levelground_site.documents.states import ASK


@dataclass(frozen=True)
class Line:
    """A question that was answered, and the answer as people read it."""

    question: str
    asks: str
    words: str


@dataclass(frozen=True)
class Part:
    """A section with what was answered in it."""

    section: str
    title: str
    card: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Told:
    """Something that was asked for, and what became of it. Dates are ISO dates or empty."""

    number: int
    words: str
    state: str
    rests_on: str = ""
    agreed_words: str = ""
    reason: str = ""
    alternative: str = ""
    second_person: str = ""
    answer_again_by: str = ""
    trial_until: str = ""
    placed_by: str = ""
    place_by: str = ""
    placed_on: str = ""

    @property
    def state_words(self) -> str:
        """The state as people read it."""
        return ASK.state(self.state).words

    @property
    def agreed(self) -> str:
        """What was agreed: as it was asked for, unless other words were found."""
        return self.agreed_words or self.words

    def day(self, name: str) -> date | None:
        """One of its dates."""
        text = getattr(self, name)
        return date.fromisoformat(text) if text else None


@dataclass(frozen=True)
class Content:
    """All that is told: parts, and what was asked for. Never what no grant can hold."""

    parts: tuple[Part, ...]
    asks: tuple[Told, ...]

    @property
    def cards(self) -> tuple[Part, ...]:
        """What is to be found in a moment."""
        return tuple(part for part in self.parts if part.card)

    def limited(self, kind: Kind, sections: Collection[str], asks: Collection[int] | None = None) -> "Content":
        """What of it lies in some sections; `asks`: and only these of what was asked for."""
        told = self.asks if kind.asking.key in sections else ()
        return replace(
            self,
            parts=tuple(part for part in self.parts if part.section in sections),
            asks=tuple(ask for ask in told if asks is None or ask.number in asks),
        )

    def as_data(self) -> dict[str, Any]:
        """For JSON: what `content_from` reads."""
        return asdict(self)


def content_from(data: dict[str, Any]) -> Content:
    """The content that `as_data` gave."""
    return Content(
        tuple(
            Part(part["section"], part["title"], part["card"], tuple(Line(**line) for line in part["lines"]))
            for part in data["parts"]
        ),
        tuple(Told(**ask) for ask in data["asks"]),
    )


@dataclass(frozen=True)
class Change:
    """One thing that changed between two versions, in a sentence; `ask`: the number of what was asked for, or 0."""

    section: str
    sentence: str
    ask: int = 0


def changes(kind: Kind, before: Content, after: Content) -> Iterator[Change]:
    """What changed: each answer and each thing that was asked for, new, changed or gone."""
    old = {(part.section, line.question): line for part in before.parts for line in part.lines}
    new = {(part.section, line.question): line for part in after.parts for line in part.lines}
    for key in dict.fromkeys([*old, *new]):
        if key not in old:
            yield Change(key[0], f"New: {new[key].asks}")
        elif key not in new:
            yield Change(key[0], f"Taken out: {old[key].asks}")
        elif old[key].words != new[key].words:
            yield Change(key[0], f"Changed: {new[key].asks}")
    asked = {ask.number: ask for ask in before.asks}
    for ask in after.asks:
        then = asked.get(ask.number)
        if then is None:
            yield Change(kind.asking.key, f"New: {ask.words} ({ask.state_words.lower()})", ask.number)
        elif then.state != ask.state:
            was = then.state_words.lower()
            yield Change(kind.asking.key, f"{ask.words}: was {was}, now {ask.state_words.lower()}", ask.number)
        elif then != ask:
            yield Change(kind.asking.key, f"Changed: {ask.words}", ask.number)
