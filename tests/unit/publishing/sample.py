"""A make-believe trust's return: plausible counts, and intervals worked out from them by the statistics room."""

from dataclasses import replace
from math import log, sqrt

from scipy.stats import binom, norm

from levelground.figures.reading import (
    CheckTotal,
    Comparison,
    Count,
    Figure,
    Fraction,
    Interval,
    Movement,
    Reading,
    Return,
    SettingUsed,
    Source,
    Verdict,
)
from levelground.standards import Ladder, Rung
from levelground.standards.declaration import Indicator, SurveyResult
from levelground.standards.wres import EMPLOYED, IN_POST, WRES
from levelground.statistics.estimate import Estimate
from levelground.statistics.proportions import excess_events, newcombe_difference, wilson
from levelground.statistics.ratios import change_in_ratio, katz_ratio, koopman_ratio

Pair = tuple[float, float]

# White, BME and unknown heads by rung.
CLINICAL = {
    "Under Band 1": (0, 0, 0),
    "Band 1": (0, 0, 0),
    "Band 2": (612, 270, 41),
    "Band 3": (540, 228, 35),
    "Band 4": (410, 121, 20),
    "Band 5": (1105, 702, 74),
    "Band 6": (1012, 371, 52),
    "Band 7": (640, 142, 25),
    "Band 8a": (221, 31, 8),
    "Band 8b": (84, 9, 3),
    "Band 8c": (37, 3, 1),
    "Band 8d": (14, 1, 0),
    "Band 9": (6, 0, 0),
    "VSM": (4, 1, 0),
    "Consultant": (214, 132, 22),
    "Non-consultant career grade": (31, 58, 9),
    "Trainee grade": (121, 108, 30),
    "Other medical": (5, 3, 2),
}
NON_CLINICAL = {
    "Under Band 1": (11, 2, 1),
    "Band 1": (6, 1, 0),
    "Band 2": (540, 160, 31),
    "Band 3": (402, 74, 19),
    "Band 4": (331, 48, 13),
    "Band 5": (201, 31, 8),
    "Band 6": (152, 18, 5),
    "Band 7": (131, 12, 4),
    "Band 8a": (84, 7, 2),
    "Band 8b": (51, 3, 1),
    "Band 8c": (24, 1, 0),
    "Band 8d": (13, 0, 0),
    "Band 9": (8, 0, 0),
    "VSM": (9, 0, 0),
}
FINER = {"white-british": 0.86, "white-other": 0.14, "asian": 0.52, "black": 0.31, "mixed": 0.1, "other": 0.07}
CATEGORIES = {"A": 0.86, "C": 0.14, "H": 0.3, "J": 0.12, "N": 0.28, "D": 0.1, "S": 0.2}


def interval(estimate: Estimate, times: float = 1) -> Interval:
    value, lower, upper = estimate.item()

    def known(number: float | None) -> float | None:
        return None if number is None or number == float("inf") else number * times

    return Interval(known(value), known(lower), known(upper), str(estimate.methods))


def fraction(group: str, numerator: float, denominator: float) -> Fraction:
    return Fraction(group, numerator, denominator, interval(wilson(numerator, denominator), 100))


def smallest_ratio(base: float, other: float, rate: float) -> float | None:
    """The smallest ratio above 1 that two groups of this size show with 80% power, by the normal approximation."""
    z = norm.ppf(0.975) + norm.ppf(0.8)
    for step in range(1, 2000):
        ratio = 1 + step / 100
        if rate * ratio >= 1:
            return None
        if log(ratio) >= z * sqrt((1 - rate * ratio) / (base * rate * ratio) + (1 - rate) / (other * rate)):
            return ratio
    return None


def verdict_of(limits: Interval, parity: float, smallest: float | None, band: tuple[float, float] | None) -> Verdict:
    if limits.value is None:
        return Verdict.NOT_MEASURED
    lower = float("-inf") if limits.lower is None else limits.lower
    upper = float("inf") if limits.upper is None else limits.upper
    holds = lower <= parity <= upper
    if holds and parity == 1 and (smallest is None or smallest > 2):
        return Verdict.TOO_FEW
    if not holds:
        return Verdict.CLEAR
    if band and band[0] <= lower and upper <= band[1]:
        return Verdict.LEVEL
    return Verdict.NOT_CLEAR


