"""Proofreading: which figures of a typed report do not follow from those beside them, or from the return."""

from levelground.proofreading.document import MissingReaderError, UnreadableError
from levelground.proofreading.findings import Finding, Level, Proof
from levelground.proofreading.proofread import proofread_document, proofread_file
from levelground.proofreading.reading import READERS, read_report

__all__ = [
    "READERS",
    "Finding",
    "Level",
    "MissingReaderError",
    "Proof",
    "UnreadableError",
    "proofread_document",
    "proofread_file",
    "read_report",
]
