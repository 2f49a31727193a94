"""An attacker: reads a release as text, knows how its numbers are defined, and bounds every hidden one with a solver.

The solver is CP-SAT, which protection does not use; what adds up to what is written here by hand, from the published
definitions of the Workforce Race Equality Standard, and not taken from the declaration that protection reads.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from levelground import statistics

AGENDA = ("Under Band 1", *(f"Band {n}" for n in range(1, 8)), "Band 8a", "Band 8b", "Band 8c", "Band 8d", "Band 9")
MEDICAL = ("Consultant", "Non-consultant career grade", "Trainee grade", "Other medical")
BANDS = (*AGENDA, "VSM", *MEDICAL, "Other")
LOWER, MIDDLE = AGENDA[:6], ("Band 6", "Band 7")
UPPER = (*AGENDA[8:], "VSM")
CLUSTERS = {"5 and under": LOWER, "6 and 7": MIDDLE, "8a and above": UPPER}
TIERS = {"lower": LOWER, "middle": MIDDLE, "upper": UPPER}
ROUTES = ("advertised", "international recruitment", "redeployment", "other")
MAIN = ("white", "bme", "unknown", "all")
FINER = {
    "white": ("ethnicity=white-british", "ethnicity=white-other"),
    "bme": ("ethnicity=mixed", "ethnicity=asian", "ethnicity=black", "ethnicity=other"),
}
LARGEST = 10_000_000
# Survey numerators are shares of a base, to four decimals.
SCALE = 10_000

FAMILIES = {
    "staff": "staff", "disciplined": "staff", "trained": "staff",
    "appointed": "applications", "shortlisted": "applications", "board": "board",
}  # fmt: skip
# How many releases that push all hidden numbers about are looked for.
PUSHES = 6

# What is counted: (organisation, thing counted, part, group).
Quantity = tuple[str, str, str, str]
Row = dict[str, str]


def rows_of(text: str) -> list[Row]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(text)))


@dataclass(frozen=True)
class Finding:
    """A hidden number, and the least and greatest value that the attacker could not rule out."""

    quantity: Quantity
    least: int
    most: int

    @property
    def width(self) -> int:
        return self.most - self.least


def _things(row: Row) -> tuple[tuple[str, str], tuple[str, str]]:
    """What a row's numerator and denominator count: a thing and a group."""
    group = row["group"]
    match row["indicator"]:
        case "1":
            return ("staff", group), ("staff", "all")
        case "2":
            return ("appointed", group), ("shortlisted", group)
        case "3":
            return ("disciplined", group), ("staff", group)
        case "4":
            return ("trained", group), ("staff", group)
        case "9":
            return ("board", group), ("board", "all")
        case number:
            return (f"answered yes {number}", group), (f"answered {number}", group)


