"""The plain pages of the disability standard are true too: of random counts of every edition, judged by the engine."""

import random
import re
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from levelground.figures import compute_figures, read
from levelground.figures.reading import Reading, Return, Verdict
from levelground.figures.verdicts import rules_from
from levelground.publishing import render_easy_read, render_plain
from levelground.standards import CountTable, IndicatorCounts, Rate, Share, SurveyResult, standard
from unit.publishing.sample import sample_return
from unit.publishing.test_plain_pages import MOST_WORDS, NOT_PLAIN, Row, reading_age, rows_of, sentences, text_of

WDES = standard("wdes")
GROUPS = WDES.grouping.main
ALONE = "We asked one group, so there is nothing to compare."
DISABLED_FARE_BETTER_WITH_MORE = {"1", "2", "4b", "5", "7", "10"}
YEARLY = {"3", "3ih"}


def counted(dice: random.Random, base: int) -> float:
    rate = dice.choice((0.0, 1.0, 0.003, 0.05, 0.3, 0.5, 0.99))
    return float(min(base, round(base * rate * dice.uniform(0.7, 1.3))))


def counts_of(number: str, dice: random.Random) -> IndicatorCounts:
    indicator, years = WDES.indicator(number), 2 if number in YEARLY else 1
    parts = ("", indicator.headline_part) if indicator.headline_part else ("",)
    numerator = np.full((1, len(parts), len(GROUPS)), np.nan)
    denominator = numerator.copy()
    measure = indicator.measure
    bases = {group: dice.choice((3, 17, 60, 99, 400, 9000)) for group in ("non-disabled", "disabled")}
    if isinstance(measure, Share):
        # A part is one of the whole, which holds everybody that is in the part.
        base, disabled, others = bases["disabled"], 0.0, 0.0
        for part in reversed(range(len(parts))):
            disabled, others = disabled + counted(dice, base), others + base
            numerator[0, part, GROUPS.index("disabled")] = disabled
            numerator[0, part, GROUPS.index("non-disabled")] = others - disabled
            denominator[0, part, :2] = others
            base = dice.choice((60, 400, 9000))
        return IndicatorCounts(number, parts, GROUPS, numerator, denominator, ((),))
    for group, base in bases.items():
        if isinstance(measure, SurveyResult) and measure.asked_of and group not in measure.asked_of:
            continue
        place = (0, 0, GROUPS.index(group))
        numerator[place], denominator[place] = counted(dice, base), base * years
        if isinstance(measure, SurveyResult) and measure.unit == "score":
            numerator[place] = dice.choice((0.0, 6.41, 7, 10)) * base / 100
    flags = ("no spread",) if isinstance(measure, SurveyResult) and measure.unit == "score" else ()
    return IndicatorCounts(number, parts, GROUPS, numerator, denominator, (flags,))


@cache
def made_up(seed: int, year: int = 2024) -> Return:
    """A return of random counts, in which each figure and each verdict is the engine's own."""
    dice = random.Random(seed)
    numbers = [one.number for one in WDES.indicators if one.number != "9b" and dice.random() > 0.05]
    table = CountTable("wdes", year, ("RAA",), 1, tuple(counts_of(number, dice) for number in numbers))
    assert compute_figures(table, WDES).rows
    readings = read(table, WDES, "RAA", {}, rules_from({}), None)
    return replace(
        sample_return(), standard="wdes", standard_title=WDES.title, year=year, readings=readings,
        group_words=dict(WDES.grouping.words),
    )  # fmt: skip


def of_heading(page: str, reading: Reading) -> list[Row]:
    assert WDES.plain is not None
    return [row for row in rows_of(page) if row.heading == WDES.plain.indicators[reading.indicator].heading][2:]


def holds(reading: Reading, says: str, group: str) -> None:
    """A sentence with a number holds what the counts hold."""
    sides = [reading.headline.group, reading.headline.comparator] if reading.headline else list(reading.groups)
    side = next(side for side in sides if side.group == group)
    years = 2 if reading.indicator in YEARLY else 1
    heads = side.denominator / years
    if found := re.search(r"scored (\d+) out of 100\.", says):
        assert int(found.group(1)) == int(side.numerator / side.denominator * 1000 + 0.5)
    elif found := re.search(r"(?i)(none|[\d,]+) of the ([\d,]+)", says):
        number = 0 if found.group(1).lower() == "none" else int(found.group(1).replace(",", ""))
        assert (number, int(found.group(2).replace(",", ""))) == (side.numerator, heads)
        assert years == 1 or says.endswith(" over 2 years.")
    elif found := re.search(r"(?i)(fewer than |more than )?([\d,]+) in every ([\d,]+)", says):
        way, number, out_of = (
            (found.group(1) or "").lower(),
            int(found.group(2).replace(",", "")),
            int(found.group(3).replace(",", "")),
        )
        share = side.numerator / side.denominator
        exact = {"fewer than ": 0 < share < number / out_of, "more than ": number / out_of < share < 1}
        assert exact.get(way, abs(share - number / out_of) <= 0.5 / out_of + 1e-9)
        assert years == 1 or says.endswith(" each year.")
    else:
        assert "no " in says
        assert not side.denominator


