"""Findings about whole files: what cannot be read, said once and in the same words for every reader."""

from dataclasses import replace
from pathlib import Path

from levelground.records.findings import Finding
from levelground.records.signatures import signature


def empty_file(path: Path) -> Finding:
    """A file of no bytes, or of blank lines only."""
    return Finding(
        "error",
        "empty file",
        path.name,
        found="an empty file, without even a header",
        expected="a row of column headings, then the records",
        remedy="Export it again; if there is nothing to report keep the header row and no other.",
    )


def not_text(path: Path, head: bytes) -> Finding:
    """Something other than text under the name of a CSV file."""
    kind = signature(head) or "bytes that are not text"
    return Finding(
        "error",
        "not a text file",
        path.name,
        found=f"{kind}, under the name of a text file",
        expected="text, with a row of column headings",
        remedy="Save it as CSV (UTF-8), or give it the ending that it should have (.xlsx, .parquet).",
    )


def unreadable(path: Path, why: str, remedy: str, *, row: int | None = None, folder: str = "") -> Finding:
    """A file whose form is broken, or that cannot be opened; `folder` is named where it is one of its parts."""
    return Finding(
        "error",
        "unreadable file",
        f"{folder}/{path.name}" if folder else path.name,
        row=row,
        found=why,
        expected=f"a whole {path.suffix.lstrip('.').upper() or 'file'} file",
        remedy=remedy,
    )


def mixed_encodings(path: Path, first: tuple[int, ...], total: int) -> Finding:
    """A text that is UTF-8 in some rows and not in others: the first of these, and how many they are."""
    listed = ", ".join(map(str, first)) + (" …" if total > len(first) else "")
    return Finding(
        "error",
        "mixed encodings",
        path.name,
        row=first[0],
        found=f"UTF-8 in some rows and another encoding in others (rows {listed})",
        expected="one encoding throughout: UTF-8, UTF-16 or Windows-1252",
        remedy="Open the extracts that it was put together from one at a time, and save each as CSV (UTF-8).",
        count=total,
    )


def ragged_row(path: Path, row: int, cells: int, headings: int) -> Finding:
    """A row with more or fewer cells than the header has."""
    return Finding(
        "error",
        "ragged row",
        path.name,
        row=row,
        found=f"{cells} cells where the header has {headings}",
        expected=f"{headings} cells",
        remedy="A delimiter or a line break inside a value needs quotation marks round the value.",
    )


def nul_character(path: Path, row: int) -> Finding:
    """A row with a NUL in it, which no program that writes text leaves there."""
    return Finding(
        "error",
        "NUL character",
        path.name,
        row=row,
        found="a NUL character (a byte of 0)",
        expected="text",
        remedy="Export the file again: it has been damaged, or is not the text that its name says.",
    )


def the_rest(like: Finding, total: int) -> Finding:
    """So many more rows with the same fault, as one finding."""
    return replace(like, row=None, found=f"{total:,} more rows of the same kind", count=total)


def broken_quotes(path: Path, row: int, why: str) -> Finding:
    """A quotation mark that is never closed, or stands where none may."""
    return Finding(
        "error",
        "broken quotation marks",
        path.name,
        row=row,
        found=why,
        expected='values with a quotation mark, comma or line break inside to stand in "…", their own marks doubled',
        remedy="Look at the quotation marks in this row and the rows before it.",
    )


def long_line(path: Path, row: int, most: int) -> Finding:
    """A line that is too long to be one of a table."""
    return Finding(
        "error",
        "line without end",
        path.name,
        row=row,
        found=f"a line of more than {most:,} characters",
        expected="a line for each record",
        remedy="Export the file again: its line ends are missing, or it is no table.",
    )


def title_rows(file: str, number: int, header_row: int, sheet: str = "") -> list[Finding]:
    """The warning that rows above the headings are left out; none where there are none."""
    if not number:
        return []
    rows = f"{number:,} filled row{'s' * (number > 1)} above the headings, which stand in row {header_row:,}"
    return [
        Finding(
            "warning", "title rows left out", file, sheet=sheet, row=header_row, found=rows,
            expected="column headings in row 1", remedy="They are left out: a title is no record.", count=number,
        )
    ]  # fmt: skip
