"""What may be said of an organisation's figures: verdicts, the comparisons behind them, the return that holds them."""

from dataclasses import dataclass
from enum import StrEnum

from levelground.standards import Answered, Ladder, Rung

__all__ = [
    "Answered",
    "CheckTotal",
    "Comparison",
    "Count",
    "Figure",
    "Fraction",
    "Interval",
    "Ladder",
    "Monitoring",
    "MonthBreak",
    "MonthLimits",
    "MonthPoint",
    "MonthSeries",
    "Moved",
    "Movement",
    "Reading",
    "Return",
    "Rung",
    "SettingUsed",
    "Source",
    "Verdict",
]


class Verdict(StrEnum):
    """The verdicts, in the order in which they are tried; before them, that the numbers may not be told."""

    HIDDEN = "Hidden"
    NOT_MEASURED = "Not measured"
    NO_INTERVAL = "No interval, no claim"
    TOO_FEW = "Too few to tell"
    CLEAR = "Clear difference"
    LEVEL = "Level"
    NOT_CLEAR = "No clear difference"


@dataclass(frozen=True)
class Interval:
    """A value with its 95% interval. None: the value or the limit does not exist (undefined, or unbounded above)."""

    value: float | None
    lower: float | None
    upper: float | None
    method: str = ""


@dataclass(frozen=True)
class Fraction:
    """A numerator over its denominator, with the percentage (0 to 100) that they make; of a score, its mean.

    A number is None where it is hidden; then there is no percentage either.
    """

    group: str
    numerator: float | None
    denominator: float | None
    percentage: Interval

    @property
    def hidden(self) -> bool:
        """Whether one of the two numbers is hidden."""
        return self.numerator is None or self.denominator is None

    @property
    def known(self) -> tuple[float, float]:
        """Both numbers, of a fraction that is never hidden. Raises ValueError where one of them is."""
        if self.numerator is None or self.denominator is None:
            raise ValueError(f"A number of {self.group} is hidden.")
        return self.numerator, self.denominator


@dataclass(frozen=True)
class Comparison:
    """Two groups compared in one part of an indicator, and what may be said of it.

    `statistic` is `ratio`, `difference` (in percentage points), `score difference` (in the units of a score, without
    limits: a mean published without its spread gives none) or `race disparity ratio`; `value` has the direction
    `group` over (or minus) `comparator`. `others` are the same comparison by other named methods. `inside_band` says
    whether the value lies in the standard's 0.80 to 1.25 (None where the standard has no such rule).
    `smallest_seen` is the smallest ratio (or difference in points) that numbers of this size could have shown with 80%
    power. `excess` is how many more people of the group that did worse would have had (or been spared) the event at
    the other's rate. `p_value` is adjusted over the family of parts where `family` is above 1. `chance` is, for a
    small board, the probability of a share this far from the workforce's by chance alone.
    """

    part: str
    label: str
    statistic: str
    group: Fraction
    comparator: Fraction
    interval: Interval
    others: tuple[Interval, ...]
    verdict: Verdict
    inside_band: bool | None
    clear_but_inside: bool
    worse_off: str
    smallest_seen: float | None
    excess: Interval | None
    p_value: float | None
    p_method: str
    family: int
    chance: float | None
    flags: tuple[str, ...]


@dataclass(frozen=True)
class Movement:
    """This year's comparison against last year's: the ratio of the two ratios, or the difference of the differences."""

    statistic: str
    previous: Interval
    interval: Interval
    says: str


@dataclass(frozen=True)
class Reading:
    """One indicator of one organisation: its definition, its headline, its parts, and what may be said of them.

    `answer` is what the organisation answers itself, for an indicator that is no number.
    """

    indicator: str
    title: str
    short: str
    asks: str
    definition: str
    source: str
    look_next: str
    event: str
    people: str
    better: str
    measured: bool
    reason: str
    headline: Comparison | None
    groups: tuple[Fraction, ...]
    parts: tuple[Comparison, ...]
    progression: tuple[Comparison, ...]
    unknown: Fraction | None
    unknown_bounds: Interval | None
    movement: Movement | None
    breaks: tuple[str, ...]
    answer: Answered | None = None


