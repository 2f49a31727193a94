"""What is fuzzed: each reader with sound files to begin from, and the property that holds for any bytes whatever.

The property of a target: the reader ends in what it declares (findings, or its one type of error) or in what it read,
and whatever is made of that raises nothing. A target raises where this does not hold. Bounds of time and memory are
the runner's.
"""

import csv
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from end_to_end.hands import levelground, measured
from end_to_end.small_trust import small_trust
from levelground.disclosure import LedgerFaultError, ledger_text, read_ledger
from levelground.proofreading import UnreadableError, proofread_document, read_report
from levelground.publishing.return_document import as_json, fingerprint_of
from levelground.publishing.return_reading import ReturnFaultError, read_document
from levelground.records import ProfileError, as_toml, connect, propose, read_profile, sample_of
from proofreading.honest import LAYOUTS
from proofreading.papers import write
from proofreading.returns import document_of
from proofreading.trust import trust
from unit.records.reading import BOARD, HEADER, OTHER, ROW, read

Run = Callable[[bytes, Path], None]


@dataclass(frozen=True)
class Target:
    """A reader: its name, sound files to begin from, and what is run on any bytes (in an empty folder).

    `kind` tells whether its files are changed in their own terms: the parts of a 'zip', the values of 'json'.
    """

    name: str
    seeds: Callable[[], list[bytes]]
    run: Run
    kind: str = "bytes"
    largest: int = 1 << 15


def parquet(content: bytes, folder: Path) -> None:
    """`levelground check` on a Parquet file ends in findings, and proposing what it may be ends too.

    Values in its midst are only read when they are counted, so that reading it is not enough.
    """
    path = folder / "board.parquet"
    path.write_bytes(content)
    assert levelground("check", folder, "--year", 2026, "--json").status in (0, 1)
    assert levelground("profile", path).status in (0, 1)


def extract(ending: str) -> Run:
    """Reading an extract ends in findings or rows, and so does proposing what it may be; a proposal is a profile."""

    def run(content: bytes, folder: Path) -> None:
        path = folder / f"board.{ending}"
        path.write_bytes(content)
        try:
            for finding in read(folder).findings:
                assert finding.found, finding
                assert finding.expected, finding
                assert finding.remedy, finding
            engine = connect()
            try:
                sample = sample_of(engine, path, [])
                text = as_toml(propose(engine, sample)) if sample else ""
            finally:
                engine.close()
            (folder / "proposed.toml").write_text(text, "utf-8")
            read_profile(folder / "proposed.toml")
        finally:
            path.unlink()

    return run


def staff(content: bytes, folder: Path) -> None:
    """`levelground check` on a staff file ends in findings."""
    (folder / "staff.csv").write_bytes(content)
    assert levelground("check", folder, "--year", 2026, "--json").status in (0, 1)


def profile(content: bytes, folder: Path) -> None:
    """A profile is read, or its faults are said; one that was read says the same when it is written down."""
    path = folder / "levelground.toml"
    path.write_bytes(content)
    try:
        read_profile(path).as_dict()
    except ProfileError as error:
        assert str(error)


def returned(content: bytes, folder: Path) -> None:
    """A return is verified and proofread against, or refused with a sentence; also when its fingerprint is right."""
    path, report = folder / "return.json", folder / "report.md"
    report.write_bytes(_report("md"))
    path.write_bytes(content)
    for _ in range(2):
        assert levelground("verify", path).status in (0, 1, 2)
        assert levelground("proofread", report, path).status in (0, 1)
        try:
            document = read_document(path)
            document["fingerprint"] = fingerprint_of(document)
            path.write_text(as_json(document), "utf-8")
        except (ReturnFaultError, ValueError):
            # A lone surrogate, which JSON can name and UTF-8 cannot hold.
            return


def ledger(content: bytes, folder: Path) -> None:
    """A ledger is read, and then written and read to the same, or refused with a sentence."""
    path = folder / "ledger.json"
    path.write_bytes(content)
    try:
        known = read_ledger(path)
    except LedgerFaultError as error:
        assert str(error)
        return
    path.write_text(ledger_text(known), "utf-8")
    assert read_ledger(path) == known


def report(ending: str) -> Run:
    """A report is proofread, alone and against a return, or refused with a sentence that names it."""

    def run(content: bytes, folder: Path) -> None:
        path = folder / f"report.{ending}"
        path.write_bytes(content)
        try:
            document = read_report(path)
        except UnreadableError as error:
            assert str(error)
            return
        for against in (None, _return()):
            proof = proofread_document(document, against)
            assert all(finding.place and finding.printed and finding.why for finding in proof.findings)

    return run


@cache
def _return() -> dict[str, object]:
    return document_of(trust(5))


