"""What the values of one column are read as, by the contract and a mapping: for the tests of profiles."""

import csv
from pathlib import Path

from levelground.records import RECORD_SETS, connect, open_folder, profile_of, spelling


def values_read(
    folder: Path, record_set: str, column: str, values: list[str], mapping: dict[str, object]
) -> dict[str, str | None]:
    """The canonical value of each value of a column, None where it is not known, as a file that holds them is read."""
    declared = RECORD_SETS[record_set]
    names = [*dict.fromkeys([*declared.required, column])]
    with (folder / f"{record_set}.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        writer.writerows([value if name == column else "R1" for name in names] for value in values)
    engine = connect()
    try:
        profile = profile_of({record_set: mapping}, "profile.toml")
        source = open_folder(engine, folder, {record_set: frozenset({column})}, profile).sources[record_set]
        rows = engine.execute(f"SELECT trim({column}) FROM {source.relation} ORDER BY row").fetchall()
    finally:
        engine.close()
    held = [str(row[0]) for row in rows]
    known = spelling.read(held, spelling.spellings(declared.column(column)), source.values.get(column, {})).known
    return {value: known.get(value) for value in held}
