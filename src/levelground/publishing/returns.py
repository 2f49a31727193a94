"""The return of one organisation: its counts, figures and checks, gathered from a measurement."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from levelground.figures import (
    CheckTotal,
    Monitoring,
    Moved,
    Previous,
    Reading,
    Return,
    SettingUsed,
    Source,
    breaks_of,
    moved_since,
    number_in,
    read,
    rules_from,
    series_of,
)
from levelground.measuring import Measurement
from levelground.publishing.month_words import marking_of
from levelground.publishing.return_rows import counts_in, figures_in
from levelground.records import Finding
from levelground.standards import FEWEST_A_MONTH, JUMP, CountTable, Month, Table, as_table

MARKINGS = {
    "internal": "Internal: not for publication",
    "public": "For publication: small numbers are hidden",
}


# The kind of the one remark that a return has in place of findings where several organisations were measured at once.
MEASURED_TOGETHER = "measured together"


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
        counts=tuple(counts_in(as_table(own, standard))),
        figures=tuple(figures_in(figures.where("organisation", organisation))),
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