class Attacker:
    """What can be known from a release. `rollups` is public: which organisations each ICS and region holds."""

    def __init__(self, counts: str, figures: str, rollups: Mapping[str, Sequence[str]]) -> None:
        self.models: dict[str, cp_model.CpModel] = {}
        self.variables: dict[Quantity, cp_model.IntVar] = {}
        self.hidden: dict[Quantity, None] = {}
        self.given: dict[Quantity, int] = {}
        rows = rows_of(counts)
        self.organisations = list(dict.fromkeys(row["organisation"] for row in rows))
        self.measured = {(row["organisation"], row["indicator"]) for row in rows}
        for row in rows:
            for side, (thing, group) in zip(("numerator", "denominator"), _things(row), strict=True):
                quantity = (row["organisation"], thing, row["part"], group)
                self._read(quantity, row[side])
        for row in rows_of(figures):
            self._read_figure(row)
        self._relations(rollups)
        for quantity in self.hidden:
            if quantity not in self.given:
                self._model(quantity).add(self.of(quantity) >= (0 if quantity[1].startswith("answered yes") else 1))
        for quantity, number in self.given.items():
            self._model(quantity).add(self.of(quantity) == number)

    def of(self, quantity: Quantity) -> cp_model.IntVar:
        if quantity not in self.variables:
            largest = LARGEST * (SCALE if quantity[1].startswith("answered yes") else 1)
            self.variables[quantity] = self._model(quantity).new_int_var(0, largest, "|".join(quantity))
        return self.variables[quantity]

    def _model(self, quantity: Quantity) -> cp_model.CpModel:
        """Things that no sum and no denominator ties together are solved apart."""
        thing = quantity[1]
        family = FAMILIES.get(thing, thing.removeprefix("answered ").removeprefix("yes "))
        return self.models.setdefault(family, cp_model.CpModel())

    def _read(self, quantity: Quantity, text: str) -> None:
        if text == "*":
            self.hidden[quantity] = None
            return
        scale = SCALE if quantity[1].startswith("answered yes") else 1
        number = round(float(text) * scale)
        assert self.given.setdefault(quantity, number) == number, f"{quantity} is given twice, and differently"

    def _read_figure(self, row: Row) -> None:
        """A percentage with a known denominator, or either limit of its interval, gives its numerator."""
        if row["statistic"] != "percentage" or not (row["value"] or row["lower"] or row["upper"]):
            return
        (thing, group), (base, base_group) = _things(row)
        over = (row["organisation"], thing, row["part"], group)
        under = (row["organisation"], base, row["part"], base_group)
        if over in self.hidden and under in self.given and not thing.startswith("answered"):
            count = _count_from(row, self.given[under])
            if count is not None:
                self.given[over] = count

    def _is_there(self, quantity: Quantity) -> bool:
        return quantity in self.given or quantity in self.hidden

    def _add_up(self, whole: Quantity, parts: Iterable[Quantity]) -> None:
        self._model(whole).add(self.of(whole) == sum(self.of(part) for part in parts))

    def _relations(self, rollups: Mapping[str, Sequence[str]]) -> None:
        for organisation in self.organisations:
            for indicator, things in (("1", ("staff",)), ("2", ("appointed", "shortlisted")), ("3", ("disciplined",)),
                                      ("4", ("trained",)), ("9", ("board",))):  # fmt: skip
                if (organisation, indicator) in self.measured:
                    for thing in things:
                        self._within(organisation, thing)
            for indicator in "5678":
                self._survey(organisation, indicator)
        for organisation, thing, part, group in list(self.variables):
            if organisation in rollups and not (part and group not in MAIN and not part.startswith("cluster=")):
                members = [(member, thing, part, group) for member in rollups[organisation]]
                self._add_up((organisation, thing, part, group), members)

    def _within(self, organisation: str, thing: str) -> None:
        parts = [""]
        splits: list[tuple[str, list[str]]] = []
        if thing == "staff":
            banded = {c: [f"clinical={c};pay_band={band}" for band in BANDS] for c in ("yes", "no")}
            splits = [("", ["clinical=yes", "clinical=no"])]
            splits += [(f"clinical={c}", banded[c]) for c in banded]
            splits += [
                (f"cluster={name}", [f"clinical={c};pay_band={band}" for c in banded for band in bands])
                for name, bands in CLUSTERS.items()
            ]
            splits += [
                (f"clinical={c};tier={name}", [f"clinical={c};pay_band={band}" for band in bands])
                for name, bands in TIERS.items()
                for c in banded
            ]
            parts += ["medical_grade=senior medical manager"]
        elif thing in ("disciplined", "trained"):
            splits = [("", ["clinical=yes", "clinical=no"])]
        elif thing in ("appointed", "shortlisted"):
            splits = [("", [f"pay_band={band}" for band in BANDS]), ("", [f"route={route}" for route in ROUTES])]
            others = [f"route={route}" for route in ROUTES if route != "international recruitment"]
            splits += [("route=all but international recruitment", others)]
        elif thing == "board":
            splits = [("", ["voting=yes", "voting=no"]), ("", ["executive=yes", "executive=no"])]
        parts += list(dict.fromkeys(part for whole, named in splits for part in (whole, *named) if part))
        for part in parts:
            self._groups(organisation, thing, part)
            if not any(self._is_there((organisation, thing, part, group)) for group in MAIN):
                # Its rows are absent: nobody is in it.
                self.given[organisation, thing, part, "all"] = 0
        for whole, named in splits:
            for group in MAIN:
                self._add_up(
                    (organisation, thing, whole, group), [(organisation, thing, part, group) for part in named]
                )
        bases = {"appointed": "shortlisted", "disciplined": "staff", "trained": "staff"}
        for part in parts:
            for group in MAIN if thing in bases else ():
                quantity, base = (organisation, thing, part, group), (organisation, bases[thing], part, group)
                if not self._is_there(quantity) and self.given.get(base, 0) == 0:
                    self.given.setdefault(quantity, 0)
                self._model(base).add(self.of(quantity) <= self.of(base))
        for group in (group for finer in FINER.values() for group in finer):
            named = [(organisation, thing, f"cluster={name}", group) for name in CLUSTERS]
            if thing == "staff":
                self._model(named[0]).add(
                    sum(self.of(part) for part in named) <= self.of((organisation, thing, "", group))
                )

    def _groups(self, organisation: str, thing: str, part: str) -> None:
        at = {group: (organisation, thing, part, group) for group in MAIN}
        self._add_up(at["all"], [at["white"], at["bme"], at["unknown"]])
        if not part or part.startswith("cluster="):
            for whole, finer in FINER.items():
                self._add_up(at[whole], [(organisation, thing, part, group) for group in finer])

    def _survey(self, organisation: str, indicator: str) -> None:
        if (organisation, indicator) not in self.measured:
            return
        for group in ("white", "bme", "all"):
            base = (organisation, f"answered {indicator}", "", group)
            if not self._is_there(base):
                self.given[base] = 0
            self._model(base).add(
                self.of((organisation, f"answered yes {indicator}", "", group)) <= SCALE * self.of(base)
            )
        white, bme, everyone = (
            self.of((organisation, f"answered {indicator}", "", g)) for g in ("white", "bme", "all")
        )
        self._model(base).add(white + bme == everyone)

    def narrowed(self, width: int, every: int = 1) -> list[Finding]:
        """The hidden numbers (or each so many of them) that can be bounded to less than `width`.

        Every other release that agrees with this one shows how far many numbers can move at once: some are found that
        push all numbers about, and then the numbers that have not moved enough are gone through one by one.
        """
        found = []
        for model in self.models.values():
            asked = [q for q in list(self.hidden)[::every] if self._model(q) is model]
            seen: dict[Quantity, list[int]] = {quantity: [] for quantity in asked}
            push = random.Random(1)
            for _ in range(PUSHES if asked else 0):
                other = model.clone()
                other.maximize(sum(push.choice((-1, 1)) * self._in(other, quantity) for quantity in asked))
                self._note(seen, _solved(other, within=2.0))
            for quantity in asked:
                if max(seen[quantity]) - min(seen[quantity]) < width * _unit(quantity):
                    self._bound(model, quantity, seen)
            found += [Finding(quantity, min(values), max(values)) for quantity, values in seen.items()]
        return [finding for finding in found if finding.width < width * _unit(finding.quantity)]

    def _bound(self, model: cp_model.CpModel, quantity: Quantity, seen: Mapping[Quantity, list[int]]) -> None:
        for sign in (1, -1):
            other = model.clone()
            other.maximize(sign * self._in(other, quantity))
            self._note(seen, _solved(other))

    def _note(self, seen: Mapping[Quantity, list[int]], solver: cp_model.CpSolver) -> None:
        for quantity, values in seen.items():
            values.append(solver.value(self.of(quantity)))

    def _in(self, model: cp_model.CpModel, quantity: Quantity) -> cp_model.IntVar:
        return model.get_int_var_from_proto_index(self.of(quantity).index)


def _unit(quantity: Quantity) -> int:
    return SCALE if quantity[1].startswith("answered yes") else 1


def _solved(model: cp_model.CpModel, within: float = 60.0) -> cp_model.CpSolver:
    """The solver with a release that agrees; `within` is in the solver's own units of work, the same on any machine."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = within
    status = solver.solve(model)
    assert status in (cp_model.OPTIMAL, cp_model.FEASIBLE), "nothing agrees with the release"
    return solver


def _count_from(row: Row, base: int) -> int | None:
    """The numerator whose percentage or interval over a known base is the one printed; None where none is."""
    for count in range(base + 1):
        wilson = statistics.wilson(count, base).scaled(100.0)
        for name in ("value", "lower", "upper"):
            if row[name] and abs(float(getattr(wilson, name)) - float(row[name])) < 1e-9:
                return count
    return None