@cache
def _report(ending: str, place: int = 0) -> bytes:
    # In memory where there is such a place, and in a folder of its own: other processes make theirs at the same time.
    with TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        return write(LAYOUTS[place](trust(5)), Path(folder) / f"seed.{ending}").read_bytes()


def _reports(ending: str) -> Callable[[], list[bytes]]:
    return lambda: [_report(ending, place) for place in (0, 2, 5, 9)]


def _texts() -> list[bytes]:
    plain = f"{HEADER}\n{ROW}\n{OTHER}\n"
    titled = f"The board\n\n{HEADER}\n\n{ROW}\nTotal,,,1\n".replace(",", ";")
    quoted = plain.replace("M1", '"M\n1"').replace(",", "\t")
    return [plain.encode(), titled.encode("utf-16"), quoted.encode("cp1252"), plain.encode("utf-8-sig")]


def _workbooks() -> list[bytes]:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        bold = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet("Board")
        sheet.merge_range(0, 0, 0, 3, "The board")
        sheet.write_row(1, 0, BOARD)
        sheet.write_row(2, 0, ROW.split(","))
        sheet.write_row(3, 0, ["M2", "RXX"])
        sheet.write_number(3, 2, 46112, bold)
        sheet.write_formula(3, 3, '="A"', None, "A")
        sheet.merge_range(4, 0, 5, 0, "M3")
        book.add_worksheet("Notes").write(0, 0, "none")
    return [made.getvalue()]


def _parquet() -> list[bytes]:
    flat = {name: [cell] * 3 for name, cell in zip(BOARD, ROW.split(","), strict=True)}
    nested = flat | {"extra": [{"a": [1, 2]}, None, {"a": []}]}
    files = []
    for columns, packing in ((flat, "snappy"), (nested, "zstd")):
        made = io.BytesIO()
        pq.write_table(pa.table(columns), made, compression=packing)
        files.append(made.getvalue())
    return files


def _staff() -> list[bytes]:
    rows = small_trust().rows["staff"][::12]
    columns = list(dict.fromkeys(column for row in rows for column in row))
    made = io.StringIO(newline="")
    writer = csv.DictWriter(made, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return [made.getvalue().encode()]


PROFILE = b"""name = "x"
[staff]
file = "a *.csv"
like = "esr-staff"
[staff.columns]
person_id = ["A", "B"]
[staff.values.contract]
"Perm" = "permanent"
[staff.patterns.pay_band]
'X(.)' = 'Band \\1'
[staff.constants]
as_at = 2026-03-31
[settings]
"assignment statuses counted as in post" = ["active", ""]
"""
LEDGER = (
    b'{"format":"levelground ledger 1","releases":[{"name":"2026","standard":"wres","year":2026,'
    b'"populations":{"RAA":["RAA"],"Q1":["RAA","RBB"]},"values":{"RAA":{"[\\"1\\",\\"\\",\\"bme\\",\\"numerator\\"]":12.0}}}]}'
)


def _returns() -> list[bytes]:
    """A return with figures alone, and the headlines of one that was measured, with their counts."""
    with TemporaryDirectory() as folder:
        measured(small_trust().write(Path(folder) / "extracts"), Path(folder) / "out", formats="json")
        whole = read_document(Path(folder) / "out" / "return.json")
    for name in ("counts", "figures"):
        rows = whole[name]
        assert isinstance(rows, list)
        whole[name] = [row for row in rows if not row["part"]]
    return [as_json(_return()).encode(), as_json(whole | {"fingerprint": fingerprint_of(whole)}).encode()]


TARGETS = {
    target.name: target
    for target in (
        Target("text", _texts, extract("csv")),
        Target("workbook", _workbooks, extract("xlsx"), "zip"),
        Target("parquet", _parquet, parquet),
        Target("staff", _staff, staff),
        Target("profile", lambda: [PROFILE], profile),
        Target("return", _returns, returned, "json", largest=1 << 16),
        Target("ledger", lambda: [LEDGER], ledger, "json"),
        Target("report-docx", _reports("docx"), report("docx"), "zip"),
        Target("report-xlsx", _reports("xlsx"), report("xlsx"), "zip"),
        Target("report-pdf", _reports("pdf"), report("pdf")),
        Target("report-html", _reports("html"), report("html")),
        Target("report-md", _reports("md"), report("md")),
    )
}


def unpacked(content: bytes, most: int = 1 << 22) -> dict[str, bytes] | None:
    """The parts of a zip by name; None where it is none, or too large to be changed part by part."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if sum(entry.file_size for entry in parts.infolist()) > most:
                return None
            return {name: parts.read(name) for name in parts.namelist()}
    except Exception:
        # Whatever is wrong with it: its bytes are changed as they stand.
        return None


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip of these parts, not compressed, so that a change of a part is a change of the bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return made.getvalue()
