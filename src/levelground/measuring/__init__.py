"""Measuring: a standard and a folder of extracts in, counts out; one aggregation pass a record set."""

from levelground.measuring.engine import Engine, EngineFailedError
from levelground.measuring.measure import latest_year, measure
from levelground.measuring.measurement import Applied, FileRead, Measurement
from levelground.measuring.otherwise import AllRows, EachRow, LeftOut, Months, OnDate, RowRule, TakenIn
from levelground.measuring.published import Rows, each_row, rows_of
from levelground.measuring.recount import Recount, recount, tally_sides
from levelground.measuring.rollups import ENGLAND, Organisation, members_by_name, rolled_up
from levelground.measuring.settings import settle
from levelground.measuring.tables import write_table, write_tables

__all__ = [
    "ENGLAND",
    "AllRows",
    "Applied",
    "EachRow",
    "Engine",
    "EngineFailedError",
    "FileRead",
    "LeftOut",
    "Measurement",
    "Months",
    "OnDate",
    "Organisation",
    "Recount",
    "RowRule",
    "Rows",
    "TakenIn",
    "each_row",
    "latest_year",
    "measure",
    "members_by_name",
    "recount",
    "rolled_up",
    "rows_of",
    "settle",
    "tally_sides",
    "write_table",
    "write_tables",
]
