"""Publishing: the words, the reports, the workbook and the plain pages that say what a return holds."""

from levelground.publishing.comparison import comparison_document, comparison_summary
from levelground.publishing.easy_read import render_easy_read, render_plain
from levelground.publishing.gathering import gathered
from levelground.publishing.open_data import Erratum, Publication, write_open_data
from levelground.publishing.pdf import write_pdf
from levelground.publishing.plain_words import NoPlainWordsError
from levelground.publishing.printing import MissingPackageError, missing_for
from levelground.publishing.report import render_report
from levelground.publishing.sentences import in_people, sentence
from levelground.publishing.terminal import terminal_summary
from levelground.publishing.word_document import write_docx
from levelground.publishing.workbook import write_workbook

__all__ = [
    "Erratum",
    "MissingPackageError",
    "NoPlainWordsError",
    "Publication",
    "comparison_document",
    "comparison_summary",
    "gathered",
    "in_people",
    "missing_for",
    "render_easy_read",
    "render_plain",
    "render_report",
    "sentence",
    "terminal_summary",
    "write_docx",
    "write_open_data",
    "write_pdf",
    "write_workbook",
]
