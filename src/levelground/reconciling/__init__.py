"""Reconciling: why a number from elsewhere differs from ours, by rules that can be counted and not by guesses."""

from levelground.reconciling.comparing import Compared, Comparison, Step, compare, settings_apart
from levelground.reconciling.totals import Line, Totals, TotalsFaultError, read_totals, totals_of_return

__all__ = [
    "Compared",
    "Comparison",
    "Line",
    "Step",
    "Totals",
    "TotalsFaultError",
    "compare",
    "read_totals",
    "settings_apart",
    "totals_of_return",
]
