"""The estimate as the pages show it: whole for those who look after it, rounded for the others."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from levelground.caring import (
    Counts,
    Way,
    assumptions,
    best_of,
    cost_of,
    known_of,
    pounds,
    reach_by_group,
    swings,
    who_of,
)
from levelground.disclosure import rules_for
from levelground_site.carers.estimate.forms import ReckonForm
from levelground_site.carers.estimate.queries import Standing
from levelground_site.design.charts import Scale, interval_bar

_TEN = 10
_SCALE = Scale(0, 0.5)
_PLAIN_DIMENSIONS = {"age": "Age", "sex": "Sex", "ethnicity": "Ethnicity"}


def line_of(way: Way, staff: int, *, rounded: bool = False) -> dict[str, Any]:
    """A way as a line: its number and limits, in people and in a hundred, and as a picture."""
    whole = _to_ten if rounded else round
    high = way.high
    share, low = way.share(staff), way.low / staff if staff else 0.0
    top = high / staff if high is not None and staff else share
    limits = "no upper limit" if high is None else f"{whole(way.low):,} to {whole(high):,}"
    words = f"{way.title}: {share:.0%} of staff" + ("" if high is None else f", between {low:.0%} and {top:.0%}")
    return {
        "way": way,
        "value": f"{whole(way.value):,}",
        "limits": limits,
        "share": f"{share:.0%}" if rounded else f"{share:.1%}",
        "bar": interval_bar(
            share, min(low, share), max(top, share), words=words, scale=_SCALE, band=(0, 0.5), parity=None
        ),
    }


def answer_of(way: Way, staff: int, *, rounded: bool = False) -> dict[str, str]:
    """The answer in a sentence's parts: how many, of how many, within what."""
    line = line_of(way, staff, rounded=rounded)
    title = way.title[0].lower() + way.title[1:] if way.key == "own-survey" else way.title
    return {"value": line["value"], "limits": line["limits"], "title": title.replace("your own", "its own")}


def _to_ten(number: float) -> int:
    return int(_TEN * round(number / _TEN))


@dataclass(frozen=True)
class Reckoned:
    """A reckoning of cost: its form, its results in words, what matters most, and the address that gives it again."""

    form: ReckonForm
    results: list[tuple[str, str]]
    swings: list[dict[str, Any]]
    address: str
    by: Way
    given: dict[str, float]


def reckoned(ways: list[Way], asked: QueryDict, *, staff: bool = False) -> Reckoned:
    """What it costs to lose them, with what was asked for in the address; as it stands where something cannot be."""
    possible = [way for way in ways if way.key != "record"]
    best = best_of(ways)
    choices = [(way.key, f"{way.title}: {way.value:,.0f}") for way in possible]
    begun: dict[str, Any] = {"by": best.key} | {each.key: f"{each.value:g}" for each in assumptions()}
    named = {name: value for name, value in asked.items() if name in begun or (staff and name in {"women", "men"})}
    form = ReckonForm(begun | named, ways=choices, staff=staff) if named else ReckonForm(
        initial=begun, ways=choices, staff=staff
    )  # fmt: skip
    by, given = best, {}
    if named and form.is_valid():
        by = next(way for way in possible if way.key == form.cleaned_data["by"])
        given = {each.key: form.cleaned_data[each.key] for each in assumptions()}
    cost = cost_of(by.value, given)
    between = (by.low, by.high if by.high is not None else by.value)
    moved = swings(by.value, between, given)
    widest = max((each.width for each in moved), default=0) or 1
    changed = {key: value for key, value in named.items() if str(begun.get(key)) != value} if form.is_valid() else {}
    return Reckoned(
        form,
        [
            ("Carers", f"{cost.carers:,.0f}, by: {by.title}"),
            ("Leave in a year because of caring", f"{cost.leavers:,.1f}"),
            ("What that costs", pounds(cost.losing)),
            ("Reached by support", f"{cost.reached:,.0f}"),
            ("Stay because of it", f"{cost.stay:,.1f}"),
            ("Saved", pounds(cost.saved)),
            ("What the support costs", pounds(cost.support)),
            ("Balance", pounds(cost.net)),
        ],
        [
            {
                "words": each.words,
                "ends": f"{each.low:,.0f} to {each.high:,.0f}" if each.high > 100 else f"{each.low:g} to {each.high:g}",
                "nets": f"{_unbroken(each.net_low)} to {_unbroken(each.net_high)}",
                "width": round(100 * each.width / widest),
            }
            for each in moved
        ],
        f"?{urlencode(changed)}" if changed else "",
        by,
        given,
    )


def _unbroken(amount: float) -> str:
    """Pounds whose minus sign never ends a line."""
    return pounds(amount).replace("−", "−\u2060")


def recognition(told: Standing, way: Way, *, rounded: bool = False) -> dict[str, str]:
    """How many of the estimated carers have a passport; without the number where it is small."""
    rules = rules_for("public")
    number = told.passports
    if rules.hide_from <= number <= rules.hide_to:
        return {"number": f"fewer than {rules.hide_to + 1}", "share": "", "limits": ""}
    known = known_of(number, way)
    if known is None:
        return {"number": f"{number:,}", "share": "", "limits": ""}
    limits = "" if known.low == known.high or rounded else f"between {known.low:.1%} and {known.high:.1%}"
    shown = _to_ten(number) if rounded else number
    return {
        "number": f"{shown:,}",
        "share": f"{known.share:.0%}" if rounded else f"{known.share:.1%}",
        "limits": limits,
    }


def who(way: Way) -> list[dict[str, Any]]:
    """Who the carers are by a way, a table for each thing that it tells of."""
    tables: dict[str, list[dict[str, str]]] = {}
    for each in who_of(way):
        tables.setdefault(each.dimension, []).append(
            {
                "group": each.group[:1].upper() + each.group[1:],
                "people": f"{each.people:,}",
                "carers": f"{each.carers:,.0f}",
                "share": f"{each.share:.0%}",
            }
        )
    return [{"title": _PLAIN_DIMENSIONS[name], "rows": rows} for name, rows in tables.items()]


def reach(counts: Counts, way: Way) -> list[dict[str, Any]]:
    """Whom passports reach, a table for each split, small numbers hidden."""
    tables: dict[str, list[dict[str, str]]] = {}
    for each in reach_by_group(counts, way=way):
        tables.setdefault(each.dimension, []).append(
            {
                "group": each.group[:1].upper() + each.group[1:],
                "staff": "hidden" if each.staff is None else f"{each.staff:,}",
                "passports": "hidden" if each.passports is None else f"{each.passports:,}",
                "share": "–" if each.in_hundred is None else f"{each.in_hundred:.1f}",
                "of_carers": "–" if each.of_carers is None else f"{each.of_carers:.1f}",
            }
        )
    return [{"title": _PLAIN_DIMENSIONS[name], "rows": rows} for name, rows in tables.items()]
