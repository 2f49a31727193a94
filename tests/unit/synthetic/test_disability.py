"""What is said to be true of Disabled people in a service is true of what is drawn; nothing else is changed by it."""

import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import numpy as np
import pytest

from levelground.synthetic import EQUAL, DisabilityInequities, Inequities, Service, truth, write
from levelground.synthetic.disability import appointment_factors
from unit.synthetic.test_truth import IN_POST, WINDOW, assert_odds_ratio, assert_risk_ratio

GAPS = {
    "harassment-public": 7.0, "harassment-manager": 5.0, "harassment-colleagues": 9.0, "harassment-reported": 6.0,
    "equal-opportunities": -8.0, "pressure-to-work": 9.0, "work-valued": -10.0, "engagement": -0.6,
}  # fmt: skip
UNEQUAL = DisabilityInequities(
    appointment_odds_ratio=1.8,
    capability_odds_ratio=3.0,
    ill_health_odds_ratio=5.0,
    progression_odds_ratio=1.5,
    board_odds_ratio=0.3,
    survey_gaps=GAPS,
)
SERVICE = Service(
    40, 160_000, seed=11, inequities=Inequities(disability=UNEQUAL), applications_per_person=2.0
)  # fmt: skip
TRUE = truth(SERVICE).disability
Counts = tuple[int, int, int, int]
CLUSTERS = {
    "lower": "('Under Band 1', 'Band 1', 'Band 2', 'Band 3', 'Band 4', 'Trainee grade', 'Other medical')",
    "middle": "('Band 6', 'Band 7', 'Consultant')",
    "upper": "('Band 8a', 'Band 8b', 'Band 8c', 'Band 8d', 'Band 9', 'VSM')",
}


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("service")
    connection = duckdb.connect()
    for path in write(SERVICE, folder):
        connection.execute(f"CREATE VIEW {path.stem} AS FROM read_parquet('{path}')")
    connection.execute(f"CREATE VIEW people AS SELECT * FROM staff WHERE {IN_POST}")
    yield connection
    connection.close()


def four_counts(records: duckdb.DuckDBPyConnection, source: str, event: str) -> Counts:
    """Non-disabled with the event, non-disabled without, Disabled with, Disabled without."""
    parts = ", ".join(
        f"count(*) FILTER (disability = '{said}' AND {sign} ({event}))"
        for said in ("no", "yes")
        for sign in ("", "NOT")
    )
    counts = records.execute(f"SELECT {parts} FROM {source}").fetchone()
    assert counts is not None
    return counts


def test_appointments_show_what_was_set(records: duckdb.DuckDBPyConnection) -> None:
    decided = "(FROM applications WHERE shortlisted = 'yes' AND appointed IS NOT NULL)"
    assert_risk_ratio(four_counts(records, decided, "appointed = 'yes'"), TRUE.appointment)
    # By plain arithmetic: a chance of 0.28, and one whose odds are 1.8 times smaller.
    assert pytest.approx(0.28 + 0.72 * 1.8) == TRUE.appointment


def test_shortlisting_is_level(records: duckdb.DuckDBPyConnection) -> None:
    a, b, c, d = four_counts(records, "applications", "shortlisted = 'yes'")
    assert abs(math.log(a * d / (b * c))) < 5 * math.sqrt(1 / a + 1 / b + 1 / c + 1 / d)


@pytest.mark.parametrize(("reason", "odds"), [("performance", 3.0), ("ill health", 5.0)])
def test_capability_cases_show_what_was_set(records: duckdb.DuckDBPyConnection, reason: str, odds: float) -> None:
    source = f"""(SELECT disability, true AS entered FROM formal_cases WHERE kind = 'capability' AND reason = '{reason}'
        AND entered_on {WINDOW} UNION ALL SELECT disability, false FROM people)"""
    entered, others, entered_disabled, disabled = four_counts(records, source, "entered")
    counts = (entered_disabled, disabled - entered_disabled, entered, others - entered)
    assert_odds_ratio(counts, odds)
    assert_risk_ratio(counts, TRUE.capability[reason])
    assert TRUE.capability[reason] == pytest.approx(odds / (0.0018 * odds + 0.9982))


def test_every_capability_case_and_no_other_has_a_reason(records: duckdb.DuckDBPyConnection) -> None:
    rows = records.execute("SELECT kind = 'capability', reason IS NULL, count(*) FROM formal_cases GROUP BY ALL")
    assert {(capability, blank) for capability, blank, _ in rows.fetchall()} == {(True, False), (False, True)}


