"""An estimate with its interval, for one number or for many at once."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats: TypeAlias = NDArray[np.float64]
Booleans: TypeAlias = NDArray[np.bool_]
Words: TypeAlias = NDArray[np.str_]
# a of n1 and b of n2.
Table: TypeAlias = tuple[Floats, Floats, Floats, Floats]
MaskedFloats: TypeAlias = np.ma.MaskedArray[Any, np.dtype[np.float64]]
MaskedBooleans: TypeAlias = np.ma.MaskedArray[Any, np.dtype[np.bool_]]


def masked_floats(values: ArrayLike, undefined: ArrayLike) -> MaskedFloats:
    """Return `values` masked where `undefined`; what lies under the mask is 0, and `filled()` shows NaN."""
    mask = np.array(np.broadcast_to(np.asarray(undefined, dtype=bool), np.shape(values)))
    data = np.where(mask, 0.0, np.asarray(values, dtype=float))
    return np.ma.MaskedArray(data, mask=mask, fill_value=math.nan)


def masked_booleans(values: ArrayLike, undefined: ArrayLike) -> MaskedBooleans:
    """Return the truth of `values`, masked where `undefined`."""
    mask = np.array(np.broadcast_to(np.asarray(undefined, dtype=bool), np.shape(values)))
    return np.ma.MaskedArray(np.asarray(values, dtype=bool) & ~mask, mask=mask)


def plain(number: MaskedFloats) -> float | None:
    """Return the only element of `number` as a Python float, or None where it is masked."""
    return None if bool(np.ma.getmaskarray(number)) else float(number)


@dataclass(frozen=True, eq=False)
class Estimate:
    """Values with the lower and upper limits of their intervals.

    The three arrays have one shape (0-d for scalar questions). A masked element is undefined, and is never shown as 0
    or 1; `inf` in `value` or `upper` is unbounded. `method` names the interval; where `exact` is true an exact
    interval stands in its place.
    """

    value: MaskedFloats
    lower: MaskedFloats
    upper: MaskedFloats
    method: str
    exact: Booleans | None = None

    @property
    def methods(self) -> Words:
        """The method of each element's interval, in the shape of `value`."""
        exact = np.zeros(self.value.shape, dtype=bool) if self.exact is None else self.exact
        return np.where(exact, "exact", self.method)

    def item(self) -> tuple[float | None, float | None, float | None]:
        """Return value, lower and upper of a 0-d estimate as Python floats, None where undefined."""
        return plain(self.value), plain(self.lower), plain(self.upper)

    def __getitem__(self, key: Any) -> Estimate:
        """Return the elements chosen by `key`, an index as of numpy arrays."""
        value, lower, upper = (
            masked_floats(part.data[key], np.ma.getmaskarray(part)[key])
            for part in (self.value, self.lower, self.upper)
        )
        return Estimate(value, lower, upper, self.method, None if self.exact is None else np.asarray(self.exact[key]))

    def scaled(self, factor: float) -> Estimate:
        """Return the estimate in other units: value and limits times `factor`, which is above 0."""
        if factor <= 0:
            raise ValueError(f"A factor of units must be above 0, not {factor}.")
        value, lower, upper = (
            masked_floats(part.data * factor, np.ma.getmaskarray(part)) for part in (self.value, self.lower, self.upper)
        )
        return replace(self, value=value, lower=lower, upper=upper)