def compare_ratio(
    group: str, this: Pair, comparator: str, that: Pair, *, part: str = "", label: str = "", family: int = 1
) -> Comparison:
    limits = interval(koopman_ratio(*this, *that))
    rate = (this[0] + that[0]) / max(this[1] + that[1], 1)
    smallest = smallest_ratio(this[1], that[1], rate) if rate and this[1] and that[1] else None
    verdict = verdict_of(limits, 1, smallest, (0.8, 1.25))
    good = group == "white"
    worse = ""
    if limits.value is not None and limits.value != 1:
        worse = comparator if (limits.value > 1) == good else group
    excess = None
    if worse:
        other, own = (that, this) if worse == group else (this, that)
        excess = interval(excess_events(*other, *own))
        if not good:
            excess = Interval(
                *(None if x is None else -x for x in (excess.value, excess.upper, excess.lower)), "newcombe"
            )
    inside = None if limits.value is None else 0.8 <= limits.value <= 1.25
    return Comparison(
        part=part,
        label=label,
        statistic="ratio",
        group=fraction(group, *this),
        comparator=fraction(comparator, *that),
        interval=limits,
        others=(interval(katz_ratio(*this, *that)),),
        verdict=verdict,
        inside_band=inside,
        clear_but_inside=bool(verdict is Verdict.CLEAR and (limits.lower or 0) >= 0.8 and (limits.upper or 9) <= 1.25),
        worse_off=worse,
        smallest_seen=smallest,
        excess=excess,
        p_value=0.012 if verdict is Verdict.CLEAR else 0.31,
        p_method="mid-p",
        family=family,
        chance=None,
        flags=("undefined",) if limits.value is None else (),
    )


def compare_difference(
    group: str,
    this: Pair,
    comparator: str,
    that: Pair,
    *,
    part: str = "",
    label: str = "",
    family: int = 1,
    better: str = "higher",
    chance: float | None = None,
) -> Comparison:
    limits = interval(newcombe_difference(*this, *that), 100)
    verdict = verdict_of(limits, 0, None, (-1.5, 1.5))
    worse = ""
    if limits.value:
        worse = group if (limits.value < 0) == (better == "higher") else comparator
    value = None if limits.value is None else abs(limits.value) * this[1] / 100
    sides = sorted(abs(x) * this[1] / 100 for x in (limits.lower or 0, limits.upper or 0))
    holds = limits.lower is not None and limits.upper is not None and limits.lower <= 0 <= limits.upper
    excess = Interval(value, -sides[0] if holds else sides[0], sides[1], "newcombe")
    return Comparison(
        part=part,
        label=label,
        statistic="difference",
        group=fraction(group, *this),
        comparator=fraction(comparator, *that),
        interval=limits,
        others=(),
        verdict=verdict if chance is None else Verdict.TOO_FEW,
        inside_band=None,
        clear_but_inside=False,
        worse_off=worse,
        smallest_seen=None if chance is None else 28.4,
        excess=excess if worse else None,
        p_value=0.0003 if verdict is Verdict.CLEAR else 0.2,
        p_method="mid-p",
        family=family,
        chance=chance,
        flags=() if limits.value is not None else ("undefined",),
    )


def total(rows: dict[str, tuple[int, int, int]], *names: str) -> tuple[int, int, int]:
    white, bme, unknown = zip(*(rows[name] for name in names or rows), strict=True)
    return sum(white), sum(bme), sum(unknown)


def added(*heads: tuple[int, int, int]) -> tuple[int, int, int]:
    white, bme, unknown = zip(*heads, strict=True)
    return sum(white), sum(bme), sum(unknown)


WORKFORCE = added(total(CLINICAL), total(NON_CLINICAL))
HEADS = sum(WORKFORCE)
WORKFORCE_BME = (WORKFORCE[1], HEADS)
CLUSTERS = {
    "5 and under": ("Under Band 1", "Band 1", "Band 2", "Band 3", "Band 4", "Band 5"),
    "6 and 7": ("Band 6", "Band 7"),
    "8a and above": ("Band 8a", "Band 8b", "Band 8c", "Band 8d", "Band 9", "VSM"),
}


