"""Built-in profiles: the headings and value labels of the systems that most organisations export from.

They are defaults to be checked: the primary sources could not be read. Wherever one is applied, a finding says so.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from levelground.records.ethnicity import simplified
from levelground.records.findings import Finding
from levelground.records.known import record_set_named
from levelground.records.mapping import Mapped, ProfileError
from levelground.records.profile_tables import mapped_of


@dataclass(frozen=True)
class BuiltIn:
    """A built-in profile: the name that a user may give, what it is in words, and what it says of one record set."""

    name: str
    title: str
    record_set: str
    mapped: Mapped


@cache
def built_in_profiles() -> tuple[BuiltIn, ...]:
    """All built-in profiles, by name. Raises ProfileError for one that is not sound."""
    files = resources.files(__package__).joinpath("profiles").iterdir()
    sound = (_read(file.name.removesuffix(".toml"), file.read_text("utf-8")) for file in files)
    return tuple(sorted(sound, key=lambda each: each.name))


def _read(name: str, text: str) -> BuiltIn:
    document = tomllib.loads(text)
    title = str(document.pop("name"))
    ((record_set, table),) = document.items()
    faults: list[str] = []
    mapped = mapped_of(record_set_named(record_set), table, faults)
    if faults:
        raise ProfileError("\n".join(f"{name}: {fault}." for fault in faults))
    return BuiltIn(name, title, record_set, mapped)


def built_in_profile(name: str) -> BuiltIn:
    """The built-in profile of this name. Raises KeyError."""
    return {each.name: each for each in built_in_profiles()}[name]


def completed(mapped: Mapped) -> Mapped:
    """A mapping with the built-in profile that it is like below it: what the user gave wins, column by column."""
    if not mapped.like:
        return mapped
    below = built_in_profile(mapped.like).mapped
    columns = {name: (*headings, name) for name, headings in below.columns.items() if name not in mapped.constants}
    return replace(
        mapped,
        columns={**columns, **mapped.columns},
        values=_both(below.values, mapped.values),
        patterns=_both(below.patterns, mapped.patterns),
    )


def _both(
    below: Mapping[str, Mapping[str, str]], above: Mapping[str, Mapping[str, str]]
) -> dict[str, Mapping[str, str]]:
    merged: dict[str, Mapping[str, str]] = {**below}
    for column, own in above.items():
        taken = {simplified(value) for value in own}
        rest = {value: meaning for value, meaning in below.get(column, {}).items() if simplified(value) not in taken}
        merged[column] = {**own, **rest}
    return merged


def applied(name: str, file: str) -> Finding:
    """The warning that a built-in profile was applied to a file."""
    title = built_in_profile(name).title
    return Finding(
        "warning",
        "built-in profile",
        file,
        found=f"headings of the {title}, read with the built-in profile {name!r} (default, check)",
        expected="headings and labels of your own, as this profile expects them",
        remedy="What it takes each heading and label for could not be checked against the system's own manual: look "
        f"through the result of 'levelground profile {file}', correct it, and keep it as levelground.toml.",
    )
