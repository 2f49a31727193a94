"""Measuring: from a folder of extracts to counts, in one pass a record set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from levelground.measuring import answers, given, surveys
from levelground.measuring.counting import Frame
from levelground.measuring.engine import Engine
from levelground.measuring.gaps import note_gaps
from levelground.measuring.history import measure_history, with_reasons, without_other_dates
from levelground.measuring.indicators import Sets, indicator_counts, member_column, sets_needed, why_not
from levelground.measuring.ladders import people_ladder, rows_ladder
from levelground.measuring.measurement import FileRead, Measurement
from levelground.measuring.notes import note_applications, note_blank, note_leavers, note_nil, note_unknown, note_window
from levelground.measuring.on_duckdb import OnDuckDB, embedded
from levelground.measuring.people_set import take_people
from levelground.measuring.plan import Plan, months_of, plan_of
from levelground.measuring.rollups import Organisation, directory, rolled_up
from levelground.measuring.row_set import make_members, take_rows
from levelground.measuring.settings import Settings, settle
from levelground.measuring.taken import Context, Taken
from levelground.records import (
    Extracts,
    Finding,
    InputFaultsError,
    Profile,
    checks,
    damaged_files,
    errors,
    open_folder,
    sql,
)
from levelground.standards import CountTable, IndicatorCounts, Ladder, Month, Standard, Tally


def measure(
    folder: Path,
    standard: Standard,
    year: int,
    profile: Profile | None = None,
    to_month: Month | None = None,
    engine: Engine | None = None,
) -> Measurement:
    """The counts of a standard's edition from a folder of extracts, by the embedded engine or by another.

    With `to_month` the end of that month is the reference date, by the edition's rules, and every month that the
    extracts can give is counted by itself too.
    Raises InputFaultsError with every finding where the input has errors; ProfileError for settings that cannot be;
    EngineFailedError where another engine fails.
    """
    profile = profile or Profile()
    edition = standard.edition(year)
    if to_month is not None:
        edition = replace(edition, reference_date=to_month.end)
    settings = settle(standard, edition, profile)
    plan = plan_of(standard, settings.edition)
    with embedded() as opener:
        counter = engine or opener
        extracts = open_folder(opener.connection, folder, plan.columns(), profile)
        findings = list(extracts.findings)
        context = Context(counter, settings.edition.reference_date, settings.values_of, findings)
        try:
            sources = extracts.sources
            records = {name: counter.adopted(sources[name], opener.rows) for name in plan.sets if name in sources}
            extracts = replace(extracts, sources={**sources, **records})
            near, reasons = extracts, dict[str, str]()
            if to_month is not None:
                near, reasons = without_other_dates(context, extracts, standard)
            taken = take_all(context, near, plan, settings, standard)
            measurement = _finish(context, opener, extracts, taken, settings, standard)
            if to_month is None:
                return measurement
            months = measure_history(
                context, extracts, settings, standard, measurement.counts, measurement.directory, take_all
            )
            not_measured = with_reasons(measurement.not_measured, reasons, standard)
            return replace(measurement, months=months, not_measured=not_measured)
        except (*opener.failures, *counter.failures) as error:
            # A Parquet file may show that it is damaged only when its pages are read.
            damaged = damaged_files(opener.connection, extracts)
            if damaged:
                raise InputFaultsError((*findings, *damaged)) from None
            failure = counter.as_failure(error)
            if failure is error:
                raise
            raise failure from error


def latest_year(folder: Path, standard: Standard, profile: Profile) -> int:
    """The edition that the latest date in the staff (or board) extract belongs to; the last one where there is none."""
    with embedded() as engine:
        plan = plan_of(standard, standard.edition(standard.years[-1]))
        extracts = open_folder(engine.connection, folder, plan.columns(), profile)
        for source in extracts.sources.values():
            as_at = source.record_set.as_at
            if as_at and source.has(as_at):
                days = f"SELECT DISTINCT {sql.name(as_at)} FROM {source.relation} AS records"
                ((last,),) = engine.rows(f"SELECT max({source.date(as_at)}) FROM ({days}) AS given")
                if isinstance(last, date) and last.year in standard.years:
                    return last.year
    return standard.years[-1]


def take_all(
    context: Context, extracts: Extracts, plan: Plan, settings: Settings, standard: Standard
) -> dict[str, Taken]:
    """Every record set that the standard asks for and the folder holds, measured."""
    taken: dict[str, Taken] = {}
    tallies = tallies_of(standard)
    members: dict[str, dict[str, str]] = {}
    for name, set_plan in plan.sets.items():
        source = extracts.sources.get(name)
        if source is None or source.record_set.as_at:
            continue
        own = tuple(tally for tally in tallies if tally.records == name)
        taken[name] = take_rows(context, source, set_plan, own)
    for name, set_plan in plan.sets.items():
        for index, tally in enumerate(set_plan.people):
            source = extracts.sources.get(tally.records)
            if source is not None and name in extracts.sources:
                table = f"members_of_{name}_{index}"
                make_members(context, source, tally, months_of(tally, settings.edition), table)
                members.setdefault(name, {})[member_column(tally)] = table
    for name, set_plan in plan.sets.items():
        source = extracts.sources.get(name)
        if source is not None and source.record_set.as_at:
            base = next(tally for tally in tallies if tally.records == name)
            taken[name] = take_people(context, source, set_plan, members.get(name, {}), base)
    return taken


def tallies_of(standard: Standard) -> list[Tally]:
    """The tallies of a standard, each once: who is counted as staff first, then those of its indicators."""
    tallies = [] if standard.workforce is None else [standard.workforce]
    for indicator in standard.indicators:
        tallies.extend(tally for tally in indicator.tallies if tally not in tallies)
    return tallies


def _finish(
    context: Context,
    opener: OnDuckDB,
    extracts: Extracts,
    taken: dict[str, Taken],
    settings: Settings,
    standard: Standard,
) -> Measurement:
    edition, findings = settings.edition, context.findings
    note_nil(taken, findings)
    note_applications(context, taken)
    note_leavers(context, extracts, taken, standard)
    note_unknown(standard, taken, findings)
    note_gaps(standard, taken, findings)
    edition, window_flags = note_window(standard, edition, taken, findings, settings)
    note_blank(standard, edition, taken, findings, settings)
    cells: surveys.Cells = {}
    if "survey" in extracts.sources:
        cells = surveys.read_results(opener.connection, extracts.sources["survey"], standard, findings)
        surveys.note_year(extracts.sources["survey"], cells, edition, findings)
    totals: list[given.Total] = []
    if "counts" in extracts.sources:
        totals = given.read_totals(opener.connection, extracts.sources["counts"], standard, edition, findings)
    answered: answers.Answers = {}
    if "answers" in extracts.sources and answers.asked(standard):
        answered = answers.read_answers(opener.connection, extracts.sources["answers"], standard, edition, findings)
    frame = Frame(_organisations(taken, cells, totals, answered), standard.grouping)
    known = _directory(opener, extracts, frame, findings)
    named = (*frame.organisations, *(name for each in known.values() for name in (each.ics, each.region)))
    if any(map(checks.is_formula_like, named)):
        for name, source in extracts.sources.items():
            asked = context.engine if name in taken else opener
            findings.extend(checks.formula_like_names(asked.rows, source))
    if not frame.organisations and not errors(findings):
        findings.append(_no_organisation(extracts))
    if errors(findings):
        raise InputFaultsError(tuple(findings))
    sets = Sets(taken, edition, settings.values_of, frame, window_flags)
    measured, not_measured = _counts(standard, sets, cells, totals, extracts, findings)
    if errors(findings):
        raise InputFaultsError(tuple(findings))
    table = CountTable(standard.name, edition.year, frame.organisations, len(frame.organisations), tuple(measured))
    # A region of which one organisation was measured is not that region.
    if "organisations" in extracts.sources and table.own > 1:
        table = rolled_up(table, known)
    return Measurement(
        standard, edition, table, _ladders(standard, sets), tuple(findings), not_measured, known,
        _files(extracts, taken, opener), settings.applied, extracts.profile, answered,
    )  # fmt: skip


def _organisations(
    taken: Mapping[str, Taken], cells: surveys.Cells, totals: list[given.Total], answered: answers.Answers
) -> tuple[str, ...]:
    codes = {code for each in taken.values() for code in each.organisations}
    codes |= {key[0] for key in cells} | {total.organisation for total in totals} | set(answered)
    return tuple(sorted(code for code in codes if code))


def _directory(opener: OnDuckDB, extracts: Extracts, frame: Frame, findings: list[Finding]) -> dict[str, Organisation]:
    """What is known of each organisation; an error for one that a given `organisations` set does not name."""
    source = extracts.sources.get("organisations")
    if source is None:
        if len(frame.organisations) > 1:
            findings.append(_no_directory(extracts, len(frame.organisations)))
        return {code: Organisation(code) for code in frame.organisations}
    known = directory(opener.connection, source)
    for code in frame.organisations:
        if code not in known:
            findings.append(
                Finding(
                    "error", "unknown organisation", source.file,
                    column="organisation", found=f"no organisation {code}, which the extracts have rows for",
                    expected="every organisation of the extracts",
                    remedy="Add it, or correct the code in the extracts.",
                )
            )  # fmt: skip
    return known


def _no_directory(extracts: Extracts, number: int) -> Finding:
    return Finding(
        "warning", "no organisations set", str(extracts.folder),
        found=f"{number} organisations and no record set that says which ICS and region each belongs to",
        expected="a record set organisations", remedy="Every code is accepted; no ICS, region or England is added up.",
    )  # fmt: skip


def _no_organisation(extracts: Extracts) -> Finding:
    return Finding(
        "error", "no records", str(extracts.folder), found="headers without a single row",
        expected="rows of at least one organisation", remedy="Export the extracts again.",
    )  # fmt: skip


def _counts(
    standard: Standard,
    sets: Sets,
    cells: surveys.Cells,
    totals: list[given.Total],
    extracts: Extracts,
    findings: list[Finding],
) -> tuple[list[IndicatorCounts], dict[str, str]]:
    """The counts of all indicators, in the standard's order, and why those without counts have none."""
    from_totals = {counts.indicator: counts for counts in given.given_counts(totals, sets.frame)}
    from_survey = {
        counts.indicator: counts for counts in surveys.survey_counts(cells, standard, sets.edition, sets.frame)
    }
    measured: list[IndicatorCounts] = []
    not_measured: dict[str, str] = {}
    for indicator in standard.indicators:
        own, reason = from_survey.get(indicator.number), why_not(indicator, standard, sets)
        if own is None and not reason:
            own = indicator_counts(indicator, sets)
        total = from_totals.get(indicator.number)
        if own is not None and total is not None:
            findings.append(_given_both_ways(indicator.number, sets_needed(indicator, standard), extracts))
        elif own is not None or total is not None:
            measured.extend(counts for counts in (own, total) if counts is not None)
        else:
            not_measured[indicator.number] = reason or surveys.why_none(
                cells, indicator, standard, sets.edition, given="survey" in extracts.sources
            )
    return measured, not_measured


