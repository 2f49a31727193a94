"""State machines: declared once, obeyed by actions, shown as tags, and drawn in the docs."""

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["waiting", "going", "done", "stopped", "look"]


class CannotMove(Exception):  # noqa: N818
    """That cannot be done in the state that the thing is in; says so, and what can."""


@dataclass(frozen=True)
class State:
    """A state: what the database keeps, what people read, and the kind of its tag."""

    key: str
    words: str
    kind: Kind


@dataclass(frozen=True)
class Step:
    """A verb that leads from any of some states to one."""

    verb: str
    start: tuple[str, ...]
    to: str


@dataclass(frozen=True)
class Machine:
    """The states that a thing can be in and the verbs that lead between them; the first state is where it begins.

    ValueError when a step names a state that there is not, or when no step leads to a state.
    """

    name: str
    states: tuple[State, ...]
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        keys = {state.key for state in self.states}
        named = {key for step in self.steps for key in (*step.start, step.to)}
        if named - keys:
            raise ValueError(f"{self.name}: no state is called {', '.join(sorted(named - keys))}.")
        unreached = keys - {step.to for step in self.steps} - {self.states[0].key}
        if unreached:
            raise ValueError(f"{self.name}: no step leads to {', '.join(sorted(unreached))}.")

    @property
    def choices(self) -> list[tuple[str, str]]:
        """For a model's field."""
        return [(state.key, state.words) for state in self.states]

    def state(self, key: str) -> State:
        """The state of a key."""
        return next(state for state in self.states if state.key == key)

    def can(self, key: str, verb: str) -> bool:
        """Whether the verb is possible in the state."""
        return any(step.verb == verb and key in step.start for step in self.steps)

    def move(self, thing: Any, verb: str) -> None:
        """Puts the thing (its field `state`) where the verb leads, for the action to save; CannotMove elsewhere."""
        for step in self.steps:
            if step.verb == verb and thing.state in step.start:
                thing.state = step.to
                return
        raise CannotMove(f"It is {self.state(thing.state).words.lower()}, and cannot be changed so from there.")

    def require(self, thing: Any, *states: str) -> None:
        """CannotMove unless the thing is in one of the states: for what changes it without moving it on."""
        if thing.state not in states:
            raise CannotMove(f"It is {self.state(thing.state).words.lower()}, and cannot be changed now.")

    def mermaid(self) -> str:
        """The picture, in mermaid's words, for the docs."""
        lines = ["stateDiagram-v2", *(f"    {state.key}: {state.words}" for state in self.states)]
        lines.append(f"    [*] --> {self.states[0].key}")
        lines += [f"    {start} --> {step.to}: {step.verb}" for step in self.steps for start in step.start]
        return "\n".join(lines)
