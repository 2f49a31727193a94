"""Totals from elsewhere: a report, last year's return, a colleague's spreadsheet, as lines that may be compared."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from levelground.records import Finding, errors, rows_of_file
from levelground.standards import Quantity, Standard, matched, vocabulary

_NUMBER = re.compile(r"^[+\-−]?(\d+(?:,\d{3})*|\d*)(?:\.(\d+))?(?:e[+\-]?\d+)?\s*%?$", re.IGNORECASE)
# The columns of counts.csv and figures.csv that say which number a row holds.
_COUNTS = frozenset({"indicator", "group", "numerator", "denominator"})
_FIGURES = frozenset({"indicator", "statistic", "value"})
_WHAT = ("what", "name", "measure", "figure", "item", "description")
_VALUE = ("value", "total", "number", "count", "result", "theirs")
_SIDES = ("numerator", "denominator")
HEADINGS = frozenset({*_COUNTS, *_FIGURES, *_WHAT, *_VALUE, "part", "organisation", "year", "standard"})


class TotalsFaultError(Exception):
    """A file of totals that cannot be read; the message says why, a fault a line."""


@dataclass(frozen=True)
class Line:
    """One number from elsewhere: where it stands, what it is called there, and what it was taken for.

    `decimals` are the digits that it is given with after the point. `quantity` is None where nothing that the standard
    measures has this name. `likeness` is below 1 where the name was only nearly one of ours.
    """

    where: str
    words: str
    text: str
    value: float
    decimals: int
    quantity: Quantity | None
    organisation: str = ""
    likeness: float = 1.0


@dataclass(frozen=True)
class Totals:
    """A file of totals: its lines, the year and standard that it says it is for, and lines that hold no number."""

    file: str
    lines: tuple[Line, ...]
    year: int | None = None
    passed: tuple[str, ...] = ()


def read_totals(path: Path, standard: Standard) -> Totals:
    """The lines of a CSV or XLSX file of totals. Raises TotalsFaultError.

    Its columns are those of counts.csv, those of figures.csv, or `what` and `value`; `organisation` may stand beside.
    """
    findings: list[Finding] = []
    found = rows_of_file(path, _score, findings)
    if found is None or errors(findings):
        raise TotalsFaultError("\n".join(finding.sentence for finding in errors(findings)))
    headings = [" ".join(heading.lower().split()).replace(" ", "_") for heading in found.headings]
    rows = [
        (f"{_row_word(found.sheet)} {number}", dict(zip(headings, cells, strict=False))) for number, cells in found.rows
    ]
    # A row of figures.csv holds its counts too: what it is about is its statistic.
    if set(headings) >= _FIGURES:
        return _of_figures(path.name, rows, standard)
    if set(headings) >= _COUNTS:
        return _of_counts(path.name, rows, standard)
    what, value = _first(_WHAT, headings), _first(_VALUE, headings)
    if not what or not value:
        raise TotalsFaultError(
            f"{path.name}: found the headings {', '.join(filter(None, found.headings)) or 'none'}. Expected: the "
            "columns of counts.csv or of figures.csv, or two columns headed 'what' and 'value'."
        )
    return _of_names(path.name, rows, what, value, standard)


def _row_word(sheet: str) -> str:
    return f"sheet {sheet}, row" if sheet else "row"


def _score(row: list[str]) -> int:
    return sum(cell.strip().lower().replace(" ", "_") in HEADINGS for cell in row)


def _first(names: Sequence[str], headings: Sequence[str]) -> str:
    return next((name for name in names if name in headings), "")


def number_in(text: str) -> tuple[float, int] | None:
    """A number as somebody typed it, with the decimals that it has; None where it is none."""
    plain = text.strip().replace("\u00a0", "").replace(" ", "")
    parts = _NUMBER.match(plain)
    if parts is None or not (parts[1] or parts[2]):
        return None
    try:
        value = float(plain.replace(",", "").replace("−", "-").rstrip("%"))
    except ValueError:
        return None
    return value, len(parts[2] or "")


Row = Mapping[str, str]


def _of_counts(file: str, rows: Iterable[tuple[str, Row]], standard: Standard) -> Totals:
    return _keyed(file, rows, standard, lambda _: _SIDES)


def _of_figures(file: str, rows: Iterable[tuple[str, Row]], standard: Standard) -> Totals:
    seen: set[tuple[str, ...]] = set()

    def sides(row: Row) -> tuple[str, ...]:
        # A statistic has a row for each method, with the same value.
        key = tuple(row.get(name, "") for name in ("organisation", "indicator", "part", "statistic", "group"))
        again = key in seen
        seen.add(key)
        return () if again else ("value",)

    return _keyed(file, rows, standard, sides)


def _keyed(
    file: str, rows: Iterable[tuple[str, Row]], standard: Standard, sides: Callable[[Row], tuple[str, ...]]
) -> Totals:
    known = {indicator.number for indicator in standard.indicators}
    groups = {*standard.grouping.main, *standard.grouping.finer, *standard.grouping.finest}
    lines, passed, years = [], [], set()
    for where, row in rows:
        if row.get("year", "").isdigit():
            years.add(int(row["year"]))
        number, part, group = (row.get(name, "").strip() for name in ("indicator", "part", "group"))
        for side in sides(row):
            statistic = row.get("statistic", "").strip() if side == "value" else side
            words = ", ".join(piece for piece in (f"indicator {number}", part, group, statistic) if piece)
            given = number_in(row.get(side, ""))
            if given is None:
                passed.append(f"{where}: {words}: {row.get(side, '').strip() or 'blank'!r}")
                continue
            quantity = Quantity(number, part, statistic, group, row.get("comparator", "").strip())
            fits = number in known and group in groups
            lines.append(
                Line(
                    where, words, row[side].strip(), *given, quantity if fits else None,
                    row.get("organisation", "").strip(),
                )
            )  # fmt: skip
    return Totals(file, tuple(lines), years.pop() if len(years) == 1 else None, tuple(passed))


def _of_names(file: str, rows: Iterable[tuple[str, Row]], what: str, value: str, standard: Standard) -> Totals:
    names = vocabulary(standard)
    lines, passed = [], []
    for where, row in rows:
        words = " ".join(row.get(what, "").split())
        given = number_in(row.get(value, ""))
        if not words and given is None:
            continue
        if given is None:
            passed.append(f"{where}: {words}: {row.get(value, '').strip() or 'blank'!r}")
            continue
        match = matched(words, names)
        lines.append(
            Line(
                where, words, row[value].strip(), *given, match.quantity if match else None,
                row.get("organisation", "").strip(), match.likeness if match else 0.0,
            )
        )  # fmt: skip
    return Totals(file, tuple(lines), None, tuple(passed))


def totals_of_return(file: str, document: Mapping[str, object], standard: Standard) -> Totals:
    """The counts and figures of a return.json, as lines; methods of one figure once. Raises TypeError, KeyError."""
    rows: list[tuple[str, Row]] = []
    for name in ("counts", "figures"):
        listed = document[name]
        if not isinstance(listed, list):
            raise TypeError(f"{name} is not a list")
        rows += [(name, {key: "" if cell is None else _written(cell) for key, cell in row.items()}) for row in listed]
    organisation = str(document["organisation"])
    counts = _of_counts(file, (row for row in rows if row[0] == "counts"), standard)
    figures = _of_figures(file, (row for row in rows if row[0] == "figures"), standard)
    lines = tuple(
        Line(line.where, line.words, line.text, line.value, line.decimals, line.quantity, organisation, line.likeness)
        for line in (*counts.lines, *figures.lines)
    )
    return Totals(file, lines, int(str(document["year"])))


def _written(cell: object) -> str:
    return repr(cell) if isinstance(cell, float) else str(cell)
