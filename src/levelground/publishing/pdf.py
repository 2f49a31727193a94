"""The report as PDF, tagged for screen readers (PDF/UA-1), set by Typst: no system library and no system font."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from levelground.figures.reading import Return
from levelground.publishing.blocks import Paper
from levelground.publishing.paper import paper_of
from levelground.publishing.printing import needed

if TYPE_CHECKING:
    from typst import Fonts

_FONT_PACKAGE = "font_source_sans_pro"


def write_pdf(document: Return, path: Path, fingerprint: str = "") -> None:
    """Write the report on one organisation's return as PDF: the same return gives the same bytes.

    `fingerprint` is that of the return.json beside it. MissingPackageError without the extra `print`; OSError where
    the file cannot be written.
    """
    path.write_bytes(set_paper(paper_of(document, fingerprint), document.dated))


def set_paper(paper: Paper, dated: str = "") -> bytes:
    """A paper as the bytes of a PDF."""
    needed("pdf")
    import typst  # noqa: PLC0415

    return typst.compile(
        files("levelground.publishing").joinpath("templates/report.typ").read_bytes(),
        format="pdf",
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(_plain(paper), ensure_ascii=False), "dated": dated},
        pdf_standards=["ua-1"],
        timestamp=made_at(dated),
    )


def made_at(dated: str) -> datetime:
    """The time that a document says it was made: its own date, or a fixed one, so that the clock is in no output."""
    return datetime.fromisoformat(dated).replace(tzinfo=UTC) if dated else datetime(2000, 1, 1, tzinfo=UTC)


def fonts() -> Fonts:
    """The fonts to set in, the same on every machine: the sans-serif that the extra brings, and Typst's own."""
    import typst  # noqa: PLC0415

    found = find_spec(_FONT_PACKAGE)
    own = [str(Path(found.origin).parent / "files")] if found is not None and found.origin else []
    return typst.Fonts(include_system_fonts=False, font_paths=own)


def _plain(value: object) -> object:
    """Blocks as plain values; each says what kind it is."""
    if is_dataclass(value):
        return {"kind": type(value).__name__} | {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
