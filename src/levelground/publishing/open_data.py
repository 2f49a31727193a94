"""Open data: a protected measurement as a folder of tables that anybody can use, with what is needed to trust them."""

import csv
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from levelground.disclosure import Protected, with_stars
from levelground.figures import national_figures
from levelground.measuring import ENGLAND, Measurement, write_table
from levelground.publishing.dictionary import TABLES, csv_on_the_web, data_package, dictionary_rows
from levelground.standards import Table, as_table

COUNT_COLUMNS = ("numerator", "denominator", "comparator_numerator", "comparator_denominator")
_ROLL_UP = "roll-up"
# A spreadsheet takes a cell that begins so for a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Erratum:
    """Why a release corrects the one before it: the number of the correcting release, its date, and the words."""

    release: int
    dated: str
    words: str


@dataclass(frozen=True)
class Publication:
    """What is published: a measurement of which hidden numbers have been taken out, and how that was done.

    `figures` are those of its counts. `dated` is the day of publication, `licence` its name and address.
    """

    measurement: Measurement
    figures: Table
    protected: Protected
    number: int
    dated: str
    earlier: int
    errata: tuple[Erratum, ...]
    licence: tuple[str, str]

    @property
    def title(self) -> str:
        """Such as 'WRES 2026, release 1'."""
        return f"{self.measurement.standard.title} {self.measurement.edition.year}, release {self.number}"

    @property
    def name(self) -> str:
        """Such as 'wres-2026-1'."""
        return f"{self.measurement.standard.name}-{self.measurement.edition.year}-{self.number}"


def write_open_data(publication: Publication, folder: Path) -> None:
    """Writes the folder: tables (CSV, Parquet, JSON), dictionary, metadata, README, proof of protection, checksums.

    The same publication gives the same bytes. Raises OSError where they cannot be written.
    """
    measurement = publication.measurement
    counts = as_table(measurement.counts, measurement.standard)
    for name, table in (("counts", counts), ("figures", publication.figures)):
        stars = with_stars(table).stars
        for ending in ("csv", "parquet", "json"):
            write_table(table, folder / f"{name}.{ending}", COUNT_COLUMNS, stars)
    tables = ["counts", "figures"]
    if ENGLAND in measurement.counts.organisations:
        own = measurement.counts.organisations[: measurement.counts.own]
        nation = national_figures(publication.figures, own, ENGLAND)
        write_table(nation, folder / "national.csv", ("organisations", "without"))
        tables.append("national")
    for name, rows in _small_tables(measurement):
        if rows:
            _write_csv(folder / f"{name}.csv", [each.name for each in TABLES[name][1]], rows)
            tables.append(name)
    _write_csv(folder / "dictionary.csv", ("table", "column", "kind", "means"), dictionary_rows(tables))
    texts = {
        "datapackage.json": data_package(publication.title, publication.name, publication.licence, tables),
        "csv-metadata.json": csv_on_the_web(publication.title, publication.licence, tables),
        "protection.json": _proof(publication),
        "README.md": _readme(publication, tables),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    _write_checksums(folder)


def _small_tables(measurement: Measurement) -> Iterable[tuple[str, list[tuple[str, ...]]]]:
    counts, standard = measurement.counts, measurement.standard
    organisations: list[tuple[str, ...]] = []
    for place, code in enumerate(counts.organisations):
        if place >= counts.own:
            organisations.append((code, code, _ROLL_UP, "", "", ""))
        else:
            known = measurement.directory[code]
            organisations.append((code, known.name, "organisation", known.kind, known.ics, known.region))
    yield "organisations", organisations
    yield (
        "indicators",
        [(each.number, each.title, each.asks, each.definition, each.source) for each in standard.indicators],
    )
    yield "groups", [(group, words) for group, words in standard.grouping.words.items()]
    yield (
        "answers",
        [
            (code, standard.name, str(measurement.edition.year), indicator, answered.answer, answered.words)
            for code in counts.organisations[: counts.own]
            for indicator, answered in sorted(measurement.answers.get(code, {}).items())
        ],
    )


def _write_csv(path: Path, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(headings)
        writer.writerows([[f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell for cell in row] for row in rows])


def proof_of(protected: Protected, standard: str, year: int, earlier: int) -> dict[str, object]:
    """What stands beside a release: the rules, the share shown, and what the audit of protection found."""
    return {
        "note": "What was hidden from this publication, by which rules, and whether it was proven to be enough.",
        "standard": standard,
        "year": year,
        **protected.audit(),
        "earlier_releases_considered": earlier,
    }


def _proof(publication: Publication) -> str:
    measurement = publication.measurement
    document = proof_of(publication.protected, measurement.standard.name, measurement.edition.year, publication.earlier)
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _readme(publication: Publication, tables: Sequence[str]) -> str:
    measurement, protected = publication.measurement, publication.protected
    edition = measurement.edition
    own, above = measurement.counts.own, len(measurement.counts.organisations) - measurement.counts.own
    errata = "".join(
        f"- Release {each.release} ({each.dated}) corrects release {each.release - 1}: {' '.join(each.words.split())}\n"
        for each in publication.errata
    )
    listed = "".join(f"- `{table}.csv`: {TABLES[table][0]}\n" for table in tables)
    return f"""# {publication.title}

Published on {publication.dated}. It holds {own:,} organisations, and {above:,} sums of them (ICS, region, England), as
at {edition.reference_date.isoformat()} ({edition.status}). A release is never changed: a correction is a release of its
own, and this one stays where it is.

## What is in it

{listed}- `counts` and `figures` are also there as `.parquet` and `.json`.
- `dictionary.csv` says what every column means; `datapackage.json` (Frictionless) and `csv-metadata.json` (W3C) say the
  same to programs.
- `protection.json`: what was hidden, and the proof that it is enough. `SHA256SUMS`: the checksum of every file.

In pandas: `pandas.read_csv("counts.csv", na_values="*", dtype={{"indicator": str}})`.

## How the figures are made

Counts come from the organisations' accepted returns; sums are sums of counts. Every figure is made from the counts
beside it, with a 95% interval by the method that its row names. The nation is told twice, by name: `pooled` is of all
people together; `unweighted mean` is of the organisations' own figures, each once, and of those that are shown only,
so it leans to larger organisations. An association is not a cause.

## What is hidden

{protected.shown:,} of {protected.cells:,} numbers are shown ({100 * protected.share_shown:.1f}%). The others are a star
(`*`), so that nobody can be recognised: {protected.rules.name}, and what would give those away, in this release or
beside the {publication.earlier:,} published before it. A figure that is made of a hidden number is empty, with the flag
`suppressed`. Rules: {protected.rules.source}

## Errata

{errata or "None."}
## Licence

{publication.licence[0]}: {publication.licence[1]}
"""


def _write_checksums(folder: Path) -> None:
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(folder.iterdir())
        if path.name != "SHA256SUMS"
    ]
    (folder / "SHA256SUMS").write_text("".join(lines), "utf-8")
