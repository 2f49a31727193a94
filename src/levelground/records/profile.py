"""Profiles: how an extract's own headings and values map onto the canonical ones, and the settings of a user (TOML)."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from levelground.records import built_in
from levelground.records.known import record_set_named, record_sets
from levelground.records.mapping import Mapped, Profile, ProfileError
from levelground.records.profile_tables import mapped_of, nearest, table_of, text_of

REMEMBERED = "levelground.toml"


def read_profile(path: Path) -> Profile:
    """The profile in a TOML file. Raises ProfileError, naming every fault at once."""
    try:
        document = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise ProfileError(f"{path}: cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise ProfileError(f"{path}: is not UTF-8 text.") from error
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"{path}: is not TOML: {error}.") from error
    except RecursionError as error:
        raise ProfileError(f"{path}: is not TOML that can be read: its values stand too deep in each other.") from error
    return profile_of(document, str(path))


def remembered_profile(folder: Path) -> Profile | None:
    """The profile that lies beside the extracts as levelground.toml; None where there is none. Raises ProfileError."""
    path = folder / REMEMBERED
    return read_profile(path) if path.is_file() else None


def profile_of(document: Mapping[str, object], origin: str) -> Profile:
    """The profile that a document (as TOML gives it) holds. Raises ProfileError, naming every fault at once."""
    faults: list[str] = []
    sets: dict[str, Mapped] = {}
    settings: dict[str, tuple[str, ...]] = {}
    disclosure: dict[str, int | bool] = {}
    name = ""
    for key, value in document.items():
        if key == "name":
            name = text_of(value, "name", faults)
        elif key == "settings":
            settings = _settings(value, faults)
        elif key == "disclosure":
            disclosure = _disclosure(value, faults)
        elif key not in record_sets():
            known = (*record_sets(), "settings", "disclosure", "name")
            faults.append(f"[{key}] is not a record set{nearest(key, known)}. There are: {', '.join(known)}")
        elif isinstance(value, Mapping):
            sets[key] = mapped_of(record_set_named(key), value, faults)
            _check_like(key, sets[key].like, faults)
        else:
            faults.append(f"{key} is not a table: write [{key}], and below it file, sheet, columns or values")
    if faults:
        raise ProfileError("\n".join(f"{origin}: {fault}." for fault in faults))
    return Profile(name, sets, settings, disclosure)


def _check_like(record_set: str, like: str, faults: list[str]) -> None:
    known = [each.name for each in built_in.built_in_profiles() if each.record_set == record_set]
    if like and like not in known:
        listed = ", ".join(known) or "none"
        faults.append(f"[{record_set}] like is {like!r}, no built-in profile of {record_set}. There are: {listed}")


def _disclosure(value: object, faults: list[str]) -> dict[str, int | bool]:
    """What a publication hides, by name; which names there are, and what they may hold, is for those who protect it."""
    chosen: dict[str, int | bool] = {}
    for name, given in table_of(value, "disclosure", faults).items():
        if isinstance(given, int):
            chosen[name] = given
        else:
            faults.append(f"[disclosure] {name!r} is neither a whole number nor true or false")
    return chosen


def _settings(value: object, faults: list[str]) -> dict[str, tuple[str, ...]]:
    settings: dict[str, tuple[str, ...]] = {}
    for setting, chosen in table_of(value, "settings", faults).items():
        listed = chosen if isinstance(chosen, list) else [chosen]
        if any(isinstance(each, Mapping | list) for each in listed):
            faults.append(f"[settings] {setting!r} is neither a value nor a list of values")
        else:
            settings[setting] = tuple(map(str, listed))
    return settings
