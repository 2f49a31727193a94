"""Where Spark's SQL differs from that which the engines share: two names, one escape, and text that becomes a date."""

import re

from levelground.records import sql

# Functions by the name that the shared SQL has for them. Spark's own trim knows no space but the plain one.
_FUNCTIONS = {"trim": "trimmed", "regexp_matches": "regexp_like"}
_TOKEN = re.compile(
    r"""'(?:[^']|'')*' | "(?:[^"]|"")*" | \b(""" + "|".join(_FUNCTIONS) + r""")\((?!BOTH\b)""", re.VERBOSE
)
# What the embedded engine takes for a space round a text: the characters of Unicode's class Zs.
_SPACES = "".join(map(chr, (0x20, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)))
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"

# Settings under which Spark reads quoted names and days as the embedded engine does.
SETTINGS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.ansi.doubleQuotedIdentifiers": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
    "spark.sql.parquet.int96RebaseModeInRead": "CORRECTED",
}


def spoken(query: str) -> str:
    """A query of the shared SQL in Spark's words: in its literals a backslash has to stand twice."""

    def own(match: re.Match[str]) -> str:
        if match[1]:
            return f"{_FUNCTIONS[match[1]]}("
        return match[0].replace("\\", "\\\\") if match[0].startswith("'") else match[0]

    return _TOKEN.sub(own, query)


def as_date(column: str) -> str:
    """SQL for a text column as a date, else NULL: what `sql.parsed_date` is for the embedded engine."""
    return f"as_date({column})"


def functions() -> tuple[str, ...]:
    """The statements that make the functions which Spark has not got."""
    return (
        _function("trimmed", "STRING", f"trim(BOTH {sql.text(_SPACES)} FROM given)"),
        _function("as_date", "DATE", _parsed("trim(given)")),
    )


def _function(name: str, returns: str, body: str) -> str:
    return spoken(f"CREATE OR REPLACE TEMPORARY FUNCTION {name}(given STRING) RETURNS {returns} RETURN {body}")


def _parsed(text: str) -> str:
    iso, written, number = (f"regexp_matches({text}, {sql.text(f'^({form})' + chr(92) + 'z')})" for form in sql.DATES)

    def part(pattern: str) -> str:
        return f"regexp_extract({text}, {sql.text(pattern)}, 1)"

    word = f"CAST((instr({sql.text(_MONTHS)}, lower({part('-([A-Za-z]{3})-')})) + 3) DIV 4 AS STRING)"
    month = f"CASE WHEN {part('-([A-Za-z]{3})-')} = '' THEN {part('^[0-9]+[/-]([0-9]+)')} ELSE {word} END"
    day = f"{part('[/-]([0-9]{4})')} || '-' || {month} || '-' || {part('^([0-9]+)')}"
    return (
        f"CASE WHEN {iso} THEN try_cast({part('^([0-9]+-[0-9]+-[0-9]+)')} AS DATE)"
        f" WHEN {written} THEN try_cast({day} AS DATE)"
        f" WHEN {number} THEN {sql.day(sql.EXCEL_DAY_ZERO)} + CAST(floor(CAST({text} AS DOUBLE)) AS INT) END"
    )