def composition_parts() -> dict[str, tuple[str, tuple[int, int, int]]]:
    parts: dict[str, tuple[str, tuple[int, int, int]]] = {
        "clinical=no": ("Non-clinical", total(NON_CLINICAL)),
        "clinical=yes": ("Clinical", total(CLINICAL)),
    }
    for name, bands in CLUSTERS.items():
        parts[f"cluster={name}"] = (f"Bands {name}", added(total(CLINICAL, *bands), total(NON_CLINICAL, *bands)))
    for value, word, rows in (("no", "Non-clinical", NON_CLINICAL), ("yes", "Clinical", CLINICAL)):
        for band, heads in rows.items():
            if sum(heads):
                parts[f"clinical={value};pay_band={band}"] = (f"{word}, {band}", heads)
    return parts


def reading_of(indicator: Indicator, headline: Comparison | None, **given: object) -> Reading:
    words = indicator.words
    base = Reading(
        indicator=indicator.number,
        title=indicator.title,
        short=words.short,
        asks=indicator.asks,
        definition=indicator.definition,
        source=indicator.source,
        look_next=words.look_next,
        event=words.event,
        people=words.people,
        better=indicator.better,
        measured=headline is not None,
        reason="",
        headline=headline,
        groups=(headline.comparator, headline.group) if headline else (),
        parts=(),
        progression=(),
        unknown=None,
        unknown_bounds=None,
        movement=None,
        breaks=(),
    )
    return replace(base, **given)  # type: ignore[arg-type]


def pay_bands() -> Reading:
    parts = tuple(
        compare_difference("bme", (heads[1], sum(heads)), "workforce", WORKFORCE_BME, part=part, label=label, family=32)
        for part, (label, heads) in composition_parts().items()
    )
    headline = next(part for part in parts if part.part == "cluster=8a and above")
    tiers = [added(total(CLINICAL, *bands)) for bands in CLUSTERS.values()]
    progression = tuple(
        replace(
            compare_ratio(
                "white",
                (tiers[above][0], tiers[above][0] + tiers[below][0]),
                "bme",
                (tiers[above][1], tiers[above][1] + tiers[below][1]),
                part=f"clinical=yes;tier={name}",
                label=f"Clinical, {name.replace(':', ' to ')}",
            ),
            statistic="race disparity ratio",
        )
        for name, below, above in (("lower:middle", 0, 1), ("middle:upper", 1, 2), ("lower:upper", 0, 2))
    )
    return reading_of(
        WRES.indicator("1"),
        headline,
        parts=parts,
        progression=progression,
        groups=tuple(fraction(g, n, HEADS) for g, n in zip(("white", "bme", "unknown"), WORKFORCE, strict=True)),
        unknown=fraction("unknown", WORKFORCE[2], HEADS),
        movement=Movement(
            "difference of differences",
            Interval(-14.2, -16.3, -11.7, "newcombe"),
            Interval(0.9, -2.3, 4.1),
            "no clear change",
        ),
    )


def appointment() -> Reading:
    routes = {
        "route=advertised": ("Advertised", (560, 2610), (299, 1960)),
        "route=international recruitment": ("International recruitment", (4, 9), (82, 190)),
        "route=redeployment": ("Redeployment", (25, 41), (7, 13)),
    }
    bands = {
        "Band 2": ((140, 520), (96, 512)),
        "Band 5": ((190, 700), (170, 884)),
        "Band 6": ((131, 610), (71, 420)),
        "Band 7": ((80, 420), (36, 219)),
        "Band 8a": ((33, 240), (12, 98)),
        "Band 8d": ((4, 12), (0, 4)),
        "VSM": ((1, 5), (0, 0)),
    }
    white = (sum(a for _, (a, _), _ in routes.values()), sum(n for _, (_, n), _ in routes.values()))
    bme = (sum(a for _, _, (a, _) in routes.values()), sum(n for _, _, (_, n) in routes.values()))
    parts = tuple(
        compare_ratio("white", w, "bme", b, part=f"pay_band={band}", label=band, family=10)
        for band, (w, b) in bands.items()
    ) + tuple(
        compare_ratio("white", w, "bme", b, part=part, label=label, family=10) for part, (label, w, b) in routes.items()
    )
    return reading_of(
        WRES.indicator("2"),
        compare_ratio("white", white, "bme", bme),
        parts=parts,
        unknown=fraction("unknown", 21, 138),
        unknown_bounds=Interval(None, 1.17, 1.35, "all unknown in one group"),
        movement=Movement(
            "ratio of ratios",
            interval(koopman_ratio(602, 2500, 340, 2010)),
            interval(change_in_ratio(602, 2500, 340, 2010, *white, *bme)),
            "",
        ),
    )


