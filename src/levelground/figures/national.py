"""National figures, both kinds by name: of all people together (pooled), and the mean of organisations' own figures."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from levelground.standards import BoolArray, FloatArray, Labels, Table, joined

KEYS = ("indicator", "part", "statistic", "group", "comparator")
POOLED, UNWEIGHTED = "pooled", "unweighted mean"
NATIONAL_COLUMNS = (
    *("standard", "year", *KEYS),
    *("figure", "value", "lower", "upper", "method", "organisations", "without"),
)
# A mean of fewer organisations says nothing of the nation.
FEWEST = 2


def national_figures(figures: Table, organisations: Sequence[str], whole: str) -> Table:
    """Every figure of the nation twice: `pooled`, from the counts of all (the row `whole`), and `unweighted mean`.

    The first answers 'what happens to people in the service', in which large organisations weigh more; the second 'what
    is usual in an organisation'. The mean is arithmetic, over the organisations whose figure there is (`organisations`;
    `without` counts the others: undefined, unbounded, or hidden), with Student's 95% interval of a mean.
    """
    taken = figures.taken(_firsts(figures))
    names = taken.words("organisation")
    own, places = set(organisations), _places(taken)
    at_whole = np.array([name == whole for name in names], dtype=bool)
    of_own = np.array([name in own for name in names], dtype=bool)
    values = taken.numbers("value")
    count = int(places.max()) + 1 if len(places) else 0
    usable = of_own & np.isfinite(values)
    number = np.bincount(places[usable], minlength=count).astype(np.float64)
    mean, lower, upper = _means(values[usable], places[usable], number)
    rows = np.flatnonzero(at_whole)
    here = places[rows]
    pooled, enough = taken.taken(rows), number[here] >= FEWEST
    blank = np.full(len(rows), np.nan)
    kept = {name: pooled.columns[name] for name in ("standard", "year", *KEYS)}
    total = float(len(own))
    of_all = Table(
        {
            **kept,
            "figure": Labels.all(POOLED, len(rows)),
            **{name: pooled.columns[name] for name in ("value", "lower", "upper", "method")},
            "organisations": blank,
            "without": blank,
        }
    )
    of_each = Table(
        {
            **kept,
            "figure": Labels.all(UNWEIGHTED, len(rows)),
            "value": np.where(enough, mean[here], np.nan),
            "lower": np.where(enough, lower[here], np.nan),
            "upper": np.where(enough, upper[here], np.nan),
            "method": Labels.all("student", len(rows)),
            "organisations": number[here],
            "without": total - number[here],
        }
    )
    return _alternating(of_all, of_each)


def _firsts(figures: Table) -> BoolArray:
    """Which rows are by the default method: the first of their organisation and key."""
    codes = np.stack([_codes(figures, name) for name in ("organisation", *KEYS)])
    if codes.shape[1] == 0:
        return np.zeros(0, dtype=bool)
    same = (codes[:, 1:] == codes[:, :-1]).all(axis=0)
    return np.concatenate([[True], ~same])


def _codes(table: Table, name: str) -> NDArray[np.int64]:
    column = table.columns[name]
    if not isinstance(column, Labels):
        raise TypeError(f"{name} is a column of numbers")
    places = {word: place for place, word in enumerate(dict.fromkeys(column.values))}
    return np.array([places[word] for word in column.values], dtype=np.int64)[column.codes]


def _places(table: Table) -> NDArray[np.int64]:
    """For each row, the number of its key."""
    codes = np.stack([_codes(table, name) for name in KEYS])
    _, places = np.unique(codes, axis=1, return_inverse=True)
    return places.reshape(-1).astype(np.int64)


def _means(
    values: FloatArray, places: NDArray[np.int64], number: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.bincount(places, values, minlength=len(number)) / number
        squares = np.bincount(places, (values - mean[places]) ** 2, minlength=len(number))
        free = np.maximum(number - 1, 1)
        from scipy.special import stdtrit  # noqa: PLC0415 - dear to load, and needed for a release only

        half = stdtrit(free, 0.975) * np.sqrt(squares / free / number)
    return mean, mean - half, mean + half


def _alternating(first: Table, second: Table) -> Table:
    """The rows of two tables in turn."""
    both = joined([first, second])
    return both.taken(np.arange(2 * first.rows).reshape(2, -1).T.reshape(-1))
