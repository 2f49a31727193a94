"""Disclosure: what of a table may be published, and what must be hidden so that nothing gives a small count away."""

from levelground.disclosure.differencing import Disclosing, Population, differencing, populations
from levelground.disclosure.hiding import Shown, hide_counts, hide_figures
from levelground.disclosure.ledger import (
    Checked,
    Ledger,
    LedgerFaultError,
    Release,
    Reveal,
    check_against,
    read_ledger,
    release_of,
    write_ledger,
)
from levelground.disclosure.percentages import possible_numerators
from levelground.disclosure.protect import Cell, Protected, protect
from levelground.disclosure.rounding import (
    ControlledRounding,
    controlled_rounding,
    feasible_roundings,
    random_round,
    random_rounding_chances,
    round_nearest_5,
    suppress_1_to_7_round_5,
)
from levelground.disclosure.rules import RULES, Rules, rules_for
from levelground.disclosure.systems import System, fewest_hidden, reach, table_system

__all__ = [
    "RULES",
    "Cell",
    "Checked",
    "ControlledRounding",
    "Disclosing",
    "Ledger",
    "LedgerFaultError",
    "Population",
    "Protected",
    "Release",
    "Reveal",
    "Rules",
    "Shown",
    "System",
    "check_against",
    "controlled_rounding",
    "differencing",
    "feasible_roundings",
    "fewest_hidden",
    "hide_counts",
    "hide_figures",
    "populations",
    "possible_numerators",
    "protect",
    "random_round",
    "random_rounding_chances",
    "reach",
    "read_ledger",
    "release_of",
    "round_nearest_5",
    "rules_for",
    "suppress_1_to_7_round_5",
    "table_system",
    "write_ledger",
]
