"""Many returns put together, and what is refused."""

import pytest

from levelground.figures import POOLED, UNWEIGHTED, compute_figures, national_figures
from levelground.measuring import ENGLAND, Organisation
from levelground.publishing import gathered
from levelground.publishing.return_reading import ReturnFaultError
from levelground.standards import standard
from unit.publishing.test_second_look import documents

WRES = standard("wres")


def directory() -> dict[str, Organisation]:
    return {each["organisation"]: Organisation(each["organisation"], "", "", "A", "B") for each in documents()}


def test_an_organisation_with_two_returns_is_refused() -> None:
    with pytest.raises(ReturnFaultError, match="stands in two"):
        gathered([*documents(), documents()[0]], WRES, 2026, directory())


def test_another_edition_is_refused() -> None:
    with pytest.raises(ReturnFaultError, match=r"not of .* 2025"):
        gathered(documents(), WRES, 2025, directory())


def test_no_return_at_all_is_refused() -> None:
    with pytest.raises(ReturnFaultError, match="there is none"):
        gathered([], WRES, 2026, {})


def test_an_unknown_organisation_is_refused() -> None:
    with pytest.raises(ReturnFaultError, match="Nothing is known"):
        gathered(documents(), WRES, 2026, {})


def test_the_nation_is_told_pooled_and_unweighted() -> None:
    """Worked out again by hand from the organisations' own counts."""
    found = gathered(documents(), WRES, 2026, directory())
    figures = compute_figures(found.counts, WRES)
    own = found.counts.organisations[: found.counts.own]
    nation = national_figures(figures, own, ENGLAND)
    keys = zip(*(nation.words(n) for n in ("indicator", "statistic", "part", "comparator", "figure")), strict=True)
    told = dict(zip(keys, nation.numbers("value").tolist(), strict=True))
    counts = found.counts.indicator("2")
    assert counts is not None
    white, bme = (counts.at("", group) for group in ("white", "bme"))
    each = (white[0] / white[1]) / (bme[0] / bme[1])
    place = found.counts.organisations.index(ENGLAND)
    assert told["2", "ratio", "", "bme", POOLED] == pytest.approx(each[place])
    assert told["2", "ratio", "", "bme", UNWEIGHTED] == pytest.approx(each[: found.counts.own].mean())
