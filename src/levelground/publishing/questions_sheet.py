"""The workbook's sheet of the reporting template's questions, with a column for answers that a person fills in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from levelground.standards import Question

if TYPE_CHECKING:
    from levelground.publishing.workbook import Book

SHEET, KEY, ANSWER = "Questions", "Key", "Answer"
_HEAD = 2


def questions_asked(book: Book, questions: Sequence[Question], answers: Mapping[str, str]) -> None:
    """Write the questions, each with what was answered so far; nothing where there are none."""
    if not questions:
        return
    sheet = book.sheet(SHEET, (60, 60, 80, 24))
    sheet.put(0, 0, "Questions of the reporting template", "title")
    sheet.put(1, 0, "Fill in the column Answer and leave all else as it is; then put the workbook in again.")
    sheet.header(_HEAD, ("Question", "What belongs in the answer", ANSWER, KEY))
    for row, question in enumerate(questions, start=_HEAD + 1):
        sheet.put(row, 0, question.asks, "wrapped")
        sheet.put(row, 1, question.guidance, "wrapped")
        sheet.put(row, 2, answers.get(question.key, ""), "wrapped")
        sheet.put(row, 3, question.key)
