"""Charts are drawn to scale, are well-formed, and say in words what they show."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from levelground.figures.reading import Interval
from levelground.publishing.charts import (
    Scale,
    bar,
    interval_chart,
    ladder_chart,
    percent_scale,
    points_scale,
    ratio_scale,
    tick_label,
)
from levelground.publishing.words import Bands
from unit.publishing import sample

RATIO = sample.compare_ratio("white", (589, 2660), "bme", (388, 2163))


def test_a_ratio_and_its_inverse_lie_as_far_from_1() -> None:
    scale = ratio_scale([Interval(1.4, 0.6, 1.9)])
    one = scale.at(1)
    assert scale.at(1.25) - one == pytest.approx(one - scale.at(0.8), abs=0.02)
    assert scale.at(2) - one == pytest.approx(one - scale.at(0.5), abs=0.02)


def test_a_ratio_scale_holds_its_values_but_no_more_than_a_quarter_to_four() -> None:
    assert (ratio_scale([]).low, ratio_scale([]).high) == (0.5, 2.0)
    assert ratio_scale([Interval(2.2, 0.9, 2.4)]).high == 2.5
    wide = ratio_scale([Interval(None, 0.0, 90.0)])
    assert (wide.low, wide.high) == (0.5, 4.0)
    assert wide.at(90) == wide.at(4)


def test_scales_of_points_and_percentages_end_on_round_numbers() -> None:
    scale = points_scale([Interval(-13.7, -22.2, 8.9)])
    assert scale.low <= -22.2
    assert scale.high >= 8.9
    assert 0 in scale.ticks
    assert percent_scale(30.4).high == 40
    assert percent_scale(100).high == 100


def test_ticks_have_true_minus_signs() -> None:
    assert tick_label(points_scale([]), -5) == "−5"
    assert tick_label(points_scale([]), 0) == "0"
    assert tick_label(ratio_scale([]), 1.25) == "1.25"


def test_a_picture_has_a_title_and_a_description_and_is_well_formed() -> None:
    drawn = interval_chart([("A & <b>", RATIO)], Bands(0.8, 1.25, 3), 'Title "of" it', "White & BME")
    root = ElementTree.fromstring(drawn)
    assert root.attrib["role"] == "img"
    assert [child.tag for child in root][:2] == ["title", "desc"]
    assert root[0].text == 'Title "of" it'
    assert "A & <b>" in [text.text for text in root.iter("text")]


def test_the_mark_stands_at_the_value_and_the_line_between_the_limits() -> None:
    scale = Scale(0.5, 2, True, (1.0,))
    root = ElementTree.fromstring(bar(RATIO, scale))
    (mark,) = root.iter("circle")
    whisker = next(line for line in root.iter("line") if "whisker" in line.attrib["class"])
    assert RATIO.interval.value is not None
    assert RATIO.interval.lower is not None
    assert RATIO.interval.upper is not None
    assert mark.attrib["cx"] == f"{scale.at(RATIO.interval.value)}%"
    assert whisker.attrib["x1"] == f"{scale.at(RATIO.interval.lower)}%"
    assert whisker.attrib["x2"] == f"{scale.at(RATIO.interval.upper)}%"
    assert "clear" in mark.attrib["class"].split()


def test_an_interval_beyond_the_scale_ends_in_an_arrow() -> None:
    unbounded = replace(RATIO, interval=Interval(None, 1.4, None))
    root = ElementTree.fromstring(bar(unbounded, ratio_scale([unbounded.interval])))
    assert [text.text for text in root.iter("text")] == ["›"]
    assert not list(root.iter("circle"))


def test_a_value_that_does_not_exist_is_said_not_drawn() -> None:
    nothing = replace(RATIO, interval=Interval(None, None, None))
    root = ElementTree.fromstring(bar(nothing, ratio_scale([])))
    assert [text.text for text in root.iter("text")] == ["no value"]


def test_a_ladder_shows_every_rung_and_the_whole() -> None:
    rungs = [part for part in sample.pay_bands().parts if part.part.startswith("clinical=no;")]
    root = ElementTree.fromstring(ladder_chart(rungs, [part.label for part in rungs], "Ladder", "Of pay"))
    assert len(list(root.iter("circle"))) == len(rungs)
    assert "whole workforce 25.5%" in [text.text for text in root.iter("text")]
