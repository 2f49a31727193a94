"""What a file is by its content, whatever its name says; and names that may stand in a list."""

import re
from pathlib import PurePath

from levelground.records import signature

TEXT, WORKBOOK, PARQUET = "text", "workbook", "parquet"
ENDINGS = {
    TEXT: (".csv", ".txt", ".tsv"),
    WORKBOOK: (".xlsx", ".xlsm"),
    PARQUET: (".parquet",),
}
ACCEPT = ",".join(ending for endings in ENDINGS.values() for ending in endings)
_CALLED = {TEXT: "text, as CSV is", WORKBOOK: "an Excel workbook", PARQUET: "a Parquet file"}
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
FIRST_BYTES = 4096
_LONGEST_NAME = 120
# Letters and figures of any alphabet, and the few signs that names of files have: nothing that leads anywhere.
_SAFE_NAME = re.compile(r"[^\W_][\w .,()&+'\-]*")


def kind_of(begins: bytes) -> str:
    """TEXT, WORKBOOK or PARQUET from a file's first bytes, or else what it is, in words."""
    if begins.startswith(b"PAR1"):
        return PARQUET
    if begins.startswith(b"PK\x03\x04"):
        return WORKBOOK if _is_of_office(begins) else "an archive (ZIP): take the files out of it"
    if known := signature(begins):
        return known
    if b"\x00" in begins and not begins.startswith(_MARKS):
        return "no text, no workbook and no Parquet file"
    return TEXT


def _is_of_office(begins: bytes) -> bool:
    return b"[Content_Types].xml" in begins or b"_rels/" in begins or b"xl/" in begins or b"docProps/" in begins


def fault_of(name: str, begins: bytes) -> str:
    """Why a file cannot be an extract, as a sentence; blank where it can be."""
    ending = PurePath(name).suffix.lower()
    if not is_safe(name):
        return (
            f"{name or 'A file without a name'}: a name may hold letters, figures, spaces and . , ( ) & + ' - _ only. "
            "Rename it."
        )
    if ending not in ACCEPT.split(","):
        return f"{name}: the name must end in .csv, .txt, .tsv, .xlsx or .parquet, as extracts do."
    if not begins:
        return f"{name}: the file is empty. Export it again."
    kind = kind_of(begins)
    if kind not in ENDINGS:
        return f"{name}: this is {kind}, and not an extract. Leave it out."
    if ending not in ENDINGS[kind]:
        return f"{name}: this is {_CALLED[kind]}, and its name ends in {ending}. Give it the ending {ENDINGS[kind][0]}."
    return ""


def is_safe(name: str) -> bool:
    """Whether a file's name is a plain name, which leads to no other place and hides nothing."""
    return len(name.encode()) <= _LONGEST_NAME and _SAFE_NAME.fullmatch(name) is not None and ".." not in name
