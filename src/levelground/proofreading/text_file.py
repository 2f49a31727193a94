"""Plain text and Markdown: paragraphs parted by blank lines, bullets and headings, tables with upright bars."""

import re
from pathlib import Path

from levelground.proofreading.document import Block, Grid, Paragraph, UnreadableError, grid_blocks, one_line, squared

_MOST_BYTES = 20 * 1024 * 1024
_BULLET = re.compile(r"^\s*(?:[-*•–o]|\d{1,2}[.)])\s+(?=\S)")
_RULE = re.compile(r"^\|?[\s:|-]+\|?$")


def decoded(path: Path) -> str:
    """The file's text: UTF-8, UTF-16 with its mark, or Windows-1252. Raises UnreadableError where it is no text."""
    with path.open("rb") as file:
        content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise UnreadableError(f"{path}: is longer than {_MOST_BYTES // 1024**2} MB; that is no report.")
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    if "\0" in text or sum(letter < " " and letter not in "\t\n\r\f" for letter in text[:4096]) > 8:
        raise UnreadableError(f"{path}: holds bytes that are not text. Is its ending the right one?")
    return text


def read_text(path: Path) -> list[Block]:
    """The blocks of a plain text or Markdown file."""
    return blocks_of(decoded(path).splitlines())


def blocks_of(lines: list[str]) -> list[Block]:
    """Lines as blocks: the lines of a paragraph joined, those of a table kept apart."""
    blocks: list[Block] = []
    paragraph: list[str] = []
    table: list[list[str]] = []
    began = tables = 0

    def end() -> None:
        nonlocal paragraph, table, tables
        if paragraph:
            text = one_line(" ".join(paragraph))
            blocks.append(Paragraph(text.lstrip("# "), f"line {began}", text.startswith("#")))
        rows = squared(table)
        if rows:
            tables += 1
            blocks.extend(grid_blocks(Grid(rows, f"table {tables}")))
        paragraph, table = [], []

    for number, line in enumerate(lines, start=1):
        bare = line.strip()
        if bare.count("|") >= 2:
            if not table:
                end()
            if not _RULE.match(bare):
                table.append([one_line(cell).strip("*_") for cell in bare.strip("|").split("|")])
            continue
        if "\t" in bare:
            if not table:
                end()
            table.append([one_line(cell) for cell in bare.split("\t")])
            continue
        if not bare or _BULLET.match(line) or bare.startswith("#") or table:
            end()
        if bare:
            if not paragraph:
                began = number
            paragraph.append(_BULLET.sub("", line).strip() if not paragraph else bare)
            if bare.startswith("#"):
                end()
    end()
    return blocks
