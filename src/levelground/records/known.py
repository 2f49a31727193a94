"""The record sets that are known: this program's own, and what other packages add to them through entry points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from types import MappingProxyType

from levelground.records.ethnicity import simplified
from levelground.records.sets import RECORD_SETS, Column, RecordSet

# The group of entry points in which other packages offer record sets, and columns and values for those there are.
GROUP = "levelground.record_sets"
# The order of these values is read as an order of pay: one more has no place in it.
_ORDERED = ("pay_band",)


@dataclass(frozen=True)
class MoreOf:
    """Columns that a record set has besides, all optional, and values that a column of codes may hold besides."""

    record_set: str
    columns: tuple[Column, ...] = ()
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Offer:
    """What a package offers, and under which name."""

    package: str
    name: str
    value: object


@dataclass(frozen=True)
class Known:
    """Every record set by name, ours first, and what could not be taken up: the package's sentence by what it named."""

    sets: Mapping[str, RecordSet]
    refused: Mapping[str, tuple[str, ...]]


def record_sets() -> Mapping[str, RecordSet]:
    """Every record set that is known, by name."""
    return known().sets


def record_set_named(name: str) -> RecordSet:
    """The record set of this name. Raises KeyError where there is none."""
    return record_sets()[name]


def refusals(name: str) -> tuple[str, ...]:
    """Why what packages offer for a record set of this name is not taken up, in sentences."""
    return known().refused.get(name, ())


@cache
def known() -> Known:
    """The record sets with what every installed package offers. A package that offers nonsense harms no other."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - looking through entry points costs 10 ms

    offers: list[Offer] = []
    refused: dict[str, list[str]] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        package = point.dist.name if point.dist else point.module
        try:
            offers.append(Offer(package, point.name, point.load()))
        except (ImportError, AttributeError) as error:
            refused.setdefault(point.name, []).append(
                f"The record set {point.name!r} of the package {package} cannot be loaded: {error}."
            )
    taken = with_offers(RECORD_SETS, offers)
    both = {name: (*refused.get(name, ()), *taken.refused.get(name, ())) for name in (*refused, *taken.refused)}
    return Known(taken.sets, MappingProxyType(both))


def with_offers(own: Mapping[str, RecordSet], offers: Iterable[Offer]) -> Known:
    """Record sets with what is offered for them; what cannot be taken up is refused whole, with every fault."""
    listed = list(offers)
    sets, refused = dict(own), dict[str, list[str]]()
    for offer in listed:
        if isinstance(offer.value, RecordSet):
            faults = [*_clashes(offer, own, listed), *faults_of_set(offer.value)]
            if not faults:
                sets[offer.value.name] = offer.value
                continue
        elif isinstance(offer.value, MoreOf):
            faults = list(_faults_of_more(offer.value, sets))
            if not faults:
                sets[offer.value.record_set] = _extended(sets[offer.value.record_set], offer.value)
                continue
        else:
            faults = [f"it is a {type(offer.value).__name__}, and neither a record set nor more of one"]
        about = offer.value.record_set if isinstance(offer.value, MoreOf) else offer.name
        said = f"The record set {offer.name!r} of the package {offer.package} cannot be used: {'; '.join(faults)}."
        refused.setdefault(about, []).append(said)
    return Known(MappingProxyType(sets), {name: tuple(said) for name, said in refused.items()})


def _clashes(offer: Offer, own: Mapping[str, RecordSet], offers: list[Offer]) -> Iterator[str]:
    declared = offer.value
    if not isinstance(declared, RecordSet):
        return
    if declared.name != offer.name:
        yield f"it calls itself {declared.name!r}: the entry point must have the same name"
    if declared.name in own:
        yield f"there is a record set {declared.name!r} already; give it a name of its own"
    others = {each.package for each in offers if isinstance(each.value, RecordSet) and each.name == offer.name}
    if len([each for each in offers if isinstance(each.value, RecordSet) and each.name == offer.name]) > 1:
        yield f"{' and '.join(sorted(others))} offer one of the same name; take one of them out"


def faults_of_set(declared: RecordSet) -> tuple[str, ...]:
    """Everything in a record set that cannot be read or checked, as phrases; empty where it is sound."""
    names = [column.name for column in declared.columns]
    faults = [*_names(declared.name, names)]
    if "organisation" not in declared.required:
        faults.append("it has no column organisation that every row must hold")
    for role, named in (("key", declared.key), ("person", (declared.person,)), ("as_at", (declared.as_at,))):
        faults += [
            f"its {role} names a column {name}, which there is not" for name in named if name and name not in names
        ]
    if not declared.key:
        faults.append("no key says which columns tell one row from another")
    if declared.as_at and declared.as_at in names and declared.column(declared.as_at).kind != "date":
        faults.append(f"its as_at, {declared.as_at}, is no date")
    return (*faults, *(fault for column in declared.columns for fault in _column(column)))


def _names(name: str, columns: list[str]) -> Iterator[str]:
    for each in (name, *columns):
        if not each.isidentifier() or each != each.lower():
            yield f"{each!r} is no name: small letters, figures and _ alone"
    for each in sorted({each for each in columns if columns.count(each) > 1}):
        yield f"it has two columns {each}"


def _column(column: Column) -> Iterator[str]:
    if column.kind == "code" and not column.values:
        yield f"the column {column.name} is of codes, and names none"
    if column.kind not in ("code", "yes-no") and column.values:
        yield f"the column {column.name} names values, and is no code"
    plain = [simplified(value) for value in column.values]
    for value in sorted({value for value in plain if plain.count(value) > 1}):
        yield f"two values of {column.name} read alike: {value!r}"
    if "" in plain:
        yield f"a value of {column.name} is blank: blank is unknown"


def _faults_of_more(more: MoreOf, sets: Mapping[str, RecordSet]) -> Iterator[str]:
    declared = sets.get(more.record_set)
    if declared is None:
        yield f"there is no record set {more.record_set!r}"
        return
    for column in more.columns:
        if column.name in declared.names:
            yield f"{declared.name} has a column {column.name} already"
        if not column.optional:
            yield f"the column {column.name} is not optional: files that others have would be refused"
    yield from _names(declared.name, [column.name for column in more.columns])
    yield from (fault for column in more.columns for fault in _column(column))
    for name, values in more.values.items():
        if name not in declared.names or declared.column(name).kind != "code":
            yield f"{declared.name} has no column of codes {name}"
        elif name in _ORDERED:
            yield f"the values of {name} stand in an order of pay, in which another has no place"
        else:
            yield from _column(replace(declared.column(name), values=(*declared.column(name).values, *values)))


def _extended(declared: RecordSet, more: MoreOf) -> RecordSet:
    columns = tuple(
        replace(column, values=(*column.values, *more.values.get(column.name, ()))) for column in declared.columns
    )
    return replace(declared, columns=(*columns, *more.columns))
