"""Disclosure: what of a table may be published, and what must be hidden so that nothing gives a small count away."""

from levelground.disclosure.against import Checked, Reveal, check_against, protect_against
from levelground.disclosure.banding import FEW, MANY, NOBODY, Banded, banded
from levelground.disclosure.differencing import Disclosing, Population, differencing, populations
from levelground.disclosure.hiding import HIDDEN, Shown, shown_counts, with_stars
from levelground.disclosure.ledger import (
    Ledger,
    LedgerFaultError,
    Release,
    ledger_from,
    ledger_text,
    read_ledger,
    release_of,
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
from levelground.disclosure.rules import RULES, RuleFaultError, Rules, rules_for, rules_with
from levelground.disclosure.systems import System, fewest_hidden, reach, table_system

__all__ = [
    "FEW",
    "HIDDEN",
    "MANY",
    "NOBODY",
    "RULES",
    "Banded",
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
    "RuleFaultError",
    "Rules",
    "Shown",
    "System",
    "banded",
    "check_against",
    "controlled_rounding",
    "differencing",
    "feasible_roundings",
    "fewest_hidden",
    "ledger_from",
    "ledger_text",
    "populations",
    "possible_numerators",
    "protect",
    "protect_against",
    "random_round",
    "random_rounding_chances",
    "reach",
    "read_ledger",
    "release_of",
    "round_nearest_5",
    "rules_for",
    "rules_with",
    "shown_counts",
    "suppress_1_to_7_round_5",
    "table_system",
    "with_stars",
]
