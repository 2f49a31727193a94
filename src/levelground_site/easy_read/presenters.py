"""What the desk shows of a text: each row with what the checker says of it."""

from dataclasses import dataclass

from levelground_site.easy_read.checking import Remark, remarks_on_row, remarks_on_text
from levelground_site.easy_read.pictures import NoSuchPicture, drawn
from levelground_site.easy_read.reading import reading_age
from levelground_site.easy_read.texts import Row, Text


@dataclass(frozen=True)
class DeskRow:
    """A row of the desk: where it stands, the heading above it, what was typed, and the remarks on it."""

    number: int
    heading: str
    row: Row
    remarks: list[Remark]

    @property
    def hard(self) -> str:
        """Its hard words as they are typed, one a line."""
        return "\n".join(f"{word} = {means}" for word, means in self.row.hard)

    @property
    def drawn(self) -> bool:
        """Whether its picture is one that there is."""
        try:
            drawn(self.row.picture)
        except NoSuchPicture:
            return False
        return True


@dataclass(frozen=True)
class Desk:
    """A text on the desk."""

    text: Text
    rows: list[DeskRow]
    remarks: list[Remark]

    @property
    def musts(self) -> int:
        """How many remarks keep it from being published."""
        everywhere = self.remarks + [remark for row in self.rows for remark in row.remarks]
        return sum(remark.must for remark in everywhere)

    @property
    def age(self) -> int:
        """About how old one must be to read it."""
        said = " ".join(row.says for row in self.text.rows)
        return max(5, round(reading_age(said))) if said.strip() else 5


def desk_of(text: Text, spare: int = 0) -> Desk:
    """A text with the checker's remarks, and so many empty rows at its end."""
    rows: list[DeskRow] = []
    for section in text.sections:
        for place, row in enumerate(section.rows):
            rows.append(DeskRow(len(rows), section.heading if place == 0 else "", row, remarks_on_row(row)))
    rows += [DeskRow(len(rows) + more, "", Row("", ""), []) for more in range(spare)]
    return Desk(text, rows, remarks_on_text(text))
