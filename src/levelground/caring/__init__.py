"""How many people at an employer look after somebody, who they are, what it costs to lose them.

Counts go in, never records. Everything that is assumed is told with what comes out.
"""

from levelground.caring.costs import Assumption, Cost, Swing, assumptions, cost_of, swings
from levelground.caring.counts import WHATS, Counts, Measured, counts_csv, counts_in, counts_of_rows, read_counts
from levelground.caring.published import TRUST, Step, published_estimate
from levelground.caring.rates import Rates, rates_csv, rates_in, read_rates
from levelground.caring.reach import Reach, reach_by_group
from levelground.caring.sources import Source, source, sources
from levelground.caring.terminal import best_of, in_words, pounds
from levelground.caring.ways import Known, Part, Way, known_of, ways_of
from levelground.caring.who import Who, share_of_45_to_64, who_of
from levelground.caring.working import working_csv, write_working

__all__ = [
    "TRUST",
    "WHATS",
    "Assumption",
    "Cost",
    "Counts",
    "Known",
    "Measured",
    "Part",
    "Rates",
    "Reach",
    "Source",
    "Step",
    "Swing",
    "Way",
    "Who",
    "assumptions",
    "best_of",
    "cost_of",
    "counts_csv",
    "counts_in",
    "counts_of_rows",
    "in_words",
    "known_of",
    "pounds",
    "published_estimate",
    "rates_csv",
    "rates_in",
    "reach_by_group",
    "read_counts",
    "read_rates",
    "share_of_45_to_64",
    "source",
    "sources",
    "swings",
    "ways_of",
    "who_of",
    "working_csv",
    "write_working",
]