def training() -> Reading:
    white, bme = (4210, WORKFORCE[0]), (1511, WORKFORCE[1])
    return reading_of(
        WRES.indicator("4"),
        compare_ratio("white", white, "bme", bme),
        parts=(
            compare_ratio("white", (3010, 5060), "bme", (1311, 2180), part="clinical=yes", label="Clinical", family=2),
            compare_ratio("white", (1200, 1960), "bme", (200, 357), part="clinical=no", label="Non-clinical", family=2),
        ),
        unknown=fraction("unknown", 210, WORKFORCE[2]),
        movement=Movement("ratio of ratios", Interval(1.15, 1.1, 1.21), Interval(0.87, 0.82, 0.93), ""),
    )


def disciplinary() -> Reading:
    return reading_of(
        WRES.indicator("3"),
        compare_ratio("bme", (41, WORKFORCE[1]), "white", (88, WORKFORCE[0])),
        parts=(
            compare_ratio("bme", (33, 2180), "white", (60, 5060), part="clinical=yes", label="Clinical", family=2),
            compare_ratio("bme", (8, 357), "white", (28, 1960), part="clinical=no", label="Non-clinical", family=2),
        ),
        unknown=fraction("unknown", 6, WORKFORCE[2]),
        movement=Movement("ratio of ratios", Interval(1.2, 0.79, 1.8), Interval(1.1, 0.62, 1.96), ""),
        breaks=("Entries of the 12 months to the reference date, no longer a two-year average.",),
    )


def survey(number: str, white: Pair, bme: Pair, previous: Interval) -> Reading:
    indicator = WRES.indicator(number)
    assert isinstance(indicator.measure, SurveyResult)
    headline = compare_difference("bme", bme, "white", white, better=indicator.better)
    return reading_of(
        indicator, headline, movement=Movement("difference of differences", previous, Interval(-1.1, -3.2, 1.2), "")
    )


def board() -> Reading:
    share = WORKFORCE_BME[0] / WORKFORCE_BME[1]

    def seats(part: str, label: str, bme: int, everyone: int) -> Comparison:
        return compare_difference(
            "bme",
            (bme, everyone),
            "workforce",
            WORKFORCE_BME,
            part=part,
            label=label,
            chance=float(binom.cdf(bme, everyone, share)),
        )

    return reading_of(
        WRES.indicator("9"),
        seats("", "", 2, 17),
        parts=(seats("voting=yes", "Voting", 1, 12), seats("executive=yes", "Executive", 0, 7)),
        unknown=fraction("unknown", 1, 17),
    )


def counts_of(readings: tuple[Reading, ...]) -> tuple[Count, ...]:
    counts: list[Count] = []
    for part, (_, heads) in {"": ("", WORKFORCE), **composition_parts()}.items():
        everyone = float(sum(heads))
        counts += [
            Count("1", part, group, float(n), everyone)
            for group, n in zip(("white", "bme", "unknown"), heads, strict=True)
        ]
        counts.append(Count("1", part, "all", everyone, everyone))
        if not part or part.startswith("cluster="):
            for names in (FINER, CATEGORIES):
                for name, share in names.items():
                    of = heads[0] if name.startswith("white") or name in "AC" else heads[1]
                    counts.append(Count("1", part, f"ethnicity={name}", float(round(share * of)), everyone))
    for reading in readings:
        if reading.indicator == "1":
            continue
        for compared in ([reading.headline] if reading.headline else []) + list(reading.parts):
            part, sides = compared.part, [compared.comparator, compared.group]
            if reading.unknown and not part:
                sides.append(reading.unknown)
            if compared.comparator.group == "workforce":
                others = compared.group.denominator - sum(side.numerator for side in sides[1:])
                counts.append(Count(reading.indicator, part, "white", others, compared.group.denominator))
            counts += [
                Count(reading.indicator, part, side.group, side.numerator, side.denominator)
                for side in sides
                if side.group != "workforce"
            ]
    return tuple(counts)


