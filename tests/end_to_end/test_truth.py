"""Intervals on a make-believe service with known inequities: do they hold the truth as often as they claim?"""

import re
from math import sqrt
from pathlib import Path

import pytest

from end_to_end.hands import Row, levelground, measured, picked, table
from levelground.synthetic import EQUAL, Inequities, Service, Truth, truth, write

CLAIMED = 0.95
# Codes of organisations; the names of places that are added up of them are words.
CODE = re.compile(r"R\d+")
DIRECTIONS = {"2": ("white", "bme"), "3": ("bme", "white"), "4": ("white", "bme")}


def figures_of(service: Service, home: Path) -> list[Row]:
    """The figures of a service, by its Parquet files and the command line."""
    write(service, home / "extracts", "parquet")
    measured(home / "extracts", home / "out", service.last_year)
    return table(home / "out" / "figures.csv")


def true_ratios(known: Truth) -> dict[str, float]:
    """The true ratio of each indicator that is one."""
    return {"2": known.appointment, "3": known.disciplinary, "4": known.training}


def held(rows: list[Row], indicator: str, ratio: float, method: str) -> tuple[int, int]:
    """How many organisations' intervals hold the true ratio, and how many have one."""
    group, comparator = DIRECTIONS[indicator]
    return held_ratio(rows, indicator, ratio, method, group, comparator)


def held_ratio(
    rows: list[Row], indicator: str, ratio: float, method: str, group: str, comparator: str
) -> tuple[int, int]:
    """The same, of any two groups."""
    wanted = {"indicator": indicator, "part": "", "statistic": "ratio", "group": group, "comparator": comparator}
    own = [row for row in picked(rows, **wanted, method=method) if CODE.fullmatch(row["organisation"])]
    with_limits = [row for row in own if row["lower"] or row["upper"]]
    inside = [float(row["lower"] or 0) <= ratio <= float(row["upper"] or "inf") for row in with_limits]
    return sum(inside), len(inside)


def about_the_claimed_rate(inside: int, of: int) -> None:
    """Holds a coverage to within five standard errors of what is claimed."""
    margin = 5 * sqrt(CLAIMED * (1 - CLAIMED) / of)
    assert CLAIMED - margin <= inside / of <= CLAIMED + margin, (inside, of)


@pytest.fixture(scope="module")
def service() -> Service:
    """200 organisations of 200 people on average."""
    return Service(organisations=200, staff=40_000, seed=20)


