"""Counts of passports, in words."""

from dataclasses import dataclass
from typing import Any

from levelground.disclosure import HIDDEN
from levelground_site.carers.passports.counting import GROUPS, Compared, compared

FEW = "1 to 7"
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
        Row("Of these, an answer is late", shown(content["formal_late"])),
    ]


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
