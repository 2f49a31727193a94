"""What is said to be true of a service is true of it: by arithmetic, and of what is drawn."""

import itertools
import math
from collections.abc import Iterator
from pathlib import Path

import duckdb
import numpy as np
import pytest

from levelground.synthetic import EQUAL, Inequities, Service, truth, write
from levelground.synthetic.register import draw_register
from levelground.synthetic.roles import BANDS, STAFF_GROUPS, band_probabilities, group_probabilities

UNEQUAL = Inequities(
    shortlisting_odds_ratio=1.5,
    appointment_odds_ratio=2.2,
    disciplinary_odds_ratio=1.7,
    training_odds_ratio=1.3,
    progression_odds_ratio=1.6,
    board_odds_ratio=0.4,
    survey_gaps={
        "harassment-public": 5.0,
        "harassment-staff": 6.0,
        "equal-opportunities": -12.0,
        "discrimination-at-work": 9.0,
    },
)
SERVICE = Service(60, 240_000, 2, seed=7, inequities=UNEQUAL, applications_per_person=1.5)
WHITE = "ethnic_category IN ('A', 'B', 'C', 'CA', 'C3', 'CP')"
BME = "ethnic_category[1] BETWEEN 'D' AND 'S'"
IN_POST = "as_at = DATE '2026-03-31' AND primary_assignment = 'yes' AND contract IN ('permanent', 'fixed term')"
WINDOW = "BETWEEN DATE '2025-04-01' AND DATE '2026-03-31'"


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("service")
    connection = duckdb.connect()
    for path in write(SERVICE, folder):
        files = path / "*.parquet" if path.is_dir() else path
        connection.execute(f"CREATE VIEW {path.stem} AS FROM read_parquet('{files}')")
    connection.execute(
        f"""CREATE VIEW people AS SELECT *, CASE WHEN {WHITE} THEN 'white' WHEN {BME} THEN 'bme' END AS people_group
        FROM staff WHERE {IN_POST}"""
    )
    yield connection
    connection.close()


def four_counts(records: duckdb.DuckDBPyConnection, source: str, event: str) -> tuple[int, int, int, int]:
    """White with the event, white without, BME with, BME without."""
    parts = ", ".join(
        f"count(*) FILTER ({group} AND {sign} ({event}))" for group in (WHITE, BME) for sign in ("", "NOT")
    )
    counts = records.execute(f"SELECT {parts} FROM {source}").fetchone()
    assert counts is not None
    return counts


def assert_log_ratio(measured: float, variance: float, expected: float) -> None:
    """Within five standard errors, which are small enough that a ratio of 1 would be outside."""
    error = math.sqrt(variance)
    assert abs(math.log(measured / expected)) < 5 * error
    assert abs(math.log(expected)) > 5 * error


def assert_odds_ratio(counts: tuple[int, int, int, int], expected: float) -> None:
    a, b, c, d = counts
    assert_log_ratio(a * d / (b * c), 1 / a + 1 / b + 1 / c + 1 / d, expected)


def assert_risk_ratio(counts: tuple[int, int, int, int], expected: float) -> None:
    a, b, c, d = counts
    ratio = (a / (a + b)) / (c / (c + d))
    assert_log_ratio(ratio, 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d), expected)


CASES_OF_PEOPLE = (
    f"(SELECT ethnic_category, 'yes' AS entered FROM formal_cases WHERE kind = 'disciplinary' AND entered_on {WINDOW} "
    "UNION ALL SELECT ethnic_category, 'no' FROM people)"
)
TRAINED = (
    "(SELECT ethnic_category, EXISTS (FROM training t WHERE t.person_id = p.person_id "
    f"AND mandatory = 'no' AND completed_on {WINDOW}) AS trained FROM people p)"
)


