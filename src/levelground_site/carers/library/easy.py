"""An easy-read text of the library as rows of one idea each: what the checker reads and what is shown with pictures.

It is written a row a paragraph, with the name of its picture before it and what its hard words mean below it:

    ## Tell the doctor

    [talk] Say that you want a falls check.
    falls check = A falls check finds out why they fall.

    [phone] Ring [111](tel:111).
"""

import re
from dataclasses import dataclass

from levelground_site.carers.library.kinds import Form
from levelground_site.carers.library.models import Text
from levelground_site.easy_read.checking import must_be_mended
from levelground_site.easy_read.pictures import NoSuchPicture, drawn
from levelground_site.easy_read.texts import Row, Section
from levelground_site.easy_read.texts import Text as EasyText

_ROW = re.compile(r"\[([a-z0-9/ -]+)\] (\S.*)")
_LINK = re.compile(r"\[([^\]]+)\]\(((?:https?://|tel:|/)[^)\s]+)\)")


@dataclass(frozen=True)
class Easy:
    """The rows of a text, where some of them lead (by their sentence), and what in it is no row."""

    text: EasyText
    links: dict[str, str]
    faults: tuple[str, ...]

    @property
    def words(self) -> str:
        """All that is read, without the pictures."""
        return "\n".join(
            [*(row.says for row in self.text.rows), *(means for row in self.text.rows for _, means in row.hard)]
        )


def key_of(text: Text) -> str:
    """What easy reading calls a text of the library: by this it is stopped and tried out."""
    return f"library-{text.item.slug}" + ("" if text.language == "en" else f"-{text.language}")


def easy(text: Text) -> Easy:
    """The rows of an easy-read text."""
    sections: list[tuple[str, list[Row]]] = [("", [])]
    links: dict[str, str] = {}
    faults = []
    for paragraph in re.split(r"\n\s*\n", text.body.strip()):
        first, *rest = (line.strip() for line in paragraph.strip().splitlines())
        if first.startswith("## "):
            sections.append((first.removeprefix("## ").strip(), []))
            continue
        found = _ROW.fullmatch(first)
        if found is None:
            faults.append(f"‘{first[:60]}’ is no row: begin it with a picture in square brackets, like ‘[home] ’.")
            continue
        picture, says = found.groups()
        try:
            drawn(picture)
        except NoSuchPicture as why:
            faults.append(f"{why} It stands before ‘{says[:40]}’.")
            continue
        leads = _LINK.search(says)
        says = _LINK.sub(r"\1", says)
        if leads:
            links[says] = leads[2]
        hard = [tuple(part.strip() for part in line.split("=", 1)) for line in rest]
        faults += [f"‘{line[:60]}’ must be a hard word, ‘=’, and what it means." for line in rest if "=" not in line]
        sections[-1][1].append(Row(picture, says, tuple((pair[0], pair[1]) for pair in hard if len(pair) == 2)))
    made = EasyText(
        key_of(text),
        text.title,
        text.summary,
        "",
        tuple(Section(heading, tuple(rows)) for heading, rows in sections if heading or rows),
    )
    return Easy(made, links, tuple(faults))


def missing_of(text: Text) -> list[str]:
    """What keeps an easy-read text from being published: what is no row, and what the checker says must be mended.

    The checker knows English; of other languages the rows and their pictures are all that is looked at.
    """
    if text.form != Form.EASY_READ:
        return []
    found = easy(text)
    return [*found.faults, *(must_be_mended(found.text) if text.language == "en" else [])]
