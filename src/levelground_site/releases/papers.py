"""Papers of published documents: one page for the board, and a slide; made once, when somebody first asks for them."""

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.urls import reverse
from django.utils.text import slugify

from levelground import __version__
from levelground.figures import Return
from levelground.publishing import board_docx, board_pdf, return_of, slide_png, slide_svg
from levelground_site.releases import places
from levelground_site.releases.models import Document


@dataclass(frozen=True)
class Kind:
    """A paper: what it is called, its media type, and how it is made."""

    words: str
    media_type: str
    make: Callable[[Return], bytes]


PAPERS = {
    "board-paper.pdf": Kind("Board paper (PDF)", "application/pdf", board_pdf),
    "board-paper.docx": Kind(
        "Board paper (Word)",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        board_docx,
    ),
    "slide.png": Kind("Slide (picture, 1,920 by 1,080)", "image/png", slide_png),
    "slide.svg": Kind("Slide (SVG)", "image/svg+xml; charset=utf-8", lambda document: slide_svg(document).encode()),
}


@dataclass(frozen=True)
class Link:
    """Where a paper is, in words."""

    text: str
    address: str


def place_of(document: Document) -> str:
    """What stands for its place in an address: an organisation's code, or a roll-up's name in small letters."""
    return slugify(document.code) if document.is_rollup else document.code


def links(document: Document) -> list[Link]:
    """Every paper of a document."""
    parts = {"standard": document.release.standard, "year": document.release.year, "place": place_of(document)}
    return [Link(kind.words, reverse("paper", kwargs=parts | {"name": name})) for name, kind in PAPERS.items()]


def paper(document: Document, name: str) -> Path:
    """The file of a paper. It is kept: a published document never changes, and the program's version is in its name.

    KeyError for a paper that there is not; MissingPackageError without the extra `print`.
    """
    folder = places.folder_of(document.release.public_id).parent / "papers"
    kept = folder / f"{document.pk}-{__version__}-{name}"
    if not kept.exists():
        made = PAPERS[name].make(return_of(document.content))
        folder.mkdir(parents=True, exist_ok=True)
        handle, work = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(made)
        Path(work).replace(kept)
    return kept
