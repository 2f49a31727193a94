"""What an Excel workbook is made of, looked at before it is read: no file may fill the memory by being opened."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from os import SEEK_CUR
from pathlib import Path
from typing import IO

_GIB = 1 << 30
# Unpacked, in bytes; and how many times its packed size from so many bytes on. Real workbooks unpack to 10 to 40 times.
_LARGEST = 2 * _GIB
_MOST_PACKED, _MOST_PACKED_FROM = 200, 64 << 20
# The reader lays a sheet out as a rectangle from its first cell to its last, filled or not: so many cells at most.
_MOST_CELLS = 80_000_000
_MOST_PARTS = 10_000
_BLOCK = 1 << 23
_OVERLAP = 64
# The head of a part before its name, in bytes.
_LOCAL_HEAD = 30
_BY_DEFLATE = -15
# A sheet whose cells all stand in fewer rows and columns than these is never too large.
_FEW_ROWS, _FEW_COLUMNS = 99_999, 702
_FAR_ROW = re.compile(rb"""r=["'][A-Z]{0,3}(\d{6,9})\b""")
_FAR_COLUMN = re.compile(rb"""r=["']([A-Z]{3,})\d""")
_REFERENCE = re.compile(rb"""\sr=["']([A-Z]{0,4})(\d{1,9})\b""")
_MARKS = (b't="e"', b"<f", b":f")
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError, ValueError, EOFError)


class LyingSizeError(ValueError):
    """A part of a workbook unpacks to more than the workbook says."""


@dataclass(frozen=True)
class Package:
    """What a look at a workbook has shown: `refusal` says why it must not be read, blank where it may be.

    `macros` tells whether it holds any; `marked` are the parts in which a cell has a formula or an error.
    """

    refusal: str = ""
    macros: bool = False
    marked: frozenset[str] = field(default_factory=frozenset)


def look_at(path: Path) -> Package:
    """Looks at a workbook without keeping any of it. What is no package at all is let pass: its reader says so."""
    try:
        parts = zipfile.ZipFile(path)
    except _BROKEN:
        return Package()
    with parts, path.open("rb") as file:
        entries = parts.infolist()
        refusal = _too_large(entries)
        marked = set()
        for entry in entries:
            if refusal:
                return Package(refusal)
            try:
                refusal, with_marks = _scan(file, entry)
            except LyingSizeError:
                return Package("a workbook that unpacks to more than it says of itself: it is not opened")
            except _BROKEN:
                return Package("a workbook that is broken off or damaged in its midst")
            if with_marks:
                marked.add(entry.filename)
    macros = any(entry.filename.endswith("vbaProject.bin") for entry in entries)
    return Package(refusal, macros, frozenset(marked))


def _too_large(entries: list[zipfile.ZipInfo]) -> str:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > _MOST_PARTS:
        return f"a workbook of {len(entries):,} parts, where a real one has a few dozen: it is not opened"
    if unpacked > _LARGEST or (unpacked > _MOST_PACKED_FROM and unpacked > _MOST_PACKED * packed):
        size = f"{unpacked / _GIB:,.1f} GB" if unpacked >= _GIB else f"{unpacked >> 20:,} MB"
        times = unpacked // max(packed, 1)
        return f"a workbook that says it unpacks to {size}, {times:,} times its size: it is not opened"
    return ""


def _scan(file: IO[bytes], entry: zipfile.ZipInfo) -> tuple[str, bool]:
    """Why a part must not be read, and whether it is a sheet that has cells with a formula or an error.

    Parts that are no sheets are unpacked too, so that none is larger than it says. Raises LyingSizeError.
    """
    is_sheet = entry.filename.endswith(".xml") and "sharedStrings" not in entry.filename
    rows, columns, with_marks = _FEW_ROWS, _FEW_COLUMNS, False
    for text in _blocks(file, entry):
        if not is_sheet:
            continue
        with_marks = with_marks or any(mark in text for mark in _MARKS)
        rows = max(rows, *map(int, _FAR_ROW.findall(text)), 0)
        columns = max(columns, *map(_number, set(_FAR_COLUMN.findall(text))), 0)
    if rows * columns > _MOST_CELLS:
        rows, columns = _extent(_blocks(file, entry))
    if rows * columns > _MOST_CELLS:
        return f"a sheet that reaches to row {rows:,} and column {columns:,}, most of it blank", with_marks
    return "", with_marks and "sheet" in entry.filename


def _extent(texts: Iterable[bytes]) -> tuple[int, int]:
    """The last row and column of a sheet, from every cell's reference."""
    rows, columns = 1, 1
    for text in texts:
        for letters, row in set(_REFERENCE.findall(text)):
            rows = max(rows, int(row))
            columns = max(columns, _number(letters))
    return rows, columns


def _blocks(file: IO[bytes], entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part in pieces that overlap, so that no reference is cut."""
    before = b""
    for block in _unpacked(file, entry):
        yield before + block
        before = block[-_OVERLAP:]


def _unpacked(file: IO[bytes], entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part in pieces, to the end of what is packed there, however large the directory says that it is.

    The standard library stops at the size that the directory gives; the reader of the workbook does not. Raises
    LyingSizeError, BadZipFile, zlib.error and OSError.
    """
    file.seek(entry.header_offset)
    head = file.read(_LOCAL_HEAD)
    if len(head) < _LOCAL_HEAD or not head.startswith(b"PK\x03\x04") or entry.flag_bits & 1:
        raise zipfile.BadZipFile
    file.seek(sum(struct.unpack("<HH", head[26:30])), SEEK_CUR)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile
    pieces = _packed_pieces(file, entry.compress_size)
    if entry.compress_type == zipfile.ZIP_DEFLATED:
        pieces = _inflated(pieces)
    left, checksum = entry.file_size, 0
    for piece in pieces:
        left -= len(piece)
        if left < 0:
            raise LyingSizeError(entry.filename)
        checksum = zlib.crc32(piece, checksum)
        yield piece
    if left or checksum != entry.CRC:
        raise zipfile.BadZipFile


def _packed_pieces(file: IO[bytes], size: int) -> Iterator[bytes]:
    while size:
        piece = file.read(min(size, _BLOCK))
        if not piece:
            raise EOFError
        size -= len(piece)
        yield piece


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(_BY_DEFLATE)
    for piece in pieces:
        rest = piece
        while rest and not unpacker.eof:
            yield unpacker.decompress(rest, _BLOCK)
            rest = unpacker.unconsumed_tail
    yield unpacker.flush()
    if not unpacker.eof:
        raise EOFError


def _number(letters: bytes) -> int:
    """The number of a column, counted from 1, from its letters."""
    number = 0
    for letter in letters[:4]:
        number = number * 26 + letter - ord("A") + 1
    return number
