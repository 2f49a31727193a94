"""A profile as the text of a TOML file, which `read_profile` reads as the same profile."""

from collections.abc import Iterator, Mapping

from levelground.records.mapping import Profile
from levelground.records.proposal_text import quoted


def profile_as_toml(profile: Profile) -> str:
    """The whole profile; blank where it maps nothing."""
    return "\n".join(_table("", profile.as_dict())).lstrip("\n") + "\n" if profile.as_dict() else ""


def _table(name: str, table: Mapping[str, object]) -> Iterator[str]:
    """A table: its own values first, since all that follows a heading of a table in TOML belongs to it."""
    own = [(key, value) for key, value in table.items() if not isinstance(value, Mapping)]
    if name and (own or not table):
        yield from ("", f"[{name}]")
    for key, value in own:
        yield f"{quoted(key)} = {_value(value)}"
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _table(f"{name}.{quoted(key)}" if name else quoted(key), value)


def _value(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(quoted(str(each)) for each in value)}]"
    return quoted(str(value))