@pytest.mark.parametrize("seed", range(16, 30))
def test_every_number_is_that_of_its_counts(seed: int) -> None:
    document = made_up(seed)
    page = render_easy_read(document)
    for reading in document.readings:
        own = of_heading(page, reading)
        if not reading.measured:
            assert [row.says for row in own] == ["We could not count this."]
        elif reading.headline is None and reading.indicator != "8":
            assert [row.says for row in own] == ["We cannot work out the difference."]
        elif reading.headline is None:
            assert own[-1].says == ALONE
            holds(reading, own[0].says, "disabled")
        else:
            first = "non-disabled" if re.search(r"non-disabled", own[0].says) else "disabled"
            assert first == "disabled"
            holds(reading, own[0].says, "disabled")
            second = "workforce" if own[1].says.startswith("In all jobs") else "non-disabled"
            holds(reading, own[1].says, second)


@pytest.mark.parametrize("seed", range(16, 30))
def test_a_difference_is_claimed_where_the_interval_holds_one_alone(seed: int) -> None:
    document = made_up(seed)
    page = render_easy_read(document)
    for reading in document.readings:
        says = [row.says for row in of_heading(page, reading)]
        made = reading.headline
        clear = made is not None and made.verdict is Verdict.CLEAR
        assert clear == ("This difference is unlikely to be luck." in says)
        worse = [each for each in says if each.startswith("It is worse for")]
        assert clear == bool(worse) or (made is not None and made.comparator.group == "workforce")
        if not worse or made is None:
            continue
        sides = {side.group: side.percentage.value or 0 for side in (made.group, made.comparator)}
        disabled = sides.pop("disabled")
        more, better = disabled > next(iter(sides.values())), reading.indicator in DISABLED_FARE_BETTER_WITH_MORE
        assert ("non-disabled" in worse[0]) == (more == better), (reading.indicator, worse)
        # A score is published without its spread: nothing can be claimed of it.
        assert reading.indicator != "9a"


@pytest.mark.parametrize("seed", range(16, 30))
def test_every_row_is_short_plain_and_has_a_picture_of_its_own(seed: int) -> None:
    rows = rows_of(render_easy_read(made_up(seed)))
    assert len(rows) > 60
    for row in rows:
        assert len(row.says.split()) <= MOST_WORDS, row.says
        assert not NOT_PLAIN.search(row.says.replace("WDES", "WRES")), row.says
        assert not re.search(r"\d\.\d", row.says), row.says
        assert row.says[-1] in ".?"
    pictures = [row.picture for row in rows]
    assert len(set(pictures)) == len(pictures)


@pytest.mark.parametrize("year", list(WDES.years))
def test_every_edition_has_both_pages_and_they_read_easily(year: int) -> None:
    document = made_up(7, year)
    assert f"{document.year}" in render_easy_read(document)
    main = render_plain(document).split("<section", 1)[1]
    said = [text_of(each) for each in re.findall(r"(?s)<(?:p|li)[ >].*?</(?:p|li)>", f"<section{main}")]
    text = " ".join(each for each in said if each.endswith((".", "?")))
    assert reading_age(text) < 10.5
    assert [each for each in sentences(text) if len(each.split()) > 20] == []


def test_every_measure_of_the_standard_is_met() -> None:
    kinds = {type(one.measure) for one in WDES.indicators}
    assert {Share, Rate, SurveyResult} < kinds
    said = " ".join(row.says for seed in range(16, 30) for row in rows_of(render_easy_read(made_up(seed))))
    for each in ("over 2 years.", "each year.", "out of 100.", ALONE, "It is worse for disabled staff", "of the 17 "):
        assert each in said


def test_where_hidden_numbers_stay_hidden_so_does_a_group_that_stands_alone() -> None:
    document = made_up(3)
    alone = next(reading for reading in document.readings if reading.indicator == "8")
    side = alone.groups[0]
    hidden = replace(side, numerator=None, percentage=replace(side.percentage, value=None, lower=None, upper=None))
    text = text_of(render_plain(replace(document, readings=(replace(alone, groups=(hidden,)),))))
    assert "These numbers are hidden, so that nobody can be recognised." in text
    assert "said yes" not in text