def _given_both_ways(number: str, needed: tuple[str, ...], extracts: Extracts) -> Finding:
    files = ", ".join(extracts.sources[name].file for name in needed if name in extracts.sources)
    totals = extracts.sources["counts"].file
    return Finding(
        "error", "given both ways", totals, column="indicator",
        found=f"indicator {number} as totals in {totals}, and as rows in {files}",
        expected="one or the other", remedy="Take the totals, or the rows, of this indicator out.",
    )  # fmt: skip


def _ladders(standard: Standard, sets: Sets) -> dict[str, tuple[Ladder, ...]]:
    by_organisation: dict[str, list[Ladder]] = {code: [] for code in sets.frame.organisations}
    seen: list[Tally] = []
    for tally in tallies_of(standard):
        taken = sets.taken.get(tally.records)
        if taken is None or tally in seen:
            continue
        seen.append(tally)
        if taken.source.record_set.as_at:
            ladders = people_ladder(taken, tally.noun, sets.frame)
        else:
            ladders = rows_ladder(taken, tally, sets.edition, sets.values_of, sets.frame)
        for code, ladder in ladders.items():
            by_organisation[code].append(ladder)
    return {code: tuple(ladders) for code, ladders in by_organisation.items()}


def _files(
    extracts: Extracts,
    taken: Mapping[str, Taken],
    opener: OnDuckDB,
) -> tuple[FileRead, ...]:
    fingerprints = extracts.fingerprints()
    files = []
    for name, source in extracts.sources.items():
        for file in source.files:
            if len(source.files) > 1:  # the parts of a set in Parquet, each of which says how many it holds
                held = f"SELECT num_rows FROM parquet_file_metadata({sql.text(sql.path(file))})"
                rows = int(opener.rows(held)[0][0])
            elif name in taken:
                rows = sum(taken[name].rows.values())
            else:
                rows = int(opener.rows(f"SELECT count(*) FROM {source.relation} AS records")[0][0])
            shown = f"{source.folder}/{file.name}" if source.folder else file.name
            files.append(FileRead(name, shown, fingerprints[file], rows))
    return tuple(files)
