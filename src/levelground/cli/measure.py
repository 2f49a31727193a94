"""levelground measure: from a folder of extracts to a return, a workbook and a report, all or nothing."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass
from pathlib import Path

from levelground.cli.given import folder_of, in_words, of_profile, profile_from, say, standard_of, summary, year_of
from levelground.cli.main import COULD_NOT, DEFAULT_FORMATS, DONE, FAULTS, FORMATS, WRONG_USE, StoppedError
from levelground.standards import Month


@dataclass(frozen=True)
class Request:
    """What a person asks of `measure`."""

    folder: Path
    standard: str
    year: int
    to: Path
    profile: Path | None = None
    previous: Path | None = None
    compare: Path | None = None
    template: Path | None = None
    cells: Path | None = None
    engine: str = "duckdb"
    master: str | None = None
    protect: str = "internal"
    ledger: Path | None = None
    dated: bool = False
    formats: str | None = None
    to_month: str | None = None
    reasons: Path | None = None

    @classmethod
    def of(cls, given: argparse.Namespace) -> Request:
        """The request that parsed arguments make."""
        return cls(
            folder=given.folder,
            standard=given.standard,
            year=given.year,
            to=given.to,
            profile=given.profile,
            previous=given.previous,
            compare=given.compare,
            template=given.template,
            cells=given.cells,
            engine=given.engine,
            master=given.master,
            protect=given.protect,
            ledger=given.ledger,
            dated=given.dated,
            formats=given.formats,
            to_month=given.to_month,
            reasons=given.reasons,
        )


def _refuse_what_cannot_be(request: Request) -> None:
    given = {
        "--to-month": request.to_month, "--compare": request.compare,
        "--template": request.template, "--cells": request.cells,
    }  # fmt: skip
    inside = [option for option, value in given.items() if value is not None]
    if request.protect == "public" and inside:
        raise StoppedError(
            WRONG_USE,
            f"{' and '.join(inside)} cannot go with --protect public: a month's numbers, the rows behind a difference "
            "and the collection's form tell of single people, and are for internal use only. Measure without "
            "--protect public, into another folder.",
        )
    if request.ledger is not None and request.protect != "public":
        raise StoppedError(
            WRONG_USE, "--ledger remembers what was published: it goes with --protect public, and with nothing else."
        )


def _month(request: Request) -> Month | None:
    """The month that is measured to; None where an edition's own year is. Raises StoppedError."""
    if request.to_month is None:
        return None
    try:
        return Month.read(request.to_month)
    except ValueError as error:
        raise StoppedError(WRONG_USE, f"--to-month: {error}.") from error


def _reasons(request: Request) -> dict[str, str]:
    """The reasons given for what moved. Raises StoppedError."""
    if request.reasons is None:
        return {}
    if request.previous is None or request.to_month is not None:
        raise StoppedError(
            WRONG_USE, "--reasons says why figures of a return moved since last year: give that year with --previous."
        )
    from levelground.cli.reasons import reasons_from  # noqa: PLC0415

    return reasons_from(request.reasons)


def _formats(text: str | None) -> tuple[str, ...] | None:
    """The formats named; None where none were. Raises StoppedError."""
    if text is None:
        return None
    named = tuple(part.strip().lower() for part in text.split(",") if part.strip())
    unknown = [name for name in named if name not in FORMATS]
    if unknown or not named:
        raise StoppedError(
            WRONG_USE,
            f"--formats: {', '.join(unknown) or 'nothing'} cannot be written; there are {', '.join(FORMATS)}.",
        )
    return named


def _date(dated: bool) -> str:
    """Today's date, or that of SOURCE_DATE_EPOCH, if the outputs are to carry one; blank otherwise."""
    import datetime  # noqa: PLC0415

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date().isoformat()
    return datetime.datetime.now(datetime.UTC).date().isoformat() if dated else ""


def measure(request: Request) -> int:
    """Measures, writes all outputs or none, and prints the indicators."""
    _refuse_what_cannot_be(request)
    month = _month(request)
    folder_of(request.folder)
    declared = standard_of(request.standard)
    year = year_of(declared, request.year)
    formats = _formats(request.formats)
    profile = profile_from(request.profile, request.folder)

    from levelground.cli.engines import engine_of  # noqa: PLC0415
    from levelground.cli.extras import extras_of  # noqa: PLC0415
    from levelground.cli.outputs import Outputs, check_target, previous_from, write_outputs  # noqa: PLC0415
    from levelground.cli.release import public_release, public_rules  # noqa: PLC0415
    from levelground.measuring import measure as take  # noqa: PLC0415
    from levelground.publishing import NoPlainWordsError, missing_for  # noqa: PLC0415
    from levelground.records import InputFaultsError, ProfileError  # noqa: PLC0415

    for name in formats or ():
        if sentence := missing_for(name):
            raise StoppedError(COULD_NOT, sentence)
    check_target(request.to)
    rules = public_rules(profile)
    extras = extras_of(request, declared)
    reasons = _reasons(request)
    to_month = f" to {month}, month by month" if month is not None else ""
    previous = None
    try:
        public = request.protect == "public"
        with engine_of(request.engine, request.master) as engine:
            say(f"Measuring {request.folder} for {declared.title} {year}{to_month} …")
            measurement = take(request.folder, declared, year, profile, month, engine)
            if request.previous is not None:
                previous = previous_from(request.previous, measurement, profile, public=public, engine=engine)
    except InputFaultsError as error:
        say(in_words(error.findings))
        say(f"\n{summary(error.findings)}. Nothing was written.")
        return FAULTS
    except ProfileError as error:
        raise StoppedError(WRONG_USE, of_profile(request.profile, error)) from error
    single = measurement.counts.own == 1
    wanted = formats or tuple((DEFAULT_FORMATS if single else "csv").split(","))
    release = public_release(measurement, rules, request.ledger) if public else None
    if release is not None:
        say(release.summary())
        measurement = release.measurement
    try:
        asked = Outputs(measurement, previous, wanted, request.to, _date(request.dated), extras, release, reasons)
        printed = write_outputs(asked)
    except NoPlainWordsError as error:
        raise StoppedError(WRONG_USE, str(error)) from error
    print(printed)
    return DONE
