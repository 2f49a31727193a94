"""What is hidden from whom: the rules of protection, as data, an audience at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
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


def rules_for(audience: str) -> Rules:
    """The rules for an audience. Raises KeyError where there are none."""
    if audience not in RULES:
        raise KeyError(f"There are no rules of disclosure for {audience!r}; there are some for {', '.join(RULES)}.")
    return RULES[audience]
