"""The estimate in words, for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from levelground.caring.costs import assumptions, cost_of, swings
from levelground.caring.counts import Counts
from levelground.caring.ways import Way, known_of
from levelground.caring.who import who_of

_WIDTH = 96
MINUS = "−"


def in_words(counts: Counts, ways: list[Way], given: Mapping[str, float] | None = None) -> str:
    """Each way with its limits and assumptions, the recognition rate, and the reckoning of cost."""
    staff = counts.staff.total
    lines = [f"{staff:,} people on the staff. How many of them care for somebody:", ""]
    for way in ways:
        high = "at least" if way.high is None else f"{way.low:,.0f} to {way.high:,.0f}"
        lines.append(f"{way.title}: {way.value:,.0f} ({way.share(staff):.1%}), {high}; {way.interval}.")
        lines += [line for each in (*way.assumes, *way.tells) for line in _wrapped(f"- {each}")]
        lines.append("")
    best = best_of(ways)
    who = ", ".join(f"{each.group} {each.share:.0%}" for each in who_of(best))
    if who:
        lines += _wrapped(f"Who they are, by ‘{best.title}’: {who}.")
    for what, words in (("passports", "have a passport"), ("flagged", "are known by the staff record")):
        measured = counts.get(what)
        known = known_of(measured.total, best) if measured else None
        if known is not None:
            lines.append(
                f"{known.known:,} {words}: {known.share:.0%} of the {best.value:,.0f} of ‘{best.title}’ "
                f"({known.low:.0%} to {known.high:.0%})."
            )
    lines += ["", *_cost(best, given or {})]
    return "\n".join(lines)


def best_of(ways: list[Way]) -> Way:
    """The way that a reckoning rests on: the organisation's own survey, else its own rates, else what is published.

    The staff record is a lower bound, and never that.
    """
    by = {way.key: way for way in ways}
    return by.get("own-survey") or by.get("rates") or next(way for way in ways if way.key != "record")


def _cost(best: Way, given: Mapping[str, float]) -> list[str]:
    cost = cost_of(best.value, given)
    lines = [
        f"A year, by ‘{best.title}’: {cost.leavers:,.0f} leave because of caring, which costs £{cost.losing:,.0f}.",
        f"Support reaches {cost.reached:,.0f} and keeps {cost.stay:,.1f}: £{cost.saved:,.0f} saved for "
        f"£{cost.support:,.0f}: a balance of {pounds(cost.net)}.",
        "It assumes:",
    ]
    for each in assumptions():
        value = given.get(each.key, each.value)
        mark = "" if each.read else " (unverified)"
        lines += _wrapped(f"- {each.key} = {value:g} {each.unit}{mark}: {each.words}.")
    first = swings(best.value, (best.low, best.high if best.high is not None else best.value), given)[0]
    lines += _wrapped(
        f"What matters most: {first.words[0].lower()}{first.words[1:]}. From {first.low:g} to {first.high:g} it moves "
        f"the balance from {pounds(first.net_low)} to {pounds(first.net_high)}."
    )
    return lines


def pounds(amount: float) -> str:
    """Whole pounds, with a true minus sign."""
    return f"{MINUS if round(amount) < 0 else ''}£{abs(round(amount)):,}"


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="    ")
