"""Totals from elsewhere against ours: which differ, and which rungs or rules explain it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from levelground.measuring import Recount
from levelground.reconciling.explaining import MOST_RULES, MOST_RULES_OF_A_FIGURE, Explained, explain, supported
from levelground.reconciling.recounting import NONE, Ours
from levelground.reconciling.rules import Rule
from levelground.reconciling.totals import Line, Totals
from levelground.standards import Quantity, Standard, in_words

Status = Literal["agrees", "explained", "partly", "unexplained", "not measured"]
# Numbers that differ beyond these are listed with their difference, and not explained: last year's return differs in
# every one, and the first have said why.
_MOST_EXPLAINED = 60


@dataclass(frozen=True)
class Step:
    """A rule of an explanation, and what it alone adds to our number after the rules before it."""

    says: str
    adds: float


@dataclass(frozen=True)
class Compared:
    """One number from elsewhere beside ours.

    `explanations` are equally small, `found` is how many there were of them; each is a series of steps. `left` is what
    no rule explains. `tried` is the largest number of rules that were tried together, 0 where none was tried; `among`
    is how many combinations of the explaining size there were.
    """

    line: Line
    quantity: Quantity
    words: str
    organisation: str
    ours: float | None
    status: Status
    reason: str = ""
    explanations: tuple[tuple[Step, ...], ...] = ()
    found: int = 0
    left: float = 0.0
    tried: int = 0
    among: int = 0

    @property
    def difference(self) -> float:
        """Theirs minus ours; 0 where we have none."""
        return self.line.value - self.ours if self.ours is not None else 0.0


@dataclass(frozen=True)
class Comparison:
    """A file of totals compared with a measurement."""

    file: str
    standard: str
    year: int
    compared: tuple[Compared, ...]
    unmatched: tuple[Line, ...]
    passed: tuple[str, ...]
    notes: tuple[str, ...]

    def with_status(self, *wanted: Status) -> tuple[Compared, ...]:
        """The numbers that ended so."""
        return tuple(one for one in self.compared if one.status in wanted)


# Of equally small combinations so many are told.
_TOLD = 3


def compare(totals: Totals, recount: Recount, notes: Sequence[str] = ()) -> Comparison:
    """Every line of the totals against our number, each difference explained as far as rules can explain it.

    `notes` are sentences to be told with it.
    """
    measurement = recount.measurement
    own = recount.frame.organisations
    known = {code: Ours(recount, code) for code in own}
    compared: list[Compared] = []
    unmatched: list[Line] = []
    open_ones: list[tuple[int, Explained[Rule]]] = []
    for line in _in_order(totals.lines, measurement.standard):
        organisation = line.organisation or (own[0] if len(own) == 1 else "")
        if line.quantity is None or organisation not in known:
            unmatched.append(line)
            continue
        one, explained = _compared(
            line, line.quantity, known[organisation], explain_it=len(open_ones) < _MOST_EXPLAINED
        )
        if explained is not None:
            open_ones.append((len(compared), explained))
        compared.append(one)
    for (place, explained), kept in zip(
        open_ones, supported([explained.combinations for _, explained in open_ones]), strict=True
    ):
        compared[place] = _told(compared[place], known[compared[place].organisation], explained, kept)
    told = _notes(totals, measurement.edition.year, [one for one in compared if one.status != "agrees"], own)
    return Comparison(
        totals.file, measurement.standard.name, measurement.edition.year, tuple(compared), tuple(unmatched),
        totals.passed, (*told, *notes),
    )  # fmt: skip


def _in_order(lines: Sequence[Line], standard: Standard) -> Sequence[Line]:
    """The lines as they stand; of more than are explained, the headlines of the main groups first."""
    if len(lines) <= _MOST_EXPLAINED:
        return lines

    def place(line: Line) -> tuple[bool, bool]:
        quantity = line.quantity
        return quantity is None or bool(quantity.part), quantity is None or quantity.group not in standard.grouping.main

    return sorted(lines, key=place)


def _notes(totals: Totals, year: int, differing: Sequence[Compared], own: Sequence[str]) -> tuple[str, ...]:
    notes = []
    if totals.year is not None and totals.year != year and differing:
        notes.append(
            f"{totals.file} is for {totals.year} and these numbers for {year}: a difference may be a change, "
            "and no fault of either."
        )
    if len(own) > 1 and any(not line.organisation for line in totals.lines):
        notes.append("Several organisations were measured: a line needs its organisation's code to be compared.")
    untried = sum(one.status == "unexplained" and not one.tried for one in differing)
    if untried:
        notes.append(f"Rules were tried for the first {_MOST_EXPLAINED} differences; {untried:,} more are only listed.")
    return tuple(notes)


def _compared(
    line: Line, quantity: Quantity, ours: Ours, *, explain_it: bool
) -> tuple[Compared, Explained[Rule] | None]:
    words = in_words(quantity, ours.standard)
    value = ours.value(quantity, NONE)
    if value is None:
        reason = ours.recount.measurement.not_measured.get(
            quantity.indicator, "nobody is in this part, or it is not made"
        )
        return Compared(line, quantity, words, ours.organisation, None, "not measured", reason), None
    tolerance = _tolerance(line)
    if abs(line.value - value) <= tolerance:
        return Compared(line, quantity, words, ours.organisation, value, "agrees"), None
    left = line.value - value
    plain = Compared(line, quantity, words, ours.organisation, value, "unexplained", left=left)
    if not explain_it:
        return plain, None
    rules, rough = ours.rules_for(quantity, line.decimals)
    explained = explain(
        value,
        line.value,
        tolerance,
        rules,
        lambda chosen: ours.value(quantity, chosen),
        rough=rough,
        most=MOST_RULES if quantity.is_count else MOST_RULES_OF_A_FIGURE,
        partly=quantity.is_count,
    )
    return plain, explained


def _tolerance(line: Line) -> float:
    """Half of the last digit given: a number cannot say more than it shows."""
    half: float = 0.5 * 10.0**-line.decimals
    return max(half * (1 + 1e-9), 1e-9 * abs(line.value))


def _told(one: Compared, ours: Ours, explained: Explained[Rule], kept: Sequence[tuple[Rule, ...]]) -> Compared:
    explanations = tuple(_steps(one.quantity, ours, chosen) for chosen in kept[:_TOLD])
    status: Status = "unexplained" if not kept else "partly" if explained.left else "explained"
    return Compared(
        one.line, one.quantity, one.words, one.organisation, one.ours, status, "", explanations, len(kept),
        explained.left, explained.tried, explained.among,
    )  # fmt: skip


def _steps(quantity: Quantity, ours: Ours, chosen: Sequence[Rule]) -> tuple[Step, ...]:
    steps = []
    before = ours.value(quantity, NONE) or 0.0
    for number in range(1, len(chosen) + 1):
        after = ours.value(quantity, frozenset(chosen[:number]))
        after = before if after is None else after
        steps.append(Step(chosen[number - 1].says, after - before))
        before = after
    return tuple(steps)


def settings_apart(document: Mapping[str, object], recount: Recount) -> tuple[str, ...]:
    """The settings by which another return was made that are not ours, in words."""
    listed = document.get("settings")
    own = {setting.name: setting.value for setting in recount.measurement.settings}
    apart = []
    for setting in listed if isinstance(listed, list) else []:
        name, value = str(setting.get("name")), tuple(map(str, setting.get("value", ())))
        if name in own and own[name] != value:
            apart.append(f"Its setting '{name}' was {_listed(value)}; ours is {_listed(own[name])}.")
    return tuple(apart)


def _listed(values: Sequence[str]) -> str:
    return ", ".join(value or "(blank)" for value in values) or "none"
