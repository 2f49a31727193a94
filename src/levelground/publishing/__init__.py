"""Publishing: the words, the reports, the workbook and the plain pages that say what a return holds."""

from levelground.publishing.beside import in_full, set_against
from levelground.publishing.board import board_docx, board_pdf
from levelground.publishing.checking import faults_in
from levelground.publishing.comparison import comparison_document, comparison_summary
from levelground.publishing.easy_read import render_easy_read, render_plain
from levelground.publishing.filled import Filled, filled_in
from levelground.publishing.gathering import gathered
from levelground.publishing.open_data import Erratum, Publication, write_open_data
from levelground.publishing.pdf import write_pdf
from levelground.publishing.picture_set import PICTURES, Drawn
from levelground.publishing.pictures import counted, dated
from levelground.publishing.plain_words import NoPlainWordsError
from levelground.publishing.printing import MissingPackageError, missing_for
from levelground.publishing.rebuilding import return_of
from levelground.publishing.report import render_report
from levelground.publishing.returns import ReturnFaultError, document_in
from levelground.publishing.sentences import in_people, sentence
from levelground.publishing.slide import slide_png, slide_svg
from levelground.publishing.terminal import terminal_summary
from levelground.publishing.told import Changed, MovedTold, Told, changes_between, told, told_moved
from levelground.publishing.word_document import write_docx
from levelground.publishing.workbook import write_workbook

__all__ = [
    "PICTURES",
    "Changed",
    "Drawn",
    "Erratum",
    "Filled",
    "MissingPackageError",
    "MovedTold",
    "NoPlainWordsError",
    "Publication",
    "ReturnFaultError",
    "Told",
    "board_docx",
    "board_pdf",
    "changes_between",
    "comparison_document",
    "comparison_summary",
    "counted",
    "dated",
    "document_in",
    "faults_in",
    "filled_in",
    "gathered",
    "in_full",
    "in_people",
    "missing_for",
    "render_easy_read",
    "render_plain",
    "render_report",
    "return_of",
    "sentence",
    "set_against",
    "slide_png",
    "slide_svg",
    "terminal_summary",
    "told",
    "told_moved",
    "write_docx",
    "write_open_data",
    "write_pdf",
    "write_workbook",
]