@dataclass(frozen=True)
class Moved:
    """Something that moved since last year's return, and the reason that somebody gives for it (blank: not yet).

    `kind` is `jumped` (a headcount, `change` in percent of last year's), `beyond chance` (a figure; `change` is the
    ratio of the two ratios, or points, with its 95% limits; `p_value` is adjusted over the return's figures) or
    `not like for like`: the definition changed, so nothing is claimed and no reason is asked for. `key` is its name in
    a file of reasons.
    """

    key: str
    kind: str
    indicator: str
    part: str
    statistic: str
    group: str
    what: str
    previous: float | None
    current: float | None
    change: float | None
    lower: float | None
    upper: float | None
    p_value: float | None
    why: str
    reason: str


@dataclass(frozen=True)
class MonthPoint:
    """One month of a series, '2026-09': who or what was counted in it, and what is charted, in percentage points.

    `value` is the share of `group` in post or, of what happened, the percentage of `group` less that of `comparator`.
    `charted` is that difference; of people in post, how far the share moved since the month before (None without one).
    `undecided` of the base have no outcome yet; `early`: too many to judge the month. `signal` is the rule of the chart
    that it meets, in the words of NHS England's Making Data Count; blank where it meets none.
    """

    month: str
    group: Fraction
    comparator: Fraction | None
    value: float | None
    charted: float | None
    undecided: int
    early: bool
    signal: str


@dataclass(frozen=True)
class MonthLimits:
    """The average and process limits of the months `first` to `last`, in points; `provisional` under 12 months."""

    first: str
    last: str
    average: float
    lower: float
    upper: float
    provisional: bool


@dataclass(frozen=True)
class MonthBreak:
    """A month from which an edition defines an indicator otherwise: no run is told across it."""

    month: str
    edition: int
    says: str
    default_check: bool


@dataclass(frozen=True)
class MonthSeries:
    """The run of months of one indicator (in one part), and what its last month says.

    `kind` is `in post` (shares of people on a date) or `happened`. `state` is `usual`, `signal`, `too few months` or
    `too few a month`; `signal` is the rule that the last month meets and `run` how many months in a row lie on its side
    of the average. `average_month` is the average number a month in the smaller group.
    """

    indicator: str
    short: str
    part: str
    label: str
    kind: str
    points: tuple[MonthPoint, ...]
    limits: tuple[MonthLimits, ...]
    breaks: tuple[MonthBreak, ...]
    state: str
    signal: str
    run: int
    average_month: float


@dataclass(frozen=True)
class Monitoring:
    """That a document is monitoring to a month by an edition's rules, and not its return; and the run of months."""

    to_month: str
    series: tuple[MonthSeries, ...]


@dataclass(frozen=True)
class CheckTotal:
    """How many findings there were of one kind, and what to do about them: numbers only, never a row."""

    kind: str
    severity: str
    record_set: str
    count: int
    says: str
    remedy: str = ""


@dataclass(frozen=True)
class Source:
    """A file that was measured: its name, SHA-256 fingerprint and number of rows."""

    record_set: str
    file: str
    sha256: str
    rows: int


@dataclass(frozen=True)
class SettingUsed:
    """A setting as it was applied; `default` marks one that nobody has changed: shown as 'default, check'."""

    name: str
    value: tuple[str, ...]
    says: str
    default: bool


@dataclass(frozen=True)
class Count:
    """A numerator and denominator of one indicator, part and group; None where the number is hidden."""

    indicator: str
    part: str
    group: str
    numerator: float | None
    denominator: float | None


@dataclass(frozen=True)
class Figure:
    """A statistic from counts, as `figures.csv` prints it (percentages 0 to 100, differences in percentage points)."""

    indicator: str
    part: str
    statistic: str
    group: str
    comparator: str
    value: float | None
    lower: float | None
    upper: float | None
    method: str
    numerator: float | None
    denominator: float | None
    comparator_numerator: float | None
    comparator_denominator: float | None
    flags: str


@dataclass(frozen=True)
class Return:
    """One organisation's return for one edition of a standard. Everything that the report and workbook show is here."""

    standard: str
    standard_title: str
    year: int
    reference_date: str
    edition_status: str
    edition_changes: tuple[str, ...]
    definitions_sha256: str
    organisation: str
    organisation_name: str
    ics: str
    region: str
    audience: str
    marking: str
    version: str
    group_words: dict[str, str]
    settings: tuple[SettingUsed, ...]
    profile: dict[str, object]
    sources: tuple[Source, ...]
    ladders: tuple[Ladder, ...]
    checks: tuple[CheckTotal, ...]
    counts: tuple[Count, ...]
    figures: tuple[Figure, ...]
    readings: tuple[Reading, ...]
    previous_year: int | None
    previous_fingerprint: str
    dated: str
    movements: tuple[Moved, ...] = ()
    monitoring: Monitoring | None = None