def test_applications_show_the_odds_that_were_set(records: duckdb.DuckDBPyConnection) -> None:
    assert_odds_ratio(four_counts(records, "applications", "shortlisted = 'yes'"), 1.5)
    decided = "(FROM applications WHERE shortlisted = 'yes' AND appointed IS NOT NULL)"
    counts = four_counts(records, decided, "appointed = 'yes'")
    assert_odds_ratio(counts, 2.2)
    assert_risk_ratio(counts, truth(SERVICE).appointment)


def test_who_is_still_in_progress_does_not_change_the_ratio(records: duckdb.DuckDBPyConnection) -> None:
    shortlisted = f"(FROM applications WHERE shortlisted_on {WINDOW})"
    counts = four_counts(records, shortlisted, "appointed IS NOT DISTINCT FROM 'yes'")
    assert_risk_ratio(counts, truth(SERVICE).appointment)
    a, b, c, d = four_counts(records, shortlisted, "appointed IS NULL")
    assert abs(math.log(a * d / (b * c))) < 5 * math.sqrt(1 / a + 1 / b + 1 / c + 1 / d)


def test_formal_cases_show_the_odds_that_were_set(records: duckdb.DuckDBPyConnection) -> None:
    entries_white, white, entries_bme, bme = four_counts(records, CASES_OF_PEOPLE, "entered = 'yes'")
    assert_odds_ratio((entries_bme, bme - entries_bme, entries_white, white - entries_white), 1.7)
    assert_risk_ratio(
        (entries_bme, bme - entries_bme, entries_white, white - entries_white), truth(SERVICE).disciplinary
    )


def test_other_formal_cases_are_level(records: duckdb.DuckDBPyConnection) -> None:
    source = CASES_OF_PEOPLE.replace("kind = 'disciplinary'", "kind <> 'disciplinary'")
    a, b, c, d = four_counts(records, source, "entered = 'yes'")
    assert abs(math.log(a * d / (b * c))) < 5 * math.sqrt(1 / a + 1 / b + 1 / c + 1 / d)


def test_training_shows_the_odds_that_were_set(records: duckdb.DuckDBPyConnection) -> None:
    counts = four_counts(records, TRAINED, "trained")
    assert_odds_ratio(counts, 1.3)
    assert_risk_ratio(counts, truth(SERVICE).training)


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ("('Band 5')", "('Band 6', 'Band 7')"),
        ("('Band 6', 'Band 7')", "('Band 8a', 'Band 8b', 'Band 8c', 'Band 8d', 'Band 9')"),
    ],
)
def test_nurses_show_the_odds_of_progression_that_were_set(
    records: duckdb.DuckDBPyConnection, low: str, high: str
) -> None:
    nurses = f"""(FROM people WHERE staff_group = 'Nursing and Midwifery Registered'
        AND (pay_band IN {low} OR pay_band IN {high}))"""
    assert_odds_ratio(four_counts(records, nurses, f"pay_band IN {high}"), 1.6)


def test_survey_gaps_are_those_that_were_set(records: duckdb.DuckDBPyConnection) -> None:
    for question, expected in truth(SERVICE).survey_gaps.items():
        rows = records.execute(
            """SELECT w.value, b.value, w.base, b.base FROM survey w JOIN survey b USING (organisation, year, question)
            WHERE w."group" = 'white' AND b."group" = 'bme' AND question = ? AND year = 2025""",
            [question],
        ).fetchall()
        white, bme, white_base, bme_base = np.array(rows, dtype=float).T
        variance = white * (100 - white) / white_base + bme * (100 - bme) / bme_base
        error = math.sqrt(variance.sum()) / len(rows)
        assert len(rows) == 60
        assert abs(np.mean(bme - white) - expected) < 5 * error < abs(expected), question
        assert UNEQUAL.survey_gaps[question] == expected


