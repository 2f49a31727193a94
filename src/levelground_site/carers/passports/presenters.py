"""Counts of passports, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from levelground.disclosure import HIDDEN
from levelground_site.carers.passports.counting import GROUPS, Compared, between, compared
from levelground_site.carers.passports.models import Counted
from levelground_site.organisations.models import Organisation

FEW = "1 to 7"
LATE_WORDS = "28 days by the NHS terms (ours: they set none), two months by law. The two of them are told each time."
TITLES = {"ethnicity": "By ethnic group", "band": "By pay band"}


@dataclass(frozen=True)
class Row:
    """A count, and what it is of."""

    what: str
    value: str
    words: str = ""


def shown(number: str) -> str:
    """A protected number, as people read it."""
    if number == HIDDEN:
        return FEW
    return "none" if number == "0" else f"about {int(number):,}"


def rows(content: dict[str, Any]) -> list[Row]:
    """What an organisation is told, line by line."""
    days = content["days"]
    return [
        Row("Passports that were shared", shown(content["passports"])),
        Row("Agreed by both", shown(content["agreed_first"])),
        Row(
            "From asking to agreeing",
            "too few to say" if days is None else f"{days} days",
            "The middle one of all. The aim is 15 working days, which is three weeks.",
        ),
        Row("Everything asked for has an answer", shown(content["answered"])),
        Row(
            "Of these, a yes to all of it",
            shown(content["agreed"]),
            "As it was asked for, on trial, or in another way.",
        ),
        Row("Something agreed is in place, or should be by now", shown(content["promised"])),
        Row("Of these, all of it is in place", shown(content["kept"]), "Their owners say so."),
        Row("A look again is overdue", shown(content["late"]), "What was agreed stands all the same."),
        Row(
            "Something rests on flexible working",
            shown(content["formal"]),
            "The central overview that section 33 of the NHS terms asks for.",
        ),
        Row("Of these, an answer is late", shown(content["formal_late"]), LATE_WORDS),
        *(
            [Row("Somebody else was asked to look at it", shown(content["raised"]), "Because it was late, or a no.")]
            if "raised" in content  # it was not counted at first
            else []
        ),
    ]


# Of a system: what is counted, and what it is called.
COLUMNS = {
    "passports": "Shared",
    "agreed_first": "Agreed by both",
    "late": "A look overdue",
    "formal": "Rests on flexible working",
    "formal_late": "Its answer is late",
}


@dataclass(frozen=True)
class Place:
    """An organisation of a system, with its protected counts in the order of `COLUMNS`."""

    organisation: Organisation
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class System:
    """A system's organisations, who needs help first, and what their counts come to together."""

    columns: tuple[str, ...]
    places: tuple[Place, ...]
    together: tuple[str, ...]


def system(rows: Sequence[tuple[Organisation, Counted | None]]) -> System:
    """The counts of a system. Sums are bounds, made of what each was told: they tell no more than that."""
    counts = [
        (organisation, [counted.content[key] if counted else "0" for key in COLUMNS]) for organisation, counted in rows
    ]
    # By need: late answers, then looks that are overdue; never by how many passports there are.
    order = [list(COLUMNS).index(key) for key in ("formal_late", "late")]
    counts.sort(key=lambda row: ([-between([row[1][column]])[1] for column in order], row[0].name))
    places = tuple(Place(organisation, tuple(shown(each) for each in numbers)) for organisation, numbers in counts)
    sums = [between(numbers[column] for _, numbers in counts) for column in range(len(COLUMNS))]
    together = tuple("none" if not most else f"{least:,} to {most:,}" for least, most in sums)
    return System(tuple(COLUMNS.values()), places, together)


@dataclass(frozen=True)
class Fair:
    """Whether a yes is as likely for all, by one thing that people said of themselves."""

    title: str
    compared: Compared
    groups: tuple[Row, ...]


def fair(content: dict[str, Any]) -> list[Fair]:
    """By ethnic group and by pay band."""
    found = []
    for question, groups in GROUPS.items():
        numbers = content["groups"][question]
        lines = tuple(
            Row(
                words,
                shown(numbers[group][0]),
                "not shown" if numbers[group][1] == HIDDEN else shown(numbers[group][1]),
            )
            for group, words in groups.items()
        )
        found.append(Fair(TITLES[question], compared(content, question), lines))
    return found
