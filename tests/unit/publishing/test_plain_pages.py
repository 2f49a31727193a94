"""The plain pages are true: no sentence on them claims what its counts and its interval do not hold."""

import random
import re
from dataclasses import dataclass, replace
from html import unescape
from math import ceil, floor, sqrt

import pytest

from levelground.figures.reading import Comparison, Interval, Movement, Reading, Return, Verdict
from levelground.figures.verdicts import judge, rules_from
from levelground.publishing import NoPlainWordsError, render_easy_read, render_plain
from unit.publishing import sample
from unit.publishing.sample import sample_return

HEADINGS = {
    "1": "Top jobs",
    "2": "Getting a job",
    "3": "Discipline at work",
    "4": "Extra training",
    "5": "Bad treatment by the public",
    "6": "Bad treatment by other staff",
    "7": "A fair chance to move up",
    "8": "Unfair treatment at work",
    "9": "The board",
}
MORE_IS_BETTER = {"1", "2", "4", "7", "9"}
MOST_WORDS = 15
NOT_PLAIN = re.compile(
    r"%|\bBME\b|\bBAME\b|interval|percent|statistic|ratio\b|significan|parity|confidence|likelihood|denominator|WRES",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Row:
    """A row of the page for easy reading: its heading, its picture without the words that are read out, its text."""

    heading: str
    picture: str
    says: str


def text_of(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", markup)).split())


def rows_of(page: str) -> list[Row]:
    rows = []
    for section in page.split("<section")[1:]:
        heading = text_of(re.search(r"<h2[^>]*>(.*?)</h2>", section).group(1))  # type: ignore[union-attr]
        for drawn, says in re.findall(r'(?s)<div class="row">\s*(<svg.*?</svg>)\s*<p>(.*?)</p>', section):
            rows.append(Row(heading, re.sub(r' aria-label="[^"]*"', "", drawn), text_of(says)))
    return rows


def sentences(text: str) -> list[str]:
    return [each for each in re.split(r"(?<=[.?!])\s+", text) if each]


def wilson(count: float, base: float) -> tuple[float, float]:
    """Wilson's score interval, written out afresh (Wilson, JASA 1927)."""
    z, p = 1.959963984540054, count / base
    middle, half = p + z * z / (2 * base), z * sqrt(p * (1 - p) / base + z * z / (4 * base * base))
    return (middle - half) / (1 + z * z / base), (middle + half) / (1 + z * z / base)


def judged(made: Comparison) -> Comparison:
    smallest = made.smallest_seen if made.statistic == "ratio" else (1.2 if made.group.denominator >= 100 else 9.0)
    given = judge(made.statistic, made.interval, adjusted_p=None, smallest_ratio=smallest, rules=rules_from({}))
    worse = "white" if made.worse_off == "workforce" else made.worse_off
    return replace(made, verdict=given.verdict, clear_but_inside=given.clear_but_inside, chance=None, worse_off=worse)


def counts_of(dice: random.Random) -> tuple[int, int]:
    base = dice.choice((0, 1, 3, 17, 60, 99, 100, 101, 400, 2500, 9000, 60000))
    rate = dice.choice((0.0, 1.0, 0.0002, 0.004, 0.02, 0.1, 0.3, 0.31, 0.5, 0.8, 0.996))
    return min(base, floor(base * rate * dice.uniform(0.7, 1.3) + 0.5)), base


def made_up(number: str, dice: random.Random) -> Reading:
    """A make-believe reading: any counts at all, judged by the engine's own rules."""
    indicator, one, other = sample.WRES.indicator(number), counts_of(dice), counts_of(dice)
    if dice.random() < 0.05:
        return sample.reading_of(indicator, None, reason="x.csv is missing")
    if number in {"2", "4"}:
        made = sample.compare_ratio("white", one, "bme", other)
    elif number == "3":
        made = sample.compare_ratio("bme", one, "white", other)
    elif number in {"1", "9"}:
        made = sample.compare_difference("bme", one, "workforce", (2537, 9962))
    else:
        made = sample.compare_difference("bme", one, "white", other, better=indicator.better)
    return sample.reading_of(indicator, judged(made))


def made_up_return(seed: int) -> Return:
    dice = random.Random(seed)
    return replace(sample_return(), readings=tuple(made_up(number, dice) for number in HEADINGS))


def side_counts(reading: Reading, says: str) -> tuple[float, float]:
    made = reading.headline
    assert made is not None
    group = (
        "workforce" if says.startswith(("In all jobs", "We do not know"))
        else "white" if re.search(r"\bwhite (people|staff)\b", says) else "bme"
    )  # fmt: skip
    side = made.group if made.group.group == group else made.comparator
    assert side.group == group
    return side.numerator, side.denominator


def check_number(reading: Reading, says: str, drawn: str | None) -> None:
    """The number in a sentence is that of its counts, and so is what the picture beside it shows."""
    count, base = side_counts(reading, says)
    number, out_of, filled = None, 100, 0
    if found := re.search(r"(?i)(fewer than|more than)? ?([\d,]+) in every ([\d,]+)", says):
        way, number, out_of = (found.group(1) or "").lower(), *(int(x.replace(",", "")) for x in found.groups()[1:])
        assert base >= 100
        assert out_of in {100, 1000}
        share, filled = count / base, number
        if way == "fewer than":
            assert 0 < share < number / out_of
            filled = number - 1
        elif way == "more than":
            assert number / out_of < share < 1
        else:
            assert abs(share - number / out_of) <= 0.5 / out_of + 1e-9
    elif found := re.search(r"(?i)(none|[\d,]+) of the ([\d,]+)", says):
        number = 0 if found.group(1).lower() == "none" else int(found.group(1).replace(",", ""))
        assert (number, int(found.group(2).replace(",", ""))) == (count, base)
        out_of, filled = (int(base) if base < 100 else 0), number
    else:
        assert base == 0
        assert "There were no" in says
        out_of = 0
    if drawn is not None:
        marks = re.sub(r"<g transform.*", "", drawn)
        assert len(re.findall(r'class="(?:full|other)"', marks)) == filled
        if out_of:
            assert len(re.findall(r'class="(?:full|other|pale)"', marks)) == out_of


def check_judgement(number: str, made: Comparison, says: str) -> None:
    limits, parity = made.interval, 0.0 if made.statistic == "difference" else 1.0
    lower = float("-inf") if limits.lower is None else limits.lower
    upper = float("inf") if limits.upper is None else limits.upper
    apart = limits.value is not None and not lower <= parity <= upper
    this, that = (
        side.numerator / side.denominator if side.denominator else None for side in (made.group, made.comparator)
    )
    match says:
        case "This difference is unlikely to be luck.":
            assert apart
            assert this != that
        case "The two numbers are about the same.":
            low, high = (-3, 3) if made.statistic == "difference" else (0.8, 1.25)
            assert low <= lower <= parity <= upper <= high
        case "We cannot tell if there is a real difference." | "There are too few people for us to tell.":
            assert lower <= parity <= upper
        case "It is a small difference.":
            low, high = (-3, 3) if made.statistic == "difference" else (0.8, 1.25)
            assert apart
            assert low <= lower <= upper <= high
        case "We cannot work out the difference.":
            assert limits.value is None
        case _:
            found = re.fullmatch(
                r"It is worse for (?:(white) (?:people|staff)|(?:people|staff) from an ethnic minority)\.", says
            )
            assert found, says
            assert apart
            assert this is not None
            assert that is not None
            bme_has_more = (this > that) == (made.group.group == "bme")
            assert (found.group(1) == "white") == (bme_has_more == (number in MORE_IS_BETTER))


@pytest.mark.parametrize("seed", range(60))
def test_no_sentence_claims_more_than_its_counts_hold(seed: int) -> None:
    document = made_up_return(seed)
    rows = rows_of(render_easy_read(document))
    for reading in document.readings:
        _, _, *own = [row for row in rows if row.heading == HEADINGS[reading.indicator]]
        if reading.headline is None:
            assert [row.says for row in own] == ["We could not count this."]
            continue
        for row in own[:2]:
            check_number(reading, row.says, row.picture)
        assert len(own) >= 3
        for row in own[2:]:
            check_judgement(reading.indicator, reading.headline, row.says)
        clear = reading.headline.verdict is Verdict.CLEAR
        assert clear == any("unlikely to be luck" in row.says for row in own)
        assert clear == any("It is worse for" in row.says for row in own)


@pytest.mark.parametrize("seed", range(60))
def test_every_row_is_short_and_every_idea_has_a_picture_of_its_own(seed: int) -> None:
    rows = rows_of(render_easy_read(made_up_return(seed)))
    assert len(rows) > 40
    for row in rows:
        assert len(row.says.split()) <= MOST_WORDS, row.says
        assert not NOT_PLAIN.search(row.says), row.says
        assert not re.search(r"\d\.\d", row.says), row.says
        assert row.says[0] in "“" or row.says[0].isupper() or row.says[0].isdigit()
        assert row.says[-1] in ".?"
    pictures = [row.picture for row in rows]
    assert len(set(pictures)) == len(pictures)


@pytest.mark.parametrize("seed", range(60, 90))
def test_the_plain_page_says_how_sure_each_figure_is_and_is_right(seed: int) -> None:
    document = made_up_return(seed)
    page = render_plain(document)
    for reading in document.readings:
        section = page.split(f">{HEADINGS[reading.indicator]}</h2>")[1].split("</section>")[0]
        says = text_of(section)
        assert not NOT_PLAIN.search(says), says
        if reading.headline is None:
            assert "We could not count this." in says
            continue
        for side in re.findall(r"(?s)<strong>(.*?)</strong>(.*?)</p>", section):
            told, sure = text_of(side[0]), text_of(side[1])
            check_number(reading, told, None)
            count, base = side_counts(reading, told)
            if base >= 100 and not told.startswith("In all jobs"):
                found = re.fullmatch(r"By luck alone, it could be ([\d,]+) to ([\d,]+) in every ([\d,]+)\.", sure)
                assert found, sure
                low, high, of = (int(each.replace(",", "")) for each in found.groups())
                lower, upper = wilson(count, base)
                assert low == floor(max(0.0, lower) * of + 1e-9) or low == floor(max(0.0, lower) * of)
                assert high == ceil(upper * of - 1e-9) or high == ceil(upper * of)
            else:
                assert sure == ""
        told = text_of(re.search(r'(?s)<p class="judged">(.*?)</p>', section).group(1))  # type: ignore[union-attr]
        for each in sentences(told):
            check_judgement(reading.indicator, reading.headline, each)
        if found := re.search(r"about ([\d,]+) (more|fewer) .*? It could be ([\d,]+) to ([\d,]+)\.", says):
            middle, low, high = (int(found.group(place).replace(",", "")) for place in (1, 3, 4))
            assert reading.headline.verdict is Verdict.CLEAR
            assert low <= middle <= high
            made = reading.headline
            if made.comparator.group == "workforce":
                share, of_all = (side.numerator / side.denominator for side in (made.group, made.comparator))
                too_few = share < of_all
                assert (found.group(2) == "more") == too_few
            else:
                assert (found.group(2) == "more") == (reading.indicator in MORE_IS_BETTER)


def syllables(word: str) -> int:
    """How many syllables a word has, by its groups of vowels: near enough for a formula that is near enough."""
    bare = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", re.sub(r"(?:[^laeiouy]es|[^t]ed|e)$", "", bare)))
    return max(1, groups)


def reading_age(text: str) -> float:
    """The Flesch-Kincaid grade (Kincaid and others, 1975) as an age: the American grade plus five years."""
    said = sentences(text)
    words = re.findall(r"[A-Za-z]+|\d[\d,]*", text)
    return 0.39 * len(words) / len(said) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59 + 5


@pytest.mark.parametrize("document", [sample_return(), made_up_return(7)], ids=["sample", "made up"])
def test_the_plain_page_can_be_read_at_nine_to_eleven(document: Return) -> None:
    main = render_plain(document).split("<section", 1)[1]
    said = [text_of(each) for each in re.findall(r"(?s)<(?:p|li)[ >].*?</(?:p|li)>", f"<section{main}")]
    text = " ".join(each for each in said if each.endswith((".", "?")))
    assert reading_age(text) < 10.5
    assert [each for each in sentences(text) if len(each.split()) > 20] == []


def test_the_formula_tells_easy_from_hard() -> None:
    assert reading_age("The cat sat on the mat. It was a big cat.") < 6
    assert reading_age("Statistical significance necessitates consideration of distributional assumptions.") > 20


def test_a_hard_word_is_explained_in_bold_where_it_is_met_first() -> None:
    page = render_easy_read(sample_return())
    assert "<strong>Ethnic minority</strong> means Black, Asian, mixed or another group that is not white." in page
    assert "<strong>Luck</strong> means" in page
    assert page.index("<strong>Luck</strong>") < page.index("unlikely to be luck")
    assert page.index("<strong>Ethnic minority</strong>") < page.index("people in top jobs are from an ethnic minority")


def test_it_says_who_made_it_that_nobody_checked_it_and_how_to_get_help() -> None:
    says = [row.says for row in rows_of(render_easy_read(sample_return()))]
    assert "A computer made this page from counts of people." in says
    assert "People with a learning disability have not checked this page yet." in says
    assert "You can ask someone to read this with you." in says
    assert "Please keep this page inside your workplace." in says
    public = [row.says for row in rows_of(render_easy_read(replace(sample_return(), audience="public")))]
    assert "Please keep this page inside your workplace." not in public


def test_hidden_numbers_stay_hidden() -> None:
    document = sample_return()
    made = document.readings[1].headline
    assert made is not None
    hidden = replace(document.readings[1], headline=replace(made, verdict=Verdict.HIDDEN))
    for page in (render_plain, render_easy_read):
        text = page(replace(document, readings=(hidden,)))
        assert "These numbers are hidden, so that nobody can be recognised." in text
        assert "got the job" not in text


def test_a_change_is_said_no_stronger_than_its_interval() -> None:
    document = sample_return()

    def said(interval: Interval, breaks: tuple[str, ...] = (), statistic: str = "ratio of ratios") -> str:
        movement = Movement(statistic, Interval(1.2, 1.1, 1.3), interval, "")
        reading = replace(document.readings[1], movement=movement, breaks=breaks)
        return text_of(render_plain(replace(document, readings=(reading,))))

    assert "We see a clear change since 2025." in said(Interval(0.8, 0.7, 0.9))
    assert "We see a clear change since 2025." in said(Interval(1.8, 1.7, 1.9))
    assert "We see no clear change since 2025." in said(Interval(1.2, 0.9, 1.4))
    assert "We see no clear change since 2025." in said(Interval(0.5, -1.0, 2.0), statistic="difference of differences")
    assert "We see a clear change since 2025." in said(Interval(0.5, 0.1, 0.9), statistic="difference of differences")
    assert "since 2025" not in said(Interval(None, None, None))
    assert "We count this in a new way now." in said(Interval(0.8, 0.7, 0.9), ("New rule.",))


def test_the_opening_counts_every_verdict_once() -> None:
    says = text_of(render_plain(sample_return()).split('id="short"')[1].split("</section>")[0])
    assert "We looked at 9 things." in says
    assert sum(int(number) for number in re.findall(r"In (\d) of them", says)) == 9
    assert "In 1 of them, there are too few people for us to tell. The board" in says


def test_a_standard_without_plain_words_is_said_to_have_none() -> None:
    with pytest.raises(NoPlainWordsError, match="unheard-of"):
        render_plain(replace(sample_return(), standard="unheard-of"))
    other = replace(sample_return().readings[0], indicator="12")
    with pytest.raises(NoPlainWordsError, match="12"):
        render_easy_read(replace(sample_return(), readings=(other,)))


@pytest.mark.parametrize("page", [render_plain, render_easy_read], ids=["plain", "easy read"])
def test_each_page_is_one_file_that_is_safe_and_the_same_every_time(page: object) -> None:
    assert callable(page)
    text = page(sample_return())
    assert text == page(sample_return())
    for never in ("http", "url(", "@import", "<script", "<link", "<img"):
        assert never not in text
    assert "Internal: not for publication" in text
    evil = page(replace(sample_return(), organisation_name="</style><script>x", marking="</style><script>y"))
    assert "<script" not in evil
    assert evil.count("</style>") == 1


def test_the_made_up_readings_are_of_every_kind() -> None:
    said = {
        re.sub(r"\d[\d,]*", "N", row.says)
        for seed in range(60)
        for row in rows_of(render_easy_read(made_up_return(seed)))
    }
    for start in ("N in every", "N of the", "None of the", "Fewer than N", "More than N", "There were no"):
        assert any(each.startswith(start) for each in said), start
    for whole in (
        "This difference is unlikely to be luck.",
        "The two numbers are about the same.",
        "We cannot tell if there is a real difference.",
        "There are too few people for us to tell.",
        "We cannot work out the difference.",
        "We could not count this.",
        "It is a small difference.",
        "It is worse for white people.",
        "It is worse for people from an ethnic minority.",
    ):
        assert whole in said
