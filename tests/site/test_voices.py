"""Voices: what an app says at a place is there, escaped, at most so much of it, and nowhere else."""

from collections.abc import Iterator

import pytest
from django.template import engines

from levelground_site.home import voices
from levelground_site.home.voices import Voice, heard, speaks


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voices, "SPEAKERS", [])


def _page(words: str) -> str:
    return str(engines["jinja2"].from_string(words).render({}))


def test_they_are_heard_where_they_belong_and_are_escaped() -> None:
    @speaks
    def some(place: str, about: str) -> Iterator[Voice]:
        if (place, about) == ("indicator", "wres/1"):
            yield Voice("I <b>stayed</b>.", "A nurse", "/stories/1/", "quote", "Made up.")

    page = _page('{{ voices("indicator", "wres/1") }}')
    assert "I &lt;b&gt;stayed&lt;/b&gt;." in page
    assert "Made up." in page
    assert 'href="/stories/1/"' in page
    assert _page('{{ voices("indicator", "wres/2") }}') == _page('{{ voices("pledge") }}') == ""


def test_no_more_than_asked_for_are_taken_from_a_speaker() -> None:
    taken = []

    @speaks
    def many(place: str, about: str) -> Iterator[Voice]:
        for number in range(9):
            taken.append(number)
            yield Voice(str(number), "", "/", "quote")

    assert [each.words for each in heard("pledge")] == ["0", "1"]
    assert taken == [0, 1]


def test_a_place_that_is_misspelt_is_an_error_and_not_silence() -> None:
    with pytest.raises(LookupError, match=r"home/voices\.py"):
        heard("passport-frist")
