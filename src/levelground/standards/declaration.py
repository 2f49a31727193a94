"""The words in which a standard is declared: what is tallied, among whom, split how and compared with whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from levelground.standards.plain import StandardInPlainWords
from levelground.standards.setting import Setting

Better = Literal["lower", "higher", "level"]
Unit = Literal["percent", "score"]

# A word that came into the language after editions had been fingerprinted: until a standard uses it, it says nothing,
# and it is left out of fingerprints.
LATER = {"later": True}
# What is said of a definition and is none: it may be put better without a definition's changing.
SAID = {"said": True}


@dataclass(frozen=True)
class Condition:
    """The rows whose `column` holds one of `values`; a Setting in place of the values is looked up when measuring."""

    column: str
    values: tuple[str, ...] | Setting


@dataclass(frozen=True)
class Window:
    """The `months` to the reference date in which `column` must fall; a name is one of the edition's rules."""

    column: str
    months: int | str


@dataclass(frozen=True)
class Tally:
    """A number of rows of a record set, or of the people who have at least one such row.

    `people_of` names the record set (as a rule `staff`) among whose counted people those with such a row are tallied:
    each person once, with the group and the parts that this record set gives them.
    """

    records: str
    noun: str
    conditions: tuple[Condition, ...] = ()
    window: Window | None = None
    people_of: "Tally | None" = None

    def where(self, **values: str | tuple[str, ...] | Setting) -> "Tally":
        """The tally of those rows only whose columns hold these values."""
        added = tuple(
            Condition(column, (value,) if isinstance(value, str) else value) for column, value in values.items()
        )
        return replace(self, conditions=(*self.conditions, *added))

    def called(self, noun: str) -> "Tally":
        """The same tally under a name of its own ('appointments from shortlisting')."""
        return replace(self, noun=noun)

    def within(self, months: int | str, of: str) -> "Tally":
        """The tally of those rows only whose date `of` lies in the `months` up to the reference date."""
        return replace(self, window=Window(of, months))

    def once_a_person_among(self, people: "Tally") -> "Tally":
        """The tally of those of `people` who have at least one such row."""
        return replace(self, people_of=people)


def rows_of(records: str, noun: str) -> Tally:
    """The tally of all rows of a record set; `noun` is what a row is called in a sentence ('applications')."""
    return Tally(records, noun)


@dataclass(frozen=True)
class Dimension:
    """A way to split a measure: a part's `name`, the canonical column it is read from, and its named sets of values.

    Sets may overlap. Where `sets` is empty each value of the column is a part of its own, in the contract's order.
    `words` are what a part is called in a sentence where that is not the part's own name.
    """

    name: str
    column: str
    sets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)

    def label(self, part: str) -> str:
        """What a part of this dimension is called in a heading or sentence."""
        return self.words.get(part, part)


Parts = tuple[Dimension, ...]


@dataclass(frozen=True)
class Share:
    """What share of all these people (or rows) each group makes up; unknown stays in the denominator."""

    of: Tally


@dataclass(frozen=True)
class Rate:
    """What share of each group's own base has the event: `of` / `among`, group by group.

    `averaged_over` names an edition's rule that holds a number of years k: the denominator is then multiplied by k and
    the numerator left undivided.
    """

    of: Tally
    among: Tally
    averaged_over: str = ""


@dataclass(frozen=True)
class SurveyResult:
    """A percentage published from a staff survey, by group, with the number who answered.

    With the unit `score` it is the mean of a score from 0 to `out_of`: no interval can be made, for a mean is published
    without its spread. `asked_of` names the groups that the question is put to, where not to all.
    """

    question: str
    unit: Unit = field(default="percent", metadata=LATER)
    out_of: float = field(default=100, metadata=LATER)
    asked_of: tuple[str, ...] = field(default=(), metadata=LATER)


@dataclass(frozen=True)
class Answer:
    """A yes or no, with words, that the organisation gives itself, in the record set `answers`: nothing is counted.

    `says` is the reason that is given where it is missing.
    """

    says: str


@dataclass(frozen=True)
class Ratio:
    """The likelihood of `group` divided by that of `comparator`. One direction only, as the standard prints it.

    Where the indicator says whether more is better, that says who fares worse. Where it says `level`, the standard
    prints its ratios so that above 1 is worse for its own group.
    """

    group: str
    comparator: str


@dataclass(frozen=True)
class Difference:
    """The percentage of `group` minus that of `comparator`, in percentage points.

    The comparator `workforce` is the same group's percentage of the whole counted workforce.
    """

    group: str
    comparator: str


@dataclass(frozen=True)
class Progression:
    """Race disparity ratios between tiers of pay, inside each value of `within`: an odds ratio of headcounts."""

    tier: Dimension
    within: Dimension
    group: str
    comparator: str
    steps: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Words:
    """What sentences about an indicator need: each is a phrase, in the standard's own terms.

    `event` follows 'were' or 'said' ("appointed from shortlisting"); `people` are those it may happen to.
    """

    short: str
    event: str
    people: str
    look_next: str


