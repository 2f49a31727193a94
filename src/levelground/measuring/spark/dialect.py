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
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

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
    iso, written, number = (_is(text, form) for form in sql.DATES)
    slashed, compact, *others = (_is(text, form) for form, _ in sql.MORE_DATES)

    def part(pattern: str) -> str:
        return f"regexp_extract({text}, {sql.text(pattern)}, 1)"

    word, year = f"lower({part('^[0-9]+[- ]([A-Za-z]+)')})", part("^[0-9]+[^0-9A-Za-z][0-9A-Za-z]+[^0-9A-Za-z]([0-9]+)")
    months = " ".join(
        f"WHEN {word} IN {sql.texts((name, name[:3]))} THEN '{number}'" for number, name in enumerate(_MONTHS, start=1)
    )
    month = f"CASE WHEN {word} = '' THEN {part('^[0-9]+[./-]([0-9]+)')} {months} END"
    # A year of two figures is the one from 1969 to 2068.
    century = f"CASE WHEN length({year}) = 4 THEN '' WHEN {year} >= '69' THEN '19' ELSE '20' END"
    day = f"{century} || {year} || '-' || {month} || '-' || {part('^([0-9]+)')}"
    run = f"substr({text}, 1, 4) || '-' || substr({text}, 5, 2) || '-' || substr({text}, 7, 2)"
    return (
        f"CASE WHEN {iso} THEN try_cast({part('^([0-9]+-[0-9]+-[0-9]+)')} AS DATE)"
        f" WHEN {' OR '.join((written, *others))} THEN try_cast({day} AS DATE)"
        f" WHEN {number} THEN {sql.day(sql.EXCEL_DAY_ZERO)} + CAST(floor(CAST({text} AS DOUBLE)) AS INT)"
        f" WHEN {slashed} THEN try_cast(replace({text}, '/', '-') AS DATE)"
        f" WHEN {compact} THEN try_cast({run} AS DATE) END"
    )


def _is(text: str, form: str) -> str:
    whole = rf"^({form})\z"
    return f"regexp_matches({text}, {sql.text(whole)})"
