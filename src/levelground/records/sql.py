"""The one place where a name or a value becomes part of a piece of SQL, and how text columns become dates."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

EXCEL_DAY_ZERO = date(1899, 12, 30)
# In bytes. A longer line is left to the slower reader, which tells a long value from a quotation mark never closed.
LONGEST_LINE = 1 << 17
NUMBER = "[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]{1,2})?"
WHOLE_NUMBER = "[0-9]{1,18}"


_CLOCK = r"([01]?\d|2[0-3]):[0-5]?\d(:[0-5]?\d)?"
_ISO_CLOCK = r"([01]?\d|2[0-3]):[0-5]?\d(:[0-5]?\d([.]\d*)?)?( ?(Z|[+-]\d{1,2}(:?\d{2})?))?"
# The forms of a date, as expressions that all engines know: ISO, as people write it, and Excel's number of a day.
DATES = (
    rf"\d{{4}}-\d{{1,2}}-\d{{1,2}}((T| +){_ISO_CLOCK})?",
    rf"\d{{1,2}}(/\d{{1,2}}/|-\d{{1,2}}-|-[A-Za-z]{{3}}-)\d{{4}}( +{_CLOCK})?",
    r"\d{5}(\.\d+)?",
)
_NAMED = ("%d-%b-", "%d-%B-", "%d %b ", "%d %B ")
_CLOCKS = ("", " %H:%M", " %H:%M:%S")
_MONTH_IN_WORDS = r"(-[A-Za-z]{3,9}-| [A-Za-z]{3,9} )"
# Further forms that people and databases write, with the formats in which the embedded engine reads them. A year of two
# figures is none between dashes alone, where it may be a day.
MORE_DATES = (
    (r"\d{4}/\d{1,2}/\d{1,2}", ("%Y/%m/%d",)),
    (r"(19|20)\d{6}", ("%Y%m%d",)),
    (
        rf"\d{{1,2}}(\.\d{{1,2}}\.|{_MONTH_IN_WORDS})\d{{4}}( +{_CLOCK})?",
        tuple(form + "%Y" + clock for form in ("%d.%m.", *_NAMED) for clock in _CLOCKS),
    ),
    (
        rf"\d{{1,2}}(/\d{{1,2}}/|{_MONTH_IN_WORDS})\d{{2}}( +{_CLOCK})?",
        tuple(form + "%y" + clock for form in ("%d/%m/", *_NAMED) for clock in _CLOCKS),
    ),
)


def name(identifier: str) -> str:
    """A name as a quoted SQL identifier."""
    return '"' + identifier.replace('"', '""') + '"'


def text(value: str) -> str:
    """A value as an SQL string literal."""
    return "'" + value.replace("'", "''") + "'"


def texts(values: Iterable[str]) -> str:
    """Values as a bracketed list of SQL string literals, for IN."""
    return "(" + ", ".join(text(value) for value in values) + ")"


def number(column: str) -> str:
    """A text column as a number, else NULL: only what all engines read alike, with a point and no thousands."""
    return f"CASE WHEN {_matches(column, NUMBER)} THEN CAST(trim({column}) AS DOUBLE) END"


def whole_number(column: str) -> str:
    """A text column of digits alone as a whole number, else NULL."""
    return f"CASE WHEN {_matches(column, WHOLE_NUMBER)} THEN CAST(trim({column}) AS BIGINT) END"


def _matches(column: str, pattern: str) -> str:
    whole = rf"^({pattern})\z"
    return f"regexp_matches(trim({column}), {text(whole)})"


def day(value: date) -> str:
    """A date as an SQL literal."""
    return f"DATE {text(value.isoformat())}"


def filled(column: str) -> str:
    """The column trimmed, with blank for NULL."""
    return f"coalesce(trim({column}), '')"


def parsed_date(column: str) -> str:
    """A text column as a date, else NULL, in the embedded engine's words.

    It takes 2024-03-31, 2024/03/31, 31/03/2024, 31-03-2024, 31.03.2024, 31-Mar-2024, 31 March 2024, each with or
    without a time, 20240331 and an Excel day number. A year may have two figures, as in 31/03/24 and 31-Mar-24.
    """
    iso, written, number = (f"regexp_full_match(trim({column}), {text(form)})" for form in DATES)
    formats = tuple(form + clock for form in ("%d/%m/%Y", "%d-%m-%Y", "%d-%b-%Y") for clock in _CLOCKS)
    trimmed = f"trim({column})"

    def read(forms: Iterable[str]) -> str:
        return f"CAST(try_strptime({trimmed}, [{', '.join(map(text, forms))}]) AS DATE)"

    further = "".join(
        f" WHEN regexp_full_match({trimmed}, {text(form)}) THEN {read(formats)}" for form, formats in MORE_DATES
    )
    return (
        f"CASE WHEN {iso} THEN try_cast({trimmed} AS DATE) WHEN {written} THEN {read(formats)}"
        f" WHEN {number} THEN {day(EXCEL_DAY_ZERO)} + CAST(floor(try_cast({trimmed} AS DOUBLE)) AS INTEGER)"
        f"{further} END"
    )


def is_dated(kind: str) -> bool:
    """Whether the engine's type `kind` is one of dates, with a time of day or not."""
    return kind == "DATE" or kind.startswith("TIMESTAMP")


def as_text_or_date(heading: str, kind: str) -> str:
    """A column of a Parquet file, of the engine's type `kind`: a date, or the text that a CSV would hold.

    Truth values become yes and no; whole numbers have no point, even where they are kept as floating-point ones.
    """
    column = name(heading)
    if kind in ("DATE", "VARCHAR"):
        return column
    if kind.startswith("TIMESTAMP"):
        return f"CAST({column} AS DATE)"
    if kind == "BOOLEAN":
        return f"CASE WHEN {column} THEN 'yes' WHEN NOT {column} THEN 'no' END"
    if kind in ("DOUBLE", "FLOAT") or kind.startswith("DECIMAL"):
        number = f"CAST({column} AS DOUBLE)"
        whole = f"{number} = floor({number}) AND abs({number}) < 1e15"
        return (
            f"CASE WHEN isnan({number}) THEN NULL WHEN {whole} THEN CAST(CAST({number} AS BIGINT) AS STRING)"
            f" ELSE CAST({column} AS STRING) END"
        )
    return f"CAST({column} AS STRING)"


def path(file: Path) -> str:
    """A file's path as the engine's readers take it: they would read *, ? and [ in it as wildcards."""
    return re.sub(r"([*?\[])", r"[\1]", str(file))


def csv(file: Path, width: int, delimiter: str) -> str:
    """SQL that may stand after FROM: the columns c0, c1 … of a UTF-8 text, from its second line."""
    declared = ", ".join(f"c{index}: 'VARCHAR'" for index in range(width))
    return (
        f"read_csv({text(path(file))}, header=false, skip=1, auto_detect=false, hive_partitioning=false,"
        f" delim={text(delimiter)}, quote='\"', escape='\"', strict_mode=true, max_line_size={LONGEST_LINE},"
        f" columns={{{declared}}})"
    )


def parquet(files: Iterable[Path], *, numbered: bool = False) -> str:
    """SQL that may stand after FROM: the rows of Parquet files, with `file_row_number` and `filename` if asked for."""
    listed = ", ".join(text(path(file)) for file in files)
    extra = ", file_row_number=true, filename=true" if numbered else ""
    return f"read_parquet([{listed}], union_by_name=true, hive_partitioning=false{extra})"


def texts_in(column: str, values: Iterable[str]) -> str:
    """SQL that holds where the trimmed column is one of the values."""
    return f"{filled(column)} IN {texts(values)}"
