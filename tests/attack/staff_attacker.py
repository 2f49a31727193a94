"""An attacker of the staff of one organisation: bounds each hidden number of staff in post with a solver of its own.

What adds up to what is written here by hand, from the published definitions of both standards: everyone is in one
band, clinical or not, and in one group of each standard; everyone in a band is the same people in both.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from ortools.sat.python import cp_model

from attack.attacker import AGENDA, BANDS, CLUSTERS, PUSHES, TIERS, Finding, Quantity, Row

GROUPS = {"wres": ("white", "bme", "unknown"), "wdes": ("disabled", "non-disabled", "unknown")}
PAY_CLUSTERS = {
    "1": AGENDA[:5], "2": AGENDA[5:8], "3": AGENDA[8:10], "4": (*AGENDA[10:], "VSM"), "5": ("Consultant",),
    "6": ("Non-consultant career grade",), "7": ("Trainee grade",),
}  # fmt: skip
CLINICAL = ("yes", "no")
MOST = 100_000
Place = tuple[str, str]


def places_of(part: str) -> list[Place] | None:
    """The bands, clinical or not, that a part holds; None for parts that are not made of them."""
    clinical: Sequence[str] = CLINICAL
    bands: Sequence[str] = BANDS
    for name, value in (pair.split("=", 1) for pair in part.split(";") if pair):
        match name:
            case "clinical":
                clinical = (value,)
            case "pay_band":
                bands = (value,)
            case "tier":
                bands = TIERS[value]
            case "cluster":
                bands = {**CLUSTERS, **PAY_CLUSTERS}[value]
            case _:
                return None
    return [(each, band) for each in clinical for band in bands]


class StaffAttacker:
    """What the tables of counts of one organisation, by the standard that they are of, tell of its staff."""

    def __init__(self, tables: Mapping[str, Sequence[Row]]) -> None:
        self.model = cp_model.CpModel()
        self.people: dict[tuple[str, str, Place], cp_model.IntVar] = {}
        self.hidden: dict[Quantity, cp_model.LinearExprT] = {}
        for each in places_of("") or ():
            for standard in tables:
                groups = [self._of(standard, group, each) for group in GROUPS[standard]]
                self.model.add(self._of("", "all", each) == sum(groups))
        for standard, rows in tables.items():
            self._read(standard, [row for row in rows if row["indicator"] == "1" and "=" not in row["group"]])

    def _of(self, standard: str, group: str, place: Place) -> cp_model.IntVar:
        # Everyone is the same people, whichever standard counts them.
        key = ("" if group == "all" else standard, group, place)
        if key not in self.people:
            self.people[key] = self.model.new_int_var(0, MOST, "|".join((key[0], group, *place)))
        return self.people[key]

    def _read(self, standard: str, rows: Sequence[Row]) -> None:
        given = {row["part"] for row in rows}
        for row in rows:
            places = places_of(row["part"])
            for side, group in (("numerator", row["group"]), ("denominator", "all")):
                if places is None:
                    continue
                number = sum(self._of(standard, group, place) for place in places)
                if row[side] == "*":
                    self.hidden[standard, row["part"], group, ""] = number
                    self.model.add(number >= 1)
                else:
                    self.model.add(number == int(float(row[side])))
        # A part without a row has nobody in it.
        every = {"wres": [f"pay_band={band}" for band in BANDS], "wdes": [f"cluster={name}" for name in PAY_CLUSTERS]}
        for part in [f"clinical={clinical};{rest}" for clinical in CLINICAL for rest in every[standard]]:
            if part not in given:
                self.model.add(sum(self._of("", "all", place) for place in places_of(part) or ()) == 0)

    def narrowed(self, width: int) -> list[Finding]:
        """The hidden numbers that can be bounded to less than `width`."""
        seen: dict[Quantity, list[int]] = {quantity: [] for quantity in self.hidden}
        push = random.Random(1)
        for _ in range(PUSHES):
            self._solve(seen, sum(push.choice((-1, 1)) * number for number in self.hidden.values()))
        for quantity, number in self.hidden.items():
            for sign in (1, -1):
                if max(seen[quantity]) - min(seen[quantity]) < width:
                    self._solve(seen, sign * number)
        findings = [Finding(quantity, min(values), max(values)) for quantity, values in seen.items()]
        return [finding for finding in findings if finding.width < width]

    def _solve(self, seen: Mapping[Quantity, list[int]], most: cp_model.LinearExprT) -> None:
        self.model.maximize(most)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.max_deterministic_time = 20.0
        status = solver.solve(self.model)
        assert status in (cp_model.OPTIMAL, cp_model.FEASIBLE), "nothing agrees with the release"
        for quantity, values in seen.items():
            values.append(solver.value(self.hidden[quantity]))
