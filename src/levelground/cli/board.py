"""levelground board: from a return, one page for the board (PDF and Word) and a slide (SVG and PNG)."""

from pathlib import Path

from levelground.cli.main import COULD_NOT, DONE, FAULTS, WRONG_USE, StoppedError
from levelground.cli.placing import made_whole
from levelground.publishing import board_docx, board_pdf, missing_for, return_of, slide_png, slide_svg
from levelground.publishing.return_document import fingerprint_of
from levelground.publishing.return_reading import ReturnFaultError, read_document

NAMES = ("board-paper.pdf", "board-paper.docx", "slide.svg", "slide.png")


def board(path: Path, to: Path) -> int:
    """Writes the four files into a folder that is new, empty, or holds such files only. Raises StoppedError."""
    if to.exists() and (not to.is_dir() or any(each.name not in NAMES for each in to.iterdir())):
        raise StoppedError(
            WRONG_USE, f"{to} holds other things. Give a folder that is new, or one made by this command."
        )
    if sentence := missing_for("docx"):
        raise StoppedError(COULD_NOT, sentence)
    try:
        plain = read_document(path)
        if plain.get("fingerprint") != fingerprint_of(plain):
            raise StoppedError(FAULTS, f"{path}: ALTERED. Its contents do not give its fingerprint.")
        document = return_of(plain)
    except ReturnFaultError as error:
        raise StoppedError(FAULTS, str(error) if str(path) in str(error) else f"{path}: {error}") from error
    with made_whole(to) as work:
        for name, made in zip(
            NAMES,
            (board_pdf(document), board_docx(document), slide_svg(document).encode(), slide_png(document)),
            strict=True,
        ):
            (work / name).write_bytes(made)
    print(f"{'For the board':14} {', '.join(str(to / name) for name in NAMES[:2])}")
    print(f"{'Slide':14} {', '.join(str(to / name) for name in NAMES[2:])}. {document.marking}.")
    return DONE
