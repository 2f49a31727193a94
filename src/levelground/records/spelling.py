"""From the values that a file holds to the canonical ones: case, spaces and punctuation do not matter."""

import difflib
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
    return {simplified(value): value for value in column.values} | {"": ""}


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
    """The known value that a wrong one most resembles; blank where none is near."""
    if column.kind == "ethnic category":
        labels = {category.label.lower(): category for category in ethnicity.ethnic_categories() if category.label}
        near = difflib.get_close_matches(value.lower(), labels, n=1, cutoff=0.6)
        return f"{labels[near[0]].code} {labels[near[0]].label}".strip() if near else ""
    by_plain = {simplified(known): known for known in column.values}
    near = difflib.get_close_matches(simplified(value), by_plain, n=1, cutoff=0.6)
    return by_plain[near[0]] if near else ""
