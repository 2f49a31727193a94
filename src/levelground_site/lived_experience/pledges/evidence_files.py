"""What a file given as evidence may be: told by its first bytes, not by its name, with nothing in it that runs."""

import base64
import zipfile
from dataclasses import dataclass
from io import BytesIO

LARGEST = 5 * 1024 * 1024
PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
STARTS = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG), (b"PK\x03\x04", WORD))
# What makes a PDF act by itself when it is opened.
RUNS = (b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/OpenAction", b"/AA")
ENDINGS = {PDF: ".pdf", PNG: ".png", JPEG: ".jpg", WORD: ".docx"}


class NotEvidence(Exception):  # noqa: N818
    """A file that cannot be taken; says why, and what to do."""


@dataclass(frozen=True)
class Taken:
    """A file that was looked at: its kind, a name of ours, and its content as base64, to be sealed."""

    kind: str
    name: str
    content: str


def taken(content: bytes) -> Taken:
    """Looks at a file's content. Raises NotEvidence."""
    if not content:
        raise NotEvidence("The file is empty. Choose it again.")
    if len(content) > LARGEST:
        raise NotEvidence(
            f"The file has {len(content) / 1_048_576:.1f} MB; at most {LARGEST // 1_048_576} MB are taken."
        )
    kind = next((kind for start, kind in STARTS if content.startswith(start)), None)
    if kind is None:
        raise NotEvidence("The file is no PDF, Word document (.docx), PNG or JPEG picture. Save it as one of these.")
    if kind == PDF and any(each in content for each in RUNS):
        raise NotEvidence(
            "The PDF has something in it that runs, or another file. Print it to a new PDF, and give that."
        )
    if kind == WORD:
        _look_into(content)
    # The name that it had may name somebody.
    return Taken(kind, f"evidence{ENDINGS[kind]}", base64.b64encode(content).decode())


def content_of(sealed: str) -> bytes:
    """The content again."""
    return base64.b64decode(sealed)


def _look_into(content: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile as error:
        raise NotEvidence("The file is damaged. Save it again.") from error
    if "word/document.xml" not in names:
        raise NotEvidence("The file is a folder of other files, and no Word document. Save it as a PDF.")
    if any("vbaProject" in name or name.startswith("word/embeddings/") for name in names):
        raise NotEvidence("The Word document has macros or other files in it. Save it as a PDF, and give that.")
