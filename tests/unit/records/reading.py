"""Small folders of extracts, and what reading them gives: the helpers of the tests of records."""

from dataclasses import dataclass
from pathlib import Path

from levelground.records import Finding, Profile, connect, open_folder, profile_of

# The board has few columns, of the kinds that matter: an identifier, a code, a date and an ethnic category.
BOARD = ("member_id", "organisation", "as_at", "ethnic_category")
HEADER = ",".join(BOARD)
ROW = "M1,RXX,2026-03-31,A"
OTHER = "M2,RXX,2026-03-31,H"
WHERE_FOUND = ("title rows left out", "one sheet of several")


@dataclass(frozen=True)
class Reading:
    """What came of a folder: the findings, and for each record set its rows as (file, row, values…)."""

    findings: tuple[Finding, ...]
    rows: dict[str, list[tuple[object, ...]]]
    headings: dict[str, dict[str, str]]

    @property
    def faults(self) -> tuple[Finding, ...]:
        """The findings, but for those that only tell where in a file the table was found."""
        return tuple(finding for finding in self.findings if finding.kind not in WHERE_FOUND)

    @property
    def only(self) -> Finding:
        """The one finding that there is."""
        assert len(self.faults) == 1, [finding.sentence for finding in self.faults]
        return self.faults[0]

    def board(self) -> list[tuple[object, ...]]:
        """The rows of the board, as (row, member, organisation, date, category); fails where there are findings."""
        assert not self.faults, [finding.sentence for finding in self.faults]
        return [row[1:] for row in self.rows["board"]]


def read(folder: Path, document: dict[str, object] | None = None, **needed: str) -> Reading:
    """Reads a folder, with a profile given as a document; `needed` names further columns of a record set."""
    profile = profile_of(document, "profile.toml") if document else Profile()
    wanted = {name: frozenset(columns.split()) for name, columns in needed.items()}
    engine = connect()
    try:
        extracts = open_folder(engine, folder, wanted, profile)
        rows = {}
        for name, source in extracts.sources.items():
            listed = ", ".join(f"coalesce(CAST(\"{column}\" AS VARCHAR), '')" for column in source.columns)
            numbered = engine.execute(f"SELECT file, row, {listed} FROM {source.numbered} ORDER BY 1, 2").fetchall()
            plain = engine.execute(f"SELECT {listed} FROM {source.relation}").fetchall()
            assert sorted(plain) == sorted(row[2:] for row in numbered)
            rows[name] = numbered
    finally:
        engine.close()
    return Reading(extracts.findings, rows, {name: dict(source.headings) for name, source in extracts.sources.items()})


def board_of(folder: Path, content: str | bytes, name: str = "board.csv") -> Reading:
    """Reads a folder that holds one file, as a rule of the board."""
    data = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(data)
    return read(folder)
