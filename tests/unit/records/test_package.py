"""Workbooks that must not be opened as they are, and what the reader would show otherwise than it is."""

import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from levelground.records import EXAMPLES, package
from unit.records.reading import BOARD, ROW, read


def board(path: Path, rows: int = 1) -> Path:
    """A sound workbook of the board."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Board")
        sheet.write_row(0, 0, BOARD)
        for row in range(rows):
            sheet.write_row(row + 1, 0, [f"M{row}", *ROW.split(",")[1:]])
    return path


def with_sheet(path: Path, inside: bytes) -> None:
    """The workbook with something more at the end of its sheet's rows."""
    with zipfile.ZipFile(path) as parts:
        contents = {name: parts.read(name) for name in parts.namelist()}
    name = "xl/worksheets/sheet1.xml"
    contents[name] = contents[name].replace(b"</sheetData>", inside + b"</sheetData>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        for each, data in contents.items():
            parts.writestr(each, data)


def test_a_zip_bomb_is_refused_by_what_it_says_of_itself(tmp_path: Path) -> None:
    path = board(tmp_path / "board.xlsx")
    with_sheet(path, b" " * (80 << 20))
    assert path.stat().st_size < 1 << 20
    finding = read(tmp_path).only
    assert (finding.severity, finding.kind, finding.file) == ("error", "unreadable file", "board.xlsx")
    assert "unpacks to 80 MB" in finding.found
    assert finding.found.endswith("times its size: it is not opened")


def test_a_bomb_that_lies_about_its_size_is_not_unpacked(tmp_path: Path) -> None:
    path = board(tmp_path / "board.xlsx")
    with_sheet(path, b" " * (80 << 20))
    with zipfile.ZipFile(path) as parts:
        size = parts.getinfo("xl/worksheets/sheet1.xml").file_size
    path.write_bytes(path.read_bytes().replace(struct.pack("<I", size), struct.pack("<I", 5_000)))
    finding = read(tmp_path).only
    assert (finding.severity, finding.kind) == ("error", "unreadable file")


def test_a_bomb_with_a_forged_size_and_checksum_is_not_unpacked(tmp_path: Path) -> None:
    # The shared texts are no sheet, and the directory says that they are short, with the checksum of their beginning:
    # a reader that believes it stops there, and one that does not goes on to the end.
    path = board(tmp_path / "board.xlsx")
    with zipfile.ZipFile(path) as parts:
        contents = {name: parts.read(name) for name in parts.namelist()}
    told = contents["xl/sharedStrings.xml"]
    contents["xl/sharedStrings.xml"] = told + b" " * (60 << 20)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        for each, data in contents.items():
            parts.writestr(each, data)
    with zipfile.ZipFile(path) as parts:
        entry = parts.getinfo("xl/sharedStrings.xml")
    whole = path.read_bytes()
    for old, new in ((entry.file_size, len(told)), (entry.CRC, zlib.crc32(told))):
        whole = whole.replace(struct.pack("<I", old), struct.pack("<I", new))
    path.write_bytes(whole)
    assert zipfile.ZipFile(path).read("xl/sharedStrings.xml") == told
    finding = read(tmp_path).only
    assert (finding.severity, finding.kind) == ("error", "unreadable file")
    assert finding.found == "a workbook that unpacks to more than it says of itself: it is not opened"


def test_a_workbook_packed_in_another_way_is_refused(tmp_path: Path) -> None:
    path = board(tmp_path / "board.xlsx")
    with zipfile.ZipFile(path) as parts:
        contents = {name: parts.read(name) for name in parts.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as parts:
        for each, data in contents.items():
            parts.writestr(each, data)
    assert read(tmp_path).only.kind == "unreadable file"


def test_a_workbook_of_countless_parts(tmp_path: Path) -> None:
    path = board(tmp_path / "board.xlsx")
    with zipfile.ZipFile(path, "a") as parts:
        for number in range(10_001):
            parts.writestr(f"x/{number}", b"")
    assert "parts, where a real one has a few dozen" in read(tmp_path).only.found


@pytest.mark.parametrize("reference", [b"XFD1048576", b"ZZ1048576", b"XFD99999"])
def test_a_stray_cell_far_away_does_not_fill_the_memory(tmp_path: Path, reference: bytes) -> None:
    path = board(tmp_path / "board.xlsx")
    row = reference.lstrip(b"XFDZ")
    cell = b'<row r="%b"><c r="%b" t="inlineStr"><is><t>x</t></is></c></row>' % (row, reference)
    with_sheet(path, cell)
    finding = read(tmp_path).only
    assert (finding.kind, finding.severity) == ("unreadable file", "error")
    assert finding.found.startswith(f"a sheet that reaches to row {int(row):,}" if int(row) > 99_999 else "a sheet")


@pytest.mark.parametrize("reference", [b"AZ40", b"XFD40", b"A900000"])
def test_a_stray_cell_that_is_not_so_far_away_does_not_matter(tmp_path: Path, reference: bytes) -> None:
    path = board(tmp_path / "board.xlsx")
    row = reference.lstrip(b"AZXFD")
    with_sheet(path, b'<row r="%b"><c r="%b" t="inlineStr"><is><t>M9 or so x</t></is></c></row>' % (row, reference))
    assert [row[2] for row in read(tmp_path).rows["board"]] == ["M0"]


def test_ordinary_workbooks_are_not_refused(tmp_path: Path) -> None:
    # 20,000 rows that all say the same pack as well as anything real does.
    looked = package.look_at(board(tmp_path / "board.xlsx", 20_000))
    assert (looked.refusal, looked.macros, looked.marked) == ("", False, frozenset())


def formulas(path: Path, *cells: str) -> None:
    """A workbook as programs other than Excel write it: with formulas, and without what they give."""
    book = openpyxl.Workbook()
    book.active.append(BOARD)
    for cell in cells:
        book.active.append([*ROW.split(",")[:3], cell])
    book.save(path)


def test_a_formula_that_was_never_worked_out_is_not_taken_for_a_blank(tmp_path: Path) -> None:
    formulas(tmp_path / "board.xlsx", "A", '="H"')
    finding = read(tmp_path).only
    assert (finding.severity, finding.kind, finding.row) == ("error", "formula without a value", 3)
    assert (finding.column, finding.found) == ("ethnic_category", "a formula that was never worked out")
    assert "save it again" in finding.remedy


def test_many_such_formulas_are_examples_and_a_number(tmp_path: Path) -> None:
    formulas(tmp_path / "board.xlsx", *['="H"'] * 50)
    assert [finding.count for finding in read(tmp_path).findings] == [*[1] * EXAMPLES, 50 - EXAMPLES]


@pytest.mark.parametrize(("given", "read_as"), [(b"<v>H</v>", "H"), (b"<v></v>", ""), (b"<v/>", ""), (b"", "")])
def test_formulas_with_values_are_read_as_these(tmp_path: Path, given: bytes, read_as: str) -> None:
    path = board(tmp_path / "board.xlsx")
    cells = b"".join(
        b'<c r="%b3" t="inlineStr"><is><t>%b</t></is></c>' % (column, text)
        for column, text in ((b"A", b"M1"), (b"B", b"RXX"), (b"C", b"2026-03-31"))
    )
    # A formula that gives an empty text was worked out, and says that it is a text: it is blank, and no fault.
    with_sheet(path, b'<row r="3">%b<c r="D3" t="str"><f>A1</f>%b</c></row>' % (cells, given))
    assert [row[4] for row in read(tmp_path).board()] == ["A", read_as]


def test_macros_are_not_run_and_this_is_said(tmp_path: Path) -> None:
    path = board(tmp_path / "board.xlsm")
    with zipfile.ZipFile(path, "a") as parts:
        parts.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    reading = read(tmp_path)
    assert (reading.only.severity, reading.only.kind) == ("warning", "macros")
    assert [row[2] for row in reading.rows["board"]] == ["M0"]


def test_a_password_is_named(tmp_path: Path) -> None:
    # The old compound file that holds an encrypted package: its directory names it.
    (tmp_path / "board.xlsx").write_bytes(_encrypted())
    finding = read(tmp_path).only
    assert (finding.severity, finding.kind) == ("error", "unreadable file")
    assert "password" in finding.found


def _encrypted() -> bytes:
    sector, free, end = 512, 0xFFFFFFFF, 0xFFFFFFFE
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16))
    header += struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0, 0)
    header += struct.pack("<I", free) * 108
    table = struct.pack("<II", 0xFFFFFFFD, end) + struct.pack("<I", free) * 126

    def entry(name: str, kind: int, child: int) -> bytes:
        text = name.encode("utf-16-le") + b"\0\0"
        left_right = (free, free, child)
        return (
            text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, *left_right) + bytes(36)
            + struct.pack("<IQ", end, 0)
        )  # fmt: skip

    directory = entry("Root Entry", 5, 1) + entry("EncryptedPackage", 2, free) + bytes(256)
    return bytes(header).ljust(sector, b"\0") + table + directory


