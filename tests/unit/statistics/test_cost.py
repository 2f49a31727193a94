"""What the functions used for every return may cost."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys, warnings
warnings.simplefilter("error")
from levelground.statistics import *
table = ([3, 0, 9], [20, 30, 9], [5, 0, 7], [300, 40, 9])
for function in (koopman_ratio, katz_ratio, miettinen_nurminen_ratio, newcombe_difference,
                 miettinen_nurminen_difference, excess_events, pearson_p, fisher_p, mid_p, outside_four_fifths):
    function(*table)
p, _ = two_sided_p(*table)
benjamini_hochberg(p), holm(p), bonferroni(p)
difference_of_estimates(wilson(3, 20), wilson(4, 20))
race_disparity_ratio(3, 0, 5, 9), change_in_ratio(*table, *table)
smallest_detectable_ratio(60, 900, 0.02), binomial_lower_tail(3, 20, 0.1), byar(12), rate(12, 100)
print(*sorted({name.partition(".")[0] for name in sys.modules} & {"scipy", "pandas", "duckdb"}))
"""


def test_no_heavy_library_is_loaded() -> None:
    found = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, timeout=60)
    assert found.stdout.split() == []
    assert found.stderr == ""
