"""The same in the product's way: python -m benchmarks.own_rates FOLDER.

Its engine, its readers and its counting, without its checks: staff by organisation and group, and those of them who
had a formal case. It prints what `fairlearn_rates` prints.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from levelground.measuring import cube as cubes
from levelground.measuring.counting import Frame, counted
from levelground.measuring.on_duckdb import OnDuckDB, embedded
from levelground.measuring.plan import SetPlan
from levelground.records import RECORD_SETS, Profile, open_folder
from levelground.standards import standard

COLUMNS = frozenset({"organisation", "person_id", "ethnic_category"})
GROUPS = ("bme", "unknown", "white")


def grouped(engine: OnDuckDB, folder: Path) -> cubes.Cube:
    """Staff by organisation, category and whether they had a case: one grouping."""
    sets = open_folder(engine.connection, folder, dict.fromkeys(RECORD_SETS, COLUMNS), Profile()).sources
    cases = f"SELECT DISTINCT organisation AS o, person_id AS p FROM {sets['formal_cases'].relation}"
    relation = (
        f"{sets['staff'].relation} AS taken LEFT JOIN ({cases}) AS cases"
        " ON taken.organisation = cases.o AND taken.person_id = cases.p"
    )
    plan = SetPlan("staff", ("ethnic_category",), {}, ())
    return cubes.take(
        engine, sets["staff"], plan, date(2026, 3, 31), {"had": cubes.in_table("cases", "p")}, relation
    )  # fmt: skip


def main(folder: Path) -> None:
    """Prints a line for each organisation and group."""
    with embedded() as engine:
        cube = grouped(engine, folder)
    frame = Frame(cube.columns["organisation"].values, standard("wres").grouping)
    had = cube.columns["had"]
    people, entries = (counted(cube, had.mask(chosen), frame, (), "staff") for chosen in ({"no", "yes"}, {"yes"}))
    for row, organisation in enumerate(frame.organisations):
        for group in GROUPS:
            place = frame.groups.index(group)
            if people[row, 0, place]:
                print(organisation, group, int(people[row, 0, place]), int(entries[row, 0, place]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
