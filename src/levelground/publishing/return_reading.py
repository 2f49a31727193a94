"""Reading a return back: what is no return or was altered is refused in a sentence."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields
from pathlib import Path

import numpy as np

from levelground.figures import SUPPRESSED, Figure, Return, compute_figures
from levelground.publishing.return_document import FORMAT, MONITORING_FORMAT
from levelground.publishing.return_rows import figures_in
from levelground.records import signature
from levelground.standards import CountTable, Hidden, IndicatorCounts, Month, Standard


class ReturnFaultError(Exception):
    """A return that cannot be read, or that is not what it was; the message says which, in a sentence."""


def read_document(path: Path, *, monitoring: bool = False) -> dict[str, object]:
    """A return as plain values; with `monitoring` also what was measured to a month. Raises ReturnFaultError."""
    try:
        written = path.read_bytes()
    except OSError as error:
        raise ReturnFaultError(f"{path}: cannot be read ({error.strerror}).") from error
    return document_in(written, str(path), monitoring=monitoring)


def document_in(written: bytes, path: str, *, monitoring: bool = False) -> dict[str, object]:
    """The return in the bytes of a file, as `read_document` gives it; `path` is what messages call the file."""
    try:
        document = json.loads(
            written.decode("utf-8"),
            object_pairs_hook=_without_repeats,
            parse_constant=_no_constant,
            parse_float=_as_written,
        )
        # JSON can name halves of characters, which no text that is written can hold.
        json.dumps(document, ensure_ascii=False).encode("utf-8")
    except ValueError as error:
        raise ReturnFaultError(f"{path}: is not a return: {_instead(written, error)}.") from error
    except RecursionError as error:
        raise ReturnFaultError(f"{path}: is not a return.") from error
    if isinstance(document, dict) and document.get("format") == MONITORING_FORMAT and not monitoring:
        raise ReturnFaultError(
            f"{path}: is monitoring to {_to_month(document)}, not a return. Give the return of an edition, which is "
            "measured without --to-month."
        )
    if not isinstance(document, dict) or document.get("format") not in (FORMAT, MONITORING_FORMAT):
        raise ReturnFaultError(f"{path}: is not a return that this version reads (format {FORMAT!r} expected).")
    asked = (field.name for field in fields(Return) if field.default is MISSING)
    missing = [name for name in asked if name not in document]
    if missing:
        raise ReturnFaultError(f"{path}: is not a whole return: {', '.join(missing)} is missing.")
    return document


def _instead(written: bytes, error: ValueError) -> str:
    """What a file is that holds no JSON document, or where it stops being one."""
    kind = signature(written)
    if kind:
        return f"it is {kind}"
    if not isinstance(error, json.JSONDecodeError):
        return "it is no text, or holds half a character"
    if error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated string"):
        return "it ends in the middle, as a file does that was not copied whole. Copy it again"
    return f"not a JSON document from line {error.lineno}, column {error.colno} on"


def _to_month(document: Mapping[str, object]) -> str:
    monitoring = document.get("monitoring")
    return str(monitoring.get("to_month", "a month")) if isinstance(monitoring, dict) else "a month"


def month_of(document: Mapping[str, object]) -> Month | None:
    """The month that a document was measured to; None for an edition's return. Raises ReturnFaultError."""
    if document.get("format") != MONITORING_FORMAT:
        return None
    try:
        return Month.read(_to_month(document))
    except ValueError as error:
        raise ReturnFaultError(f"The document does not say to which month it was measured ({error}).") from error


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names):
        raise ReturnFaultError("The document gives a name twice: it has been altered.")
    return dict(pairs)


def _as_written(text: str) -> float:
    """A number as the canonical form writes it. One written otherwise, even to the same value, has been altered."""
    number = float(text)
    if repr(number) != text:
        raise ReturnFaultError(f"The document holds {text}, which is not how numbers are written: it has been altered.")
    return number


def _no_constant(name: str) -> object:
    raise ReturnFaultError(f"The document holds {name}, which is no number: it has been altered.")


