"""The return: one organisation's counts, figures and checks as a document with a fingerprint."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import get_args, get_type_hints

import numpy as np
from numpy.typing import NDArray

from levelground.figures import (
    SUPPRESSED,
    CheckTotal,
    Count,
    Figure,
    Monitoring,
    Moved,
    Previous,
    Reading,
    Return,
    SettingUsed,
    Source,
    breaks_of,
    compute_figures,
    moved_since,
    number_in,
    read,
    rules_from,
    series_of,
)
from levelground.measuring import Measurement
from levelground.publishing.month_words import marking_of
from levelground.records import Finding
from levelground.standards import (
    FEWEST_A_MONTH,
    JUMP,
    CountTable,
    Hidden,
    IndicatorCounts,
    Month,
    Standard,
    Table,
    as_table,
)

FORMAT = "levelground return 1"
# What is measured to a month is of another format, so that nothing takes it for an edition's return.
MONITORING_FORMAT = "levelground monitoring 1"
MARKINGS = {
    "internal": "Internal: not for publication",
    "public": "For publication: small numbers are hidden",
}


# Every whole number below it has a float of its own.
_EXACT = 2.0**53
# The kind of the one remark that a return has in place of findings where several organisations were measured at once.
MEASURED_TOGETHER = "measured together"


class ReturnFaultError(Exception):
    """A return that cannot be read, or that is not what it was; the message says which, in a sentence."""


def build_return(
    measurement: Measurement,
    organisation: str,
    figures: Table,
    *,
    version: str,
    previous: Previous | None = None,
    previous_fingerprint: str = "",
    dated: str = "",
    audience: str = "internal",
    reasons: Mapping[str, str] | None = None,
    lean: bool = False,
) -> Return:
    """The return of one organisation, from a measurement and the figures of all its organisations.

    For any audience but the internal one it is given what `published_part` leaves of the measurement. `reasons` are
    those given for what moved since the previous year, by its key. `lean`: without readings and movements, which follow
    from the counts and take most of the time where there are hundreds of organisations.
    """
    standard, edition = measurement.standard, measurement.edition
    own = measurement.counts.only(organisation)
    known = measurement.directory.get(organisation)
    chosen = {setting.name: setting.value for setting in measurement.settings}
    monitoring = _monitoring(measurement, organisation, chosen)
    readings: tuple[Reading, ...] = ()
    if not lean:
        readings = read(
            own,
            standard,
            organisation,
            dict(measurement.not_measured),
            rules_from(chosen),
            previous,
            measurement.answers.get(organisation),
        )
    movements: tuple[Moved, ...] = ()
    if previous is not None and monitoring is None and not lean:
        listed = movements_of(measurement, organisation, previous)
        movements = tuple(replace(one, reason=(reasons or {}).get(one.key, "")) for one in listed)
    return Return(
        standard=standard.name,
        standard_title=standard.title,
        year=edition.year,
        reference_date=edition.reference_date.isoformat(),
        edition_status=edition.status,
        edition_changes=tuple(
            f"Indicator {change.indicator}: {change.says}" + (" (default, check)" if change.default_check else "")
            for change in edition.changes
        ),
        definitions_sha256=measurement.definitions_sha256,
        organisation=organisation,
        organisation_name=known.name if known else "",
        ics=known.ics if known else "",
        region=known.region if known else "",
        audience=audience,
        marking=f"{marking_of(monitoring)}. {MARKINGS[audience]}" if monitoring is not None else MARKINGS[audience],
        version=version,
        group_words=dict(standard.grouping.words),
        settings=tuple(
            SettingUsed(setting.name, setting.value, setting.says, setting.default) for setting in measurement.settings
        ),
        profile=measurement.profile.as_dict(),
        sources=tuple(Source(file.record_set, file.file, file.sha256, file.rows) for file in measurement.files),
        ladders=measurement.ladders.get(organisation, ()),
        checks=_checks(measurement, organisation),
        counts=tuple(_counts(as_table(own, standard))),
        figures=tuple(_figures(figures.where("organisation", organisation))),
        readings=readings,
        previous_year=previous.year if previous else None,
        previous_fingerprint=previous_fingerprint,
        dated=dated,
        movements=movements,
        monitoring=monitoring,
    )


def movements_of(measurement: Measurement, organisation: str, previous: Previous) -> tuple[Moved, ...]:
    """What moved in an organisation's counts since the previous year, and has to be explained; reasons are blank."""
    standard, year = measurement.standard, measurement.edition.year
    chosen = {setting.name: setting.value for setting in measurement.settings}
    breaks = {each.number: breaks_of(standard, each, year, previous) for each in standard.indicators}
    own = measurement.counts.only(organisation)
    return moved_since(own, standard, organisation, previous.counts, breaks, number_in(chosen, JUMP))


def _monitoring(
    measurement: Measurement, organisation: str, settings: Mapping[str, tuple[str, ...]]
) -> Monitoring | None:
    if measurement.months is None:
        return None
    series = series_of(measurement.months, measurement.standard, organisation, number_in(settings, FEWEST_A_MONTH))
    return Monitoring(str(Month.of(measurement.edition.reference_date)), series)


