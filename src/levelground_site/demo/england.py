"""A make-believe England's returns: measured by the engine from records that are made up, as any trust's would be."""

import multiprocessing
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from levelground import __version__
from levelground.figures import Previous, compute_figures
from levelground.measuring import Measurement, measure
from levelground.publishing.return_document import as_line, plain_values
from levelground.publishing.returns import build_return, movements_of
from levelground.standards import Table, standard
from levelground.synthetic import Body, Service, write
from levelground_site.config.sealing import Sealed, seal

# One-twentieth of life size, but for trusts that have a size of their own.
STAFF_EACH = 341  # 75,000 in 220 trusts
LAST_YEAR = 2026
YEARS = 5
EDITIONS = (
    *(("wres", year) for year in range(LAST_YEAR - YEARS + 1, LAST_YEAR + 1)),
    *(("wdes", year) for year in (LAST_YEAR - 1, LAST_YEAR)),
)
# With it every release of England's can be proven safe; where one trust alone has a grade with two people in it, not.
SEED = 6
# Record sets of what stands on one date; the others are of what happened.
ON_A_DATE = ("staff", "board")


@dataclass(frozen=True)
class Document:
    """An organisation's return document for an edition, sealed as the database keeps it."""

    standard: str
    year: int
    organisation: str
    content: Sealed
    fingerprint: str
    # What moved since the year before and has to be explained, where that was asked for.
    moved: tuple[str, ...]
    # The figures that compare two groups of the whole organisation: indicator, part and statistic.
    leading: tuple[str, ...]


def documents(
    bodies: Sequence[Body], whole: frozenset[str], explained: Callable[[str, int, str], bool]
) -> Iterator[Document]:
    """The returns of every organisation for every edition, oldest first; those who existed on its reference date.

    Those of `whole` hold their readings; the others leave out what follows from their counts. `explained` says, by
    standard, year and organisation, of which it is to be worked out what moved.
    """
    staff = sum(body.size or STAFF_EACH for body in bodies)
    service = Service(len(bodies), staff, years=YEARS, last_year=LAST_YEAR, seed=SEED)
    with TemporaryDirectory(prefix="levelground-demo-") as folder:
        write(service, Path(folder) / "all", bodies=bodies)
        measured = {(name, year): measure(_as_of(Path(folder), year), standard(name), year) for name, year in EDITIONS}
    figures = {key: compute_figures(each.counts, each.standard) for key, each in measured.items()}
    _MADE.clear()
    _MADE.append(_Made(measured, figures, whole, explained))
    asked = [
        (name, year, organisation)
        for (name, year), each in measured.items()
        for organisation in each.counts.organisations[: each.counts.own]
    ]
    yield from _in_turn(asked)


def _as_of(folder: Path, year: int) -> Path:
    """The extracts as they were made for the edition of a year: what happened with the year before too."""
    then = folder / str(year)
    for file in (folder / "all").rglob("*.parquet"):
        first = year if file.parent.name in ON_A_DATE else year - 1
        if not file.stem.isdecimal() or first <= int(file.stem) <= year:
            copy = then / file.relative_to(folder / "all")
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
    return then


@dataclass(frozen=True)
class _Made:
    measured: dict[tuple[str, int], Measurement]
    figures: dict[tuple[str, int], Table]
    whole: frozenset[str]
    explained: Callable[[str, int, str], bool]


# Read by the processes that write the documents, which are copies of this one.
_MADE: list[_Made] = []


def _in_turn(asked: list[tuple[str, int, str]]) -> Iterator[Document]:
    if "fork" not in multiprocessing.get_all_start_methods():
        yield from map(_document, asked)
        return
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("fork")) as pool:
        yield from pool.map(_document, asked, chunksize=20)


def _document(asked: tuple[str, int, str]) -> Document:
    name, year, organisation = asked
    made = _MADE[0]
    before = made.measured.get((name, year - 1))
    previous = None
    if before is not None and organisation in before.counts.organisations:
        previous = Previous(year - 1, before.counts.only(organisation))
    built = build_return(
        made.measured[name, year],
        organisation,
        made.figures[name, year],
        version=__version__,
        previous=previous,
        lean=organisation not in made.whole,
    )
    moved = built.movements
    if previous is not None and not moved and made.explained(name, year, organisation):
        moved = movements_of(made.measured[name, year], organisation, previous)
    leading = tuple(
        f"{each.indicator}|{each.part}|{each.statistic}"
        for each in built.figures
        if not each.part and each.comparator and each.value is not None
    )
    line, fingerprint = as_line(plain_values(built))
    keys = tuple(each.key for each in moved if each.kind != "not like for like")
    return Document(name, year, organisation, seal(line), fingerprint, keys, leading)
