"""From the values that a file holds to the canonical ones: case, spaces and punctuation do not matter."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from levelground.records import ethnicity
from levelground.records.ethnicity import simplified
from levelground.records.sets import NON_CLINICAL_STAFF_GROUPS, STAFF_GROUPS, Column

_YES_NO = {"yes": "yes", "y": "yes", "true": "yes", "no": "no", "n": "no", "false": "no"}


@dataclass(frozen=True)
class Spelt:
    """Values read: `known` from each value as it stands to the canonical one, `unknown` those that are none."""

    known: Mapping[str, str]
    unknown: frozenset[str]


class FreeText(Mapping[str, str]):
    """The spellings of a column of text, whose values are not known beforehand: each simplified one is itself."""

    def __getitem__(self, spelling: str) -> str:
        return spelling

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


@cache
def spellings(column: Column) -> Mapping[str, str]:
    """From each accepted spelling of a column's values, simplified, to the canonical value; blank is unknown."""
    if column.kind == "text":
        return FreeText()
    if column.kind == "ethnic category":
        return {spelling: found.code or found.label for spelling, found in ethnicity.by_spelling().items()} | {"": ""}
    if column.kind == "yes-no":
        return _YES_NO | {"": ""}
    own = {simplified(value): value for value in column.values} | {"": ""}
    # A code that may be yes or no is written in all the ways that yes and no are.
    return _YES_NO | own if {"yes", "no"}.issubset(column.values) else own


@cache
def clinical_spellings() -> Mapping[str, str]:
    """Clinical or not, from yes and no or, where these are not given, from a staff group."""
    from_groups = {simplified(group): "no" if group in NON_CLINICAL_STAFF_GROUPS else "yes" for group in STAFF_GROUPS}
    return _YES_NO | from_groups | {"": ""}


def read(values: Iterable[str], accepted: Mapping[str, str], translations: Mapping[str, str]) -> Spelt:
    """The canonical value of each of `values`: by the profile's `translations` first, then by what is `accepted`."""
    own = {simplified(value): canonical for value, canonical in translations.items()}
    known: dict[str, str] = {}
    unknown = set()
    for value in values:
        plain = simplified(value)
        canonical = accepted.get(simplified(own[plain])) if plain in own else accepted.get(plain)
        if canonical is None:
            unknown.add(value)
        else:
            known[value] = canonical
    return Spelt(known, frozenset(unknown))


def nearest(value: str, column: Column) -> str:
    """The known value that a wrong one most resembles, as a whole or in the words that tell it from the others.

    Blank where none is near.
    """
    if column.kind == "ethnic category":
        labels = {category.label.lower(): category for category in ethnicity.ethnic_categories() if category.label}
        near = _nearest(value.lower(), tuple(labels))
        return f"{labels[near].code} {labels[near].label}".strip() if near else ""
    by_plain = {simplified(known): known for known in column.values}
    near = _nearest(simplified(value), tuple(by_plain))
    return by_plain[near] if near else ""


_NEAR, _NEAR_IN_PART, _SHORTEST_WORD = 0.6, 0.8, 4


def _nearest(value: str, known: tuple[str, ...]) -> str:
    whole = difflib.get_close_matches(value, known, n=1, cutoff=_NEAR)
    if whole:
        return whole[0]
    telling = _telling_parts(known)
    for part in (value, *reversed(value.split())):
        if len(part) < _SHORTEST_WORD:
            continue
        near = difflib.get_close_matches(part, telling, n=1, cutoff=_NEAR_IN_PART)
        if near:
            return telling[near[0]]
    return ""


@cache
def _telling_parts(known: tuple[str, ...]) -> Mapping[str, str]:
    """From the end of a label after its dash or colon, and from each word that only one label has, to the label.

    Where labels share an end the first has it: the list of codes begins with those that are most in use.
    """
    parts: dict[str, str] = {}
    words: dict[str, list[str]] = {}
    for label in known:
        end = re.split(r" - |: ", label)[-1].strip()
        if end != label and not end.startswith(("any other", "other", "mixed")):
            parts.setdefault(end, label)
        for word in set(re.findall(r"\w+", label)):
            words.setdefault(word, []).append(label)
    single = {word: labels[0] for word, labels in words.items() if len(labels) == 1 and len(word) >= _SHORTEST_WORD}
    return {**single, **parts}
