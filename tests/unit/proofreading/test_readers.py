"""Readers: merged cells, runs, spans, number formats, wrapped tables; what each file shows is what is read."""

import zipfile
from pathlib import Path

import xlsxwriter

from levelground.proofreading import read_report
from levelground.proofreading.document import Grid, Paragraph, grid_blocks, letters
from levelground.proofreading.pdf_file import page_blocks
from proofreading.papers import pdf_bytes

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD = f'<w:document xmlns:w="{NAMESPACE}"><w:body>{{}}</w:body></w:document>'


def _word(path: Path, body: str) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", WORD.format(body))
    return path


def _grids(path: Path) -> list[Grid]:
    return [block for block in read_report(path).blocks if isinstance(block, Grid)]


def test_a_word_paragraph_is_its_runs_without_what_was_deleted(tmp_path: Path) -> None:
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Indicator </w:t></w:r><w:r><w:t>2</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>It is 1</w:t></w:r><w:del><w:r><w:delText>9</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>.54</w:t></w:r></w:ins></w:p>"
    )
    assert read_report(_word(tmp_path / "a.docx", body)).blocks == (
        Paragraph("Indicator 2", "paragraph 1", heading=True),
        Paragraph("It is 1.54", "paragraph 2"),
    )


def test_merged_cells_repeat_their_words_and_count_their_numbers_once(tmp_path: Path) -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<w:tc><w:tcPr>{more}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    rows = (
        cell("Group") + cell("Staff", '<w:gridSpan w:val="2"/>'),
        cell("White", '<w:vMerge w:val="restart"/>') + cell("10") + cell("12"),
        cell("", "<w:vMerge/>") + cell("20") + cell("22"),
    )
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    assert _grids(_word(tmp_path / "a.docx", table))[0].rows == (
        ("Group", "Staff", "Staff"),
        ("White", "10", "12"),
        ("White", "20", "22"),
    )


def test_a_web_page_is_read_without_its_scripts_and_with_its_spans(tmp_path: Path) -> None:
    page = (
        "<title>12%</title><nav>Page 3</nav><script>var a = '9 of 17'</script><h2>Indicator&nbsp;2</h2>"
        "<p>It is <b>1.5</b>4.<p>And so on"
        "<table><tr><th rowspan=2>Group<th colspan=2>Staff<tr><th>2023<th>2024<tr><td>White<td>10<td>12</table>"
    )
    (tmp_path / "a.html").write_text(page, "utf-8")
    blocks = read_report(tmp_path / "a.html").blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [
        "Indicator 2",
        "It is 1.54.",
        "And so on",
    ]
    assert _grids(tmp_path / "a.html")[0].rows == (
        ("Group", "Staff", "Staff"),
        ("Group", "2023", "2024"),
        ("White", "10", "12"),
    )


def test_a_workbooks_cells_are_read_as_they_are_shown(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("Summary")
        sheet.write_string(0, 0, "Indicator 1")
        sheet.write_row(2, 1, ["Group", "Staff", "Share", "Day", "Ratio"])
        sheet.write_string(3, 1, "BME")
        sheet.write_number(3, 2, 1204, book.add_format({"num_format": "#,##0"}))
        sheet.write_formula(3, 3, "=C4/5000", book.add_format({"num_format": "0.0%"}), 0.2408)
        sheet.write_number(3, 4, 45382, book.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_number(3, 5, 1.4197530864197532)
    blocks = read_report(tmp_path / "a.xlsx").blocks
    assert blocks[0] == Paragraph("Indicator 1", "sheet 'Summary', cell A1")
    grid = blocks[1]
    assert isinstance(grid, Grid)
    assert grid.rows[1] == ("BME", "1,204", "24.1%", "31 March 2024", "1.419753")
    assert grid.place_of(1, 2) == "sheet 'Summary', cell D4"


def test_a_pdf_is_read_in_paragraphs_and_tables_with_their_page(tmp_path: Path) -> None:
    pages = [
        [(60, 780, 10, "First page, a sentence that is long enough for the line, and then it"), (60, 766, 10, "ends.")],
        [
            (60, 780, 9, "Group"), (260, 780, 9, "Shortlisted"), (400, 780, 9, "Likelihood"),
            (60, 766, 9, "White applicants,"), (270, 766, 9, "1,000"), (410, 766, 9, "25.0%"),
            (60, 752, 9, "all posts"),
            (60, 738, 9, "BME"), (280, 738, 9, "400"), (410, 738, 9, "17.5%"),
        ],
    ]  # fmt: skip
    (tmp_path / "a.pdf").write_bytes(pdf_bytes(pages))
    blocks = read_report(tmp_path / "a.pdf").blocks
    assert isinstance(blocks[0], Paragraph)
    assert blocks[0].place == "page 1"
    assert blocks[0].text.endswith("and then it ends.")
    assert _grids(tmp_path / "a.pdf")[0].rows == (
        ("Group", "Shortlisted", "Likelihood"),
        ("White applicants, all posts", "1,000", "25.0%"),
        ("BME", "400", "17.5%"),
    )


def test_a_page_in_two_columns_is_read_in_its_own_order() -> None:
    plain = ["The first column says this", "and goes on to this.", "The second column says", "something else."]
    layout = [
        "The first column says this          The second column says",
        "and goes on to this.                something else.",
    ]
    blocks = page_blocks(plain, layout, 1)
    assert " ".join(block.text for block in blocks if isinstance(block, Paragraph)) == " ".join(plain)


def test_markdown_and_tabs_make_tables(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Indicator 2\n\n- one\n- two\n\n| A | B |\n|---|---|\n| x | **1** |\n", "utf-8")
    blocks = read_report(tmp_path / "a.md").blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["Indicator 2", "one", "two"]
    assert _grids(tmp_path / "a.md")[0].rows == (("A", "B"), ("x", "1"))
    (tmp_path / "a.txt").write_text("Group\tStaff\nWhite\t10\n", "utf-8")
    assert _grids(tmp_path / "a.txt")[0].rows == (("Group", "Staff"), ("White", "10"))


def test_prose_in_a_table_is_read_as_prose_too() -> None:
    long = "Of the 361 staff 25 are from an ethnic minority"
    assert grid_blocks(Grid((("Notes", long),), "table 1"))[1:] == [Paragraph(long, "table 1, row 1, column 2")]
    assert grid_blocks(Grid(((long, ""),), "table 1")) == [Paragraph(long, "table 1, row 1, column 1")]


def test_columns_have_a_spreadsheets_letters() -> None:
    assert [letters(number) for number in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_figure_laid_out_just_behind_those_above_it_is_in_their_column() -> None:
    # As a spreadsheet program prints a column set to the right: letters are wider than figures are counted.
    lines = [
        "Group       Shortlisted  Appointed  Likelihood",
        "White             2,122          509       24.0%",
        "Not stated            78            5        6.4%",
    ]
    (grid,) = page_blocks(lines, lines, 1)
    assert isinstance(grid, Grid)
    assert grid.rows[1:] == (("White", "2,122", "509", "24.0%"), ("Not stated", "78", "5", "6.4%"))
