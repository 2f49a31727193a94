"""Reads a scheme from its data file (TOML): whole, or not at all, with every fault at once."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from levelground_site.lived_experience.pledges.models import Asks, Proves

FOLDER = Path(__file__).parent / "schemes"
WORDS = ("key", "name", "owner", "about", "source")
OPTIONAL = ("closed_words", "followed_by", "system", "to_check")
DAYS = ("opened", "closed")
NUMBERS = ("report_months", "lasts_months")
KNOWN = {*WORDS, *OPTIONAL, *DAYS, *NUMBERS, "easy", "counts_people", "edition", "starting_point"}


class CannotRead(Exception):  # noqa: N818
    """A data file that is no scheme; `faults` are sentences."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Read:
    """A scheme as its file gives it: its own values, its editions with their steps, and its starting points."""

    values: dict[str, Any]
    editions: list[dict[str, Any]]
    starting_points: list[dict[str, Any]]


def built_in() -> list[Read]:
    """The schemes that come with the site."""
    return [read_scheme(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))]


def read_scheme(text: str) -> Read:
    """A scheme from the text of its file. Raises CannotRead."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CannotRead([f"The file is not TOML: {error}. Compare it with the file of another scheme."]) from error
    faults = list(_faults(given))
    if faults:
        raise CannotRead(faults)
    values = {name: given.get(name, "") for name in (*WORDS, *OPTIONAL)}
    values |= {name: given.get(name) for name in DAYS}
    values |= {"report_months": given.get("report_months", 6), "lasts_months": given.get("lasts_months")}
    values |= {"easy": given.get("easy", []), "counts_people": given.get("counts_people", False)}
    stripped = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
    return Read(stripped, given["edition"], given.get("starting_point", []))


def _faults(given: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"'{name}' is none of {', '.join(sorted(KNOWN))}." for name in sorted(set(given) - KNOWN))
    for name in WORDS:
        if not isinstance(given.get(name), str) or not given[name].strip():
            yield f"'{name}' is missing: give it in words."
    key = given.get("key")
    if isinstance(key, str) and not all(letter.isascii() and (letter.isalnum() or letter == "-") for letter in key):
        yield f"'key' is '{key}': small letters, figures and hyphens are wanted, such as 'carer-confident'."
    for name in DAYS:
        if name in given and not _is_day(given[name]):
            yield f"'{name}' is '{given[name]}': a date is wanted, such as 2026-04-01."
    if _is_day(given.get("opened")) and _is_day(given.get("closed")) and given["closed"] < given["opened"]:
        yield "It closes before it opens: mend 'opened' or 'closed'."
    for name in NUMBERS:
        if name in given and not (isinstance(given[name], int) and 0 < given[name] <= 240):
            yield f"'{name}' is '{given[name]}': a number of months is wanted, from 1 to 240."
    editions = given.get("edition")
    if not isinstance(editions, list) or not editions:
        yield "There is no [[edition]]: give the words of the pledge and at least one step."
        return
    yield from _numbered("edition", editions)
    for edition in editions:
        yield from _edition(edition)
    for point in given.get("starting_point", []):
        if not _is_day(point.get("on")) or not isinstance(point.get("count"), int) or point["count"] < 0:
            yield "A [[starting_point]] needs 'on' (a date) and 'count' (a number)."
        elif not point.get("source") or not point.get("says"):
            yield f"The starting point of {point['on']} needs 'says' and 'source': no count is shown without a source."


def _is_day(value: object) -> bool:
    return type(value) is date


def _numbered(what: str, rows: list[Any]) -> Iterator[str]:
    if [row.get("number") for row in rows] != list(range(1, len(rows) + 1)):
        yield f"The {what}s are to be numbered 1, 2, 3 and so on, in their order."


def _edition(edition: Mapping[str, Any]) -> Iterator[str]:
    name = f"Edition {edition.get('number', '?')}"
    if not _is_day(edition.get("since")):
        yield f"{name} needs 'since', a date."
    if not str(edition.get("words", "")).strip():
        yield f"{name} needs 'words': what an organisation signs."
    steps = edition.get("step", [])
    if not steps:
        yield f"{name} has no step: give at least one [[edition.step]]."
        return
    yield from (f"{name}: {fault}" for fault in _numbered("step", steps))
    for step in steps:
        which = f"{name}, step {step.get('number', '?')}"
        if not step.get("name") or not step.get("asks"):
            yield f"{which} needs 'name' and 'asks'."
        unknown = [each for each in step.get("evidence", []) if each not in Asks.values]
        if unknown or not step.get("evidence"):
            yield f"{which} asks for the evidence {unknown or 'of nothing'}: wanted are {', '.join(Asks.values)}."
        if step.get("proves", "") not in Proves.values:
            yield f"{which} proves '{step['proves']}': 'plan' or 'outcome' is wanted, or nothing."