def counts_of(document: Mapping[str, object], standard: Standard) -> CountTable:
    """The counts of a return as arrays, for its one organisation. Raises ReturnFaultError where they are malformed."""
    grouping = standard.grouping
    groups = (*grouping.main, *grouping.finer, *grouping.finest)
    try:
        organisation, year = str(document["organisation"]), int(str(document["year"]))
        rows = [
            (
                str(row["indicator"]),
                str(row["part"]),
                str(row["group"]),
                _number(row["numerator"]),
                _number(row["denominator"]),
            )
            for row in _rows(document, "counts")
        ]
        for number in {row[0] for row in rows}:
            standard.indicator(number)
        flags = {str(row["indicator"]): str(row["flags"]) for row in _rows(document, "figures") if not row["part"]}
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise ReturnFaultError(f"The return's counts are malformed ({error}).") from error
    indicators = []
    for number in dict.fromkeys(row[0] for row in rows):
        own = [row for row in rows if row[0] == number]
        parts = ("", *dict.fromkeys(row[1] for row in own if row[1]))
        numerator = np.full((1, len(parts), len(groups)), np.nan)
        denominator = numerator.copy()
        hidden = Hidden(np.zeros(numerator.shape, dtype=bool), np.zeros(numerator.shape, dtype=bool))
        for _, part, group, above, below in own:
            if group in groups:
                numerator[0, parts.index(part), groups.index(group)] = above
                denominator[0, parts.index(part), groups.index(group)] = below
                hidden.numerator[0, parts.index(part), groups.index(group)] = np.isnan(above)
                hidden.denominator[0, parts.index(part), groups.index(group)] = np.isnan(below)
        lasting = tuple(flag for flag in flags.get(number, "").split(";") if flag and flag not in _OF_FIGURES)
        indicators.append(
            IndicatorCounts(
                number,
                parts,
                groups,
                numerator,
                denominator,
                (lasting,),
                hidden if document["audience"] != "internal" else None,
            )
        )
    return CountTable(standard.name, year, (organisation,), 1, tuple(indicators))


# Flags that are of one figure, and not of all that an organisation gave.
_OF_FIGURES = frozenset({"undefined", "unbounded", SUPPRESSED})


def _number(given: str | float | None) -> float:
    """A number of a return; NaN where it is hidden."""
    return np.nan if given is None else float(given)


def _rows(document: Mapping[str, object], name: str) -> list[dict[str, str | float | None]]:
    rows = document[name]
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise TypeError(f"{name} is not a list of entries")
    return rows


def given_answers(document: Mapping[str, object]) -> dict[str, object]:
    """What a return says that the organisation answers itself, by indicator."""
    return {str(row["indicator"]): row["answer"] for row in _rows(document, "readings") if row.get("answer")}


def differences(document: Mapping[str, object], standard: Standard, most: int = 20) -> list[str]:
    """Figures of a return that do not follow from its own counts, in sentences.

    Raises ReturnFaultError where counts or figures are malformed.
    """
    worked_out = compute_figures(counts_of(document, standard), standard)
    own: dict[tuple[str, ...], Figure] = {
        (figure.indicator, figure.part, figure.statistic, figure.group, figure.comparator, figure.method): figure
        for figure in figures_in(worked_out)
    }
    try:
        rows = [_figure_given(row) for row in _rows(document, "figures")]
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise ReturnFaultError(f"The return's figures are malformed ({error}).") from error
    found = []
    for key, given in rows:
        figure = own.get(key)
        if figure is None:
            if given["value"] is not None:
                found.append(f"Indicator {key[0]} {key[1]} {key[2]}: no count in the return gives this figure.")
            continue
        for name, value in given.items():
            expected = getattr(figure, name)
            if (value is None) != (expected is None) or (
                value is not None and abs(value - expected) > 1e-9 * max(1, abs(expected))
            ):
                found.append(
                    f"Indicator {key[0]} {key[1]} {key[2]} {key[3]}: {name} is {value}, its counts give {expected}."
                )
    return found[:most]


def _figure_given(row: Mapping[str, str | float | None]) -> tuple[tuple[str, ...], dict[str, float | None]]:
    """The key of a figure as it stands in a return, and its value and limits."""
    key = tuple(str(row[name]) for name in ("indicator", "part", "statistic", "group", "comparator", "method"))
    given = {name: row[name] for name in ("value", "lower", "upper")}
    return key, {name: None if value is None else float(value) for name, value in given.items()}
