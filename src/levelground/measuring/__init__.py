"""Measuring: a standard and a folder of extracts in, counts out; one aggregation pass a record set."""

from levelground.measuring.measure import latest_year, measure
from levelground.measuring.measurement import Applied, FileRead, Measurement
from levelground.measuring.rollups import ENGLAND, Organisation
from levelground.measuring.tables import write_table

__all__ = ["ENGLAND", "Applied", "FileRead", "Measurement", "Organisation", "latest_year", "measure", "write_table"]
