"""Telling records apart: which people, assignments, applications or cases a file holds more than once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from levelground.records import Source, sql

if TYPE_CHECKING:
    import duckdb

Hashes = NDArray[np.uint64]

# How many hashes are held at once (8 bytes each), so that memory stays bounded however many rows there are.
AT_ONCE = 16_000_000
# How many are looked up in one go: few enough for the processor's caches.
BLOCK = 1 << 18


@dataclass(frozen=True)
class Hashed:
    """What a look at a key has shown: rows without an identifier, and the hashes of keys that stand twice."""

    blank: int
    repeated: Hashes


def identifier(column: str, table: str = "") -> str:
    """SQL for an identifier (of `table`, where a query has several)."""
    return f"{table}.{sql.name(column)}" if table else sql.name(column)


def key_hash(key: tuple[str, ...]) -> str:
    """SQL for the 64-bit hash of a key."""
    return f"hash({', '.join(identifier(column) for column in key)})"


def tell_apart(engine: duckdb.DuckDBPyConnection, source: Source, key: tuple[str, ...], where: str) -> Hashed:
    """Looks for keys that stand in more than one row, by their hashes, a share of them at a time.

    Hashes that all differ prove that the keys do. Two that are equal only ask for a closer look, by the keys
    themselves. The last column of the key is the identifier, which may be blank.
    """
    own = identifier(key[-1])
    hashed = f"CASE WHEN {own} IS NULL OR {own} = '' THEN NULL ELSE {key_hash(key)} END"
    counted = engine.execute(f"SELECT count(*) FROM {source.relation} AS records WHERE {where}").fetchone()
    rows = int(counted[0]) if counted else 0
    shares = 1 + rows // AT_ONCE
    repeated: list[Hashes] = []
    blank = 0
    for share in range(shares):
        chosen = f"SELECT {hashed} AS h FROM {source.relation} AS records WHERE {where}"
        if shares > 1:
            chosen = f"SELECT h FROM ({chosen}) WHERE h % {shares} = {share}" + (" OR h IS NULL" if share == 0 else "")
        column = engine.execute(chosen).fetchnumpy()["h"]
        if isinstance(column, np.ma.MaskedArray):
            blank += int(np.ma.getmaskarray(column).sum())
            column = column.compressed()
        repeated.append(stand_twice(np.asarray(column, dtype=np.uint64)))
    return Hashed(blank, np.concatenate(repeated))


def stand_twice(hashes: Hashes) -> Hashes:
    """The hashes that stand more than once, each once. Half as dear as sorting them all, in 4 to 8 bytes a hash more.

    Each hash has a place in a table by its first bits; of those with the same place one holds it. Of two equal ones
    either one holds their place, and the other is equal to the holder; or neither does, and sorting those who hold no
    place brings them together.
    """
    bits = max(1, len(hashes).bit_length())
    shift = np.uint64(64 - bits)
    holders = np.empty(1 << bits, dtype=np.uint32)

    def blocks() -> Iterator[tuple[Hashes, NDArray[np.intp], NDArray[np.uint32]]]:
        """A block of hashes at a time, the places of each and its number."""
        for start in range(0, len(hashes), BLOCK):
            own = hashes[start : start + BLOCK]
            yield own, (own >> shift).astype(np.intp), np.arange(start, start + len(own), dtype=np.uint32)

    for _, places, numbers in blocks():
        holders[places] = numbers
    as_holder, without_place = [], []
    for own, places, numbers in blocks():
        held_by = holders[places]
        left = np.flatnonzero(held_by != numbers)
        equal = own[left] == hashes[held_by[left]]
        as_holder.append(own[left][equal])
        without_place.append(own[left][~equal])
    del holders
    others = np.sort(np.concatenate([*without_place, hashes[:0]]))
    return np.unique(np.concatenate([*as_holder, others[1:][others[1:] == others[:-1]]]))


def keep_repeated(
    engine: duckdb.DuckDBPyConnection, source: Source, key: tuple[str, ...], apart: Hashed, where: str, table: str
) -> None:
    """Fills a table with all columns of the rows whose key stands in more than one row: a small part of the file."""
    engine.register("repeated_given", {"h": apart.repeated})
    engine.execute(
        f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT * FROM {source.relation} AS records"
        f" WHERE ({where}) AND {key_hash(key)} IN (SELECT h FROM repeated_given)"
    )
    engine.unregister("repeated_given")