# What the file itself takes of the memory, mapped, is the system's to give back: only the rest is measured.
MEMORY = """
import re, sys, threading, time
from pathlib import Path
sys.path.insert(0, {tests!r})
from unit.records.reading import read

most = 0
def watch():
    global most
    while True:
        held = re.search(r"RssAnon:\\s+(\\d+)", Path("/proc/self/status").read_text())
        most = max(most, int(held.group(1)) // 1024)
        time.sleep(0.01)

threading.Thread(target=watch, daemon=True).start()
finding = read(Path({folder!r})).findings[-1]
print(finding.kind, most)
"""


@pytest.mark.parametrize(
    ("start", "megabytes"),
    [
        (b"member_id,organisation,as_at,ethnic_category\nM1,RXX,2026-03-31,A\n", 300),
        (b"", 300),
        pytest.param(b"member_id,organisation,as_at,ethnic_category\n", 2100, marks=pytest.mark.long),
    ],
)
def test_a_line_without_end_is_not_held_in_memory(tmp_path: Path, start: bytes, megabytes: int) -> None:
    with (tmp_path / "board.csv").open("wb") as file:
        file.write(start)
        for _ in range(megabytes):
            file.write(b"abc,def," * (1 << 17))
    script = MEMORY.format(tests=str(Path(__file__).parents[2]), folder=str(tmp_path))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    kind, most = done.stdout.rsplit(" ", 1)
    assert kind in ("line without end", "missing column")
    assert int(most) < 250
