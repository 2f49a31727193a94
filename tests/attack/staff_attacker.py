"""An attacker of staff and of boards in releases of both standards: a solver of its own bounds what is hidden.

What adds up to what is written here by hand, from the published definitions of both standards: everyone is in one
band, clinical or not, and in one group of each standard; everyone in a band is the same people in both. Members of a
board vote or do not, and are executive or not. A roll-up is everyone of its organisations.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

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


def seats_of(part: str) -> list[Place] | None:
    """The seats of a board, voting or not and executive or not, that a part holds."""
    chosen = dict(pair.split("=", 1) for pair in part.split(";") if pair)
    return [
        (voting, executive)
        for voting, executive in product(CLINICAL, CLINICAL)
        if chosen.get("voting", voting) == voting and chosen.get("executive", executive) == executive
    ]


@dataclass(frozen=True)
class Thing:
    """What two standards count: their indicators, what a part holds, and the parts that nobody is in without a row."""

    indicators: Mapping[str, str]
    places_of: Callable[[str], list[Place] | None]
    parts: Mapping[str, Sequence[str]]


STAFF = Thing(
    {"wres": "1", "wdes": "1"},
    places_of,
    {
        standard: [f"clinical={clinical};{rest}" for clinical in CLINICAL for rest in named]
        for standard, named in (
            ("wres", [f"pay_band={band}" for band in BANDS]),
            ("wdes", [f"cluster={name}" for name in PAY_CLUSTERS]),
        )
    },
)
SEATS = [f"{name}={value}" for name in ("voting", "executive") for value in CLINICAL]
BOARDS = Thing({"wres": "9", "wdes": "10"}, seats_of, {"wres": SEATS, "wdes": SEATS})


class StaffAttacker:
    """What the tables of counts, by the standard that they are of, tell of one thing that both count.

    `rollups` is public: which organisations each ICS and region holds.
    """

    def __init__(
        self,
        tables: Mapping[str, Sequence[Row]],
        rollups: Mapping[str, Sequence[str]] | None = None,
        thing: Thing = STAFF,
    ) -> None:
        self.model = cp_model.CpModel()
        self.people: dict[tuple[str, str, str, Place], cp_model.IntVar] = {}
        self.hidden: dict[Quantity, cp_model.LinearExprT] = {}
        self.rollups, self.thing = rollups or {}, thing
        for organisation in {row["organisation"] for rows in tables.values() for row in rows} - set(self.rollups):
            for each in thing.places_of("") or ():
                for standard in tables:
                    groups = [self._of(organisation, standard, group, each) for group in GROUPS[standard]]
                    self.model.add(self._of(organisation, "", "all", each) == sum(groups))
        for standard, rows in tables.items():
            own = [row for row in rows if row["indicator"] == thing.indicators[standard] and "=" not in row["group"]]
            for organisation in dict.fromkeys(row["organisation"] for row in own):
                self._read(standard, organisation, [row for row in own if row["organisation"] == organisation])

    def _of(self, organisation: str, standard: str, group: str, place: Place) -> cp_model.IntVar:
        # Everyone is the same people, whichever standard counts them.
        key = (organisation, "" if group == "all" else standard, group, place)
        if key not in self.people:
            self.people[key] = self.model.new_int_var(0, MOST, "|".join((*key[:3], *place)))
        return self.people[key]

    def _sum(self, organisation: str, standard: str, group: str, places: Sequence[Place]) -> cp_model.LinearExprT:
        members = self.rollups.get(organisation, [organisation])
        return sum(self._of(member, standard, group, place) for member in members for place in places)

    def _read(self, standard: str, organisation: str, rows: Sequence[Row]) -> None:
        given = {row["part"] for row in rows}
        for row in rows:
            places = self.thing.places_of(row["part"])
            for side, group in (("numerator", row["group"]), ("denominator", "all")):
                if places is None:
                    continue
                number = self._sum(organisation, standard, group, places)
                if row[side] == "*":
                    self.hidden[standard, row["part"], group, organisation] = number
                    self.model.add(number >= 1)
                else:
                    self.model.add(number == int(float(row[side])))
        # A part without a row has nobody in it.
        for part in self.thing.parts[standard]:
            if part not in given:
                self.model.add(self._sum(organisation, "", "all", self.thing.places_of(part) or ()) == 0)

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
