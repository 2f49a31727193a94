"""The settings of a run: a standard's own defaults, and what a user's profile puts in their place."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from levelground.measuring.measurement import Applied
from levelground.records import Profile, ProfileError
from levelground.standards import VERDICT_SETTINGS, Condition, Edition, Setting, Standard, Tally


@dataclass(frozen=True)
class Settings:
    """The edition's rules after the user's changes, the values of each condition, and all settings as applied."""

    edition: Edition
    values_of: Mapping[Condition, frozenset[str]]
    applied: tuple[Applied, ...]


def settle(standard: Standard, edition: Edition, profile: Profile) -> Settings:
    """The settings of a run: the profile's values, else the edition's, else the defaults.

    Raises ProfileError where the profile sets what there is not, or sets it wrongly."""
    chosen = dict(profile.settings)
    faults: list[str] = []
    settings = (*standard.settings, *VERDICT_SETTINGS)
    known = {setting.name: setting for setting in settings}
    rules = dict(edition.rules)
    in_force = {setting.name: edition.values.get(setting.name, setting.default) for setting in settings} | chosen
    applied = [Applied(each.name, in_force[each.name], each.says, each.name not in chosen) for each in settings]
    for name, value in edition.rules.items():
        given = chosen.get(name)
        if given is not None:
            if len(given) == 1 and given[0].isdigit() and int(given[0]) > 0:
                rules[name] = int(given[0])
            else:
                faults.append(f"the setting {name!r} takes a whole number above 0, not {', '.join(given)!r}")
        applied.append(Applied(name, (str(rules[name]),), f"Rule of the edition {edition.year}.", rules[name] == value))
    faults.extend(
        f"there is no setting {name!r}; there are: {', '.join(sorted({*known, *rules}))}"
        for name in chosen
        if name not in known and name not in rules
    )
    if faults:
        raise ProfileError("\n".join(f"{fault[0].upper()}{fault[1:]}." for fault in faults))
    values_of = {
        condition: frozenset(_values(condition, in_force))
        for tally in _tallies(standard)
        for condition in tally.conditions
    }
    return Settings(replace(edition, rules=rules), values_of, tuple(applied))


def _values(condition: Condition, in_force: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return in_force[condition.values.name] if isinstance(condition.values, Setting) else condition.values


def _tallies(standard: Standard) -> list[Tally]:
    tallies = [] if standard.workforce is None else [standard.workforce]
    for indicator in standard.indicators:
        for tally in indicator.tallies:
            tallies.append(tally)
            if tally.people_of is not None:
                tallies.append(tally.people_of)
    return tallies
