"""The terminal's summary: aligned, within its width, one row an indicator."""

from dataclasses import replace

from levelground.publishing import terminal_summary
from unit.publishing.sample import sample_return


def test_no_line_is_wider_than_80_columns_and_no_row_is_broken() -> None:
    lines = terminal_summary(sample_return()).splitlines()
    assert max(map(len, lines)) <= 80
    rows = [line for line in lines if line[:1].isdigit() and line[1:3] == "  "]
    assert [row[0] for row in rows] == list("123456789")


def test_rows_say_value_interval_verdict_and_rule() -> None:
    text = terminal_summary(sample_return())
    assert "2  Appointed from shortlist white 1.23 times as likely 1.10–1.39  clear, in" in text
    assert "5  Harassed by the public   BME 28.1%, white 24.3%  +1.2 to +6.4  clear" in text
    assert "9  Board                    BME 2 of 17, all 25.5% chance 1 in 7  too few" in text
    assert "8  Discrimination at work   not measured" in text


def test_it_says_who_when_warnings_marking_and_edition() -> None:
    text = terminal_summary(sample_return())
    assert text.startswith(
        "WRES 2026 · Northfield NHS Trust (RZZ) · 9,962 staff on 31 March 2026\n4.1% ethnicity unknown"
    )
    assert "39 warnings of 2 kinds (levelground check): 38 applications without ethnicity\n" in text
    assert "Internal: not for publication" in text
    assert "rules not yet checked" in text


def test_without_warnings_it_says_so() -> None:
    assert "No warnings." in terminal_summary(replace(sample_return(), checks=()))


def test_a_narrow_terminal_gets_narrow_lines() -> None:
    assert max(map(len, terminal_summary(sample_return(), width=60).splitlines())) <= 60


def test_an_undefined_ratio_has_words_in_place_of_a_number() -> None:
    document = sample_return()
    reading = document.readings[1]
    assert reading.headline is not None
    nothing = replace(reading.headline.interval, value=None, lower=None, upper=None)
    text = terminal_summary(
        replace(document, readings=(replace(reading, headline=replace(reading.headline, interval=nothing)),))
    )
    assert "cannot be worked out" in text
    assert "None" not in text
