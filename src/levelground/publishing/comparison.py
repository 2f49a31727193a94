"""A comparison with totals from elsewhere, as text for a terminal and as plain values for comparison.json."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from levelground.publishing.numbers import MINUS
from levelground.publishing.returns import MARKINGS
from levelground.reconciling import Compared, Comparison, Step

_SHOWN = 25
_LISTED = 10
# From so many rules on a combination may well come to a number by chance: sooner where two digits are all there is.
_CHANCE_OF_A_COUNT, _CHANCE_OF_A_FIGURE = 3, 2


def number_words(value: float, decimals: int = 2) -> str:
    """A number as it is told: whole ones whole, others to so many decimals (no fewer than two)."""
    text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.{max(2, min(decimals, 6))}f}"
    return text.replace("-", MINUS)


def signed_words(value: float, decimals: int = 2) -> str:
    """A difference, with its sign."""
    return ("+" if value > 0 else "") + number_words(round(value, 9), decimals)


def tally_words(comparison: Comparison) -> str:
    """How many numbers agree, differ, and could not be compared, in one sentence."""
    agree = len(comparison.with_status("agrees"))
    differ = len(comparison.with_status("explained", "partly", "unexplained"))
    explained = len(comparison.with_status("explained"))
    pieces = [f"{agree:,} agree", f"{differ:,} differ" + (f" ({explained:,} explained exactly)" if differ else "")]
    without = len(comparison.with_status("not measured"))
    pieces += [f"{without:,} not measured here"] if without else []
    pieces += [f"{len(comparison.unmatched):,} not matched"] if comparison.unmatched else []
    pieces += [f"{len(comparison.passed):,} without a number"] if comparison.passed else []
    return ", ".join(pieces)


def explanation_words(one: Compared) -> tuple[str, ...]:
    """Why a number differs, a line for each thing to be said."""
    decimals = one.line.decimals
    lines = []
    if one.found > 1:
        listed = len(one.explanations)
        more = f"; the first {listed}" if one.found > listed else ""
        lines.append(f"{one.found} explanations come to it equally, and these numbers cannot tell which{more}:")
    for place, steps in enumerate(one.explanations):
        lines.append(("or " if place else "") + "; ".join(_step(step, one, decimals) for step in steps))
    size = len(one.explanations[0]) if one.explanations else 0
    if size >= (_CHANCE_OF_A_COUNT if one.quantity.is_count else _CHANCE_OF_A_FIGURE):
        lines.append(f"({one.found:,} of {one.among:,} combinations of {size} rules that were tried: it may be chance)")
    if one.status in ("partly", "unexplained"):
        lines.append(f"unexplained: {signed_words(one.left, decimals)}")
    return tuple(lines)


def _step(step: Step, one: Compared, decimals: int) -> str:
    adds = f": {signed_words(step.adds, decimals)}" if one.quantity.is_count else ""
    return f"{step.says}{adds}"


def comparison_summary(comparison: Comparison, width: int = 80) -> str:
    """The comparison as text, at most `width` columns wide. Ends without a line break."""
    lines = wrap(f"Compared with {comparison.file}: {tally_words(comparison)}.", width)
    for note in comparison.notes:
        lines += wrap(note, width, initial_indent="  ", subsequent_indent="  ")
    several = len({one.organisation for one in comparison.compared}) > 1
    differing = comparison.with_status("explained", "partly", "unexplained")
    for one in differing[:_SHOWN]:
        lines += ["", *_difference(one, width, several=several)]
    if len(differing) > _SHOWN:
        lines += ["", f"… and {len(differing) - _SHOWN:,} more differences, in comparison.json."]
    lines += _list(
        "Not measured here", [f"{one.words}: {one.reason}" for one in comparison.with_status("not measured")], width
    )
    lines += _list(
        "Not matched to anything that is measured",
        [f"{line.where}: {line.words} {line.text}" for line in comparison.unmatched],
        width,
    )
    lines += _list("Without a number", comparison.passed, width)
    guessed = [one for one in comparison.compared if one.line.likeness < 1]
    lines += _list(
        "Taken for something of a similar name", [f"{one.line.words!r} for: {one.words}" for one in guessed], width
    )
    return "\n".join(lines)


def _difference(one: Compared, width: int, *, several: bool) -> list[str]:
    decimals = one.line.decimals
    ours = number_words(one.ours if one.ours is not None else 0.0, decimals)
    name = f"{one.organisation}: {one.words}" if several else one.words
    head = f"{name}: ours {ours}, theirs {one.line.text} ({signed_words(one.difference, decimals)})"
    lines = wrap(head, width, subsequent_indent="  ")
    for words in explanation_words(one):
        lines += wrap(words, width, initial_indent="    ", subsequent_indent="      ")
    return lines


def _list(title: str, items: Sequence[str], width: int) -> list[str]:
    if not items:
        return []
    lines = ["", f"{title} ({len(items):,}):"]
    for item in items[:_LISTED]:
        lines += wrap(item, width, initial_indent="    ", subsequent_indent="      ")
    if len(items) > _LISTED:
        lines.append(f"    … and {len(items) - _LISTED:,} more, in comparison.json")
    return lines


def comparison_document(comparison: Comparison) -> dict[str, object]:
    """The whole comparison as plain values: every number compared, matched or not."""
    return {
        "format": "levelground comparison 1",
        "marking": MARKINGS["internal"],
        "file": comparison.file,
        "standard": comparison.standard,
        "year": comparison.year,
        "notes": list(comparison.notes),
        "numbers": [_plain(one) for one in comparison.compared],
        "unmatched": _lines(comparison),
        "without_a_number": list(comparison.passed),
    }


def _lines(comparison: Comparison) -> list[dict[str, object]]:
    return [{"where": line.where, "words": line.words, "value": line.value} for line in comparison.unmatched]


def _plain(one: Compared) -> dict[str, object]:
    return {
        "where": one.line.where,
        "words": one.line.words,
        "taken_for": one.words,
        "organisation": one.organisation,
        "indicator": one.quantity.indicator,
        "part": one.quantity.part,
        "statistic": one.quantity.statistic,
        "group": one.quantity.group,
        "comparator": one.quantity.comparator,
        "ours": one.ours,
        "theirs": one.line.value,
        "status": one.status,
        "reason": one.reason,
        "explanations": [
            [{"rule": step.says, "adds": round(step.adds, 9)} for step in steps] for steps in one.explanations
        ],
        "equally_small_explanations": one.found,
        "unexplained": round(one.left, 9),
        "rules_tried_together": one.tried,
        "combinations_of_that_size": one.among,
    }
