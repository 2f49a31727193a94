"""What a new release would reveal beside all that was published before, and what to hide so that it does not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from levelground.disclosure.crossing import Other, told_by_finer, wider_elsewhere
from levelground.disclosure.drafts import Elsewhere
from levelground.disclosure.grids import published_cells
from levelground.disclosure.ledger import SIDES, Ledger, Release, populations_of, release_of
from levelground.disclosure.protect import Cell, Protected, protect
from levelground.disclosure.rules import Rules
from levelground.disclosure.shared import by_thing, split_at_all, split_singly, things_of
from levelground.standards import CountTable, Standard, UnknownStandardError, UnsoundStandardError
from levelground.standards import standard as registered


@dataclass(frozen=True)
class Reveal:
    """A number of the new release that reveals a few people beside one that was published before."""

    cell: Cell
    release: str
    earlier: Cell
    difference: float
    why: str


@dataclass(frozen=True)
class Checked:
    """What earlier releases mean for a new one: numbers `known` already, those to hide `also`, and why.

    `known` and `also` are for `protect`. `lost` are reveals that hiding cannot undo: the number itself is small and
    has been published. `elsewhere` are parts that another standard's release of the year
    names, and this table does not. `finer_than` are the standards that were published before for the same year, and
    name wider parts of what this table splits by single values.
    """

    known: tuple[Cell, ...]
    also: tuple[Cell, ...]
    reveals: tuple[Reveal, ...]
    lost: tuple[Cell, ...]
    elsewhere: tuple[Elsewhere, ...] = ()
    finer_than: tuple[str, ...] = ()

    @property
    def too_late(self) -> str:
        """Why it may not be published now, in a sentence; blank where it may.

        Beside wider parts that another standard has shown already, finer ones are hidden without a whole proof: the
        attack in tests/attack bounded some of them more closely than promised. The other way round it bounded none.
        """
        if not self.finer_than:
            return ""
        return (
            f"{' and '.join(self.finer_than)} of this year was published before, with wider parts of the workforce "
            "than this standard's. Beside it the small numbers of the finer parts cannot all be proven safe. Publish "
            "the standard with the finer parts first; this year, keep this one inside."
        )


def check_against(
    ledger: Ledger, table: CountTable, standard: Standard, rollups: Mapping[str, Sequence[str]], rules: Rules
) -> Checked:
    """What earlier releases of the same standard and year reveal beside the numbers of a new table.

    Two numbers of the same indicator, part and group reveal a few people where one population lies inside the other
    and they differ by a count that the rules hide: an organisation left out or moved to another ICS, and successive
    releases of the same organisation after a correction. The new number is then to be hidden. So is one whose
    difference from the earlier one is a number that the earlier release has hidden, and one that the earlier release
    of the same people has hidden itself: shown now, it would undo what was hidden then. A number that was shown before
    and has not changed is known, whatever is done now.
    """
    known: dict[Cell, None] = {}
    also: dict[Cell, None] = {}
    lost: dict[Cell, None] = {}
    reveals: list[Reveal] = []
    populations = populations_of(table, rollups)
    new = _numbers(table, standard)
    for release in _earlier(ledger, table):
        shown = _by_organisation(release)
        # Those of the same people first: what they have told already, no other pair can tell anew.
        pairs = _pairs(release, populations)
        for before, now in sorted(pairs, key=lambda pair: release.populations[pair[0]] != populations[pair[1]]):
            same = release.populations[before] == populations[now]
            apart = release.populations[before] ^ populations[now]
            for earlier, was in shown.get(before, {}).items():
                cell = replace(earlier, organisation=now)
                number = new.get(cell)
                if number is None or (cell in known and not same):
                    continue
                difference = abs(number - was)
                if same and difference == 0:
                    known[cell] = None
                    if _few(number, rules) or cell in also:
                        lost[cell] = None
                elif number > 0 and (_few(difference, rules) or _gives(earlier, apart, shown)):
                    also[cell] = None
                    why = "corrected since" if same else "one population lies inside the other"
                    reveals.append(Reveal(cell, release.name, earlier, difference, why))
        also |= dict.fromkeys(_hidden_before(release, shown, populations, new))
    return Checked(tuple(known), tuple(cell for cell in also if cell not in known), tuple(reveals), tuple(lost))


def protect_against(
    ledger: Ledger, table: CountTable, standard: Standard, rules: Rules, rollups: Mapping[str, Sequence[str]]
) -> tuple[Protected, Checked]:
    """What to hide of a table so that neither it nor all that was published before gives a small count away.

    What this release hides of an organisation can be told by the difference of a roll-up now and before: such roll-ups
    are looked for, hidden, and looked for again, until there are none. Where an organisation has gone on whose hidden
    numbers the safety of others rested, the indicators concerned tell nothing but what has been told before: the proof
    of the earlier release then holds. Raises as `protect` does.
    """
    checked = _with_other_standards(
        check_against(ledger, table, standard, rollups, rules), ledger, table, standard, rules
    )
    also, told = dict.fromkeys(checked.also), dict.fromkeys(checked.known)
    while True:
        protected = protect(
            table, standard, rules, rollups, known=checked.known, also=also, elsewhere=checked.elsewhere
        )
        more = [cell for cell in _told_by_difference(ledger, protected, rollups) if cell not in also | told]
        if not more:
            break
        also |= dict.fromkeys(more)
    unproven = {cell.indicator for cell in protected.uncovered}
    if not unproven or not checked.known:
        return protected, replace(checked, also=tuple(also))
    together = _together(standard, unproven)
    also |= dict.fromkeys(
        cell
        for cell, number in _numbers(table, standard).items()
        if cell.indicator in together and number > 0 and cell not in told
    )
    protected = protect(table, standard, rules, rollups, known=checked.known, also=also, elsewhere=checked.elsewhere)
    left = tuple(cell for cell in protected.uncovered if cell.indicator not in together or cell in told)
    return replace(protected, uncovered=left), replace(checked, also=tuple(also))


def _with_other_standards(
    checked: Checked, ledger: Ledger, table: CountTable, standard: Standard, rules: Rules
) -> Checked:
    """What releases of other standards for the same year tell of everyone in a part, added to what is checked.

    The same number is known; one that differs by few people, or that the other release has hidden, is to be hidden.
    """
    if all(release.standard == standard.name for release in ledger.releases):
        return checked
    thing, numbers = things_of(standard, table.year), _numbers(table, standard)
    own, whole = by_thing(numbers, thing), by_thing(numbers, things_of(standard, table.year, every_group=True))
    known, also, lost = dict.fromkeys(checked.known), dict.fromkeys(checked.also), dict.fromkeys(checked.lost)
    elsewhere: list[Elsewhere] = []
    finer_than: dict[str, None] = {}
    for release in ledger.releases:
        if release.year != table.year or release.standard == standard.name:
            continue
        try:
            registered_other = registered(release.standard)
        except (UnknownStandardError, UnsoundStandardError):
            continue
        shown = by_thing(release.values, things_of(registered_other, release.year))
        other = Other(
            registered_other,
            release.year,
            {named: release.values[cells[0]] for named, cells in shown.items()},
            frozenset((cell.organisation, cell.indicator) for cell in release.values),
        )
        for named, cells in own.items():
            if named in other.shown:
                was = other.shown[named]
                known |= {cell: None for cell in cells if numbers[cell] == was}
                lost |= {cell: None for cell in cells if numbers[cell] == was and _few(was, rules)}
                also |= {cell: None for cell in cells if _few(abs(numbers[cell] - was), rules)}
            elif other.names(named):
                also |= dict.fromkeys(cells)
        elsewhere += wider_elsewhere(own, standard, other)
        if split_singly(standard) & (split_at_all(registered_other) - split_singly(registered_other)):
            finer_than[registered_other.title] = None
        for named, is_told in told_by_finer(own, numbers, other).items():
            if is_told:
                known |= dict.fromkeys(own[named])
                lost |= {cell: None for cell in own[named] if _few(numbers[cell], rules)}
            else:
                also |= dict.fromkeys(whole[named])
    also = {cell: None for cell in also if numbers.get(cell, 0) > 0}
    return replace(
        checked,
        known=tuple(known),
        also=tuple(each for each in also if each not in known),
        lost=tuple(lost),
        elsewhere=tuple(elsewhere),
        finer_than=tuple(finer_than),
    )


def _together(standard: Standard, indicators: set[str]) -> set[str]:
    """The indicators that count the same things as one of these, or as one of those again."""
    found = set(indicators)
    while True:
        tallies = {tally for number in found for tally in standard.indicator(number).tallies}
        more = {each.number for each in standard.indicators if tallies & set(each.tallies)} - found
        if not more:
            return found
        found |= more


def _earlier(ledger: Ledger, table: CountTable) -> list[Release]:
    return [each for each in ledger.releases if (each.standard, each.year) == (table.standard, table.year)]


def _gives(earlier: Cell, apart: frozenset[str], shown: Mapping[str, Mapping[Cell, float]]) -> bool:
    """Whether the people by whom two populations differ are, for this number, hidden in a release that names them."""
    return any(unit in shown and replace(earlier, organisation=unit) not in shown[unit] for unit in apart)


def _hidden_before(
    release: Release,
    shown: Mapping[str, Mapping[Cell, float]],
    populations: Mapping[str, frozenset[str]],
    new: Mapping[Cell, float],
) -> list[Cell]:
    """Numbers of the same people that the earlier release, which gave their indicator, did not show."""
    same = {
        now: before for before, now in _pairs(release, populations) if release.populations[before] == populations[now]
    }
    gave = {(name, cell.indicator) for name, cells in shown.items() for cell in cells}
    return [
        cell
        for cell, number in new.items()
        if number > 0
        and (before := same.get(cell.organisation)) is not None
        and (before, cell.indicator) in gave
        and replace(cell, organisation=before) not in shown[before]
    ]


def _told_by_difference(ledger: Ledger, protected: Protected, rollups: Mapping[str, Sequence[str]]) -> list[Cell]:
    """Numbers of this release that, less an earlier one, give what this release hides of an organisation."""
    release = release_of("", protected, rollups)
    now_shown = _by_organisation(release)
    found = []
    for earlier in _earlier(ledger, protected.table):
        shown = _by_organisation(earlier)
        for before, now in _pairs(earlier, release.populations):
            apart = earlier.populations[before] ^ release.populations[now]
            found += [
                cell
                for cell, number in now_shown.get(now, {}).items()
                if number > 0
                and replace(cell, organisation=before) in shown.get(before, {})
                and _gives(cell, apart, now_shown)
            ]
    return found


def _few(number: float, rules: Rules) -> bool:
    return rules.hide_from <= round(number) <= rules.hide_to


def _numbers(table: CountTable, standard: Standard) -> dict[Cell, float]:
    """Every number that a release of the table shows or hides."""
    found: dict[Cell, float] = {}
    for counts in table.indicators:
        published = published_cells(counts, standard)
        for side in SIDES:
            numbers = counts.numerator if side == "numerator" else counts.denominator
            for row, part, group in np.argwhere(published):
                cell = Cell(table.organisations[row], counts.indicator, counts.parts[part], counts.groups[group], side)
                found[cell] = float(numbers[row, part, group])
    return found


def _pairs(release: Release, populations: Mapping[str, frozenset[str]]) -> list[tuple[str, str]]:
    """Populations of an earlier release and of this one that are the same, or one inside the other.

    Where a population has the same people in both releases, nesting within one release says all there is to say.
    """
    lasting = set(release.populations.values()) & set(populations.values())
    return [
        (before, now)
        for before, then in release.populations.items()
        for now, these in populations.items()
        if then and these and (then == these or ((then < these or these < then) and not {then, these} <= lasting))
    ]


def _by_organisation(release: Release) -> dict[str, dict[Cell, float]]:
    shown: dict[str, dict[Cell, float]] = {}
    for cell, value in release.values.items():
        shown.setdefault(cell.organisation, {})[cell] = value
    return shown
