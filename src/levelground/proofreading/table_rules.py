"""Rules on tables: relative likelihoods, gaps, totals, shares of a whole, and ratios with a percent sign."""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from levelground.proofreading.cells import RELATIVE, TOTAL, Cell, Sheet
from levelground.proofreading.findings import Finding, Outcome
from levelground.proofreading.likelihoods import Likelihood, direction_of, likelihoods_of, ratios_in
from levelground.proofreading.ratio_rules import against_pair, follows, quotient
from levelground.proofreading.rounding import Span, exactly, places_of, rounded, span_of
from levelground.proofreading.sentences import Passage, sentence_of
from levelground.proofreading.table_shares import Checked, in_table, table_percentages
from levelground.proofreading.words import ELSEWHERE, groups_in, indicators_in, years_in

_PAIRS = (("white", "bme"), ("non-disabled", "disabled"))
_NOT_ADDED = re.compile(r"^\s*(?:of\s+which|including|of\s+whom|[-–•]\s)", re.IGNORECASE)
_NO_WHOLE = re.compile(
    r"likel|survey|harass|bull|discriminat|experienc|believ|disciplin|train|respond|appoint|shortlist", re.IGNORECASE
)
_SUBTOTAL = re.compile(r"\bsub-?\s?total\b", re.IGNORECASE)
_GREW = re.compile(r"increas|grow|change|rise|progress|achiev", re.IGNORECASE)


def table_outcome(sheet: Sheet) -> Outcome:
    """Everything that the rules say of one table."""
    checked = table_percentages(sheet)
    total = checked.outcome
    lines = [*sheet.lines(across=True), *sheet.lines(across=False)]
    seen: set[tuple[int, int]] = set()
    for line in lines:
        total += _ratios(sheet, line, checked, seen) + _gap(sheet, line, seen) + _whole(sheet, line)
    total += _ratios(sheet, list(sheet.cells.values()), checked, seen)
    return total + _in_percent(sheet) + _impossible(sheet) + _sums(sheet)


def ratio_below(sheet: Sheet, passage: Passage) -> Outcome:
    """The one relative likelihood of the paragraph below a table with one likelihood for each group."""
    found = [(sentence, ratio) for sentence in passage.sentences for ratio in ratios_in(sentence)]
    if len(found) != 1 or any(likelihoods_of((sentence,)) for sentence in passage.sentences):
        return Outcome()
    sentence, ratio = found[0]
    above = indicators_in(sheet.caption)
    if (above and sentence.indicators and above != sentence.indicators) or ELSEWHERE.search(sentence.text):
        return Outcome()
    if len(_years(sheet)) > 1 or any(cell.ratio is not None for cell in sheet.cells.values()):
        return Outcome()
    pair = _pair(list(sheet.cells.values()), table_percentages(sheet))
    if not pair or "board" in pair:
        return Outcome()
    first, second = pair.values()
    fault = against_pair(sentence, (sentence,), ratio, first, second)
    return Outcome(findings=(fault,)) if fault is not None else Outcome(1)


def _years(sheet: Sheet) -> set[str]:
    return {year for label in (*sheet.headers, *sheet.labels) for year in years_in(label)}


def _pair(line: Sequence[Cell], checked: Checked | None = None) -> dict[str, Likelihood]:
    """The likelihood of each of two groups, where the line has exactly one for each; else nothing."""
    cells = [cell for cell in line if cell.percent is not None]
    for pair in _PAIRS:
        own = {name: [cell for cell in cells if cell.group == name] for name in pair}
        if all(len(found) == 1 for found in own.values()):
            return {name: _likelihood(name, found[0], checked) for name, found in own.items()}
    scopes = {name: [cell for cell in cells if cell.scope == name] for name in ("board", "workforce")}
    if all(len(found) == 1 for found in scopes.values()):
        return {name: _likelihood(name, found[0], checked) for name, found in scopes.items()}
    return {}


def _likelihood(name: str, cell: Cell, checked: Checked | None) -> Likelihood:
    exact = checked.exact.get((cell.row, cell.column)) if checked else None
    if exact is not None:
        return Likelihood(name, exactly(exact * 100), cell.text, exact=True)
    return Likelihood(name, cell.span(), cell.text, exact=False)


