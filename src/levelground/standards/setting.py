"""Choices that guidance leaves open, and those of how verdicts are reached."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Setting:
    """A choice that the guidance leaves open, or whose wording was not read: shown to users as 'default, check'."""

    name: str
    default: tuple[str, ...]
    says: str


# How verdicts are reached, whatever the standard: data, so that an organisation may hold itself to other bounds.
NON_ADVERSE_BAND = Setting(
    "non-adverse band of a ratio", ("0.80", "1.25"), "The four-fifths rule: 0.80 to 1.25, bounds inclusive."
)
LEVEL_POINTS = Setting(
    "band of a difference in points", ("3",), "A difference is level where its whole interval lies within this of 0."
)
SMALLEST_RATIO = Setting(
    "smallest ratio worth seeing",
    ("2.0",),
    "Numbers that could not have shown a ratio of this size with 80% power are too few to tell.",
)
JUMP = Setting(
    "jump of a headcount",
    ("0.10",),
    "A headcount that differs from last year’s by more than this part of it is listed, and a reason is asked for.",
)
FEWEST_A_MONTH = Setting(
    "fewest a month for a chart",
    ("5",),
    "With fewer people or events a month in a group, on average, a monthly chart would mostly show chance.",
)
VERDICT_SETTINGS = (NON_ADVERSE_BAND, LEVEL_POINTS, SMALLEST_RATIO, JUMP, FEWEST_A_MONTH)
