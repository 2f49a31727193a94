"""Workbooks (.xlsx): what their cells show, by their number formats, in blocks parted by blank rows."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from pathlib import Path
from xml.etree.ElementTree import Element

from levelground.proofreading.document import Block, Grid, Paragraph, UnreadableError, grid_blocks, one_line, squared
from levelground.proofreading.packages import Package

_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    37: "#,##0",
    39: "#,##0.00",
}
_BUILT_IN_DATES = {*range(14, 23), *range(45, 48)}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
# Excel shows a number without a format to about this many places in a column of usual width.
_GENERAL_PLACES = 6
_MOST_CELLS = 400_000
Show = Callable[[Decimal], str]


def read_workbook(path: Path) -> list[Block]:
    """The blocks of a workbook, sheet by sheet. Raises UnreadableError."""
    blocks: list[Block] = []
    with Package(path, "Excel") as package:
        shared = _shared(package)
        shows = _formats(package)
        for name, part in _sheets(package):
            blocks += _sheet(name, package.part(part), shared, shows)
    return blocks


def _sheets(package: Package) -> list[tuple[str, str]]:
    targets = {
        relation.get("Id", ""): relation.get("Target", "") for relation in package.part("xl/_rels/workbook.xml.rels")
    }
    found = []
    for sheet in package.part("xl/workbook.xml").iter("sheet"):
        target = targets.get(sheet.get("id", ""), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in package.names and "worksheets" in part and sheet.get("state", "visible") == "visible":
            found.append((sheet.get("name", ""), part))
    return found


def _shared(package: Package) -> list[str]:
    if "xl/sharedStrings.xml" not in package.names:
        return []
    return [_string(item) for item in package.part("xl/sharedStrings.xml").findall("si")]


def _string(item: Element) -> str:
    runs = [item.findtext("t") or "", *(run.findtext("t") or "" for run in item.findall("r"))]
    return one_line("".join(runs))


def _formats(package: Package) -> list[Show]:
    if "xl/styles.xml" not in package.names:
        return []
    styles = package.part("xl/styles.xml")
    codes = {node.get("numFmtId", ""): node.get("formatCode", "") for node in styles.iter("numFmt")}
    formats = styles.find("cellXfs")
    return [] if formats is None else [_show(node.get("numFmtId", "0"), codes) for node in formats]


def _show(number: str, codes: dict[str, str]) -> Show:
    if number.isdigit() and int(number) in _BUILT_IN_DATES:
        return _as_date
    code = codes.get(number) or _BUILT_IN.get(int(number) if number.isdigit() else 0, "")
    bare = _QUOTED.sub("", code.split(";")[0])
    if not bare or bare.lower() == "general" or "E" in bare or "?" in bare:
        return _as_general
    if re.search(r"[ymdhs]", bare.lower()):
        return _as_date
    places = len(bare.partition(".")[2].replace("%", "").strip().rstrip(",")) if "." in bare else 0
    percent, grouped = "%" in bare, "," in bare

    def shown(value: Decimal) -> str:
        scaled = (value * 100 if percent else value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        return (f"{scaled:,f}" if grouped else f"{scaled:f}") + ("%" if percent else "")

    return shown


def _as_general(value: Decimal) -> str:
    if value == value.to_integral_value():
        return f"{value.to_integral_value():f}"
    return f"{value.quantize(Decimal(1).scaleb(-_GENERAL_PLACES), ROUND_HALF_UP):f}".rstrip("0").rstrip(".")


def _as_date(value: Decimal) -> str:
    try:
        day = datetime(1899, 12, 30) + timedelta(days=float(value))
    except (OverflowError, ValueError):
        return str(value)
    return f"{day.day} {day:%B %Y}"


def _sheet(name: str, sheet: Element, shared: list[str], shows: list[Show]) -> list[Block]:
    cells: dict[int, dict[int, str]] = {}
    total = 0
    for row in sheet.iter("row"):
        for cell in row.findall("c"):
            text = _cell(cell, shared, shows)
            address = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", cell.get("r", ""))
            if text and address:
                total += 1
                cells.setdefault(int(address[2]), {})[_column(address[1])] = text
    if total > _MOST_CELLS:
        raise UnreadableError(f"Sheet {name!r} has {total:,} filled cells; that is an extract, not a report.")
    blocks: list[Block] = []
    run: list[int] = []
    for row_number in [*sorted(cells), None]:
        if run and (row_number is None or row_number != run[-1] + 1):
            blocks += _block(name, run, cells)
            run = []
        if row_number is not None:
            run.append(row_number)
    return blocks


def _block(name: str, run: list[int], cells: dict[int, dict[int, str]]) -> list[Block]:
    place = f"sheet {name!r}"
    blocks: list[Block] = []
    while run and len(cells[run[0]]) == 1:
        column, text = next(iter(cells[run[0]].items()))
        where = Grid((), place, spreadsheet=True, top=run[0], left=column).place_of(0, 0)
        blocks.append(Paragraph(text, where))
        run = run[1:]
    if run:
        left = min(min(cells[row]) for row in run)
        right = max(max(cells[row]) for row in run)
        if right - left < 400:
            rows = squared([[cells[row].get(column, "") for column in range(left, right + 1)] for row in run])
            blocks += grid_blocks(Grid(rows, place, spreadsheet=True, top=run[0], left=left))
    return blocks


def _cell(cell: Element, shared: list[str], shows: list[Show]) -> str:
    kind, value = cell.get("t", "n"), cell.findtext("v") or ""
    if kind == "s":
        return shared[int(value)] if value.isdigit() and int(value) < len(shared) else ""
    if kind == "inlineStr":
        inline = cell.find("is")
        return "" if inline is None else _string(inline)
    if kind != "n":
        return one_line(value)
    style = cell.get("s", "0")
    show = shows[int(style)] if style.isdigit() and int(style) < len(shows) else _as_general
    try:
        number = Decimal(value)
        # A stored binary fraction is taken at the fifteen digits that Excel itself keeps.
        return show(Decimal(f"{number:.15g}")) if number.is_finite() else ""
    except InvalidOperation:
        return ""


def _column(address: str) -> int:
    number = 0
    for letter in address:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
