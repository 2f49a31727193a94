"""The six steps of a return, how far each has come, and who acts next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from levelground.figures import Return as Figures
from levelground_site.access import may
from levelground_site.access.states import Kind
from levelground_site.returns.models import Return, Statement
from levelground_site.returns.states import RETURN
from levelground_site.returns.turns import due, turn_of

_SIGNED = {"signed", "submitted", "queried", "accepted"}


@dataclass(frozen=True)
class Step:
    """A step: its name, its page, how far it has come in a few words, and the kind of mark that it gets."""

    title: str
    page: str
    words: str
    kind: Kind


@dataclass(frozen=True)
class Next:
    """Who acts next: in a sentence, by when, and the page where it is done, for those who may."""

    sentence: str
    by: date | None
    late: bool
    page: str
    action: str


def steps(thing: Return, figures: Figures | None, kept: Mapping[tuple[str, str], Statement]) -> tuple[Step, ...]:
    """The steps of a return; `figures` is what its version holds, and `kept` what was written so far."""
    empty = figures is None
    return (
        Step("Files", "return-files", "Not yet" if empty else "In", "waiting" if empty else "done"),
        _faults(figures),
        _figures(figures),
        _explanations(thing, figures, kept),
        _signing(thing),
        _submission(thing),
    )


def _faults(figures: Figures | None) -> Step:
    if figures is None:
        return Step("Faults", "return-faults", "Not yet", "waiting")
    number = sum(check.count for check in figures.checks)
    words = f"{number:,} to look at" if number else "None"
    return Step("Faults", "return-faults", words, "look" if number else "done")


def _figures(figures: Figures | None) -> Step:
    if figures is None:
        return Step("Figures", "return-figures", "Not yet", "waiting")
    measured = sum(reading.measured for reading in figures.readings)
    whole = measured == len(figures.readings)
    words = f"{measured} of {len(figures.readings)} measured"
    return Step("Figures", "return-figures", words, "done" if whole else "look")


def asked(figures: Figures | None) -> list[str]:
    """The keys of what moved and needs a reason."""
    return [one.key for one in figures.movements if one.kind != "not like for like"] if figures is not None else []


def _explanations(thing: Return, figures: Figures | None, kept: Mapping[tuple[str, str], Statement]) -> Step:
    if figures is None:
        return Step("Explanations", "return-explanations", "Not yet", "waiting")
    keys = asked(figures)
    given = sum(1 for key in keys if (one := kept.get(("reason", key))) is not None and one.words.strip())
    if not keys:
        return Step("Explanations", "return-explanations", "Nothing moved", "done")
    words = f"{given} of {len(keys)} given"
    return Step("Explanations", "return-explanations", words, "done" if given == len(keys) else "look")


def _signing(thing: Return) -> Step:
    if thing.state in _SIGNED:
        return Step("Sign-off", "return-sign-off", "Signed off", "done")
    words: dict[str, tuple[str, Kind]] = {
        "draft": ("To be reviewed", "going"),
        "reviewed": ("To be signed off", "going"),
    }
    said, kind = words.get(thing.state, ("Not yet", "waiting"))
    return Step("Sign-off", "return-sign-off", said, kind)


def _submission(thing: Return) -> Step:
    if thing.state in {"submitted", "queried", "accepted"}:
        state = RETURN.state(thing.state)
        return Step("Submitted", "return-submitted", state.words, state.kind)
    return Step("Submitted", "return-submitted", "Not yet", "waiting")


def next_of(person: Any, thing: Return) -> Next | None:
    """Who acts next and by when; None when nothing is left to do."""
    turn, by = turn_of(thing), due(thing)
    if turn is None:
        return None
    late = by is not None and by < timezone.localdate()
    mine = may(person, turn.needs, of=thing)
    who = "You" if mine else f"{turn.who[:1].upper()}{turn.who[1:]}"
    sentence = f"{who} can {turn.what}." if mine else f"{who} is to {turn.what}."
    return Next(sentence, by, late, turn.page if mine else "", turn.action)


@dataclass(frozen=True)
class Line:
    """A line of the history: what was done, by whom, when."""

    what: str
    who: str
    at: datetime
    words: str = ""


_VERBS = {
    "return.take-in": "Put in version {version}",
    "return.correct": "Began a correction: version {version}",
    "return.review": "Reviewed version {version}",
    "return.sign-off": "Signed off version {version}",
    "return.reopen": "Opened it again",
    "return.submit": "Submitted version {version}",
    "return.query": "Asked about it",
    "return.answer": "Answered the query",
    "return.accept": "Accepted version {version}",
    "return.approve": "Approved the report and action plan for the board",
    "return.publish": "Published the report and action plan",
}


def history(entries: Any, names: Mapping[str, str]) -> list[Line]:
    """What was done to a return, from the trail, the latest first; who wrote words is told once a day.

    `names` are those of the people by identifier, as far as the reader may know them.
    """
    lines: list[Line] = []
    written: set[tuple[str, date]] = set()
    for entry in entries:
        who = names.get(entry.who, "")
        if entry.verb == "return.write":
            key = (entry.who, timezone.localtime(entry.at).date())
            if key not in written:
                written.add(key)
                lines.append(Line("Wrote reasons, answers or remarks", who, entry.at))
        elif entry.verb in _VERBS:
            what = _VERBS[entry.verb].format(version=entry.detail.get("version", ""))
            late = ", after the collection had closed" if entry.detail.get("late") else ""
            lines.append(Line(what + late, who, entry.at))
    return lines
