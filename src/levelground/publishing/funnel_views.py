"""A funnel drawn, and in words. There is no rank in it: those inside the limits cannot be told apart."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import ceil, floor, log10, sqrt

from levelground.figures.funnels import FAR, NEAR, Funnel, Unit, Where
from levelground.figures.reading import Interval
from levelground.publishing.charts import framed, lettered
from levelground.publishing.field import FOOT, LEFT, RIGHT, Field, field_of
from levelground.publishing.numbers import shown, span, whole
from levelground.publishing.words import Bands

NO_LEAGUE = (
    "There is no league table here, and no single score, on purpose. Organisations change places by chance alone, so "
    "a rank would mostly tell their luck; and one score over all indicators would hide in which of them a gap lies. "
    "What can be told is who lies further from the whole than chance alone takes an organisation of its size."
)
_WHERE: dict[Where, str] = {
    "inside": "Where chance alone could put it",
    "above": "Above, and chance alone would put it there 1 time in 40",
    "below": "Below, and chance alone would put it there 1 time in 40",
    "far above": "Far above: less than 1 time in 1,000 by chance alone",
    "far below": "Far below: less than 1 time in 1,000 by chance alone",
}
_STEPS = 40
_TICKS = 4


@dataclass(frozen=True)
class FunnelRow:
    """An organisation of a funnel as a row of a table in the order of names; `own`: the one that the page is about."""

    code: str
    name: str
    value: str
    interval: str
    where: str
    outside: bool
    own: bool


def funnel_rows(funnel: Funnel, own: str) -> tuple[FunnelRow, ...]:
    """The organisations by name, each with where it lies."""
    return tuple(
        FunnelRow(
            unit.code,
            unit.name,
            shown(unit.interval.value, funnel.statistic),
            span(unit.interval, funnel.statistic),
            _WHERE[unit.where],
            unit.where != "inside",
            unit.code == own,
        )
        for unit in funnel.units
    )


def funnel_sentences(funnel: Funnel, own: str, name: str) -> list[str]:
    """Where a place lies among the others, how many cannot be told apart, and how far they differ beyond chance."""
    here = next((unit for unit in funnel.units if unit.code == own), None)
    inside = sum(unit.where == "inside" for unit in funnel.units)
    number = len(funnel.units)
    said = []
    if here is not None:
        said.append(_own_sentence(here, name))
    said.append(
        f"{inside} of {number} organisations lie where chance alone could put them around the value of all together "
        f"({shown(funnel.target, funnel.statistic)}): these numbers cannot tell them apart."
    )
    if funnel.between > 0 and funnel.phi is not None:
        beyond = sum(unit.beyond != "inside" for unit in funnel.units)
        said.append(
            "Organisations differ by more than chance alone. The dashed outer lines allow for that: "
            + ("none lies" if beyond == 0 else f"{beyond} of them lie{'s' if beyond == 1 else ''}")
            + " beyond. That everybody lies inside them does not say that all is well: it says that they are alike."
        )
    hidden = sum(is_hidden for _, is_hidden in funnel.left_out)
    if funnel.left_out:
        other = len(funnel.left_out) - hidden
        pieces = [
            f"{count} {why}" for count, why in ((hidden, "whose value is hidden"), (other, "without a value")) if count
        ]
        said.append(f"Not drawn: {' and '.join(pieces)}.")
    return said


def _own_sentence(unit: Unit, name: str) -> str:
    match unit.where:
        case "inside":
            return f"{name} cannot be told from the whole: chance alone could put an organisation of its size here."
        case "above" | "below":
            chance = "seldom (less than 1 time in 20 either way)"
        case _:
            chance = "hardly ever (less than 2 times in 1,000 either way)"
    side = "above" if "above" in unit.where else "below"
    said = f"{name} lies {side} the whole: chance alone would {chance} put an organisation of its size so far off."
    if unit.beyond == "inside":
        said += " It is no further off than organisations differ from one another."
    return said


def funnel_chart(funnel: Funnel, own: str, bands: Bands, *, rule: bool, title: str) -> str:
    """Every organisation as a ring, the own as a filled diamond, between the limits of chance."""
    lightest = min(unit.weight for unit in funnel.units)
    heaviest = max(unit.weight for unit in funnel.units) * 1.15
    # From a little before the smallest: a funnel that begins at 0 would be all mouth.
    start = max(lightest * 0.7, heaviest / 400)
    near = funnel.limits(start, FAR)
    intervals = [replace(unit.interval, lower=None, upper=None) for unit in funnel.units]
    field = field_of(funnel.statistic, [*intervals, Interval(None, *near)], bands, rule=rule)

    def x(weight: float) -> float:
        across = (sqrt(weight) - sqrt(start)) / (sqrt(heaviest) - sqrt(start))
        return round(LEFT + min(max(across, 0), 1) * (RIGHT - LEFT), 2)

    parts = [field.ground(), _curves(funnel, field, start, heaviest)]
    y = field.y(funnel.target)
    parts.append(f'<line class="average" x1="{LEFT}%" x2="{RIGHT}%" y1="{y:g}" y2="{y:g}"/>')
    parts += [_unit(unit, x(unit.weight), field) for unit in funnel.units if unit.code != own]
    parts += [_unit(unit, x(unit.weight), field, own=True) for unit in funnel.units if unit.code == own]
    parts.append(_axis(funnel, x, start, heaviest, field))
    says = " ".join(funnel_sentences(funnel, own, "The organisation of this page"))
    return framed(f"{field.bottom + FOOT:g}", title, says, "".join(parts))


def _curves(funnel: Funnel, field: Field, start: float, heaviest: float) -> str:
    """The limits, in a picture of its own that is stretched to the field."""
    roots = [sqrt(start) + (sqrt(heaviest) - sqrt(start)) * step / _STEPS for step in range(_STEPS + 1)]
    drawn = ""
    kinds = [("limit", NEAR, False), ("edge", FAR, False)] + ([("beyond", FAR, True)] if funnel.between > 0 else [])
    for kind, confidence, adjusted in kinds:
        limits = [funnel.limits(root**2, confidence, adjusted=adjusted) for root in roots]
        for side in (0, 1):
            line = " ".join(
                f"{1000 * step / _STEPS:g},{field.y(limit[side]) - field.top:g}" for step, limit in enumerate(limits)
            )
            drawn += f'<polyline class="curve {kind}" points="{line}" vector-effect="non-scaling-stroke"/>'
    return (
        f'<svg x="{LEFT}%" y="{field.top:g}" width="{RIGHT - LEFT:g}%" height="{field.height:g}" '
        f'viewBox="0 0 1000 {field.height:g}" preserveAspectRatio="none">{drawn}</svg>'
    )


def _unit(unit: Unit, x: float, field: Field, *, own: bool = False) -> str:
    value = unit.interval.value
    y = field.top if value is None else field.y(value)
    if own:
        shape = '<path class="own" d="M0-8L7.5 0 0 8-7.5 0z"/>'
        return f'<svg x="{x}%" y="{y:g}" width="1" height="1" overflow="visible">{shape}</svg>'
    kind = "unit outside" if unit.where != "inside" else "unit"
    return f'<circle class="{kind}" cx="{x}%" cy="{y:g}" r="4"/>'


def _axis(funnel: Funnel, x: Callable[[float], float], start: float, heaviest: float, field: Field) -> str:
    what = "events" if funnel.statistic == "ratio" else "people"
    drawn = ""
    step = 10 ** floor(log10(heaviest)) / 2
    ticks = [step * place for place in range(ceil(start / step), floor(heaviest / step) + 1)]
    chosen = ticks[:: max(1, ceil(len(ticks) / _TICKS))]
    for tick in chosen:
        at = x(tick)
        drawn += f'<line class="grid" x1="{at}%" x2="{at}%" y1="{field.bottom:g}" y2="{field.bottom + 5:g}"/>'
        drawn += lettered(at, f"{field.bottom + 19:g}", whole(tick), "tick")
    middle = (LEFT + RIGHT) / 2
    return drawn + lettered(middle, f"{field.bottom + 37:g}", f"how much its numbers can tell, in {what}", "note")
