"""Writes the pages of the specification from their examples: PYTHONPATH=tests .venv/bin/python -m spec.render"""

from pathlib import Path

from levelground.standards import standard
from spec.chapters import CHAPTERS
from spec.example import USUAL_OF, Chapter, Example, headings, table

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "specification"

_INTRODUCTION = """\
# The {title} by example

Made from the examples in `tests/spec/` by `PYTHONPATH=tests .venv/bin/python -m spec.render`: change those, not this
page. Every example is run as a test, on the program and on a second, plain implementation of the standard.

Each example is a folder of record sets, as small tables, and what follows from it. `number` says how many such rows
there are. Only the columns that matter are shown; the others hold what is usual:

"""
_YEARS = {"{year}": "the edition's year", "{last}": "the year before"}


_GROUPS = {
    "wres": "White is ethnic category A, B or C and what rolls up to them; BME is D to S; Z, 99 and blank are unknown.",
    "wdes": "Disabled is `disability` yes, non-disabled is no; not declared, prefer not to say and blank are unknown.",
}


def path_of(name: str) -> Path:
    """The page of a standard."""
    return FOLDER / f"{name}.md"


def page(name: str) -> str:
    """The whole page of a standard as Markdown."""
    usual = [
        [f"`{record_set}`", "; ".join(f"`{column}` {_in_words(value)}" for column, value in columns.items() if value)]
        for record_set, columns in USUAL_OF[name].items()
        if any(columns.values())
    ]
    counts = (
        "\nEverything belongs to one organisation, RAA, and to the 2026 edition, unless an example says otherwise.\n"
        f"{_GROUPS[name]}\n"
        "A value shown as - does not exist: the flag says why.\n"
    )
    opening = _INTRODUCTION.format(title=standard(name).title)
    return opening + _table(["record set", "usual"], usual) + counts + "".join(map(_chapter, CHAPTERS[name]))


def _in_words(value: str) -> str:
    value = value.replace("{year}-03-31", "31 March of the edition's year")
    value = value.replace("{last}-10-01", "1 October of the year before")
    if "{place}" in value:
        return ", ".join(value.format(place=place) for place in (1, 2, 3)) + " …"
    return _YEARS.get(value, value)


def _chapter(chapter: Chapter) -> str:
    return f"\n## {chapter.title}\n\n{chapter.rule}\n" + "".join(map(_example, chapter.examples))


def _example(example: Example) -> str:
    edition = "" if example.year == 2026 else f" Edition {example.year}."
    text = f"\n### {example.title}\n\n{example.shows}{edition}\n"
    for name, rows in example.records.items():
        listed = [list(row.values()) for row in table(rows)]
        text += f"\n`{name}`{'' if listed else ': a file with its headings and no rows'}\n"
        text += "\n" + _table(headings(rows), listed) if listed else ""
    if example.refused:
        text += "\nNothing is measured."
    for heading, rows in (("Counts", example.counts), ("Figures", example.figures), ("Findings", example.findings)):
        if rows:
            text += f"\n{heading}:\n\n" + _table(headings(rows), [list(row.values()) for row in table(rows)])
    for indicator, part in example.absent:
        what = f"parts `{part}…` of indicator {indicator}" if part else f"indicator {indicator}"
        text += f"\nNo counts of {what}.\n"
    return text


def _table(names: list[str], rows: list[list[str]]) -> str:
    """A Markdown table with its columns aligned in the source too."""
    widths = [max(len(cell) for cell in column) for column in zip(names, *rows, strict=True)]

    def line(cells: list[str]) -> str:
        padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        return f"| {' | '.join(padded)} |\n"

    return line(names) + f"|{'|'.join('-' * (width + 2) for width in widths)}|\n" + "".join(line(row) for row in rows)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for each in CHAPTERS:
        path_of(each).write_text(page(each), "utf-8")
