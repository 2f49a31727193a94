from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from levelground.statistics import benjamini_hochberg, bonferroni, holm
from unit.statistics.strategies import probabilities, tried_briefly

ADJUSTMENTS = [(benjamini_hochberg, "fdr_bh"), (holm, "holm"), (bonferroni, "bonferroni")]
families = st.lists(probabilities, min_size=1, max_size=30)


@tried_briefly
@given(families)
def test_adjustments_agree_with_statsmodels(p: list[float]) -> None:
    for adjust, name in ADJUSTMENTS:
        assert adjust(p).tolist() == pytest.approx(multipletests(p, method=name)[1].tolist(), rel=1e-12, abs=1e-300)


@tried_briefly
@given(families, st.data())
def test_what_is_masked_is_not_in_the_family(p: list[float], data: st.DataObject) -> None:
    absent = data.draw(st.lists(st.booleans(), min_size=len(p), max_size=len(p)))
    known = [number for number, left_out in zip(p, absent, strict=True) if not left_out]
    for adjust, _ in ADJUSTMENTS:
        adjusted = adjust(np.ma.masked_array(p, absent))
        assert adjusted.mask.tolist() == absent
        assert adjusted.compressed().tolist() == adjust(known).tolist()


def test_a_table_of_p_values_is_one_family_and_keeps_its_shape() -> None:
    table = np.array([[0.01, 0.04], [0.03, 0.02]])
    assert benjamini_hochberg(table).tolist() == benjamini_hochberg(table.ravel()).reshape(2, 2).tolist()


def test_an_empty_family_has_an_empty_answer() -> None:
    assert benjamini_hochberg([]).size == 0


def test_a_p_above_1_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        holm([0.2, 1.1])
