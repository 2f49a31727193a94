"""The law that helps those who care for someone, as dated data (rights.toml): what holds on a day, and for whom."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("rights.toml")
NATIONS = ("England", "Scotland", "Wales")


class Worker(StrEnum):
    """How somebody works here, which decides what the law gives: asked before rights are shown."""

    EMPLOYED = "employed"
    BANK = "bank"
    AGENCY = "agency"

    @property
    def words(self) -> str:
        """As the question puts it."""
        return {
            Worker.EMPLOYED: "I have a contract with the trust",
            Worker.BANK: "I work on the bank",
            Worker.AGENCY: "I work for an agency",
        }[self]


class Answer(StrEnum):
    """Whether a right is theirs."""

    YES = "yes"
    DEPENDS = "depends"
    NO = "no"

    @property
    def words(self) -> str:
        """As the page puts it."""
        return {
            Answer.YES: "You have this right",
            Answer.DEPENDS: "It depends on your contract: ask",
            Answer.NO: "This one is not for you",
        }[self]


@dataclass(frozen=True)
class Source:
    """Where something was read, and on which day; `read` is None where it is named but was not read for this."""

    title: str
    address: str
    read: date | None


@dataclass(frozen=True)
class Right:
    """One version of a right: it holds from a day until the day before another (`to`), or was only announced.

    `checked`: compared with the law itself or the official page, not with summaries of it only.
    """

    key: str
    title: str
    nations: tuple[str, ...]
    since: date | None
    until: date | None
    announced: str
    short: str
    text: tuple[str, ...]
    how: str
    employer: str
    law: str
    official: str
    checked: bool
    sources: tuple[Source, ...]
    workers: dict[Worker, Answer]
    notes: dict[Worker, str]

    def holds_on(self, day: date) -> bool:
        """Whether this version is the law on the day."""
        return self.since is not None and self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Held:
    """A right as it stands for one kind of worker."""

    right: Right
    answer: Answer
    note: str


def rights_on(day: date, worker: Worker, nation: str = "England") -> list[Held]:
    """What the law gives on a day to a kind of worker in a nation, in the order of the file."""
    return [_held(each, worker) for each in all_rights() if nation in each.nations and each.holds_on(day)]


def coming_after(day: date, worker: Worker, nation: str = "England") -> list[Held]:
    """What has been announced, or holds from a later day, and is not the law on the day."""
    return [
        _held(each, worker)
        for each in all_rights()
        if nation in each.nations and (each.announced or (each.since is not None and each.since > day))
    ]


def right_on(key: str, day: date) -> Right:
    """The version of a right that is the law on a day; LookupError where there is none."""
    for each in all_rights():
        if each.key == key and each.holds_on(day):
            return each
    raise LookupError(f"No right called '{key}' holds on {day.isoformat()}.")


def _held(right: Right, worker: Worker) -> Held:
    return Held(right, right.workers[worker], right.notes.get(worker, ""))


@cache
def all_rights() -> tuple[Right, ...]:
    """Every version of every right; ValueError where the file says what cannot be, with all that is wrong."""
    found = read(FILE.read_text(encoding="utf-8"))
    faults = faults_of(found)
    if faults:
        raise ValueError(f"{FILE.name}: " + " ".join(faults))
    return found


def read(text: str) -> tuple[Right, ...]:
    """The rights of a file's text, as they stand there."""
    return tuple(_right(each) for each in tomllib.loads(text)["right"])


def _right(given: dict[str, Any]) -> Right:
    return Right(
        key=given["key"],
        title=given["title"],
        nations=tuple(given["nations"]),
        since=given.get("from"),
        until=given.get("to"),
        announced=given.get("announced", ""),
        short=given["short"],
        text=tuple(given["text"]),
        how=given["how"],
        employer=given["employer"],
        law=given["law"],
        official=given["official"],
        checked=given["checked"],
        sources=tuple(Source(each["title"], each["address"], each.get("read")) for each in given["sources"]),
        workers={Worker(worker): Answer(answer) for worker, answer in given["workers"].items()},
        notes={Worker(worker): words for worker, words in given.get("notes", {}).items()},
    )


def faults_of(rights: Sequence[Right]) -> list[str]:
    """What cannot be: versions that overlap, a kind of worker that is left out, 'depends' or 'no' without a word."""
    faults = []
    for place, each in enumerate(rights):
        where = f"{each.key} from {each.since or each.announced}:"
        if bool(each.since) == bool(each.announced):
            faults.append(f"{where} either a day from which it holds, or when it was announced for.")
        if each.since and each.until and each.until <= each.since:
            faults.append(f"{where} ends before it begins.")
        faults += [f"{where} no nation is called {nation}." for nation in each.nations if nation not in NATIONS]
        faults += [f"{where} says nothing of {worker} workers." for worker in Worker if worker not in each.workers]
        faults += [
            f"{where} says '{answer}' for {worker} workers and not why."
            for worker, answer in each.workers.items()
            if answer is not Answer.YES and not each.notes.get(worker)
        ]
        faults += [
            f"{where} holds on days on which another version of it holds."
            for other in rights[:place]
            if other.key == each.key and set(other.nations) & set(each.nations) and _overlap(each, other)
        ]
    return faults


def _overlap(one: Right, other: Right) -> bool:
    if one.since is None or other.since is None:
        return False
    return one.since < (other.until or date.max) and other.since < (one.until or date.max)
