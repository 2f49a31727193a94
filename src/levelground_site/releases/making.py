"""Makes a release, in memory and in a folder, from accepted returns and all that was published before."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from levelground import __version__
from levelground.disclosure import Cell, Ledger, Protected, protect_against, release_of, rules_for, shown_counts
from levelground.disclosure import Release as Shown
from levelground.figures import Previous, compute_figures
from levelground.measuring import Organisation, members_by_name
from levelground.publishing import Erratum, Publication, gathered, write_open_data
from levelground.publishing.return_document import as_document
from levelground.publishing.return_reading import ReturnFaultError, counts_of
from levelground.publishing.returns import build_return, published_part
from levelground.standards import Standard, standard
from levelground_site.releases.inputs import Inputs

Say = Callable[[int, str], None]
NAMED = 5


class CannotPublish(Exception):  # noqa: N818
    """A release that cannot be made, or must not be; says why, for the national team."""


@dataclass(frozen=True)
class Made:
    """A release that nobody has published yet."""

    inputs: Inputs
    publication: Publication
    shown: Shown

    @property
    def protected(self) -> Protected:
        """What is hidden of it."""
        return self.publication.protected


def make(inputs: Inputs, earlier: Ledger, say: Say) -> Made:
    """Puts the returns together, and protects the whole of them against itself and everything published before.

    Raises CannotPublish: where a return cannot be read, or where a hidden number could be worked out all the same.
    """
    declared = standard(inputs.standard)
    say(10, "Adding up systems, regions and England")
    directory = {
        each.code: Organisation(each.code, each.name, each.kind, each.ics, each.region) for each in inputs.bodies
    }
    try:
        measurement = gathered(inputs.returns, declared, inputs.year, directory)
    except ReturnFaultError as fault:
        raise CannotPublish(str(fault)) from fault
    say(15, "Hiding small numbers, and whatever would give them away")
    rollups = members_by_name(measurement.counts, measurement.directory)
    protected, checked = protect_against(earlier, measurement.counts, declared, rules_for("public"), rollups)
    if checked.too_late:
        raise CannotPublish(f"Nothing was published. {checked.too_late}")
    lost = set(checked.lost)
    unproven = [cell for cell in protected.uncovered if cell not in lost]
    if unproven:
        raise CannotPublish(
            "Nothing was published: these numbers could be worked out from the others, whatever is hidden beside "
            f"them: {_named(unproven)}. Release when more organisations are accepted."
        )
    say(60, "Working out every figure")
    public = published_part(measurement, shown_counts(protected))
    figures = compute_figures(public.counts, declared)
    errata = tuple(Erratum(each.number, each.dated, each.words) for each in inputs.errata)
    count = len(earlier.releases)
    publication = Publication(public, figures, protected, inputs.number, inputs.dated, count, errata, inputs.licence)
    return Made(inputs, publication, release_of(ledger_name(inputs), protected, rollups))


def ledger_name(inputs: Inputs) -> str:
    """What the ledger calls a release."""
    return f"{inputs.standard} {inputs.year}, release {inputs.number}"


def _named(cells: list[Cell]) -> str:
    words = [f"{each.organisation}, indicator {each.indicator}, {each.part or 'the whole'}" for each in cells[:NAMED]]
    return "; ".join(dict.fromkeys(words)) + (f"; and {len(cells) - NAMED:,} more" if len(cells) > NAMED else "")


def documents(made: Made, last_year: Mapping[str, Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The public document of each organisation and roll-up, compared with what was published of it last year."""
    publication = made.publication
    measurement = publication.measurement
    for code in measurement.counts.organisations:
        before = last_year.get(code)
        document = build_return(
            measurement,
            code,
            publication.figures,
            version=__version__,
            previous=_previous(before, measurement.standard) if before else None,
            previous_fingerprint=str(before["fingerprint"]) if before else "",
            dated=made.inputs.dated,
            audience="public",
        )
        yield as_document(document)


def _previous(document: Mapping[str, Any], declared: Standard) -> Previous:
    return Previous(int(document["year"]), counts_of(document, declared))


@dataclass(frozen=True)
class Written:
    """A file as it was written."""

    name: str
    size: int
    sha256: str


def write(made: Made, folder: Path) -> tuple[Written, ...]:
    """Writes the open data into a folder that is empty."""
    write_open_data(made.publication, folder)
    return written(folder)


def written(folder: Path) -> tuple[Written, ...]:
    """The files of a folder, with their fingerprints."""
    return tuple(
        Written(path.name, path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in sorted(folder.iterdir())
    )
