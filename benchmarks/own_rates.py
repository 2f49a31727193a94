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
from levelground.measuring.plan import SetPlan
from levelground.records import RECORD_SETS, Profile, connect, open_folder
from levelground.standards import standard

COLUMNS = frozenset({"organisation", "person_id", "ethnic_category"})
GROUPS = ("bme", "unknown", "white")


def main(folder: Path) -> None:
    """One grouping of staff, joined to those with a case."""
    engine = connect()
    sets = open_folder(engine, folder, dict.fromkeys(RECORD_SETS, COLUMNS), Profile()).sources
    cases = f"SELECT DISTINCT organisation AS o, person_id AS p FROM {sets['formal_cases'].relation}"
    relation = (
        f"{sets['staff'].relation} AS taken LEFT JOIN ({cases}) AS cases"
        " ON taken.organisation = cases.o AND taken.person_id = cases.p"
    )
    plan = SetPlan("staff", ("ethnic_category",), {}, ())
    had = {"had": cubes.in_table("cases", "p")}
    cube = cubes.take(engine, sets["staff"], plan, date(2026, 3, 31), had, relation)
    frame = Frame(cube.columns["organisation"].values, standard("wres").grouping)
    everyone = cube.columns["had"].mask({"no", "yes"})
    people, entries = (
        counted(cube, chosen, frame, (), "staff") for chosen in (everyone, cube.columns["had"].mask({"yes"}))
    )
    for row, organisation in enumerate(frame.organisations):
        for group in GROUPS:
            place = frame.groups.index(group)
            if people[row, 0, place]:
                print(organisation, group, int(people[row, 0, place]), int(entries[row, 0, place]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
