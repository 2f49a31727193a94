"""Publishing: the words, the report and the workbook that say what a return holds."""

from levelground.publishing.report import render_report
from levelground.publishing.terminal import terminal_summary
from levelground.publishing.words import in_people, sentence
from levelground.publishing.workbook import write_workbook

__all__ = ["in_people", "render_report", "sentence", "terminal_summary", "write_workbook"]
