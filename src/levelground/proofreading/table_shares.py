"""Rules on tables: percentages that the counts of their row or column give everywhere but here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from levelground.proofreading.cells import TOTAL, Cell, Sheet, shown_places
from levelground.proofreading.findings import Finding, Level, Outcome
from levelground.proofreading.rounding import Match, match, rounded

_MOST_WAYS = 400
_MOST_LINES = 30


@dataclass(frozen=True)
class Checked:
    """What the counts of a table say of its percentages: `exact` by (row, column), as fractions of one."""

    outcome: Outcome
    exact: dict[tuple[int, int], Fraction]


@dataclass(frozen=True)
class _Value:
    exact: Fraction
    says: str


def table_percentages(sheet: Sheet) -> Checked:
    """Percentages against the counts of their line, by the one way of reckoning that fits the other lines."""
    faults: dict[tuple[int, int], Finding] = {}
    exact: dict[tuple[int, int], Fraction] = {}
    for across in (True, False):
        for cells in _percent_lines(sheet, across=across):
            _check_line(sheet, cells, across, faults, exact)
    for where in [where for where in faults if where in exact and _good(sheet.cells[where], exact[where])]:
        del faults[where]
    followed = sum(_good(sheet.cells[where], value) for where, value in exact.items())
    return Checked(Outcome(followed, tuple(faults[where] for where in sorted(faults))), exact)


def _good(cell: Cell, value: Fraction) -> bool:
    return cell.percent is not None and match(value * cell.scale, cell.percent.value) is Match.ROUNDED


def _percent_lines(sheet: Sheet, *, across: bool) -> Iterator[list[Cell]]:
    """Percentages that stand in one column (to be made from their rows), or in one row (from their columns)."""
    lines = [[cell for cell in line if cell.percent is not None] for line in sheet.lines(across=not across)]
    yield from (line for line in lines[:_MOST_LINES] if line)


def _check_line(
    sheet: Sheet,
    cells: Sequence[Cell],
    across: bool,
    faults: dict[tuple[int, int], Finding],
    exact: dict[tuple[int, int], Fraction],
) -> None:
    ways = _ways(sheet, cells, across)
    best: tuple[int, int, dict[tuple[int, int], _Value]] = (0, 0, {})
    explained: set[tuple[int, int]] = set()
    for values in ways:
        good = {where for where, value in values.items() if _good(sheet.cells[where], value.exact)}
        cut = {
            where
            for where, value in values.items()
            if where not in good and shown_places(sheet.cells[where]) and _cut(sheet.cells[where], value.exact)
        }
        explained |= good
        if (len(good) + len(cut), len(good)) > best[:2]:
            best = (len(good) + len(cut), len(good), values)
    values = best[2]
    wrong = [where for where in values if where not in explained]
    if _settled(sheet, values):
        for where in wrong:
            faults.setdefault(where, _fault(sheet, sheet.cells[where], values[where]))
        for where in values:
            exact.setdefault(where, values[where].exact)
    elif not best[0] and len(cells) == 1:
        _lone(sheet, cells[0], across, faults)


def _settled(sheet: Sheet, values: dict[tuple[int, int], _Value]) -> bool:
    """Whether a way of reckoning fits too many lines to be chance, so that the lines that it does not fit are wrong.

    A percentage of two digits fits some counts or other by chance; only those of three digits and more are evidence.
    """
    fits = {where: _good(sheet.cells[where], value.exact) for where, value in values.items()}
    telling = [where for where in values if _digits(sheet.cells[where]) >= 3]
    if not telling:
        return sum(fits.values()) >= max(3, len(values) * 3 / 4)
    near = sum(fits[where] or _cut(sheet.cells[where], values[where].exact) for where in telling)
    others = len(telling) - near
    return near >= max(1, others * (2 if len(telling) >= 3 else 1))


def _digits(cell: Cell) -> int:
    """How many digits of its percentage mean anything."""
    return len(str(cell.percent.value).replace(".", "").replace("-", "").lstrip("0")) if cell.percent else 0


def _cut(cell: Cell, value: Fraction) -> bool:
    return cell.percent is not None and match(value * cell.scale, cell.percent.value) is Match.TRUNCATED


def _line_of(cell: Cell, across: bool) -> int:
    return cell.row if across else cell.column


def _place_in(cell: Cell, across: bool) -> int:
    return cell.column if across else cell.row


def _ways(sheet: Sheet, cells: Sequence[Cell], across: bool) -> list[dict[tuple[int, int], _Value]]:
    """Each way of making these percentages: one column over another, over the row's sum, or over its own total."""
    lines = {_line_of(cell, across): cell for cell in cells}
    table: dict[int, dict[int, Cell]] = {}
    for cell in sheet.cells.values():
        if cell.count is not None:
            table.setdefault(_place_in(cell, across), {})[_line_of(cell, across)] = cell
    group = {cell.group for cell in cells}
    found: list[dict[tuple[int, int], _Value]] = []
    for above, tops in table.items():
        if not _may_stand_above(tops, group):
            continue
        for below, bases in table.items():
            if below != above:
                found.append(_over(lines, tops, bases))
        found.append(_over_sum(sheet, lines, tops, table, across))
        found.append(_over_own_total(sheet, lines, tops, across))
        if len(found) > _MOST_WAYS:
            break
    return [values for values in found if values]


