"""Every figure of a report held against the return that it should come from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from levelground.proofreading.cells import Sheet
from levelground.proofreading.findings import Finding, Level
from levelground.proofreading.fractions import shares_in
from levelground.proofreading.likelihoods import direction_of, ratios_in
from levelground.proofreading.numbers import Kind, Number
from levelground.proofreading.returned import Known, Returned
from levelground.proofreading.rounding import Match, match, places_of, rounded
from levelground.proofreading.sentences import Passage, Sentence, sentence_of
from levelground.proofreading.words import ELSEWHERE, OPPOSITE, QUALIFIED, indicators_in, years_in

_RATIOS, _DIFFERENCES = ("ratio", "race disparity ratio"), ("difference",)
# What a number would be, or could have been seen, is no figure of the return.
_SUPPOSED = re.compile(r"\b(?:would|could|power|if|were\s+none)\b", re.IGNORECASE)
_IN_PERCENT_OF_POINTS = ("difference", "percentage")


@dataclass(frozen=True)
class Held:
    """How the figures of a report stand to the return."""

    agreed: int = 0
    findings: tuple[Finding, ...] = ()
    missing: tuple[str, ...] = ()

    def __add__(self, other: "Held") -> "Held":
        return Held(self.agreed + other.agreed, self.findings + other.findings, self.missing + other.missing)


@dataclass(frozen=True)
class _Claim:
    """A printed figure with what it claims to be: indicator and group are blank where the text does not say.

    `loose`: said of another year, another place or a part of the staff, so that a difference is none.
    """

    number: Number
    statistic: str
    indicator: str
    group: str
    place: str
    sentence: str
    loose: bool
    scale: int = 1
    turned: bool = False


def hold(item: Passage | Sheet, against: Returned) -> Held:
    """The figures of a paragraph or a table against the return."""
    claims = _of_sheet(item, against) if isinstance(item, Sheet) else _of_passage(item, against)
    total = Held()
    by_key: dict[tuple[str, str, str, str], list[_Claim]] = {}
    for claim in claims:
        by_key.setdefault((claim.statistic, claim.indicator, claim.group, claim.sentence), []).append(claim)
    for same in by_key.values():
        total += _judge(same, against)
    if isinstance(item, Passage):
        for sentence in item.sentences:
            total += _counts(sentence, against)
    return total


def _judge(same: list[_Claim], against: Returned) -> Held:
    """Figures that claim to be the same thing: where one of them is it, the others are of another year or place."""
    total, right, strict = Held(), False, []
    for claim in same:
        known = _headline(claim, against)
        if known is not None and _agrees(claim, known):
            total, right = total + Held(1), True
        elif _anywhere(claim, against):
            total += Held(1)
        elif known is None or claim.loose:
            total += Held(missing=(_listed(claim),))
        else:
            strict.append((claim, known))
    for claim, known in strict:
        total += Held(missing=(_listed(claim),)) if right else Held(findings=(_fault(claim, known, against),))
    return total


def _listed(claim: _Claim) -> str:
    return f"{claim.place}: {claim.number.text}"


def _headline(claim: _Claim, against: Returned) -> Known | None:
    if not claim.indicator or (claim.statistic == "percentage" and not claim.group):
        return None
    return against.headline(claim.indicator, claim.statistic, claim.group if claim.statistic == "percentage" else "")


def _agrees(claim: _Claim, known: Known) -> bool:
    value = known.value / claim.scale
    if claim.turned:
        value = 1 / value if known.statistic == "ratio" and value else -value
    if claim.statistic == "difference" and claim.number.value >= 0:
        return match(abs(value), claim.number.value) is Match.ROUNDED
    return match(value, claim.number.value) is Match.ROUNDED


def _anywhere(claim: _Claim, against: Returned) -> bool:
    """Whether some figure of the return that the claim could mean prints so: not of certain other things."""
    statistics: tuple[str, ...] = (claim.statistic,)
    if claim.statistic == "ratio":
        statistics = _RATIOS
    elif not claim.indicator:
        statistics = _IN_PERCENT_OF_POINTS
    known = _headline(claim, against)
    for figure in against.of(statistics, claim.indicator, claim.group if claim.statistic == "percentage" else ""):
        # A headline was held already; parts count only where the text may mean one.
        if figure is not known and (claim.loose or known is None or figure.part) and _agrees(claim, figure):
            return claim.loose or known is None
    return False


def _fault(claim: _Claim, known: Known, against: Returned) -> Finding:
    value, printed = known.value / claim.scale, claim.number.value
    if claim.turned and known.statistic == "ratio" and value:
        value = 1 / value
    if claim.statistic == "difference" and printed >= 0:
        value = abs(value)
    places = places_of(printed)
    right = rounded(value, places)
    kind, why = "differs from the return", f"the return gives {rounded(value, max(places, 1) + 1)}"
    other = against.headline(claim.indicator, claim.statistic, OPPOSITE.get(claim.group, "-"))
    if match(value, printed) is Match.TRUNCATED:
        kind, why = "truncated, against the return", f"{why}: truncated, not rounded"
    elif claim.statistic == "ratio" and value and match(1 / value, printed) is Match.ROUNDED:
        kind, why = "inverted ratio, against the return", f"{why}: the ratio is inverted"
    elif (
        claim.statistic == "percentage"
        and other is not None
        and match(other.value / claim.scale, printed) is Match.ROUNDED
    ):
        kind, why = "groups exchanged, against the return", f"{why}; {printed} is that of {other.group}"
    elif claim.statistic == "difference" and match(-value, printed) is Match.ROUNDED:
        kind, why = "gap has the wrong sign, against the return", f"{why}: the sign is turned"
    named = f"indicator {claim.indicator}" + (f", {claim.group}" if claim.group else "")
    return Finding(Level.ALARM, kind, claim.place, claim.sentence, claim.number.text, str(right), f"{named}: {why}")


def _of_passage(passage: Passage, against: Returned) -> Iterable[_Claim]:
    for sentence in passage.sentences:
        indicator = next(iter(sentence.indicators)) if len(sentence.indicators) == 1 else ""
        loose = _loose(sentence.text, against) or bool(QUALIFIED.search(sentence.text))
        ratios = {ratio.start for ratio in ratios_in(sentence)}
        for number in sentence.of(Kind.PERCENT, Kind.POINTS, Kind.TIMES, Kind.DECIMAL):
            if number.vague:
                continue
            group, own = sentence.group_of(number), indicator
            statistic = "percentage"
            turned = False
            if number.start in ratios:
                statistic = "ratio"
                turned = _turned(sentence, number)
            elif number.kind is Kind.POINTS or _is_gap(sentence, number):
                statistic = "difference"
            elif number.kind is not Kind.PERCENT:
                continue
            else:
                own = _of_scope(sentence, number, group) or own
                # How many applicants are of unknown ethnicity is no likelihood of theirs.
                own = "" if group == "unknown" and own not in ("1", "9") else own
            if (
                re.search(r"\b(?:more|less)\s+likel", sentence.template[number.end : number.end + 20])
                and statistic == "percentage"
            ):
                continue
            yield _Claim(number, statistic, own, group, sentence.place, sentence.text, loose, turned=turned)


def _turned(sentence: Sentence, ratio: Number) -> bool:
    """Whether the sentence says its ratio the other way round than the standard defines it."""
    said = direction_of(sentence, ratio)
    defined = {("2", "white"), ("3", "bme"), ("4", "white")}
    if said is None or len(sentence.indicators) != 1:
        return False
    own = {direction for direction in defined if direction[0] in sentence.indicators}
    return bool(own) and (next(iter(sentence.indicators)), said.numerator) not in own and not said.less


def _is_gap(sentence: Sentence, number: Number) -> bool:
    before = sentence.template[max(0, number.start - 40) : number.start]
    return bool(re.search(r"\b(?:gap|difference)\b[^{}]*$", before, re.IGNORECASE))


def _of_scope(sentence: Sentence, number: Number, group: str) -> str:
    """The indicator of a share of the workforce or the board, where the words just behind the figure name one."""
    behind = sentence.template[number.end : number.end + 40]
    hit = re.match(r"\)?\s+of\s+(?:the\s+|our\s+|all\s+)?(?:\w+\s+)?(board|workforce|staff\b)", behind, re.IGNORECASE)
    if hit is None or not group:
        return ""
    if hit[1].lower() == "board":
        return "9"
    return "1" if hit[1].lower() == "workforce" and sentence.indicators <= {"1", "9"} else ""


def _loose(text: str, against: Returned) -> bool:
    years = years_in(text)
    own = {str(against.year), f"{against.year - 1}/{against.year % 100}", f"{against.year - 1}-{against.year % 100}"}
    own |= {f"{against.year - 1}–{against.year % 100}", f"{against.year - 1}/{against.year}"}
    return bool(ELSEWHERE.search(text) or _SUPPOSED.search(text)) or bool(years and not own & set(years))


def _of_sheet(sheet: Sheet, against: Returned) -> Iterable[_Claim]:
    for cell in sheet.cells.values():
        found = indicators_in(cell.row_label) or indicators_in(cell.column_label) or indicators_in(sheet.caption)
        indicator = next(iter(found)) if len(found) == 1 else ""
        if indicator in ("", "1", "9"):
            indicator = {"workforce": "1", "board": "9"}.get(cell.scope, indicator)
        loose = _loose(cell.label, against) or bool(QUALIFIED.search(cell.label)) or _cut_up(sheet)
        row = " | ".join(text for text in sheet.grid.rows[cell.row] if text)
        text = f"{row} ({cell.column_label})"
        group = cell.group if cell.group in (*OPPOSITE, "unknown") else ""
        if cell.percent is not None:
            scale = 1 if cell.scale == 100 else 100
            yield _Claim(cell.percent, "percentage", indicator, group, cell.place, text, loose, scale)
        elif cell.ratio is not None:
            said = sentence_of(
                f"{cell.row_label} {cell.column_label} relative likelihood {cell.ratio.value}", cell.place
            )
            turned = bool(said.numbers) and _turned(said, said.numbers[-1])
            yield _Claim(cell.ratio, "ratio", indicator, "", cell.place, text, loose, turned=turned)
        elif cell.points is not None:
            # Only the difference of the group that the standard is about is in a return.
            own = indicator if group in ("", "bme", "disabled") else ""
            yield _Claim(cell.points, "difference", own, "", cell.place, text, loose)


def _cut_up(sheet: Sheet) -> bool:
    """Whether the rows of its table are parts (bands, sites), of which the headline is at most one."""
    return bool(QUALIFIED.search(" ".join(sheet.labels)))


def _counts(sentence: Sentence, against: Returned) -> Held:
    total = Held()
    tied: set[int] = set()
    loose = _loose(sentence.text, against) or bool(QUALIFIED.search(sentence.text))
    indicator = next(iter(sentence.indicators)) if len(sentence.indicators) == 1 else ""
    for share in shares_in(sentence):
        known = against.headline(indicator, "percentage", share.group) if indicator and share.group else None
        if known is None or known.counts is None or loose or share.above.vague or share.below.vague:
            continue
        tied |= {share.above.start, share.below.start}
        pair = (Fraction(share.above.value), Fraction(share.below.value))
        if pair == known.counts or any(figure.counts == pair for figure in against.figures):
            total += Held(2)
            continue
        right = " of ".join(f"{rounded(count, 0):,}" for count in known.counts)
        why = f"indicator {indicator}, {share.group}: the return counts {right}"
        printed = f"{share.above.text} of {share.below.text}"
        total += Held(
            findings=(
                Finding(Level.ALARM, "differs from the return", sentence.place, sentence.text, printed, right, why),
            )
        )
    for count in sentence.of(Kind.COUNT):
        if count.start in tied or count.vague:
            continue
        if Fraction(count.value) in against.counts:
            total += Held(1)
        else:
            total += Held(missing=(f"{sentence.place}: {count.text}",))
    return total
