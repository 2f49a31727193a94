"""Figures: counts to statistics with intervals, and what may be said of them."""

from levelground.figures.compute import COLUMNS, compute_figures
from levelground.figures.reading import (
    CheckTotal,
    Comparison,
    Count,
    Figure,
    Fraction,
    Interval,
    Movement,
    Reading,
    Return,
    SettingUsed,
    Source,
    Verdict,
)
from levelground.figures.readings import Previous, read
from levelground.figures.verdicts import VerdictRules, rules_from

__all__ = [
    "COLUMNS",
    "CheckTotal",
    "Comparison",
    "Count",
    "Figure",
    "Fraction",
    "Interval",
    "Movement",
    "Previous",
    "Reading",
    "Return",
    "SettingUsed",
    "Source",
    "Verdict",
    "VerdictRules",
    "compute_figures",
    "read",
    "rules_from",
]
