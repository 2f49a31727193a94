"""What a query is about is said in words, and never as the key that the program knows it by."""

import pytest

from levelground_site.returns.presenters.about import about_words


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ("9a||score difference", "9a, Staff engagement"),
        ("9a", "9a, Staff engagement"),
        ("the action plan", "the action plan"),
        ("", ""),
    ],
)
def test_an_indicator_is_named(about: str, words: str) -> None:
    assert about_words("wdes", about) == words
