"""Publishing: the words, the reports, the workbook and the plain pages that say what a return holds."""

from levelground.publishing.beside import in_full, set_against
from levelground.publishing.board import board_docx, board_pdf
from levelground.publishing.briefs import Brief, brief_of
from levelground.publishing.checking import faults_in
from levelground.publishing.comparison import comparison_document, comparison_summary
from levelground.publishing.courses import CourseRow, course_chart, course_rows, course_sentence
from levelground.publishing.drawings import printed
from levelground.publishing.easy_read import render_easy_read, render_plain
from levelground.publishing.filled import Filled, filled_in
from levelground.publishing.funnel_views import NO_LEAGUE, FunnelRow, funnel_chart, funnel_rows, funnel_sentences
from levelground.publishing.further_words import (
    NOT_WHY,
    DriverRow,
    DriversTable,
    FinerRow,
    drivers_of,
    finer_rows,
    levelling_sentences,
    smallest_sentence,
)
from levelground.publishing.gathering import gathered
from levelground.publishing.open_data import Erratum, Publication, write_open_data
from levelground.publishing.pdf import write_pdf
from levelground.publishing.picture_set import PICTURES, Drawn
from levelground.publishing.pictures import counted, dated
from levelground.publishing.plain_figures import SENTENCES
from levelground.publishing.plain_words import NoPlainWordsError
from levelground.publishing.printing import MissingPackageError, missing_for
from levelground.publishing.rebuilding import return_of
from levelground.publishing.report import render_report
from levelground.publishing.return_reading import ReturnFaultError, document_in
from levelground.publishing.sentences import in_people, sentence
from levelground.publishing.slide import slide_png, slide_svg
from levelground.publishing.terminal import terminal_summary
from levelground.publishing.told import Changed, MovedTold, Told, changes_between, told, told_moved
from levelground.publishing.word_document import write_docx
from levelground.publishing.workbook import write_workbook

__all__ = [
    "NOT_WHY",
    "NO_LEAGUE",
    "PICTURES",
    "SENTENCES",
    "Brief",
    "Changed",
    "CourseRow",
    "Drawn",
    "DriverRow",
    "DriversTable",
    "Erratum",
    "Filled",
    "FinerRow",
    "FunnelRow",
    "MissingPackageError",
    "MovedTold",
    "NoPlainWordsError",
    "Publication",
    "ReturnFaultError",
    "Told",
    "board_docx",
    "board_pdf",
    "brief_of",
    "changes_between",
    "comparison_document",
    "comparison_summary",
    "counted",
    "course_chart",
    "course_rows",
    "course_sentence",
    "dated",
    "document_in",
    "drivers_of",
    "faults_in",
    "filled_in",
    "finer_rows",
    "funnel_chart",
    "funnel_rows",
    "funnel_sentences",
    "gathered",
    "in_full",
    "in_people",
    "levelling_sentences",
    "missing_for",
    "printed",
    "render_easy_read",
    "render_plain",
    "render_report",
    "return_of",
    "sentence",
    "set_against",
    "slide_png",
    "slide_svg",
    "smallest_sentence",
    "terminal_summary",
    "told",
    "told_moved",
    "write_docx",
    "write_open_data",
    "write_pdf",
    "write_workbook",
]
