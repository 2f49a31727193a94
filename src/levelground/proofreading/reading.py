"""A report in any of the formats that reports come in: which reader it needs, and what it is instead."""

from os import SEEK_END
from pathlib import Path

from levelground.proofreading.document import Document, UnreadableError
from levelground.proofreading.pdf_file import read_pdf
from levelground.proofreading.text_file import read_text
from levelground.proofreading.web_page import read_web_page
from levelground.proofreading.word_file import read_word
from levelground.proofreading.workbook_file import read_workbook
from levelground.records import signature

READERS = {
    ".docx": read_word,
    ".pdf": read_pdf,
    ".html": read_web_page,
    ".htm": read_web_page,
    ".xlsx": read_workbook,
    ".txt": read_text,
    ".md": read_text,
}
_BEGINS = {".docx": b"PK", ".xlsx": b"PK"}
_HEAD = 1024
# A report with every photograph in it is some tens of megabytes; far more is made to fill the memory.
_MOST_BYTES = 256 << 20


def read_report(path: Path) -> Document:
    """The report as blocks. Raises UnreadableError, or MissingReaderError where a package is not installed."""
    ending = path.suffix.lower()
    reader = READERS.get(ending)
    if path.is_dir():
        raise UnreadableError(f"{path}: is a folder. Name the report itself.")
    if reader is None:
        listed = ", ".join(READERS)
        raise UnreadableError(f"{path}: reports are read as {listed}. Save it as one of these.")
    if path.exists() and not path.is_file():
        raise UnreadableError(f"{path}: is a pipe or a device, not a report.")
    try:
        with path.open("rb") as file:
            head, size = file.read(_HEAD), file.seek(0, SEEK_END)
    except FileNotFoundError as error:
        raise UnreadableError(f"{path}: there is no such file.") from error
    except OSError as error:
        raise UnreadableError(f"{path}: cannot be read ({error.strerror}).") from error
    if not head.strip():
        raise UnreadableError(f"{path}: is empty.")
    if size > _MOST_BYTES:
        raise UnreadableError(f"{path}: is larger than {_MOST_BYTES >> 20} MB; that is no report.")
    _of_its_kind(path, ending, head)
    blocks = tuple(reader(path))
    if not blocks:
        raise UnreadableError(f"{path}: has no text in it.")
    return Document(path.name, blocks)


def _of_its_kind(path: Path, ending: str, head: bytes) -> None:
    begins = _BEGINS.get(ending)
    # A PDF may have a few bytes before its mark.
    right = b"%PDF" in head if ending == ".pdf" else begins is None or head.startswith(begins)
    kind = signature(head)
    if not right or (begins is None and ending != ".pdf" and kind):
        raise UnreadableError(f"{path}: is {kind or 'something else'} under the name of a {ending} file.")
