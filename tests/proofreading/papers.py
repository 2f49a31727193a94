"""Reports as files: headings, paragraphs and tables written as DOCX, PDF, HTML, XLSX, Markdown."""

import html
import textwrap
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import xlsxwriter

FORMATS = ("docx", "pdf", "html", "xlsx", "md")
Rows = Sequence[Sequence[str]]
# ('h', text), ('p', text), ('b', text) for a bullet, ('t', rows).
Item = tuple[str, str] | tuple[str, Rows]


def write(items: Sequence[Item], path: Path) -> Path:
    """The report in the format of the file's ending."""
    {".docx": _docx, ".pdf": _pdf, ".html": _html, ".xlsx": _xlsx, ".md": _md}[path.suffix](items, path)
    return path


def _docx(items: Sequence[Item], path: Path) -> None:
    body = "".join(_docx_table(text) if kind == "t" else _docx_paragraph(kind, str(text)) for kind, text in items)
    document = (
        '<?xml version="1.0" encoding="UTF-8"?><w:document '
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{body}</w:body></w:document>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", document)


def _docx_paragraph(kind: str, text: str) -> str:
    style = '<w:pPr><w:pStyle w:val="Heading2"/></w:pPr>' if kind == "h" else ""
    # Word breaks a paragraph into runs wherever it was edited, inside numbers too.
    cut = len(text) // 2
    runs = "".join(
        f'<w:r><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>' for piece in (text[:cut], text[cut:]) if piece
    )
    return f"<w:p>{style}{runs}</w:p>"


def _docx_table(rows: Rows) -> str:
    cells = ["".join(f"<w:tc><w:p><w:r><w:t>{escape(cell)}</w:t></w:r></w:p></w:tc>" for cell in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def _html(items: Sequence[Item], path: Path) -> None:
    pieces = []
    for kind, text in items:
        if kind == "t":
            rows = [
                "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in row)
                for number, row in enumerate(text)
                for tag in ("th" if number == 0 else "td",)
            ]
            pieces.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        else:
            tag = {"h": "h2", "p": "p", "b": "li"}[kind]
            pieces.append(f"<{tag}>{html.escape(str(text))}</{tag}>")
    page = f"<!doctype html><html><head><title>Report 9 of 17 (12%)</title></head><body>{''.join(pieces)}</body></html>"
    path.write_text(page, "utf-8")


def _md(items: Sequence[Item], path: Path) -> None:
    pieces = []
    for kind, text in items:
        if kind == "t":
            lines = ["| " + " | ".join(row) + " |" for row in text]
            lines.insert(1, "|" + "---|" * len(text[0]))
            pieces.append("\n".join(lines))
        else:
            pieces.append({"h": "## ", "p": "", "b": "- "}[kind] + "\n".join(textwrap.wrap(str(text), 80)))
    path.write_text("\n\n".join(pieces) + "\n", "utf-8")


def _xlsx(items: Sequence[Item], path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Report")
        row = 0
        for kind, text in items:
            if kind != "t":
                sheet.write_string(row, 0, str(text))
                row += 2
                continue
            for cells in text:
                for column, cell in enumerate(cells):
                    _xlsx_cell(book, sheet, row, column, cell)
                row += 1
            row += 1


def _xlsx_cell(
    book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: str
) -> None:
    """A number as Excel keeps it when it is typed: '12.5%' is 0.125 in a percent format."""
    bare = cell.replace(",", "").removesuffix("%")
    try:
        value = float(bare)
    except ValueError:
        sheet.write_string(row, column, cell)
        return
    places = len(bare.partition(".")[2])
    code = ("#,##0" if "," in cell else "0") + ("." + "0" * places if places else "")
    percent = cell.endswith("%")
    sheet.write_number(
        row, column, value / 100 if percent else value, book.add_format({"num_format": code + "%" * percent})
    )


def _pdf(items: Sequence[Item], path: Path) -> None:
    pages: list[list[tuple[float, float, int, str]]] = [[]]
    y = 790.0

    def put(x: float, size: int, text: str) -> None:
        pages[-1].append((x, y, size, text))

    for kind, text in items:
        if kind == "t":
            lines = [line for row in text for line in _pdf_row(row)]
        else:
            size = 15 if kind == "h" else 10
            mark = "• " if kind == "b" else ""
            lines = [[(60, size, line)] for line in textwrap.wrap(mark + str(text), 60 if kind == "h" else 92)]
        if y - 14 * len(lines) < 60:
            pages.append([])
            y = 790.0
        for line in lines:
            for x, size, piece in line:
                put(x, size, piece)
            y -= 14
        y -= 16
    path.write_bytes(pdf_bytes(pages))


def pdf_bytes(pages: Sequence[Sequence[tuple[float, float, int, str]]]) -> bytes:
    """A PDF with texts of a size at places (from the lower left, in points), in Helvetica."""
    objects: list[bytes] = [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>", b""]
    kids = []
    for page in pages:
        content = b"".join(
            b"BT /F1 %d Tf %.1f %.1f Td (%s) Tj ET\n" % (size, x, y, _pdf_text(text)) for x, y, size, text in page
        )
        objects.append(b"<< /Length %d >>\nstream\n%sendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 1 0 R >> >>"
            b" /Contents %d 0 R >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        len(objects),
        start,
    )


def _pdf_row(row: Sequence[str]) -> list[list[tuple[float, int, str]]]:
    """A row of a table: the first column twice as wide as the others, long cells wrapped."""
    wide = 480 / (len(row) + 1)
    cells = [
        (60 + wide * (place + 1 if place else 0), textwrap.wrap(cell, int(wide * (1 if place else 2) / 5)))
        for place, cell in enumerate(row)
    ]
    deep = max(len(lines) for _, lines in cells)
    return [[(x, 8, lines[line]) for x, lines in cells if line < len(lines)] for line in range(deep)]


def _pdf_text(text: str) -> bytes:
    plain = text.replace("−", "-").encode("cp1252", "replace")
    return plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