def test_the_workforce_of_each_organisation_is_as_bme_as_said(records: duckdb.DuckDBPyConnection) -> None:
    rows = records.execute(
        "SELECT organisation, avg((people_group IS NOT DISTINCT FROM 'bme')::INT), count(*) FROM people GROUP BY 1"
    ).fetchall()
    said = truth(SERVICE).workforce
    z = []
    for organisation, share, count in rows:
        expected = said[organisation] / 100
        z.append((share - expected) / math.sqrt(expected * (1 - expected) / count))
    assert len(z) == 60
    assert max(map(abs, z)) < 5
    # 60 standard normal squares: a mean outside this range would be over five standard errors away.
    assert 0.2 < np.mean(np.square(z)) < 2.0


def test_boards_are_as_bme_as_said(tmp_path: Path) -> None:
    service = Service(1_500, 3_000, 3, inequities=UNEQUAL)
    write(service, tmp_path, "csv")
    seen = duckdb.execute(
        f"SELECT organisation, count(*) FILTER ({BME}), count(*) FROM read_csv(?, all_varchar=true) "
        "WHERE as_at = '2026-03-31' GROUP BY 1",
        [str(tmp_path / "board.csv")],
    ).fetchall()
    said = truth(service)
    expected = variance = observed = 0.0
    level = 0.0
    for organisation, bme, members in seen:
        share = (said.workforce[organisation] + said.board_gap[organisation]) / 100
        expected += members * share
        variance += members * share * (1 - share)
        observed += bme
        level += members * said.workforce[organisation] / 100
    assert abs(observed - expected) < 5 * math.sqrt(variance)
    assert abs(observed - level) > 5 * math.sqrt(variance)


def test_disparity_ratios_are_those_of_expected_numbers(records: duckdb.DuckDBPyConnection) -> None:
    acute = next(
        code for code, kind in zip(draw_register(SERVICE).codes, draw_register(SERVICE).kinds, strict=True) if kind == 0
    )
    tiers = {
        "lower": "('Under Band 1', 'Band 1', 'Band 2', 'Band 3', 'Band 4', 'Band 5')",
        "middle": "('Band 6', 'Band 7')",
        "upper": "('Band 8a', 'Band 8b', 'Band 8c', 'Band 8d', 'Band 9', 'VSM')",
    }
    people = "people JOIN organisations USING (organisation)"
    non_clinical = "staff_group IN ('Administrative and Clerical', 'Estates and Ancillary')"
    for side, where in (("yes", f"NOT {non_clinical}"), ("no", non_clinical)):
        for low, high in itertools.combinations(tiers, 2):
            source = f"""(FROM {people} WHERE organisations.kind = 'acute' AND {where}
                AND (pay_band IN {tiers[low]} OR pay_band IN {tiers[high]}))"""
            counts = four_counts(records, source, f"pay_band IN {tiers[high]}")
            assert_odds_ratio(counts, truth(SERVICE).disparity[acute][f"clinical={side};tier={low}:{high}"])


def test_disparity_ratios_by_plain_arithmetic() -> None:
    tiers = {
        "lower": ["Under Band 1", "Band 1", "Band 2", "Band 3", "Band 4", "Band 5"],
        "middle": ["Band 6", "Band 7"],
        "upper": ["Band 8a", "Band 8b", "Band 8c", "Band 8d", "Band 9", "VSM"],
    }
    groups, bands = group_probabilities(), band_probabilities(1.6)
    register = draw_register(SERVICE)
    for code, kind in zip(register.codes, register.kinds, strict=True):
        for side, non_clinical in (("yes", False), ("no", True)):
            expected = {}
            for bme, tier in itertools.product((0, 1), tiers):
                total = 0.0
                for number, name in enumerate(STAFF_GROUPS):
                    if (name in {"Administrative and Clerical", "Estates and Ancillary"}) == non_clinical:
                        for band in tiers[tier]:
                            total += groups[2 * kind + bme][number] * bands[2 * number + bme][BANDS.index(band)]
                expected[bme, tier] = total
            for low, high in itertools.combinations(tiers, 2):
                ratio = expected[0, high] / expected[0, low] / (expected[1, high] / expected[1, low])
                said = truth(SERVICE).disparity[code][f"clinical={side};tier={low}:{high}"]
                assert said == pytest.approx(ratio, rel=1e-12)