@pytest.fixture(scope="module")
def home(service: Service, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its extracts, by the command."""
    home = tmp_path_factory.mktemp("service")
    common = ("--organisations", service.organisations, "--staff", service.staff, "--seed", service.seed)
    assert levelground("synthesise", *common, "--to", home / "extracts", "--format", "parquet").status == 0
    return home


@pytest.fixture(scope="module")
def rows(service: Service, home: Path) -> list[Row]:
    """Its figures, by the commands alone."""
    measured(home / "extracts", home / "out", service.last_year)
    return table(home / "out" / "figures.csv")


@pytest.mark.parametrize("indicator", DIRECTIONS)
def test_intervals_hold_the_true_ratio_at_about_the_claimed_rate(service: Service, rows: list[Row], indicator: str):
    inside, of = held(rows, indicator, true_ratios(truth(service))[indicator], "koopman")
    assert of >= 150, "too few organisations have an interval to say anything"
    about_the_claimed_rate(inside, of)


@pytest.mark.parametrize("indicator", DIRECTIONS)
def test_the_pooled_figure_of_england_holds_the_truth(service: Service, rows: list[Row], indicator: str):
    group, comparator = DIRECTIONS[indicator]
    row = picked(rows, organisation="England", indicator=indicator, part="", group=group, comparator=comparator)[0]
    ratio = true_ratios(truth(service))[indicator]
    # Twice the interval's half-width on the side of the truth: about four standard errors.
    value, lower, upper = (float(row[name]) for name in ("value", "lower", "upper"))
    assert value * (lower / value) ** 2 <= ratio <= value * (upper / value) ** 2


def test_the_gap_built_into_a_survey_is_found(service: Service, rows: list[Row]):
    questions = {"5": "harassment-public", "6": "harassment-staff", "7": "equal-opportunities"}
    for indicator, question in {**questions, "8": "discrimination-at-work"}.items():
        gap = truth(service).survey_gaps[question]
        own = picked(rows, indicator=indicator, part="", statistic="difference")
        own = [row for row in own if CODE.fullmatch(row["organisation"]) and row["lower"] and row["upper"]]
        inside = sum(float(row["lower"]) <= gap <= float(row["upper"]) for row in own)
        about_the_claimed_rate(inside, len(own))


@pytest.fixture(scope="module")
def of_disability(service: Service, home: Path) -> list[Row]:
    """The figures of the disability standard from the same extracts."""
    measured(home / "extracts", home / "wdes", service.last_year, "--standard", "wdes")
    return table(home / "wdes" / "figures.csv")


def test_appointments_of_disabled_people_hold_the_truth(service: Service, of_disability: list[Row]):
    ratio = truth(service).disability.appointment
    inside, of = held_ratio(of_disability, "2", ratio, "koopman", "non-disabled", "disabled")
    assert of >= 150
    about_the_claimed_rate(inside, of)


@pytest.mark.parametrize(("indicator", "reason"), [("3", "performance"), ("3ih", "ill health")])
def test_capability_in_england_holds_the_truth(service: Service, of_disability: list[Row], indicator: str, reason: str):
    wanted = {"organisation": "England", "indicator": indicator, "part": "", "statistic": "ratio"}
    row = picked(of_disability, **wanted)[0]
    value, lower, upper = (float(row[name]) for name in ("value", "lower", "upper"))
    assert value * (lower / value) ** 2 <= truth(service).disability.capability[reason] <= value * (upper / value) ** 2


def test_pay_clusters_of_disabled_people_hold_the_truth(service: Service, of_disability: list[Row]):
    tiers = truth(service).disability.tiers
    for cluster, tier in (("1", "lower"), ("3", "upper"), ("4", "upper"), ("5", "middle"), ("7", "lower")):
        wanted = {"organisation": "England", "indicator": "1", "part": f"cluster={cluster}", "group": "disabled"}
        row = picked(of_disability, **wanted, statistic="percentage")[0]
        value, lower, upper = (float(row[name]) for name in ("value", "lower", "upper"))
        assert value - 2.5 * (value - lower) <= tiers[tier] <= value + 2.5 * (upper - value), cluster


def test_the_gaps_between_disabled_and_other_staff_are_found(service: Service, of_disability: list[Row]):
    gaps = truth(service).disability.survey_gaps
    questions = {
        "4ai": "harassment-public", "4aii": "harassment-manager", "4aiii": "harassment-colleagues",
        "4b": "harassment-reported", "5": "equal-opportunities", "6": "pressure-to-work", "7": "work-valued",
    }  # fmt: skip
    inside = of = 0
    for indicator, question in questions.items():
        own = picked(of_disability, indicator=indicator, part="", statistic="difference")
        own = [row for row in own if CODE.fullmatch(row["organisation"]) and row["lower"] and row["upper"]]
        inside += sum(float(row["lower"]) <= gaps[question] <= float(row["upper"]) for row in own)
        of += len(own)
    assert of > 1000
    about_the_claimed_rate(inside, of)


def test_every_organisation_has_its_headlines(service: Service, rows: list[Row]):
    codes = {row["organisation"] for row in rows if CODE.fullmatch(row["organisation"])}
    assert len(codes) == service.organisations
    for indicator, (group, comparator) in DIRECTIONS.items():
        wanted = {"indicator": indicator, "part": "", "group": group, "comparator": comparator, "method": "koopman"}
        assert {row["organisation"] for row in picked(rows, **wanted)} >= codes


@pytest.mark.long
@pytest.mark.parametrize(
    "inequities", [EQUAL, Inequities(appointment_odds_ratio=4, disciplinary_odds_ratio=3, training_odds_ratio=0.5)]
)
def test_other_inequities_are_held_as_often(tmp_path: Path, inequities: Inequities):
    found: dict[str, list[tuple[int, int]]] = {indicator: [] for indicator in DIRECTIONS}
    for seed in range(4):
        service = Service(organisations=200, staff=100_000, seed=seed, inequities=inequities)
        rows = figures_of(service, tmp_path / str(seed))
        for indicator, ratio in true_ratios(truth(service)).items():
            found[indicator].append(held(rows, indicator, ratio, "koopman"))
    for each in found.values():
        about_the_claimed_rate(*map(sum, zip(*each, strict=True)))
