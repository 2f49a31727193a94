"""What a profile holds: for each record set the file, headings, values, patterns and constants that its author gave."""

from collections.abc import Mapping
from dataclasses import dataclass, field


class ProfileError(Exception):
    """A profile that cannot be used; the message says where and why, for its author."""


@dataclass(frozen=True)
class Mapped:
    """What a profile says of one record set.

    `file` may hold * for what changes from year to year. `like` names a built-in profile that lies below this one.
    `columns` gives the headings of each column, the best first; `values` what a file's own values stand for;
    `patterns` the same by regular expression, in the order in which they are tried; `constants` the value of a column
    that is the same in every row and that the file does not hold.
    """

    file: str = ""
    sheet: str = ""
    like: str = ""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    patterns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)

    def as_dict(self) -> dict[str, object]:
        """The mapping as plain values, as TOML holds it; what is empty is left out."""
        columns = {name: each[0] if len(each) == 1 else list(each) for name, each in self.columns.items()}
        return {
            key: value
            for key, value in (
                ("file", self.file),
                ("sheet", self.sheet),
                ("like", self.like),
                ("columns", columns),
                ("values", {column: dict(values) for column, values in self.values.items()}),
                ("patterns", {column: dict(patterns) for column, patterns in self.patterns.items()}),
                ("constants", dict(self.constants)),
            )
            if value
        }


@dataclass(frozen=True)
class Profile:
    """Headings and values by record set, settings by name, and what a publication hides. The empty one maps nothing."""

    name: str = ""
    sets: Mapping[str, Mapped] = field(default_factory=dict)
    settings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    disclosure: Mapping[str, int | bool] = field(default_factory=dict)

    def of(self, record_set: str) -> Mapped:
        """What the profile says of a record set."""
        return self.sets.get(record_set, Mapped())

    def as_dict(self) -> dict[str, object]:
        """The profile as plain values, for a return; the empty profile is an empty dictionary."""
        document: dict[str, object] = {name: mapped.as_dict() for name, mapped in self.sets.items()}
        if self.settings:
            document["settings"] = {name: list(values) for name, values in self.settings.items()}
        if self.disclosure:
            document["disclosure"] = dict(self.disclosure)
        if self.name:
            document["name"] = self.name
        return document
