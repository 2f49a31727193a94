"""One folder measured by both engines: nothing that a measurement holds may differ."""

from pathlib import Path

import numpy as np

from levelground.measuring import Engine, Measurement, measure
from levelground.records import Finding, InputFaultsError, Profile
from levelground.standards import Month, as_table, standard
from oracle.counts import Counts


def measured(
    folder: Path, name: str, year: int, profile: Profile, month: Month | None, engine: Engine | None
) -> Measurement | tuple[Finding, ...]:
    """What an engine makes of a folder: a measurement, or the findings that forbid one."""
    try:
        return measure(folder, standard(name), year, profile, month, engine)
    except InputFaultsError as error:
        return error.findings


def same(
    folder: Path, engine: Engine, name: str, year: int, profile: Profile | None = None, month: Month | None = None
) -> Measurement | tuple[Finding, ...]:
    """Demands that both engines find the same in a folder; gives it."""
    embedded, spread = (measured(folder, name, year, profile or Profile(), month, each) for each in (None, engine))
    if not isinstance(embedded, Measurement) or not isinstance(spread, Measurement):
        assert spread == embedded
        return embedded
    assert spread.findings == embedded.findings
    assert spread.ladders == embedded.ladders
    assert spread.files == embedded.files
    assert spread.not_measured == embedded.not_measured
    assert spread.profile == embedded.profile
    assert spread.edition == embedded.edition
    tables = [(embedded.counts, spread.counts)]
    months, others = embedded.months or (), spread.months or ()
    assert [each.month for each in others] == [each.month for each in months]
    tables += [(one.counts, other.counts) for one, other in zip(months, others, strict=True)]
    for one, other in tables:
        assert other.organisations == one.organisations
        for mine, theirs in zip(one.indicators, other.indicators, strict=True):
            assert (theirs.indicator, theirs.parts, theirs.groups, theirs.flags) == (
                mine.indicator, mine.parts, mine.groups, mine.flags,
            )  # fmt: skip
            np.testing.assert_array_equal(theirs.numerator, mine.numerator)
            np.testing.assert_array_equal(theirs.denominator, mine.denominator)
    return embedded


def counts_of(measurement: Measurement | tuple[Finding, ...], name: str) -> Counts:
    """The counts of a measurement, by their keys."""
    assert isinstance(measurement, Measurement), measurement
    table = as_table(measurement.counts, standard(name))
    keys = zip(*(table.words(column) for column in ("organisation", "indicator", "part", "group")), strict=True)
    pairs = zip(table.numbers("numerator").tolist(), table.numbers("denominator").tolist(), strict=True)
    return dict(zip(keys, pairs, strict=True))
