"""Figures: counts to statistics with intervals, and what may be said of them."""

from levelground.figures.alike import Body, similar
from levelground.figures.compute import COLUMNS, SUPPRESSED, compute_figures
from levelground.figures.driving import Driver, Driving, driving_of
from levelground.figures.funnels import Funnel, Unit, funnel_of
from levelground.figures.levelling import Levelling, levelling_of, smallest_change
from levelground.figures.months import counts_with_months, figures_with_months, series_of
from levelground.figures.moved import moved_since
from levelground.figures.national import NATIONAL_COLUMNS, POOLED, UNWEIGHTED, national_figures
from levelground.figures.over_time import Course, Moment, Trend, course_of
from levelground.figures.reading import (
    CheckTotal,
    Comparison,
    Count,
    Figure,
    Fraction,
    Interval,
    Monitoring,
    MonthBreak,
    MonthLimits,
    MonthPoint,
    MonthSeries,
    Moved,
    Movement,
    Reading,
    Return,
    SettingUsed,
    Source,
    Verdict,
)
from levelground.figures.readings import Previous, breaks_of, read
from levelground.figures.verdicts import VerdictRules, number_in, rules_from

__all__ = [
    "COLUMNS",
    "NATIONAL_COLUMNS",
    "POOLED",
    "SUPPRESSED",
    "UNWEIGHTED",
    "Body",
    "CheckTotal",
    "Comparison",
    "Count",
    "Course",
    "Driver",
    "Driving",
    "Figure",
    "Fraction",
    "Funnel",
    "Interval",
    "Levelling",
    "Moment",
    "Monitoring",
    "MonthBreak",
    "MonthLimits",
    "MonthPoint",
    "MonthSeries",
    "Moved",
    "Movement",
    "Previous",
    "Reading",
    "Return",
    "SettingUsed",
    "Source",
    "Trend",
    "Unit",
    "Verdict",
    "VerdictRules",
    "breaks_of",
    "compute_figures",
    "counts_with_months",
    "course_of",
    "driving_of",
    "figures_with_months",
    "funnel_of",
    "levelling_of",
    "moved_since",
    "national_figures",
    "number_in",
    "read",
    "rules_from",
    "series_of",
    "similar",
    "smallest_change",
]
