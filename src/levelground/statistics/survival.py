"""How many are still there after some time, when not everybody has been followed for so long."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from levelground.statistics.estimate import Estimate, masked_floats
from levelground.statistics.normal import two_sided_z
from levelground.statistics.proportions import wilson


def kaplan_meier(left: ArrayLike, at_risk: ArrayLike, *, confidence: float = 0.95) -> Estimate:
    """The share still there at the end of each interval, of all who began: product-limit estimate, from counts.

    Of those `at_risk` in an interval (there at its beginning, and known about at its end), `left` did not stay to its
    end. Whoever is not known about, or has not been there long enough, is in no later `at_risk`: they count for as long
    as they were seen. Both have the intervals along the last axis; the answer has the same shape.

    Limits: Greenwood's variance on the log(-log) scale. Where nobody has left yet that has no meaning: Wilson's limits
    of none among the fewest at risk so far stand in their place, and likewise where everybody has left. From the first
    interval with nobody at risk all is masked. ValueError where more left than were at risk, or a count is below 0.

    Kaplan and Meier 1958, J Am Stat Assoc 53:457; limits as in Kalbfleisch and Prentice, The Statistical Analysis of
    Failure Time Data (2002), section 1.4.
    """
    events, among = np.broadcast_arrays(np.asarray(left, dtype=float), np.asarray(at_risk, dtype=float))
    if np.any(events < 0) or np.any(events > among):
        raise ValueError("Of those at risk no more can leave than there are, and none of the counts is below 0.")
    empty = np.logical_or.accumulate(among == 0, axis=-1)
    safe = np.where(among == 0, 1.0, among)
    share = np.cumprod(np.where(empty, 1.0, 1 - events / safe), axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = np.sqrt(np.cumsum(np.where(empty, 0.0, events / (safe * (safe - events))), axis=-1))
        log = np.log(share)
        width = two_sided_z(confidence) * spread / log
        lower, upper = share ** np.exp(-width), share ** np.exp(width)
    all_stay, all_left = share == 1, share == 0
    fewest = np.minimum.accumulate(safe, axis=-1)
    none = wilson(np.zeros_like(fewest), fewest, confidence=confidence)
    lower = np.where(all_stay, 1 - none.upper.filled(0.0), np.where(all_left, 0.0, np.minimum(lower, upper)))
    upper = np.where(all_stay, 1.0, np.where(all_left, none.upper.filled(1.0), np.maximum(lower, upper)))
    return Estimate(
        masked_floats(share, empty),
        masked_floats(lower, empty),
        masked_floats(upper, empty),
        "greenwood",
    )