def _ratios(sheet: Sheet, line: Sequence[Cell], checked: Checked, seen: set[tuple[int, int]]) -> Outcome:
    ratios = [cell for cell in line if cell.ratio is not None]
    pair = _pair(line, checked)
    if len(ratios) != 1 or not pair or "board" in pair or (ratios[0].row, ratios[0].column) in seen:
        return Outcome()
    cell = ratios[0]
    # A ratio of two points in time or of two tiers is another ratio.
    if re.search(r"disparity|pay|board", cell.label, re.IGNORECASE) or cell.ratio is None:
        return Outcome()
    seen.add((cell.row, cell.column))
    printed = cell.ratio.value
    sentence = sentence_of(f"{sheet.caption} {cell.row_label} {cell.column_label} {printed} times", cell.place)
    said = sentence_of(f"{cell.row_label} {cell.column_label} relative likelihood {printed}", cell.place)
    direction = direction_of(said, said.numbers[-1]) if said.numbers else None
    if direction is None and sentence.numbers:
        direction = direction_of(sentence, sentence.numbers[-1])
    first, second = pair.values()
    ways = [(first, second), (second, first)]
    if direction is not None and direction.numerator in pair:
        ways = [(pair[direction.numerator], pair[direction.denominator])]
    if any(follows(printed, above.span, below.span) for above, below in ways):
        return Outcome(1)
    above, below = ways[0]
    if len(ways) > 1 and (printed >= 1) != (above.span.high >= below.span.high):
        above, below = ways[1]
    right = quotient(above.span, below.span, max(1, places_of(printed)))
    why = f"{above.group} {above.says} over {below.group} {below.says} is {quotient(above.span, below.span, 3)}"
    kind = "ratio does not follow"
    if len(ways) == 1 and follows(printed, below.span, above.span):
        kind, why = "inverted ratio", f"{why}: the ratio is inverted"
    return Outcome(findings=(in_table(sheet, cell, kind, cell.text, right, why),))


def _gap(sheet: Sheet, line: Sequence[Cell], seen: set[tuple[int, int]]) -> Outcome:
    points = [cell for cell in line if cell.points is not None]
    pair = _pair(line)
    if len(points) != 1 or not pair or (points[0].row, points[0].column) in seen:
        return Outcome()
    cell = points[0]
    if cell.points is None or re.search(r"change|pay|since|year", cell.label, re.IGNORECASE):
        return Outcome()
    seen.add((cell.row, cell.column))
    first, second = pair.values()
    difference = first.span.minus(second.span)
    sizes = sorted((abs(difference.low), abs(difference.high)))
    low = Fraction(0) if difference.low <= 0 <= difference.high else sizes[0]
    middle = (difference.low + difference.high) / 2
    right = rounded(abs(middle), max(1, places_of(cell.points.value)))
    shown = f"{first.group} {first.says}, {second.group} {second.says}"
    if not Span(low, sizes[1]).meets(span_of(abs(cell.points.value))):
        why = f"{shown}: the difference is {right}"
        return Outcome(findings=(in_table(sheet, cell, "gap is not the difference", cell.text, str(right), why),))
    signed = _direction(cell.label, pair)
    if signed and cell.points.value and (signed > 0) != (cell.points.value > 0):
        why = f"{shown}, in the direction that the heading says: {float(signed):+.1f}"
        right_way = f"{-cell.points.value}"
        return Outcome(findings=(in_table(sheet, cell, "gap has the wrong sign", cell.text, right_way, why),))
    return Outcome(1)


def _direction(label: str, pair: dict[str, Likelihood]) -> Fraction | None:
    """The difference in the direction that a heading says ('BME minus white')."""
    if not re.search(r"\bminus\b|\bless\b|\s[−–-]\s", label):
        return None
    named = [group.name for group in groups_in(label) if group.name in pair]
    if len(named) != 2 or named[0] == named[1]:
        return None
    first, second = pair[named[0]].span, pair[named[1]].span
    return (first.low + first.high - second.low - second.high) / 2


def _whole(sheet: Sheet, line: Sequence[Cell]) -> Outcome:
    """White, BME and unknown percentages of one line make 100."""
    own = [cell for cell in line if cell.percent is not None and cell.group in ("white", "bme", "unknown")]
    if len(own) != 3 or {cell.group for cell in own} != {"white", "bme", "unknown"}:
        return Outcome()
    if _NO_WHOLE.search(" ".join([sheet.caption, *(cell.label for cell in own)])):
        return Outcome()
    values = [cell.percent.value * (1 if cell.scale == 100 else 100) for cell in own if cell.percent is not None]
    total, slack = sum(values, Decimal(0)), sum((cell.span().high - cell.span().low for cell in own), Fraction(0)) / 2
    if abs(Fraction(total) - 100) <= slack:
        return Outcome(1)
    if not 80 <= total <= 120:
        return Outcome()
    why = f"{' + '.join(map(str, values))} = {total}, not 100"
    return Outcome(findings=(in_table(sheet, own[-1], "shares do not make 100", f"{total}%", "100%", why),))


