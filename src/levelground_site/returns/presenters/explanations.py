"""What is asked in words: a reason for each movement, an answer to each question of the reporting template."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from levelground.publishing import MovedTold
from levelground.standards import Question
from levelground_site.returns.models import Statement


@dataclass(frozen=True)
class Asked:
    """A box to write in: what is asked, what belongs in it, what stands there, and who wrote it when."""

    kind: str
    key: str
    name: str
    asks: str
    guidance: str
    words: str
    seen: int | None
    who: str
    at: datetime | None


def _asked(kind: Statement.Kind, key: str, asks: str, guidance: str, newest: Statement | None, number: int) -> Asked:
    who = newest.by.name if newest is not None and newest.by is not None else ""
    return Asked(
        kind.value,
        key,
        f"{kind.value}-{number}",
        asks,
        guidance,
        newest.words if newest is not None else "",
        newest.pk if newest is not None else None,
        who,
        newest.at if newest is not None else None,
    )


def reasons(moved: Iterable[MovedTold], kept: Mapping[tuple[str, str], Statement]) -> list[Asked]:
    """One for each movement that needs a reason."""
    kind = Statement.Kind.REASON
    return [
        _asked(
            kind,
            one.key,
            f"Indicator {one.indicator}, {one.what}: {one.previous} last year, now {one.current} ({one.change})",
            f"{one.why}. Why did it move?",
            kept.get((kind.value, one.key)),
            number,
        )
        for number, one in enumerate(moved, start=1)
        if one.asked
    ]


def answers(questions: Iterable[Question], kept: Mapping[tuple[str, str], Statement]) -> list[Asked]:
    """One for each question of the reporting template; those with guidance of ours are marked, unless all are."""
    kind = Statement.Kind.ANSWER
    questions = tuple(questions)
    some = len({one.default_check for one in questions}) > 1
    return [
        _asked(
            kind,
            one.key,
            one.asks,
            one.guidance + (" *" if some and one.default_check else ""),
            kept.get((kind.value, one.key)),
            number,
        )
        for number, one in enumerate(questions, start=1)
    ]


def ours(questions: Iterable[Question]) -> str:
    """How many of the questions have guidance in our own words: 'all', 'some', or blank for none."""
    kinds = {one.default_check for one in questions}
    return {True: "all", False: "some"}[len(kinds) == 1] if True in kinds else ""