def test_relative_likelihoods_by_plain_arithmetic() -> None:
    said = truth(SERVICE)
    # White chances are 0.28, 0.009 and 0.42; odds 0.28/0.72 over 2.2 is a chance of 0.28/(0.28 + 0.72 * 2.2).
    assert said.appointment == pytest.approx((0.28 + 0.72 * 2.2), rel=1e-12)
    assert said.disciplinary == pytest.approx(1.7 / (0.009 * 1.7 + 0.991), rel=1e-12)
    assert said.training == pytest.approx(0.42 + 0.58 * 1.3, rel=1e-12)


def test_shares_by_a_plain_year_by_year_reckoning() -> None:
    service = Service(12, 24_000, 8, inequities=UNEQUAL)
    register = draw_register(service)

    def moved(share: float, aim: float, turnover: float) -> float:
        return (1 - turnover) * share + turnover * min(0.97, max(0.01, (aim - (1 - turnover) * share) / turnover))

    for code, level in zip(register.codes, register.share_log_odds.tolist(), strict=True):
        staff = board = None
        for year in range(2019, 2027):
            aim = 1 / (1 + math.exp(-(level + 0.078 * (year - 2024))))
            staff = aim if staff is None else moved(staff, aim, 0.11)
            odds = 0.4 * staff / (1 - staff)
            board = odds / (1 + odds) if board is None else moved(board, odds / (1 + odds), 0.2)
            said = truth(service, year)
            assert said.workforce[code] == pytest.approx(96 * staff, rel=1e-9)
            assert said.board_gap[code] == pytest.approx(96 * (board - staff), rel=1e-9)


def test_intervals_hold_the_truth_as_often_as_they_claim(tmp_path: Path) -> None:
    service = Service(400, 480_000, seed=3, applications_per_person=1.0)
    write(service, tmp_path)
    shortlisted = f"read_parquet('{tmp_path}/applications.parquet') WHERE shortlisted = 'yes' AND appointed IS NOT NULL"
    rows = duckdb.execute(
        f"""SELECT count(*) FILTER ({WHITE} AND appointed = 'yes'), count(*) FILTER ({WHITE}),
        count(*) FILTER ({BME} AND appointed = 'yes'), count(*) FILTER ({BME})
        FROM {shortlisted} GROUP BY organisation"""
    ).fetchall()
    counts = np.array(rows, dtype=float)
    # An interval of logarithms claims 95% for larger numbers only. Bases say nothing of outcomes, so this is fair.
    a, m, c, n = counts[(counts[:, 1] >= 60) & (counts[:, 3] >= 60)].T
    error = np.sqrt(1 / a - 1 / m + 1 / c - 1 / n)
    held = np.abs(np.log(a / m / (c / n)) - math.log(truth(service).appointment)) < 1.96 * error
    assert len(held) > 200
    assert abs(held.mean() - 0.95) < 5 * math.sqrt(0.95 * 0.05 / len(held))


def test_a_service_without_inequity_is_level_in_truth() -> None:
    level = truth(Service(5, 5_000, 4, inequities=EQUAL))
    assert (level.appointment, level.disciplinary, level.training) == pytest.approx((1.0, 1.0, 1.0))
    assert set(level.survey_gaps.values()) == {0.0}
    assert list(level.board_gap) == ["R001", "R002", "R003", "R004", "R005"]
    assert list(level.board_gap.values()) == pytest.approx([0.0] * 5, abs=1e-9)
    bands = band_probabilities(EQUAL.progression_odds_ratio)
    assert np.array_equal(bands[::2], bands[1::2])


def test_a_year_outside_the_service_is_refused() -> None:
    with pytest.raises(ValueError, match="2024 to 2026"):
        truth(Service(1, 100, 3), 2023)