def _may_stand_above(tops: dict[int, Cell], groups: set[str]) -> bool:
    """A white count is no numerator of a BME percentage."""
    named = {cell.group for cell in tops.values()} - {""}
    wanted = groups - {""}
    return not (len(named) == 1 and len(wanted) == 1 and named != wanted and not wanted & {"board", "workforce"})


def _over(lines: dict[int, Cell], tops: dict[int, Cell], bases: dict[int, Cell]) -> dict[tuple[int, int], _Value]:
    values = {}
    for line, cell in lines.items():
        top, base = tops.get(line), bases.get(line)
        if top is None or base is None or top.count is None or base.count is None:
            continue
        if 0 <= top.count.value <= base.count.value > 0:
            share = Fraction(top.count.value) / Fraction(base.count.value)
            values[cell.row, cell.column] = _Value(share, f"{top.count.text} of {base.count.text}")
    return values


def _over_sum(
    sheet: Sheet, lines: dict[int, Cell], tops: dict[int, Cell], table: dict[int, dict[int, Cell]], across: bool
) -> dict[tuple[int, int], _Value]:
    values = {}
    named = sheet.headers if across else sheet.labels
    for line, cell in lines.items():
        parts = [
            counts[line].count
            for place, counts in table.items()
            if line in counts and not TOTAL.match(named[place].strip())
        ]
        total = sum((Fraction(part.value) for part in parts if part is not None), Fraction(0))
        top = tops.get(line)
        if top is not None and top.count is not None and total > 0 and len(parts) > 1:
            shown = " + ".join(part.text for part in parts if part is not None)
            values[cell.row, cell.column] = _Value(Fraction(top.count.value) / total, f"{top.count.text} of {shown}")
    return values


def _over_own_total(
    sheet: Sheet, lines: dict[int, Cell], tops: dict[int, Cell], across: bool
) -> dict[tuple[int, int], _Value]:
    named = sheet.labels if across else sheet.headers
    totals = [cell for line, cell in tops.items() if TOTAL.match(named[line].strip())]
    rest = [cell for line, cell in tops.items() if not TOTAL.match(named[line].strip())]
    if totals and totals[-1].count is not None:
        total, shown = Fraction(totals[-1].count.value), totals[-1].count.text
    else:
        total = sum((Fraction(cell.count.value) for cell in rest if cell.count is not None), Fraction(0))
        shown = f"{rounded(total, 0):,}"
    values = {}
    for line, cell in lines.items():
        top = tops.get(line)
        if top is not None and top.count is not None and total > 0 and len(rest) > 1:
            values[cell.row, cell.column] = _Value(Fraction(top.count.value) / total, f"{top.count.text} of {shown}")
    return values


def _lone(sheet: Sheet, cell: Cell, across: bool, faults: dict[tuple[int, int], Finding]) -> None:
    """A percentage alone in its line: two counts beside it, one of a group and one of all, leave one reading."""
    line = [
        other
        for other in sheet.cells.values()
        if other.count is not None and _line_of(other, across) == _line_of(cell, across)
    ]
    if len(line) != 2 or cell.percent is None or shown_places(cell) == 0 or cell.column_label == cell.row_label == "":
        return
    small, large = sorted(line, key=lambda other: other.count.value if other.count else 0)
    if small.count is None or large.count is None or large.count.value <= 0:
        return
    own = small.group in ("bme", "white", "disabled") and large.group in ("", "workforce", "board")
    if not own or cell.group not in ("", small.group, large.group):
        return
    whole, part = Fraction(large.count.value), Fraction(small.count.value)
    if any(
        _good(cell, value) for value in (part / whole, 1 - part / whole, part / (whole + part), whole / (whole + part))
    ):
        return
    value = _Value(part / whole, f"{small.count.text} of {large.count.text}")
    faults.setdefault((cell.row, cell.column), _fault(sheet, cell, value))


def _fault(sheet: Sheet, cell: Cell, value: _Value) -> Finding:
    percent = cell.percent
    printed = percent.value if percent is not None else 0
    text = percent.text if percent is not None else ""
    places = shown_places(cell) + (2 if cell.scale == 1 else 0)
    right = f"{rounded(value.exact * cell.scale, places)}{'%' if cell.scale == 100 else ''}"
    finer = rounded(value.exact * cell.scale, places + 2)
    if percent is not None and match(value.exact * cell.scale, percent.value) is Match.TRUNCATED:
        return in_table(
            sheet, cell, "truncated percentage", text, right, f"{value.says} is {finer}: truncated, not rounded"
        )
    return in_table(sheet, cell, "percentage does not follow", text or str(printed), right, f"{value.says} is {finer}")


def in_table(sheet: Sheet, cell: Cell, kind: str, printed: str, expected: str, why: str) -> Finding:
    """A finding on a cell; its row stands for the sentence."""
    row = " | ".join(text for text in sheet.grid.rows[cell.row] if text)
    head = f" ({cell.column_label})" if cell.column_label else ""
    return Finding(Level.ALARM, kind, cell.place, f"{row}{head}", printed, expected, why)
