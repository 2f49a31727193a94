"""The collection's own blank: a workbook that the analyst supplies, filled in where a map says, and nowhere else."""

from levelground.publishing.blanks.filling import Emptied, Filled, fill
from levelground.publishing.blanks.mapping import Fault, MapFaultsError, Target, read_map
from levelground.publishing.blanks.package import Blank, BlankFaultError, open_blank
from levelground.publishing.blanks.proposing import propose_map

__all__ = [
    "Blank",
    "BlankFaultError",
    "Emptied",
    "Fault",
    "Filled",
    "MapFaultsError",
    "Target",
    "fill",
    "open_blank",
    "propose_map",
    "read_map",
]
