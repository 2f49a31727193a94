"""A good pandas script, part three: percentages, differences and ratios with their limits, on whole arrays."""

from __future__ import annotations

import numpy as np
import pandas as pd  # type: ignore[import-untyped]

from benchmarks.definitions import RATIOS, STEPS
from benchmarks.intervals import Z, katz, newcombe, wilson

KEYS = ["organisation", "standard", "year", "indicator", "part"]


def paired(counts: pd.DataFrame, group: str, comparator: str) -> pd.DataFrame:
    """Two groups of the same part side by side, the second one's columns beginning with comparator_."""
    first, second = (counts[counts["group"] == name].drop(columns="group") for name in (group, comparator))
    return first.merge(
        second.add_prefix("comparator_").rename(columns={f"comparator_{key}": key for key in KEYS}), on=KEYS
    )


def compared(pairs: pd.DataFrame, statistic: str, group: str, comparator: str, method: str) -> pd.DataFrame:
    """The figures of pairs of counts by one method."""
    four = [
        pairs[name].to_numpy(float)
        for name in ("numerator", "denominator", "comparator_numerator", "comparator_denominator")
    ]
    value, lower, upper = katz(*four) if method == "katz" else newcombe(*four)
    scale = 100 if statistic == "difference" else 1
    return pairs.assign(
        statistic=statistic, group=group, comparator=comparator, value=scale * value, lower=scale * lower,
        upper=scale * upper, method=method,
    )  # fmt: skip


def progression(counts: pd.DataFrame) -> list[pd.DataFrame]:
    """Race disparity ratios: people in the upper tier to people in the lower, white to BME, with log limits."""
    tiers = counts[(counts["indicator"] == "1") & counts["part"].str.contains("tier=")]
    wide = tiers.pivot_table(index=["organisation", "part"], columns="group", values="numerator").reset_index()
    wide[["within", "tier"]] = wide["part"].str.split(";tier=", expand=True)
    tables = []
    for low, high in STEPS:
        lower, upper = (wide[wide["tier"] == tier].set_index(["organisation", "within"]) for tier in (low, high))
        both = upper.join(lower, how="inner", lsuffix="_up", rsuffix="_low").reset_index()
        # Log limits need someone in every cell; the product has exact ones where there is nobody.
        both = both[(both[["white_up", "white_low", "bme_up", "bme_low"]] > 0).all(axis=1)]
        a, n, b, m = (both[name].to_numpy(float) for name in ("white_up", "white_low", "bme_up", "bme_low"))
        value = (a / n) / (b / m)
        spread = np.exp(Z * np.sqrt(1 / a + 1 / n + 1 / b + 1 / m))
        tables.append(
            pd.DataFrame(
                {
                    "organisation": both["organisation"], "standard": "wres", "year": 2026, "indicator": "1",
                    "part": both["within"] + f";tier={low}:{high}", "statistic": "race disparity ratio",
                    "group": "white", "comparator": "bme", "value": value, "lower": value / spread,
                    "upper": value * spread, "method": "woolf", "numerator": a, "denominator": n,
                    "comparator_numerator": b, "comparator_denominator": m,
                }
            )
        )  # fmt: skip
    return tables


def figures(counts: pd.DataFrame) -> pd.DataFrame:
    """Every percentage, ratio and difference that the counts give."""
    p, low, high = wilson(counts["numerator"].to_numpy(float), counts["denominator"].to_numpy(float))
    tables = [
        counts.assign(
            statistic="percentage", comparator="", value=100 * p, lower=100 * low, upper=100 * high, method="wilson"
        )
    ]
    for indicator, (group, comparator) in RATIOS.items():
        pairs = paired(counts[counts["indicator"] == indicator], group, comparator)
        tables.append(compared(pairs, "ratio", group, comparator, "katz"))
    survey = counts[counts["indicator"].isin(["5", "6", "7", "8"])]
    tables.append(compared(paired(survey, "bme", "white"), "difference", "bme", "white", "newcombe"))
    bme = counts[counts["group"] == "bme"].drop(columns="group")
    whole = bme[(bme["indicator"] == "1") & (bme["part"] == "")][["organisation", "numerator", "denominator"]]
    board = bme[bme["indicator"] == "9"].merge(
        whole.add_prefix("comparator_"), left_on="organisation", right_on="comparator_organisation"
    )
    tables.append(compared(board, "difference", "bme", "workforce", "newcombe"))
    table = pd.concat([*tables, *progression(counts)], ignore_index=True).replace([np.inf, -np.inf], np.nan)
    columns = [
        *KEYS, "statistic", "group", "comparator", "value", "lower", "upper", "method", "numerator", "denominator",
        "comparator_numerator", "comparator_denominator",
    ]  # fmt: skip
    return table[columns].sort_values([*KEYS, "statistic", "group", "comparator"], ignore_index=True)
