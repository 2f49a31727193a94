"""Writing what `measure` gives, all or nothing: into a folder beside the target, which then takes its place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from levelground import __version__
from levelground.cli.extras import EXTRA_FILES, NO_EXTRAS, Extras
from levelground.cli.main import WRONG_USE, StoppedError
from levelground.cli.placing import made_whole
from levelground.cli.reasons import say_unused
from levelground.cli.release import AUDIENCE, PublicRelease, added_to_ledger
from levelground.disclosure import with_stars
from levelground.figures import Previous, compute_figures, counts_with_months, figures_with_months
from levelground.measuring import ENGLAND, Engine, Measurement, measure, write_table, write_tables
from levelground.publishing import (
    render_easy_read,
    render_plain,
    render_report,
    terminal_summary,
    write_docx,
    write_pdf,
    write_workbook,
)
from levelground.publishing.return_document import as_document, as_json, fingerprint_of
from levelground.publishing.return_reading import ReturnFaultError, counts_of, read_document
from levelground.publishing.returns import MARKINGS, build_return
from levelground.records import Profile
from levelground.standards import CountTable, Table, as_table

# The file of each format that is made for one organisation.
NAMES = {
    "json": "return.json",
    "xlsx": "return.xlsx",
    "html": "report.html",
    "docx": "report.docx",
    "pdf": "report.pdf",
    "plain": "plain.html",
    "easy-read": "easy-read.html",
}
PROOF = "protection.json"
TABLES = ("counts.csv", "figures.csv", "counts.parquet", "figures.parquet")
OWN_FILES = frozenset({*NAMES.values(), *TABLES, "checks.json", PROOF, *EXTRA_FILES})
COUNT_COLUMNS = ("numerator", "denominator", "comparator_numerator", "comparator_denominator")


@dataclass(frozen=True)
class Last:
    """Last year's counts, of one organisation or of all, and the fingerprint of the return they came from, if any."""

    counts: CountTable
    fingerprint: str


@dataclass(frozen=True)
class Outputs:
    """What is to be written, and where. With a `release` the measurement is what of it may be published."""

    measurement: Measurement
    previous: Last | None
    formats: tuple[str, ...]
    to: Path
    dated: str
    extras: Extras = NO_EXTRAS
    release: PublicRelease | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)

    @property
    def audience(self) -> str:
        """For whom it is."""
        return AUDIENCE if self.release is not None else "internal"


def check_target(to: Path) -> None:
    """Refuses a target that holds anything but earlier outputs, before any work is done. Raises StoppedError."""
    if not to.exists():
        return
    if not to.is_dir():
        raise StoppedError(WRONG_USE, f"{to} is a file. Give a folder for --to.")
    strangers = [path.name for path in sorted(to.iterdir()) if not _is_own(path)]
    if strangers:
        raise StoppedError(
            WRONG_USE, f"{to} holds {strangers[0]}, which is no output of ours. Give a new folder for --to."
        )


def _is_own(path: Path) -> bool:
    if path.is_dir():
        return all(child.name in OWN_FILES for child in path.iterdir())
    return path.name in OWN_FILES


def previous_from(
    path: Path, measurement: Measurement, profile: Profile, *, public: bool = False, engine: Engine | None = None
) -> Last:
    """Last year's counts, from its return or its folder of extracts (by the same engine); for the public only from a
    return for the public.

    Raises StoppedError.
    """
    declared, year = measurement.standard, measurement.edition.year
    if public and path.is_dir():
        raise StoppedError(WRONG_USE, f"--previous: {path} is a folder of extracts. {_ONLY_PUBLISHED}")
    if path.is_dir():
        if year - 1 not in declared.years:
            raise StoppedError(WRONG_USE, f"--previous: {declared.title} has no edition {year - 1}.")
        return Last(measure(path, declared, year - 1, profile, engine=engine).counts, "")
    try:
        document = read_document(path)
        counts = counts_of(document, declared)
    except ReturnFaultError as error:
        raise StoppedError(WRONG_USE, f"--previous: {error}") from error
    if document.get("fingerprint") != fingerprint_of(document):
        raise StoppedError(WRONG_USE, f"--previous: {path} has been altered since it was made.")
    if public and document["audience"] != AUDIENCE:
        raise StoppedError(WRONG_USE, f"--previous: {path} is internal. {_ONLY_PUBLISHED}")
    own = measurement.counts.organisations[: measurement.counts.own]
    if document["standard"] != declared.name or counts.year >= year or counts.organisations[0] not in own:
        raise StoppedError(
            WRONG_USE,
            f"--previous: {path} is the return of {counts.organisations[0]} for {document['standard']} {counts.year}; "
            f"an earlier year of {', '.join(own[:3])} is wanted.",
        )
    return Last(counts, str(document["fingerprint"]))


_ONLY_PUBLISHED = (
    "A publication is compared only with what was published, so that the change tells nothing that is hidden: "
    "measure last year with --protect public too, and give the return.json of that."
)


def _previous_of(last: Last | None, organisation: str) -> Previous | None:
    """Last year's counts of one organisation alone; None where it has none."""
    if last is None or organisation not in last.counts.organisations:
        return None
    return Previous(last.counts.year, last.counts.only(organisation))


def write_outputs(outputs: Outputs) -> str:
    """Writes everything, or nothing; gives what to print: the indicators and where the files are."""
    also = added_to_ledger(outputs.release) if outputs.release is not None else None
    with made_whole(outputs.to, also) as work:
        return _write_into(work, outputs)


