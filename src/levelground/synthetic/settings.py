"""The settings of a make-believe health service, and the inequities that are built into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

SURVEY_GAPS: Mapping[str, float] = MappingProxyType(
    {
        "harassment-public": 4.0,
        "harassment-staff": 4.5,
        "equal-opportunities": -10.0,
        "discrimination-at-work": 8.5,
    }
)
DISABILITY_GAPS: Mapping[str, float] = MappingProxyType(
    {
        "harassment-public": 6.5,
        "harassment-manager": 6.5,
        "harassment-colleagues": 9.0,
        "harassment-reported": 2.0,
        "equal-opportunities": -6.0,
        "pressure-to-work": 8.5,
        "work-valued": -11.0,
        "engagement": -0.5,
    }
)
_LARGEST_GAPS = {"engagement": 3.0}


@dataclass(frozen=True)
class DisabilityInequities:
    """The true sizes of the inequities between Disabled and non-disabled people: odds ratios, and gaps in points."""

    appointment_odds_ratio: float = 1.2
    """Odds of being appointed from shortlisting, non-disabled to Disabled applications."""
    capability_odds_ratio: float = 2.0
    """Odds of entering the formal capability process on grounds of performance, Disabled to non-disabled staff."""
    ill_health_odds_ratio: float = 3.0
    """Odds of entering it on grounds of ill health, Disabled to non-disabled staff."""
    progression_odds_ratio: float = 1.25
    """Odds that somebody is Disabled in a tier of pay (bands to 5; 6 and 7; 8a and above), to the odds in the tier
    above. A consultant counts as one tier above other doctors."""
    board_odds_ratio: float = 0.6
    """Odds that a board member is Disabled, to the odds of an applicant."""
    survey_gaps: Mapping[str, float] = field(default_factory=lambda: DISABILITY_GAPS)
    """Points between the two groups' true results, Disabled minus non-disabled, by survey question."""

    def __post_init__(self) -> None:
        _check_ratios(self)
        _check_gaps(self.survey_gaps, DISABILITY_GAPS)


def _check_ratios(inequities: object) -> None:
    for name, value in vars(inequities).items():
        if name.endswith("_odds_ratio") and not value > 0:
            raise ValueError(f"{name} must be above 0")


def _check_gaps(gaps: Mapping[str, float], known: Mapping[str, float]) -> None:
    if set(gaps) != set(known):
        raise ValueError(f"survey_gaps needs exactly these questions: {', '.join(known)}")
    for question, gap in gaps.items():
        largest = _LARGEST_GAPS.get(question, 30.0)
        if not -largest <= gap <= largest:
            raise ValueError(
                f"the gap of {question} in survey_gaps must lie between -{largest:g} and {largest:g} points"
            )


@dataclass(frozen=True)
class Inequities:
    """The true sizes of the inequities in a make-believe service.

    Ratios are odds ratios, because odds can be set freely without a probability passing 1; `truth` turns them into
    the relative likelihoods that the indicators measure. 1.0 is no inequity. Gaps are percentage points, BME minus
    white. The defaults give national figures near those published for England in 2024.
    """

    shortlisting_odds_ratio: float = 1.35
    """Odds of being shortlisted, white to BME applications."""
    appointment_odds_ratio: float = 1.9
    """Odds of being appointed from shortlisting, white to BME applications (indicator 2)."""
    disciplinary_odds_ratio: float = 1.25
    """Odds of entering the formal disciplinary process in a year, BME to white staff (indicator 3)."""
    training_odds_ratio: float = 1.15
    """Odds of taking non-mandatory training in a year, white to BME staff (indicator 4)."""
    progression_odds_ratio: float = 1.4
    """Odds of standing one tier higher rather than one lower (bands to 5; 6 and 7; 8a and above), white to BME
    staff within a staff group (indicator 1, race disparity ratios). A consultant counts as one tier above other
    doctors."""
    board_odds_ratio: float = 0.5
    """Odds that a board member is BME, to the odds that a member of the workforce is (indicator 9)."""
    survey_gaps: Mapping[str, float] = field(default_factory=lambda: SURVEY_GAPS)
    """Points between the two groups' true percentages, by survey question (indicators 5 to 8)."""
    disability: DisabilityInequities = field(default_factory=DisabilityInequities)
    """Those between Disabled and non-disabled people: independent of the others."""

    def __post_init__(self) -> None:
        _check_ratios(self)
        _check_gaps(self.survey_gaps, SURVEY_GAPS)


EQUAL = Inequities(
    shortlisting_odds_ratio=1.0,
    appointment_odds_ratio=1.0,
    disciplinary_odds_ratio=1.0,
    training_odds_ratio=1.0,
    progression_odds_ratio=1.0,
    board_odds_ratio=1.0,
    survey_gaps=MappingProxyType(dict.fromkeys(SURVEY_GAPS, 0.0)),
    disability=DisabilityInequities(1.0, 1.0, 1.0, 1.0, 1.0, MappingProxyType(dict.fromkeys(DISABILITY_GAPS, 0.0))),
)
"""A service without inequity within a staff group: what is measured is chance, but for where people work. Ethnic
groups still differ in which staff groups they work in, as they do in England, and indicator 1 shows it."""


@dataclass(frozen=True)
class Service:
    """A make-believe health service: how large, over which years, and how unequal.

    `staff` is the number of people on the staff file at each 31 March, all organisations and contracts together;
    `years` the number of yearly snapshots, the last at 31 March of `last_year`. Flows cover the 12 months to each
    snapshot. `applications_per_person` is applications in a year for each person on the staff file.

    Raises ValueError where the numbers cannot make a service.
    """

    organisations: int
    staff: int
    years: int = 1
    last_year: int = 2026
    seed: int = 1
    inequities: Inequities = field(default_factory=Inequities)
    applications_per_person: float = 4.0

    def __post_init__(self) -> None:
        if self.organisations < 1:
            raise ValueError("organisations must be 1 or more")
        if self.staff < self.organisations:
            raise ValueError("staff must be at least one person for each organisation")
        if self.years < 1:
            raise ValueError("years must be 1 or more")
        if not 1990 <= self.first_year <= self.last_year <= 2100:
            raise ValueError("the years must lie between 1990 and 2100")
        if self.seed < 0:
            raise ValueError("seed must be 0 or more")
        if self.applications_per_person < 0:
            raise ValueError("applications_per_person must be 0 or more")

    @property
    def first_year(self) -> int:
        """The year of the first snapshot."""
        return self.last_year - self.years + 1

    @property
    def every_year(self) -> range:
        """The years of the snapshots, first to last."""
        return range(self.first_year, self.last_year + 1)