def published_part(measurement: Measurement, counts: CountTable) -> Measurement:
    """What of a measurement may be published beside its protected counts.

    The findings of the checks, who was left out at each step and the fingerprints of the files all tell of single
    people where numbers are small: they stay inside. All else in a return is made from the counts given here.
    """
    return replace(measurement, counts=counts, ladders={}, findings=(), files=())


def _checks(measurement: Measurement, organisation: str) -> tuple[CheckTotal, ...]:
    """The numbers of findings; of one organisation among several none, for the files' findings are of all of them.

    They would be wrong for it, and would tell it of the others' records.
    """
    number = measurement.counts.own
    alone = number == 1 or organisation not in measurement.counts.organisations[:number]
    if alone or not measurement.findings:
        return check_totals(measurement.findings)
    return (
        CheckTotal(
            MEASURED_TOGETHER,
            "warning",
            "all files",
            1,
            f"{number} organisations in one run, whose findings are told for all of them together",
            "Measure this organisation by itself to see what was found in its own records.",
        ),
    )


def check_totals(findings: Iterable[Finding]) -> tuple[CheckTotal, ...]:
    """Numbers of findings by file and kind, errors first; no row and no value."""
    totals: dict[tuple[str, str, str], CheckTotal] = {}
    for finding in findings:
        key = (finding.severity, finding.file, finding.kind)
        blank = CheckTotal(finding.kind, finding.severity, finding.file, 0, finding.found, finding.remedy)
        total = totals.get(key, blank)
        totals[key] = replace(total, count=total.count + finding.count)
    return tuple(total for _, total in sorted(totals.items()))


def _counts(own: Table) -> list[Count]:
    return [
        Count(*row)
        for row in zip(
            own.words("indicator"),
            own.words("part"),
            own.words("group"),
            _or_none(own.numbers("numerator")),
            _or_none(own.numbers("denominator")),
            strict=True,
        )
    ]


def _figures(own: Table) -> list[Figure]:
    words = [own.words(name) for name in ("indicator", "part", "statistic", "group", "comparator")]
    values = [_or_none(own.numbers(name)) for name in ("value", "lower", "upper")]
    counts = [
        _or_none(own.numbers(name))
        for name in ("numerator", "denominator", "comparator_numerator", "comparator_denominator")
    ]
    rows = zip(*words, *values, own.words("method"), *counts, own.words("flags"), strict=True)
    return [Figure(*row) for row in rows]


def _or_none(numbers: NDArray[np.float64]) -> list[float | None]:
    """Each number as a document has it: an integer where it is whole, None where there is none."""
    listed = numbers.astype(object)
    whole = np.abs(numbers) < _EXACT
    whole[whole] = numbers[whole] == np.floor(numbers[whole])
    listed[whole] = numbers[whole].astype(np.int64)
    listed[np.isnan(numbers)] = None
    values: list[float | None] = listed.tolist()
    return values


def as_document(document: Return) -> dict[str, object]:
    """The return as plain values, with its fingerprint as the last of them."""
    plain = plain_values(document)
    plain["fingerprint"] = fingerprint_of(plain)
    return plain


def plain_values(document: Return) -> dict[str, object]:
    """The return as plain values, without its fingerprint."""
    plain: dict[str, object] = {"format": FORMAT if document.monitoring is None else MONITORING_FORMAT}
    for field in fields(document):
        plain[field.name] = _plain(getattr(document, field.name))
    return plain


def _plain(value: object) -> object:
    # Most values are one of these, and there are ten thousand in a document.
    if value is None or type(value) in (str, int, float, bool):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        if _is_flat(type(value)):
            return dict(vars(value))
        return {name: _plain(item) for name, item in vars(value).items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    return value


@cache
def _is_flat(kind: type) -> bool:
    """Whether every field of a dataclass is a plain value, so that it can be copied as it is."""
    hints = get_type_hints(kind)
    kinds = (get_args(hints[field.name]) or (hints[field.name],) for field in fields(kind))
    return all(each in (str, int, float, bool, type(None)) for given in kinds for each in given)


def canonical(document: Mapping[str, object]) -> bytes:
    """The canonical form: UTF-8 JSON, keys in order, no spaces; without the fingerprint itself."""
    rest = {key: value for key, value in document.items() if key != "fingerprint"}
    return json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def fingerprint_of(document: Mapping[str, object]) -> str:
    """SHA-256 over every byte of the canonical form, as hexadecimal text."""
    return hashlib.sha256(canonical(document)).hexdigest()


def as_line(document: Mapping[str, object]) -> tuple[str, str]:
    """The document as JSON in its canonical form, with its fingerprint, which is given beside it."""
    rest = canonical(document)
    fingerprint = hashlib.sha256(rest).hexdigest()
    return f'{rest[:-1].decode()},"fingerprint":"{fingerprint}"}}', fingerprint


def as_json(document: Mapping[str, object]) -> str:
    """The document as JSON that a person can read too: one line for each entry of a list."""
    lines = []
    for key, value in document.items():
        if isinstance(value, list) and value:
            items = ",\n  ".join(json.dumps(item, ensure_ascii=False, allow_nan=False) for item in value)
            lines.append(f"{json.dumps(key)}: [\n  {items}\n ]")
        else:
            lines.append(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False, allow_nan=False)}")
    return "{\n " + ",\n ".join(lines) + "\n}\n"


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
        raise ReturnFaultError(f"{path}: is not a return: not a JSON document ({error}).") from error
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
        for figure in _figures(worked_out)
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
