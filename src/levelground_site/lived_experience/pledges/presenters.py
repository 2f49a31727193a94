"""How pledges are said: the ladder, the numbers that may be shown, and what comes next."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from levelground.statistics import kaplan_meier
from levelground_site.design.words import day as in_words
from levelground_site.lived_experience.pledges.actions.by_date import due_of
from levelground_site.lived_experience.pledges.columns import BANDED, KNOWN, STILL, Column, Still
from levelground_site.lived_experience.pledges.models import WEEKS, Pledge, Promise, Published
from levelground_site.organisations.models import Organisation

BANDS = ("nobody yet", "fewer than 10", "10 or more")
FEWEST = 10
NEVER = "Not published yet"


@dataclass(frozen=True)
class Rung:
    """A rung of the ladder: what it is, the number or word on it, and a line about it; `kind` as of a state's tag."""

    name: str
    value: str
    kind: str
    words: str = ""


def bands_of(pledge: Pledge, published: Published | None) -> dict[Column, int] | None:
    """What was published of one pledge; None where nothing was."""
    if published is None or not published.shown:
        return None
    found = published.shown["bands"].get(str(pledge.pk))
    return None if found is None else dict(zip(BANDED, found, strict=True))


def started_words(pledge: Pledge, published: Published | None) -> str:
    """How many started, as it was published."""
    bands = bands_of(pledge, published)
    return NEVER if bands is None else BANDS[bands[Column.STARTED]].capitalize()


def _band(bands: dict[Column, int] | None, column: Column, words: str) -> tuple[str, str, str]:
    if bands is None:
        return NEVER, "waiting", words
    band = bands[column]
    return BANDS[band].capitalize(), "done" if band else "waiting", words


def ladder(pledge: Pledge, published: Published | None, posts: int, plan: date | None, today: date) -> list[Rung]:
    """The rungs from the promise to who is still there; each has its own number, and none is skipped."""
    bands = bands_of(pledge, published)
    as_of = f"As published on {in_words(published.on)}." if published is not None and bands is not None else ""
    rungs = [
        Rung("Promised", in_words(pledge.signed), "done", f"By {pledge.signatory}, {pledge.signatory_post}."),
        Rung("A plan is in place", in_words(plan), "done", "Confirmed by two people.")
        if plan
        else Rung("A plan is in place", "No proof yet", "look"),
    ]
    if not pledge.scheme.counts_people:
        return rungs
    rungs += [
        Rung(
            "Posts, trials and internships opened",
            f"{posts:,}" if posts else "None reported",
            "done" if posts else "waiting",
            "Since it was signed, as reported.",
        ),
        Rung("People who started paid work", *_band(bands, Column.STARTED, as_of)),
    ]
    for weeks in WEEKS:
        rungs.append(Rung(f"Still in paid work after {weeks} weeks", *_band(bands, STILL[weeks], "")))
    return rungs


def still_there(numbers: dict[Column, int | None]) -> list[Still]:
    """The share still in paid work after 13, 26 and 52 weeks, by the product-limit estimate from counts.

    It stops where a number is hidden, or fewer than ten are at risk: what rests on so few says nothing.
    """
    left, at_risk = [], []
    for weeks in WEEKS:
        known, still = numbers[KNOWN[weeks]], numbers[STILL[weeks]]
        if known is None or still is None or known < FEWEST:
            break
        left.append(known - still)
        at_risk.append(known)
    if not at_risk:
        return []
    made = kaplan_meier(left, at_risk)
    return [
        Still(WEEKS[n], float(made.value[n]), float(made.lower[n]), float(made.upper[n]), at_risk[n], left[n])
        for n in range(len(at_risk))
    ]


def in_hundred(share: float) -> str:
    """A share as people of a hundred."""
    return f"{round(100 * share)} in every 100"


def still_words(still: Still) -> str:
    """In a sentence."""
    return (
        f"After {still.weeks} weeks {in_hundred(still.share)} are still in paid work "
        f"(between {round(100 * still.low)} and {round(100 * still.high)}; "
        f"{still.at_risk:,} people were followed so far)."
    )