def figures_of(readings: tuple[Reading, ...]) -> tuple[Figure, ...]:
    rows: list[Figure] = []
    for reading in readings:
        for made in ([reading.headline] if reading.headline else []) + list(reading.parts) + list(reading.progression):
            for limits in (made.interval, *made.others):
                rows.append(
                    Figure(
                        reading.indicator,
                        made.part,
                        made.statistic,
                        made.group.group,
                        made.comparator.group,
                        limits.value,
                        limits.lower,
                        limits.upper,
                        limits.method,
                        made.group.numerator,
                        made.group.denominator,
                        made.comparator.numerator,
                        made.comparator.denominator,
                        ";".join(made.flags),
                    )
                )
    return tuple(rows)


def sample_return() -> Return:
    """The return of the make-believe Northfield NHS Trust for 2026, with last year's figures."""
    unmeasured = reading_of(
        WRES.indicator("8"), None, reason="survey.csv has no row for discrimination-at-work in the 2025 survey"
    )
    readings = (
        pay_bands(),
        appointment(),
        disciplinary(),
        training(),
        survey("5", (1069.2, 4400), (421.5, 1500), Interval(4.9, 2.1, 7.7)),
        survey("6", (880, 4400), (369, 1500), Interval(5.7, 3.2, 8.2)),
        survey("7", (2574, 4400), (732, 1500), Interval(-8.6, -11.6, -5.7)),
        unmeasured,
        board(),
    )
    return Return(
        standard="wres",
        standard_title=WRES.title,
        year=2026,
        reference_date="2026-03-31",
        edition_status=WRES.edition(2026).status,
        edition_changes=(),
        definitions_sha256="5f2c" * 16,
        organisation="RZZ",
        organisation_name="Northfield NHS Trust",
        ics="QZZ",
        region="Y99",
        audience="internal",
        marking="Internal: not for publication",
        version="0.1.0",
        group_words=dict(WRES.grouping.words),
        settings=(
            SettingUsed(EMPLOYED.name, EMPLOYED.default, EMPLOYED.says, default=True),
            SettingUsed(IN_POST.name, IN_POST.default, IN_POST.says, default=True),
            SettingUsed(
                "largest ratio that is too few", ("2.0",), "Above it, an interval that holds 1 is too few.", False
            ),
        ),
        profile={},
        sources=(
            Source("staff", "staff.csv", "3f9a" * 16, 10421),
            Source("applications", "=applications.csv", "77b1" * 16, 30118),
            Source("board", "board.csv", "90cc" * 16, 17),
        ),
        ladders=(
            Ladder(
                "staff",
                "Staff in post on 31 March 2026",
                (
                    Rung("rows in the file", 10421, 0, ""),
                    Rung("people, each once", 10388, 33, "the primary assignment counts"),
                    Rung("employed", HEADS + 41, 10388 - HEADS - 41, "bank, honorary, agency and non-executive"),
                    Rung("counted", HEADS, 41, "career break and secondment in"),
                ),
            ),
            Ladder(
                "applications",
                "Applications shortlisted in the 12 months to 31 March 2026",
                (
                    Rung("rows in the file", 30118, 0, ""),
                    Rung("shortlisted", 5011, 25107, "not shortlisted"),
                    Rung("in the window", 4961, 50, "shortlisted outside the 12 months"),
                ),
            ),
        ),
        checks=(
            CheckTotal("unknown-ethnicity", "warning", "applications", 38, "applications without ethnicity"),
            CheckTotal("missing-column", "warning", "board", 1, "board.csv has no voting column"),
        ),
        counts=counts_of(readings),
        figures=figures_of(readings),
        readings=readings,
        previous_year=2025,
        previous_fingerprint="aa11" * 16,
        dated="",
    )
