"""Which record set a file holds, and which built-in profile reads it, by the headings in its first rows alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from levelground.records.built_in import built_in_profiles, completed
from levelground.records.findings import Finding
from levelground.records.headings import Columns
from levelground.records.known import record_set_named, record_sets
from levelground.records.mapping import Mapped, Profile
from levelground.records.places import Place

# Columns that are often the same in every row and then left out of an export: without them a file is recognised too.
_OFTEN_LEFT_OUT = frozenset({"organisation", "as_at"})

Heads = Callable[[Path], Sequence[Sequence[str]]]


@dataclass(frozen=True)
class Fit:
    """How well a row of headings fits a record set, read with a mapping.

    `required` and `found` are how many of the required columns, and of all columns, have a heading there; `whole`
    tells whether none is missing but those that are often left out.
    """

    record_set: str
    mapped: Mapped
    required: int
    found: int
    whole: bool


def fit_of(record_set: str, mapped: Mapped, rows: Iterable[Sequence[str]]) -> Fit:
    """The fit of the best of these rows, the first of those that fit equally well."""
    declared = record_set_named(record_set)
    full = completed(mapped)
    columns = Columns(declared, full, frozenset(declared.names), "")
    best = Fit(record_set, mapped, 0, 0, whole=False)
    for row in rows:
        found = columns.places(row).keys()
        required = [name for name in declared.required if name in found]
        missing = set(declared.required) - found - full.constants.keys() - _OFTEN_LEFT_OUT
        if (len(required), len(found)) > (best.required, best.found):
            best = Fit(record_set, mapped, len(required), len(found), not missing)
    return best


def mappings_of(record_set: str, profile: Profile) -> tuple[Mapped, ...]:
    """The ways in which headings may be read for a record set: the user's own, or the contract's and the built-in."""
    own = profile.of(record_set)
    if own.columns or own.like:
        return (own,)
    likes = ("", *(each.name for each in built_in_profiles() if each.record_set == record_set))
    return tuple(replace(own, like=like) for like in likes)


def best_mapping(record_set: str, profile: Profile, rows: Callable[[], Sequence[Sequence[str]]]) -> Mapped:
    """The mapping by which most of the required columns are found; the contract's own where no other finds more.

    `rows` gives the first rows of the file, and is asked only where there is a choice.
    """
    choice = mappings_of(record_set, profile)
    if len(choice) == 1:
        return choice[0]
    given = rows()
    fits = [fit_of(record_set, mapped, given) for mapped in choice]
    return max(fits, key=lambda fit: fit.required).mapped


def recognise(
    places: Mapping[str, Place], strangers: Sequence[Path], profile: Profile, heads: Heads, findings: list[Finding]
) -> tuple[dict[str, tuple[Place, Mapped]], tuple[Path, ...]]:
    """Files of other names that hold a record set for which there is no file yet; and the files that hold none.

    Where a file fits two record sets equally well, or a record set has two files that fit, it is an error that names
    both: nobody but the user can say.
    """
    free = [name for name in record_sets() if name not in places and not profile.of(name).file]
    chosen: dict[str, list[tuple[Path, Fit]]] = {}
    unknown: list[Path] = []
    for path in strangers:
        rows = heads(path) if free else ()
        fits = [fit_of(name, mapped, rows) for name in free for mapped in mappings_of(name, profile)]
        whole = [fit for fit in fits if fit.whole]
        best = max((fit.found for fit in whole), default=0)
        leading = {fit.record_set: fit for fit in reversed(whole) if fit.found == best}
        if not leading:
            unknown.append(path)
        elif len(leading) > 1:
            findings.append(_fits_two_sets(path, tuple(leading)))
        else:
            ((name, fit),) = leading.items()
            chosen.setdefault(name, []).append((path, fit))
    recognised: dict[str, tuple[Place, Mapped]] = {}
    for name, candidates in chosen.items():
        if len(candidates) > 1:
            findings.append(_two_files(name, [path for path, _ in candidates]))
        else:
            ((path, fit),) = candidates
            recognised[name] = (Place((path,)), fit.mapped)
            findings.append(_recognised(path, name))
    return recognised, tuple(unknown)


def _fits_two_sets(path: Path, names: Sequence[str]) -> Finding:
    first, second = sorted(names)[:2]
    return Finding(
        "error",
        "ambiguous file",
        path.name,
        found=f"headings that fit {' and '.join(sorted(names))} equally well",
        expected="a file that fits one record set",
        remedy=f"Rename it {first}{path.suffix} or {second}{path.suffix}, or name it in a profile: "
        f'[{first}] file = "{path.name}".',
    )


def _two_files(name: str, paths: Sequence[Path]) -> Finding:
    listed = " and ".join(path.name for path in paths)
    return Finding(
        "error",
        "ambiguous file",
        paths[1].name,
        found=f"{len(paths)} files that fit {name} by their headings: {listed}",
        expected=f"one file for {name}",
        remedy=f'Take the others out, or name the right one in a profile: [{name}] file = "{paths[0].name}".',
    )


def _recognised(path: Path, name: str) -> Finding:
    return Finding(
        "warning",
        "recognised by its headings",
        path.name,
        found=f"the headings of {name}, under another name",
        expected=f"a file named {name}{path.suffix.lower()}, or named in a profile",
        remedy=f"It is read as {name}. If it is something else, take it out of the folder.",
    )