@dataclass(frozen=True)
class Place:
    """What was published of many organisations together, in sentences; empty where too few."""

    name: str
    started: str
    still: list[Still]
    sentences: list[str]


def _sums(published: Published, region: str | None) -> dict[Column, int | None]:
    if region is None:
        return {column: published.shown["england"].get(column.name) for column in Column}
    if region not in published.shown["regions"]:
        return dict.fromkeys(Column)
    place = published.shown["regions"].index(region)
    return {column: published.shown["sums"][column.name][place] for column in Column}


def place_of(published: Published | None, region: str | None) -> Place | None:
    """A region's numbers, or England's (None); None where nothing was published."""
    if published is None or not published.shown:
        return None
    numbers = _sums(published, region)
    started = numbers[Column.STARTED]
    still = still_there(numbers)
    sentences = [still_words(each) for each in still]
    sentences += list(_shares(numbers))
    return Place(
        region or "England",
        "Not shown" if started is None else f"{started:,}",
        still,
        sentences,
    )


def _shares(numbers: dict[Column, int | None]) -> Any:
    for column, of, words in (
        (Column.UNDER_16, Column.STARTED, "of those who started work fewer than 16 hours a week"),
        (Column.BANDS_5_TO_7, Column.STARTED, "of those who started did so in bands 5 to 7"),
        (Column.BANDS_8_UP, Column.STARTED, "of those who started did so in band 8a or above"),
        (Column.PROGRESSED, Column.STARTED, "have more hours, a higher band or a permanent contract since"),
        (
            Column.STILL_52,
            Column.DUE_52,
            "of those who started a year ago or more are known to be still there after 52 weeks",
        ),
        (
            Column.INTERNS_IN_WORK,
            Column.INTERNS_COMPLETED,
            "of interns who completed their year were in paid work within six months",
        ),
        (
            Column.INTERNS_IN_WORK,
            Column.INTERNS_STARTED,
            "of all interns who started their year were in paid work within six months of its end",
        ),
        (Column.AWARDED, Column.ASKED, "of those who asked for Access to Work were awarded it"),
        (Column.IN_PLACE, Column.ASKED, "of those who asked for Access to Work have it in place"),
    ):
        number, base = numbers[column], numbers[of]
        # All but a few says the same of the few.
        if number and base is not None and base >= FEWEST and not 0 < base - number < FEWEST:
            yield f"{in_hundred(number / base)} {words} ({number:,} of {base:,})."


@dataclass(frozen=True)
class Against:
    """An organisation's own number, and what has come of it so far, as far as it may be shown."""

    promised: str
    so_far: str
    before: str


def against(
    pledge: Pledge, promises: list[Promise], published: Published | None, posts: int, tastings: int
) -> list[Against]:
    """Each number that stands, against what was reported; an earlier one that it replaced stays beside it."""
    standing: dict[str, Promise] = {}
    replaced: dict[str, list[Promise]] = {}
    for each in promises:
        if each.measure in standing:
            replaced.setdefault(each.measure, []).append(standing[each.measure])
        standing[each.measure] = each
    so_far = {
        "people": started_words(pledge, published),
        "posts": f"{posts:,}",
        "tastings": f"{tastings:,}",
        "internships": "Counted with those who started",
    }
    return [
        Against(
            f"{each.number:,} {each.get_measure_display()} by {in_words(each.by_day)}",
            so_far[measure],
            "; ".join(
                f"Before, it was {old.number:,} by {in_words(old.by_day)}. {each.why}"
                for old in replaced.get(measure, [])
            ),
        )
        for measure, each in standing.items()
    ]


def next_of(pledge: Pledge, today: date) -> list[str]:
    """What comes next, and when."""
    return [
        f"{what[0].upper()}{what[1:]}" + (" It is overdue." if about != "silence" and due < today else "")
        for about, due, what in due_of(pledge, today)
    ]


def signed_as(pledge: Pledge, carrier: Organisation) -> str:
    """Who signed it, where another carries it on."""
    return "" if carrier.pk == pledge.organisation_id else f"signed by {pledge.organisation.name}"
