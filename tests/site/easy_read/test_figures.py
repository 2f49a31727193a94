"""The easy-read page that the engine makes of figures keeps to the same thresholds as every other text of the site."""

import pytest

import returns_at_hand
from levelground.publishing import SENTENCES, document_in, return_of
from levelground.publishing.easy_read import parts_of
from levelground_site.easy_read.checking import remarks_on_words
from levelground_site.easy_read.texts import PATTERNS

# Explained on the page itself, in a row of their own, before they are used.
EXPLAINED = frozenset({"ethnic minority", "training"})


@pytest.mark.parametrize("standard", ["wres", "wdes"])
def test_a_page_of_figures_breaks_no_threshold(standard: str) -> None:
    parts = parts_of(return_of(document_in(returns_at_hand.written(standard=standard), "return.json")))
    said = [(place, row.says) for part in parts for place, row in enumerate(part.rows)]
    assert len(said) > 30
    for place, says in said:
        # The second row of a part explains its hard word, with a sentence more.
        wrong = [
            remark.says
            for remark in remarks_on_words(says, EXPLAINED)
            if remark.must and not (remark.rule == "idea" and place == 1)
        ]
        assert not wrong, f"{says}: {wrong}"


def test_what_is_said_of_every_figure_is_approved_as_all_patterns_are() -> None:
    assert {f"figure-{key}" for key in SENTENCES} <= set(PATTERNS)
    assert [PATTERNS[f"figure-{key}"].shown.says for key in SENTENCES] == list(SENTENCES.values())