def _in_percent(sheet: Sheet) -> Outcome:
    found: list[Finding] = []
    for cell in sheet.cells.values():
        if cell.percent is None or not re.search(r"%|per\s?cent", cell.text, re.IGNORECASE) or cell.count is not None:
            continue
        by_group = list(groups_in(cell.column_label))
        relative = RELATIVE.search(cell.label)
        # 'Relative likelihood' over columns White and BME heads the two likelihoods.
        if relative and len({group.name for group in by_group}) != 1 and Decimal("0.05") <= cell.percent.value <= 20:
            line = [other for other in sheet.cells.values() if other.row == cell.row or other.column == cell.column]
            if cell.group and _pair(line):
                continue
            why = "a relative likelihood is a ratio and has no unit; as a percentage it means something else"
            kind = "ratio printed as a percentage"
            found.append(in_table(sheet, cell, kind, cell.text, str(cell.percent.value), why))
    return Outcome(findings=tuple(found))


def _impossible(sheet: Sheet) -> Outcome:
    found: list[Finding] = []
    for cell in sheet.cells.values():
        if cell.percent is not None and cell.percent.value > 100 and cell.group and not _GREW.search(cell.label):
            found.append(
                in_table(sheet, cell, "impossible percentage", cell.text, "0 to 100%", "no share is over 100%")
            )
        if cell.ratio is not None and cell.ratio.value < 0:
            right = str(-cell.ratio.value)
            found.append(in_table(sheet, cell, "impossible ratio", cell.text, right, "no ratio is below 0"))
    return Outcome(findings=tuple(found))


def _sums(sheet: Sheet) -> Outcome:
    """Totals of rows and of columns that are not the sum of the counts above or beside them."""
    total = Outcome()
    for across in (False, True):
        named = sheet.headers if across else sheet.labels
        for line in sheet.lines(across=across):
            total += _sum(sheet, line, named, across)
    return total


def _sum(sheet: Sheet, line: Sequence[Cell], named: Sequence[str], across: bool) -> Outcome:
    cells = [(cell, named[cell.column if across else cell.row].strip()) for cell in line]
    totals = [place for place, (_, name) in enumerate(cells) if TOTAL.match(name)]
    if len(totals) != 1 or any(_SUBTOTAL.search(name) for _, name in cells):
        return Outcome()
    whole = cells[totals[0]][0]
    before = [(cell, name) for cell, name in cells[: totals[0]] if not _NOT_ADDED.match(name)]
    if len(before) < 2 or whole.count is None or any(cell.count is None for cell, _ in before):
        return Outcome()
    if _hidden(sheet, whole, [cell for cell, _ in before], across) or any(years_in(name) for _, name in before):
        return Outcome()
    if across and not all(groups_in(name) for _, name in before):
        return Outcome()
    values = [cell.count.value for cell, _ in before if cell.count is not None]
    made = sum(values, Decimal(0))
    if made == whole.count.value:
        return Outcome(1)
    # A total that is smaller than one of its parts, or far from their sum, is a total of something else.
    if max(values) > whole.count.value or not made * Decimal("0.5") < whole.count.value < made * 2:
        return Outcome()
    if across and "unknown" not in {group.name for _, name in before for group in groups_in(name)}:
        return Outcome()
    why = f"{' + '.join(f'{value:,}' for value in values)} = {made:,}"
    return Outcome(findings=(in_table(sheet, whole, "total is not the sum", whole.text, f"{made:,}", why),))


def _hidden(sheet: Sheet, whole: Cell, cells: Sequence[Cell], across: bool) -> bool:
    """Whether some place between the first part and the total holds anything but a count."""
    first = cells[0].column if across else cells[0].row
    last = whole.column if across else whole.row
    places = [(whole.row, place) if across else (place, whole.column) for place in range(first, last)]
    return any(
        sheet.grid.rows[row][column] and ((row, column) not in sheet.cells or sheet.cells[row, column].count is None)
        for row, column in places
    )
