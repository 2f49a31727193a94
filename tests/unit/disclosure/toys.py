"""A toy standard of one table, bands by groups, and counts for it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from levelground.disclosure import System
from levelground.standards import (
    CountTable,
    Dimension,
    Grouping,
    Indicator,
    IndicatorCounts,
    Membership,
    Rate,
    Share,
    Standard,
    Words,
    rows_of,
)

STAFF = rows_of("staff", "staff")
TRAINED = rows_of("training", "people trained")
WORDS = Words("short", "event", "people", "look next")
MAIN = ("white", "bme", "unknown", "all")
BANDS = tuple(f"Band {number}" for number in range(1, 7))
BAND = Dimension("pay_band", "pay_band", tuple((band, (band,)) for band in BANDS))
SHARE = Indicator("1", "Bands", "?", "by band", Share(STAFF), WORDS, parts=((BAND,),))
RATE = Indicator("4", "Training", "?", "by band", Rate(TRAINED, STAFF), WORDS)
TOY = Standard(
    name="toy",
    title="Toy",
    owner="nobody",
    grouping=Grouping(
        column="ethnic_category",
        characteristic="ethnicity",
        group="bme",
        comparator="white",
        membership={"A": Membership("white"), "H": Membership("bme")},
        finer=(),
        finest=(),
        words={},
    ),
    workforce=STAFF,
    indicators=(SHARE, RATE),
    first_year=2020,
    declared_to=2026,
    last_year=2026,
    reference_day=(3, 31),
    changes=(),
    reviews={},
)


def with_all(inner: NDArray[np.float64]) -> NDArray[np.float64]:
    """Bands by white, BME and unknown, with the whole before the bands and everyone after the groups."""
    parts = np.concatenate([inner.sum(axis=-2, keepdims=True), inner], axis=-2)
    return np.concatenate([parts, parts.sum(axis=-1, keepdims=True)], axis=-1)


def shares(inner: NDArray[np.float64], names: tuple[str, ...] = ("A",), own: int | None = None) -> CountTable:
    """Counts of the share, from those inside: shape (organisations, bands, 3)."""
    numerator = with_all(np.asarray(inner, dtype=np.float64))
    denominator = np.broadcast_to(numerator[:, :, [3]], numerator.shape).copy()
    bands = BANDS[: numerator.shape[1] - 1]
    counts = IndicatorCounts(
        "1", ("", *(f"pay_band={band}" for band in bands)), MAIN, numerator, denominator, tuple(() for _ in names)
    )
    return CountTable("toy", 2026, names, len(names) if own is None else own, (counts,))


def system_of(numerator: NDArray[np.float64], cost: NDArray[np.float64]) -> System:
    """The same table as one system, for one organisation: shape (parts, groups), wholes first and last."""
    parts, groups = numerator.shape
    lines = []
    for part in range(parts):
        line = np.zeros((parts, groups))
        line[part, :3], line[part, 3] = -1, 1
        lines.append(line.ravel())
    for group in range(groups):
        line = np.zeros((parts, groups))
        line[0, group], line[1:, group] = 1, -1
        lines.append(line.ravel())
    price = np.where(numerator > 0, cost, np.inf).ravel()
    lower = np.minimum(numerator, 1).ravel()
    return System(numerator.ravel(), np.array(lines), lower, price)
