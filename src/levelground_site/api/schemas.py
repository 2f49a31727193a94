"""What may be asked, and what is answered, in the words of the API's own description."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

# Text that every database can hold.
_PLAIN = r"^[^\x00-\x1f\x7f]*$"
Word = Annotated[str, StringConstraints(max_length=200, pattern=_PLAIN)]
Year = Annotated[int, Field(ge=1990, le=2200)]
MOST_ROWS = 10_000
MOST_OF_ONE = 50
Words = Annotated[list[Word], Field(max_length=MOST_OF_ONE)]


class Paged(Schema):
    """How a table is handed out."""

    page: int = Field(1, ge=1, le=1_000_000, description="Which page, from 1.")
    page_size: int = Field(1000, ge=1, le=MOST_ROWS, description="How many rows a page of JSON holds.")
    format: Literal["json", "csv"] = Field(
        "json", description="csv: every row that fits, at once, as a table that pandas.read_csv reads as it is."
    )


class OfOrganisations(Paged):
    """Which organisations."""

    q: Word = Field("", description="Part of the name or of the head office’s town, its postcode, or the ODS code.")
    kind: Word = Field("", description="trust, icb, social-enterprise or national.")
    services: Word = Field("", description="acute, mental-health, community, ambulance and so on.")
    region: Word = Field("", description="The region's name.")
    ics: Word = Field("", description="The ODS code of the integrated care board.")


class OfReleases(Paged):
    """Which releases."""

    standard: Word = Field("", description="The standard's short name, such as wres.")
    year: Year | None = Field(None, description="The edition.")


class OfCounts(Paged):
    """Which rows of a release's counts. Each name may be given several times: any of them fits."""

    standard: Word = Field(description="The standard's short name, such as wres.")
    year: Year = Field(description="The edition.")
    release: Annotated[int, Field(ge=1, le=10_000)] | None = Field(
        None, description="The release's number; without one, the newest of the edition."
    )
    organisation: Words = Field([], description="An ODS code, or the name of a system, a region, or England.")
    indicator: Words = Field([], description="The number of the indicator.")
    part: Words = Field([], description="The part, as name=value pairs joined by ';'. Empty: the whole.")
    group: Words = Field([], description="The group that the row is of.")


class OfFigures(OfCounts):
    """Which rows of a release's figures."""

    statistic: Words = Field([], description="ratio, difference, percentage, …")
    comparator: Words = Field([], description="The group that it is compared with.")


class OfOneFigure(Schema):
    """Which figure: what is left out is as the standard compares it."""

    standard: Word = Field(description="The standard's short name, such as wres.")
    year: Year = Field(description="The edition.")
    organisation: Word = Field(description="An ODS code, or the name of a system, a region, or England.")
    indicator: Word = Field(description="The number of the indicator.")
    part: Word | None = Field(None, description="The part; without one, the part of the headline.")
    statistic: Word | None = Field(None, description="Without one, as the standard compares.")
    group: Word | None = Field(None, description="Without one, as the standard compares.")
    comparator: Word | None = Field(None, description="Without one, as the standard compares.")


class OfTrends(Paged):
    """Which figure over the editions: what is left out is as the standard compares it."""

    standard: Word = Field(description="The standard's short name, such as wres.")
    organisation: Word = Field(description="An ODS code, or the name of a system, a region, or England.")
    indicator: Word = Field(description="The number of the indicator.")
    part: Word | None = Field(None, description="The part; without one, the part of the headline.")
    statistic: Word | None = Field(None, description="Without one, as the standard compares.")
    group: Word | None = Field(None, description="Without one, as the standard compares.")
    comparator: Word | None = Field(None, description="Without one, as the standard compares.")
    forerunners: bool = Field(
        False, description="Also the figures of those that merged into it, each under its own code: not one series."
    )


class Standard(Schema):
    """A standard."""

    standard: str
    title: str
    owner: str
    first_year: int
    last_year: int
    indicators: int


class Edition(Schema):
    """An edition of a standard."""

    standard: str
    year: int
    reference_date: date
    status: str
    changes: str = Field(description="What it changed, by indicator.")
    release: int | None = Field(description="The number of its newest release; null while nothing is released.")


class Indicator(Schema):
    """An indicator, as an edition defines it."""

    standard: str
    year: int
    indicator: str
    title: str
    asks: str
    definition: str
    better: str = Field(description="Which way is better: higher, lower, or level.")
    statistic: str
    group: str
    comparator: str
    headline_part: str
    parts: str
    source: str


class Organisation(Schema):
    """An organisation."""

    organisation: str
    name: str
    kind: str
    region: str
    ics: str
    opened: date
    closed: date | None
    successor: str = Field(description="The code of the one that it merged into.")
    services: str = Field(description="What a trust is there for, such as acute or ambulance; empty where not known.")
    town: str = Field(description="Where its head office is.")
    postcode: str


class Place(Schema):
    """A system, a region, or England: what organisations add up to in releases."""

    organisation: str = Field(description="Its name, as the column organisation of every table has it.")
    editions: str


class Release(Schema):
    """A release."""

    standard: str
    year: int
    release: int
    title: str
    published: datetime
    reference_date: date
    organisations: int
    rollups: int
    erratum: str
    newest: bool
    files: str = Field(description="The address of its files.")


class Count(Schema):
    """A numerator and a denominator."""

    organisation: str
    standard: str
    year: int
    indicator: str
    part: str
    group: str
    numerator: float | None
    numerator_hidden: bool
    denominator: float | None
    denominator_hidden: bool
    why: str = Field(description="Why a number is not there.")


class Figure(Schema):
    """A figure with its 95% interval and the counts behind it."""

    organisation: str
    standard: str
    year: int
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
    why: str = Field(description="Why a number is not there.")


class Point(Figure):
    """A figure of one edition in a run over several."""

    release: int
    not_like_for_like: str = Field(description="What this edition changed, so that it is not one series with before.")


class Kept(Schema):
    """A return that is not published."""

    standard: str
    year: int
    organisation: str
    name: str
    state: str
    readable: bool = Field(description="Whether this token opens what is in it.")


class Links(Schema):
    """A page of a table: its rows, how many fit in all, and where the others are."""

    count: int
    page: int
    next: str | None
    previous: str | None


class Standards(Links):
    """A page of standards."""

    rows: list[Standard]


class Editions(Links):
    """A page of editions."""

    rows: list[Edition]


class Indicators(Links):
    """A page of indicators."""

    rows: list[Indicator]


class Organisations(Links):
    """A page of organisations."""

    rows: list[Organisation]


class Places(Links):
    """A page of places."""

    rows: list[Place]


class Releases(Links):
    """A page of releases."""

    rows: list[Release]


class Counts(Links):
    """A page of counts."""

    rows: list[Count]


class Figures(Links):
    """A page of figures."""

    rows: list[Figure]


class Trend(Links):
    """A page of a run of figures."""

    rows: list[Point]


class Returns(Links):
    """A page of returns."""

    rows: list[Kept]


class Fault(Schema):
    """What is wrong with one parameter."""

    parameter: str
    given: str
    says: str


class Problem(Schema):
    """An answer that is no data (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    faults: list[Fault] | None = None
    successor: str | None = None
    fits: list[dict[str, str]] | None = None
