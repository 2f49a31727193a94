"""How hard a text is to read."""

import pytest

from levelground_site.easy_read.reading import hardest, reading_age, sentences, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("care", 1), ("carer", 2), ("leave", 1), ("manager", 3), ("table", 2), ("asked", 1), ("needed", 2),
        ("added", 2), ("times", 1), ("boxes", 2), ("carer’s", 2), ("mum's", 1), ("flexible", 3), ("the", 1), ("111", 1),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_formula_is_the_published_one() -> None:
    # 10 words, 2 sentences, 11 syllables: 0.39 × 5 + 11.8 × 1.1 − 15.59, and five years.
    assert reading_age("The cat sat on the mat. It was big. Very.\nYes") == pytest.approx(
        0.39 * 11 / 4 + 11.8 * 12 / 11 - 15.59 + 5
    )
    assert reading_age("The cat sat on the mat. It was a big cat.") < 6
    assert reading_age("Statistical significance necessitates consideration of distributional assumptions.") > 20


def test_lines_of_a_list_are_sentences_and_nothing_to_read_is_an_error() -> None:
    assert sentences("Ring one of these:\n- 999\n- your manager\n\n!") == [
        "Ring one of these:",
        "- 999",
        "- your manager",
    ]
    with pytest.raises(ValueError, match="no word"):
        reading_age(" … !")


def test_the_hardest_sentences_are_named() -> None:
    text = "It is a day. Organisational responsibilities necessitate consideration. It is a night."
    assert hardest(text, above=11) == ["Organisational responsibilities necessitate consideration."]
    assert hardest("It is a day.", above=11) == []