def _write_into(work: Path, outputs: Outputs) -> str:
    measurement = outputs.measurement
    if outputs.reasons and measurement.counts.own > 1:
        raise StoppedError(WRONG_USE, "--reasons is for one organisation’s return, and there are several here.")
    figures = compute_figures(measurement.counts, measurement.standard)
    _write_tables(work, figures, outputs)
    if outputs.release is None:
        (work / "checks.json").write_text(_checks(measurement), "utf-8")
    else:
        (work / PROOF).write_text(outputs.release.proof(), "utf-8")
    own = measurement.counts.organisations[: measurement.counts.own]
    printed = ""
    if set(NAMES) & set(outputs.formats) or outputs.extras.for_each or len(own) == 1:
        names = folder_names(own)
        for organisation in own:
            folder = work if len(own) == 1 else work / names[organisation]
            folder.mkdir(exist_ok=True)
            printed = _write_one(folder, organisation, figures, outputs)
    if len(own) > 1:
        printed = _many(own, figures, outputs)
    return "\n\n".join([printed, *outputs.extras.of_all(work, measurement)])


def _write_tables(work: Path, figures: Table, outputs: Outputs) -> None:
    measurement, standard = outputs.measurement, outputs.measurement.standard
    counts = as_table(measurement.counts, standard)
    endings = [ending for ending in ("csv", "parquet") if ending in outputs.formats]
    if measurement.months is not None and endings:
        for name, tables in (
            ("counts", counts_with_months(measurement.months, standard, counts)),
            ("figures", figures_with_months(measurement.months, standard, figures)),
        ):
            write_tables(tables, [work / f"{name}.{ending}" for ending in endings], COUNT_COLUMNS)
        return
    for ending in endings:
        for name, table in (("counts", counts), ("figures", figures)):
            stars = with_stars(table).stars if outputs.release is not None else {}
            write_table(table, work / f"{name}.{ending}", COUNT_COLUMNS, stars)


def folder_names(organisations: tuple[str, ...]) -> dict[str, str]:
    """A folder's name for each organisation: no code can lead out of the target, and no two codes share one.

    Codes that differ only in case are told apart by a number, for systems that do not tell case.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for organisation in organisations:
        plain = quote(organisation, safe=" ").replace(".", "%2E").replace("~", "%7E")
        name, number = plain, 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain}~{number}"
        taken.add(name.casefold())
        names[organisation] = name
    return names


def _checks(measurement: Measurement) -> str:
    document = {
        "note": "Personal, keep inside: these findings point at rows of your records.",
        "standard": measurement.standard.name,
        "year": measurement.edition.year,
        "findings": [finding.as_dict() for finding in measurement.findings],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _write_one(folder: Path, organisation: str, figures: Table, outputs: Outputs) -> str:
    previous = _previous_of(outputs.previous, organisation)
    document = build_return(
        outputs.measurement,
        organisation,
        figures,
        version=__version__,
        previous=previous,
        previous_fingerprint=outputs.previous.fingerprint if outputs.previous and previous else "",
        dated=outputs.dated,
        audience=outputs.audience,
        reasons=outputs.reasons,
    )
    say_unused(outputs.reasons, (one.key for one in document.movements))
    plain = as_document(document)
    fingerprint = str(plain["fingerprint"])
    for name, write in (("html", render_report), ("plain", render_plain), ("easy-read", render_easy_read)):
        if name in outputs.formats:
            (folder / NAMES[name]).write_text(write(document), "utf-8")
    for name, print_to in (("xlsx", write_workbook), ("docx", write_docx), ("pdf", write_pdf)):
        if name in outputs.formats:
            print_to(document, folder / NAMES[name], fingerprint)
    if "json" in outputs.formats:
        (folder / NAMES["json"]).write_text(as_json(plain), "utf-8")
    also = outputs.extras.of_one(folder, document, outputs.to)
    return "\n".join([terminal_summary(document), "", *_places(outputs, fingerprint), *also])


def _places(outputs: Outputs, fingerprint: str) -> list[str]:
    """Where everything is, a line each."""
    lines = []
    for label, names in (
        ("Report", ("html", "pdf", "docx")),
        ("Plainly", ("plain", "easy-read")),
        ("Workbook", ("xlsx",)),
        ("Return", ("json",)),
    ):
        written = [str(outputs.to / NAMES[name]) for name in names if name in outputs.formats]
        if written:
            note = f" (fingerprint {fingerprint[:12]}…)" if label == "Return" else ""
            lines.append(f"{label:9} {', '.join(written)}{note}")
    if outputs.release is not None:
        lines.append(f"{'Proof':9} {outputs.to / PROOF}")
    if "csv" in outputs.formats:
        lines.append(f"{'Tables':9} {outputs.to / 'counts.csv'}, {outputs.to / 'figures.csv'}")
    return lines


def _many(own: tuple[str, ...], figures: Table, outputs: Outputs) -> str:
    lines = []
    if ENGLAND in outputs.measurement.counts.organisations:
        document = build_return(
            outputs.measurement, ENGLAND, figures, version=__version__, dated=outputs.dated, audience=outputs.audience
        )
        lines += [terminal_summary(document), ""]
    marking = MARKINGS[outputs.audience]
    lines.append(f"{len(own):,} organisations measured. Tables and returns are in {outputs.to}. {marking}.")
    return "\n".join(lines)
