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
from levelground_site.releases.models import Document, Release


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
    "slide.png": Kind("Slide (PNG)", "image/png", slide_png),
    "slide.svg": Kind("Slide (SVG)", "image/svg+xml; charset=utf-8", lambda document: slide_svg(document).encode()),
}


def place_of(code: str, is_rollup: bool) -> str:
    """What stands for a place in an address: an organisation's code, or a roll-up's name in small letters."""
    return slugify(code) if is_rollup else code


def address(release: Release, code: str, is_rollup: bool, name: str) -> str:
    """Where a paper of a place is, as a release holds it."""
    parts = {"standard": release.standard, "year": release.year, "place": place_of(code, is_rollup), "name": name}
    return f"{reverse('paper', kwargs=parts)}?release={release.number}"


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