@dataclass(frozen=True)
class Indicator:
    """One measure of a standard."""

    number: str
    title: str
    asks: str
    definition: str
    measure: Share | Rate | SurveyResult | Answer
    words: Words
    compare: Ratio | Difference | None = None
    parts: tuple[Parts, ...] = ()
    compare_parts: Ratio | Difference | None = None
    headline_part: str = ""
    progression: Progression | None = None
    better: Better = "level"
    source: str = ""

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """The tallies that its measure is made of; none where it is a survey's published result, or an answer."""
        match self.measure:
            case Share(of):
                return (of,)
            case Rate(of, among):
                return (of, among)
            case _:
                return ()


@dataclass(frozen=True)
class Membership:
    """The group that a value of the grouping's column belongs to, and its finer groups as they are named in counts."""

    group: str
    finer: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grouping:
    """Who is compared: the column that says it, the groups it makes, and the words shown for them.

    A value of the column that `membership` does not know belongs to `unknown`. `characteristic` is the name under
    which survey results hold the same split. `finer` groups may be published; the `finest` are for internal use only.
    """

    column: str
    characteristic: str
    group: str
    comparator: str
    membership: Mapping[str, Membership]
    finer: tuple[str, ...]
    finest: tuple[str, ...]
    words: Mapping[str, str]
    unknown: str = "unknown"

    @property
    def main(self) -> tuple[str, ...]:
        """The groups that every part is counted for, in the order of the contract."""
        return (self.comparator, self.group, self.unknown, "all")

    def finer_of(self, group: str) -> tuple[str, ...]:
        """Those finer groups whose members all belong to `group`, in their order."""
        inside = {finer for member in self.membership.values() if member.group == group for finer in member.finer}
        return tuple(finer for finer in self.finer if finer in inside)


@dataclass(frozen=True)
class Review:
    """Who checked an edition's rules against the published guidance, and when."""

    name: str
    on: date


@dataclass(frozen=True)
class Change:
    """What an edition changed, for which indicator, in words and as rules; it holds until a later change.

    `values` are what a setting holds from this edition on, by the setting's name: in place of its default, but not of
    what a user's profile says.
    """

    year: int
    indicator: str
    says: str
    rules: Mapping[str, int] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
    breaks_series: bool = True
    default_check: bool = False
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict, metadata=LATER)


@dataclass(frozen=True)
class Question:
    """A question of a standard's reporting template, which an organisation answers in words beside its figures.

    `key` names it in files and databases, and stays when the question is put better. `guidance` says what belongs in
    the answer. `default_check`: the template's own wording was not read.
    """

    key: str
    asks: str
    guidance: str
    default_check: bool = False


@dataclass(frozen=True)
class Edition:
    """The rules of a standard for one year."""

    year: int
    reference_date: date
    survey_year: int
    rules: Mapping[str, int]
    questions: Mapping[str, str]
    changes: tuple[Change, ...]
    inherited: bool
    review: Review | None
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict, metadata=LATER)

    @property
    def status(self) -> str:
        """Who checked the rules and when; 'rules not yet checked' where they are inherited and nobody did."""
        if self.review is not None:
            return f"rules checked by {self.review.name} on {self.review.on:%d %B %Y}"
        return "rules not yet checked" if self.inherited else "rules as declared from the sources named"


@dataclass(frozen=True)
class Standard:
    """What is measured: its indicators, whom it compares, and its editions as a list of dated changes.

    `workforce` is who is counted as staff, for standards that count them. Editions after `declared_to` inherit the
    rules before them, and say so until somebody reviews them. `plain` says the same for anyone: without it no page in
    plain words is made. `questions` are those of its reporting template, in their order.
    """

    name: str
    title: str
    owner: str
    grouping: Grouping
    workforce: Tally | None
    indicators: tuple[Indicator, ...]
    first_year: int
    declared_to: int
    last_year: int
    reference_day: tuple[int, int]
    changes: tuple[Change, ...]
    reviews: Mapping[int, Review]
    settings: tuple[Setting, ...] = ()
    sources: tuple[str, ...] = ()
    plain: StandardInPlainWords | None = field(default=None, metadata=SAID)
    questions: tuple[Question, ...] = field(default=(), metadata=SAID)

    @property
    def years(self) -> range:
        """The years that it has an edition for."""
        return range(self.first_year, self.last_year + 1)

    def indicator(self, number: str) -> Indicator:
        """The indicator with this number. Raises KeyError where there is none."""
        for indicator in self.indicators:
            if indicator.number == number:
                return indicator
        raise KeyError(f"{self.title} has no indicator {number}")

    def edition(self, year: int) -> Edition:
        """The edition of `year`: all changes up to it, the later over the earlier. Raises KeyError outside `years`."""
        if year not in self.years:
            raise KeyError(f"{self.title} is declared for {self.first_year} to {self.last_year}, not for {year}")
        rules: dict[str, int] = {}
        questions: dict[str, str] = {}
        values: dict[str, tuple[str, ...]] = {}
        for change in sorted(self.changes, key=lambda change: change.year):
            if change.year <= year:
                rules |= change.rules
                questions |= change.questions
                values |= change.values
        month, day = self.reference_day
        return Edition(
            year=year,
            reference_date=date(year, month, day),
            survey_year=year - 1,
            rules=rules,
            questions=questions,
            changes=tuple(change for change in self.changes if change.year == year),
            inherited=year > self.declared_to,
            review=self.reviews.get(year),
            values=values,
        )
