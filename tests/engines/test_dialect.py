"""The few places where Spark's SQL differs: text, spaces, numbers and dates mean what they mean to DuckDB."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from engines.both import same
from levelground.measuring import Engine, Measurement
from levelground.measuring.spark import dialect
from levelground.records import connect, profile_of, sql

pytestmark = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")

TEXTS = (
    "", " ", "a", " a ", "\u00a0a\u2003", "\ta\t", "a\n", "it's", '"', "\\", "\\d", "'\\'", "a\\'b", "trim(x)",
    "é\u200b",
    "2024-03-31", "2024-3-1", "2024-02-30", "2024-03-31 00:00", "2024-03-31T23:59:59.5Z", "2024-03-31 24:00",
    "2024-03-31  9:05 +01:00", "2024-03-31\n", "0000-01-01", "2024-13-01", "2024-03-31 foo", "2024-03-31T",
    "31/03/2024", "1/2/2024", "31/03/2024 10:00", "31/03/2024  9:5:3", "31/03/2024 25:00", "30/02/2024", "29-Feb-2024",
    "29-FEB-2023", "1-jan-2024", "01-Mai-2024", "01-an -2024", "01-03-2024 10:00:00", "1/1/0000", "31/03-2024",
    "31.03.2026", "31.3.2026 10:00", "2024/03/31", "2024/13/31", "20240331", "20241331", "31 March 2024", "1 Mar 2024",
    "31-March-2024", "31-Marc-2024", "1 mar 24", "31/03/24", "31/03/68", "31/03/69", "31/03/00", "31-03-24",
    "31-Mar-99",
    "45382", "45382.75", "4538", "00000", "99999", "1", "007", "12.7", "-3", "+5", "1e3", ".5", "5.", "1.0f", "1_000",
    "0x10", "nan", "inf", "1" * 18, "1" * 19, "1e999",
)  # fmt: skip
ASKED = {
    "trimmed": sql.filled("x"),
    "number": sql.number("x"),
    "whole": sql.whole_number("x"),
    "same": f"CASE WHEN x IN {sql.texts(TEXTS)} THEN 1 END",
}


def rows(values: str) -> str:
    return f"(SELECT * FROM (VALUES {values}) AS t(n, x))"


def test_text_numbers_and_dates_are_read_alike(spark: Engine) -> None:
    given = rows(", ".join(f"({place}, {sql.text(text)})" for place, text in enumerate(TEXTS)))

    def asked(date: str) -> str:
        day = f"CASE WHEN {date} >= DATE '0001-01-01' THEN CAST({date} AS STRING) WHEN {date} IS NOT NULL THEN 'BC' END"
        return f"SELECT n, {', '.join(ASKED.values())}, {day} FROM {given} AS given ORDER BY n"

    engine = connect()
    try:
        expected = engine.execute(asked(sql.parsed_date("x"))).fetchall()
    finally:
        engine.close()
    found = spark.rows(asked(dialect.as_date("x")))
    told = ("place", *ASKED, "date")
    for text, one, other in zip(TEXTS, expected, found, strict=True):
        assert dict(zip(told, other, strict=True)) == dict(zip(told, one, strict=True)), repr(text)


def test_a_query_is_put_into_sparks_words_outside_of_text_only() -> None:
    assert dialect.spoken(r"""trim("trim(\x") = 'trim(\d''' """) == r"""trimmed("trim(\x") = 'trim(\\d''' """
    assert dialect.spoken("regexp_matches(x, 'a')") == "regexp_like(x, 'a')"


COLUMNS = {
    "person_id": ["1", "2", "3", "1"], "organisation": ["RAA"] * 4, "as_at": ["31/03/2026"] * 4,
    "ethnic_category": ["A", "H", "Z", "A"], "staff_group": ["Students"] * 4, "pay_band": ["Band 2"] * 4,
    "contract": ["permanent"] * 4, "assignment_id": ["1", "2", "3", "10"],
}  # fmt: skip


def test_parts_of_other_types_and_awkward_names(spark: Engine, tmp_path: Path) -> None:
    """Numbers, days and blanks by type in one part, as text in another; names that a reader could take for patterns."""
    folder = tmp_path / "a b [1] *%20é" / "staff"
    folder.mkdir(parents=True)
    text = {name: pa.array(values) for name, values in COLUMNS.items()}
    typed = text | {
        "person_id": pa.array([11.0, 12.0, 13.0, 14.5]), "assignment_id": pa.array([21, 22, 23, 24]),
        "fte": pa.array([0.5, 1.0, float("nan"), None]), "primary_assignment": pa.array([True, False, None, True]),
    }  # fmt: skip
    pq.write_table(pa.table(text), folder / "part+1 [x].parquet")
    pq.write_table(pa.table(typed), folder / "part-2 {y}.parquet")
    assert isinstance(same(folder.parent, spark, "wres", 2026), Measurement)
    wrong = text | {"pay_band": pa.array(["Band 2", "Bnad", "Band 2", "Bnad"]), "person_id": text["assignment_id"]}
    pq.write_table(pa.table(wrong), folder / "part-3.parquet")
    found = same(folder.parent, spark, "wres", 2026)
    assert not isinstance(found, Measurement)
    assert ("staff/part-3.parquet", 3) in {(finding.file, finding.row) for finding in found}


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_text_with_quotes_totals_constants_and_patterns(spark: Engine, tmp_path: Path, ending: str) -> None:
    lines = [
        '"ID; of person";"Org";Grade;Ethnic;Group;Contract',
        *(f'"P{n}"; RAA ;"Grade ""{n % 8 + 1}""";A;Students;permanent' for n in range(40)),
        "P99;RAA;Bnad;H;Students;permanent",
        "Total;41;;;;",
    ]
    (tmp_path / "staff.csv").write_text("\ufeff" + ending.join(lines) + ending, "utf-8", newline="")
    profile = profile_of(
        {
            "staff": {
                "columns": {
                    "person_id": "ID; of person", "organisation": "Org", "pay_band": "Grade",
                    "ethnic_category": "Ethnic", "staff_group": "Group", "contract": "Contract",
                },
                "patterns": {"pay_band": {'Grade "([1-7])"': r"Band \1", 'Grade "8"': "Band 8a"}},
                "constants": {"as_at": "2026-03-31"},
            }
        },
        "profile",
    )  # fmt: skip
    found = same(tmp_path, spark, "wres", 2026, profile)
    assert not isinstance(found, Measurement)
    assert [(each.kind, each.row) for each in found if each.severity == "error"] == [("unknown code", 42)]
    mended = (tmp_path / "staff.csv").read_text("utf-8").replace("Bnad", 'Grade "1"')
    (tmp_path / "staff.csv").write_text(mended, "utf-8", newline="")
    assert isinstance(same(tmp_path, spark, "wres", 2026, profile), Measurement)
