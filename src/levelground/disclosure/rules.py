"""What is hidden from whom: the rules of protection, as data, an audience at a time."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from types import MappingProxyType


@dataclass(frozen=True)
class Rules:
    """What is hidden from an audience.

    Counts from `hide_from` to `hide_to` are hidden (none where `hide_to` is 0), and survey results that fewer than
    `smallest_base` people answered. `complements`: numbers that are all but a few of their whole are hidden too, for
    they say the same of the few. `width`: how far apart the least and the greatest value must lie that everything
    published leaves possible, for every hidden count. Zeros are shown, and never hidden for another count's sake.
    """

    audience: str
    name: str
    hide_from: int
    hide_to: int
    smallest_base: int
    complements: bool
    width: int
    source: str
    status: str = "default, check"

    @property
    def hides(self) -> bool:
        """Whether anything is hidden from this audience."""
        return self.hide_to > 0


RULES: Mapping[str, Rules] = MappingProxyType(
    {
        rules.audience: rules
        for rules in (
            Rules(
                audience="internal",
                name="nothing hidden, not for publication",
                hide_from=1,
                hide_to=0,
                smallest_base=0,
                complements=False,
                width=0,
                source="Inside the organisation that the records belong to.",
            ),
            Rules(
                audience="public",
                name="1 to 7 hidden",
                hide_from=1,
                hide_to=7,
                smallest_base=11,
                complements=True,
                width=4,
                source=(
                    "NHS Digital, disclosure control of Hospital Episode Statistics since September 2018 (1 to 7 below "
                    "England); NHS Staff Survey (fewer than 11 answers)."
                ),
            ),
        )
    }
)


# What a user may choose: whole numbers, with the least and the greatest that still protect anyone, and one yes or no.
CHOICES: Mapping[str, tuple[int, int] | None] = MappingProxyType(
    {"hide_to": (2, 100), "smallest_base": (2, 1000), "width": (2, 50), "complements": None}
)


class RuleFaultError(ValueError):
    """Rules that cannot be; the message names every fault, a line each."""


def rules_with(rules: Rules, chosen: Mapping[str, int | bool]) -> Rules:
    """The rules with a user's own choices in place of the defaults. Raises RuleFaultError."""
    faults = [fault for name, value in chosen.items() if (fault := _fault_of(name, value))]
    if faults:
        raise RuleFaultError("\n".join(f"[disclosure] {fault}." for fault in faults))
    own = Rules(**{**asdict(rules), **chosen})
    if own == rules:
        return rules
    return replace(own, name=f"{own.hide_from} to {own.hide_to} hidden", source="The publisher’s own.", status="chosen")


def _fault_of(name: str, value: int | bool) -> str:
    if name not in CHOICES:
        return f"has {name!r}; it can hold {', '.join(CHOICES)}"
    limits = CHOICES[name]
    if limits is None:
        return "" if isinstance(value, bool) else f"{name} is {value}: true or false is wanted"
    if isinstance(value, bool) or not limits[0] <= value <= limits[1]:
        return f"{name} is {str(value).lower()}: a whole number from {limits[0]} to {limits[1]} is wanted"
    return ""


def rules_for(audience: str) -> Rules:
    """The rules for an audience. Raises KeyError where there are none."""
    if audience not in RULES:
        raise KeyError(f"There are no rules of disclosure for {audience!r}; there are some for {', '.join(RULES)}.")
    return RULES[audience]