@pytest.mark.parametrize("tier", CLUSTERS)
def test_each_tier_of_pay_is_as_disabled_as_said(records: duckdb.DuckDBPyConnection, tier: str) -> None:
    found = records.execute(
        f"SELECT avg((disability IS NOT DISTINCT FROM 'yes')::INT), count(*) FROM people "
        f"WHERE pay_band IN {CLUSTERS[tier]}"
    ).fetchone()
    assert found is not None
    share, expected = found[0], TRUE.tiers[tier] / 100
    assert abs(share - expected) < 5 * math.sqrt(expected * (1 - expected) / found[1])
    assert sorted(TRUE.tiers.values(), reverse=True) == list(TRUE.tiers.values())


def test_the_workforce_of_each_organisation_is_as_disabled_as_said(records: duckdb.DuckDBPyConnection) -> None:
    rows = records.execute(
        "SELECT organisation, avg((disability IS NOT DISTINCT FROM 'yes')::INT), count(*) FROM people GROUP BY 1"
    ).fetchall()
    z = [
        (share - TRUE.workforce[code] / 100)
        / math.sqrt(TRUE.workforce[code] / 100 * (1 - TRUE.workforce[code] / 100) / count)
        for code, share, count in rows
    ]
    assert len(z) == 40
    assert max(map(abs, z)) < 5
    assert 0.2 < np.mean(np.square(z)) < 2.2


def test_boards_are_as_disabled_as_said(tmp_path: Path) -> None:
    service = Service(2_000, 4_000, 2, inequities=SERVICE.inequities)
    write(service, tmp_path, "csv")
    seen = duckdb.execute(
        "SELECT organisation, count(*) FILTER (disability = 'yes'), count(*) FROM read_csv(?, all_varchar=true) "
        "WHERE as_at = '2026-03-31' GROUP BY 1",
        [str(tmp_path / "board.csv")],
    ).fetchall()
    said = truth(service).disability
    shares = {code: (said.workforce[code] + said.board_gap[code]) / 100 for code, _, _ in seen}
    expected = sum(members * shares[code] for code, _, members in seen)
    variance = sum(members * shares[code] * (1 - shares[code]) for code, _, members in seen)
    level = sum(members * said.workforce[code] / 100 for code, _, members in seen)
    observed = sum(disabled for _, disabled, _ in seen)
    assert abs(observed - expected) < 5 * math.sqrt(variance) < abs(observed - level)


def test_survey_gaps_are_those_that_were_set(records: duckdb.DuckDBPyConnection) -> None:
    assert TRUE.survey_gaps == GAPS
    for question, expected in GAPS.items():
        rows = records.execute(
            """SELECT d.value, n.value, d.base, n.base FROM survey d JOIN survey n USING (organisation, year, question)
            WHERE d."group" = 'disabled' AND n."group" = 'non-disabled' AND question = ?""",
            [question],
        ).fetchall()
        disabled, other, base, other_base = np.array(rows, dtype=float).T
        variance = disabled * (100 - disabled) / base + other * (100 - other) / other_base
        if question == "engagement":
            variance = 1.9**2 / base + 1.9**2 / other_base
        error = math.sqrt(variance.sum()) / len(rows)
        assert len(rows) == 40
        assert abs(np.mean(disabled - other) - expected) < 5 * error < abs(expected), question


def test_the_survey_answers_every_question_of_the_standard_for_all(records: duckdb.DuckDBPyConnection) -> None:
    asked = records.execute(
        """SELECT question, list_sort(list(DISTINCT "group"))
        FROM survey WHERE characteristic = 'disability' GROUP BY 1"""
    ).fetchall()
    groups = {question: tuple(found) for question, found in asked}
    assert groups.pop("adjustments-made") == ("disabled",)
    assert groups == dict.fromkeys(GAPS, ("all", "disabled", "non-disabled"))


def test_it_changes_no_likelihood_between_ethnic_groups() -> None:
    level = replace(SERVICE, inequities=Inequities(disability=EQUAL.disability))
    mine, theirs = truth(SERVICE), truth(level)
    assert (mine.appointment, mine.disciplinary, mine.training) == (
        theirs.appointment, theirs.disciplinary, theirs.training,
    )  # fmt: skip
    non_disabled, disabled = appointment_factors(SERVICE.inequities)
    assert 0.0723 * disabled + 0.9277 * non_disabled == pytest.approx(1.0)


def test_a_service_without_inequity_is_level() -> None:
    level = truth(Service(5, 5_000, 4, inequities=EQUAL)).disability
    assert (level.appointment, *level.capability.values()) == pytest.approx((1.0, 1.0, 1.0, 1.0))
    assert set(level.survey_gaps.values()) == {0.0}
    assert list(level.board_gap.values()) == pytest.approx([0.0] * 5, abs=1e-9)
    assert len({round(share, 9) for share in (*level.tiers.values(), *level.workforce.values())}) == 1
