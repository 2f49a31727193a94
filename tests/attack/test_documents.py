"""What people read of a publication (page, paper, Word, plain words, easy read) is made of shown numbers alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from levelground.cli.outputs import Outputs, write_outputs
from levelground.cli.release import PublicRelease
from levelground.disclosure import Protected, protect, rules_for, shown_counts
from levelground.measuring import Measurement, measure
from levelground.publishing.returns import published_part
from levelground.standards import CountTable, standard
from levelground.synthetic import Service, write

FORMATS = ("csv", "parquet", "json", "xlsx", "html", "docx", "pdf", "plain", "easy-read")


@pytest.fixture(scope="module")
def extracts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("extracts")
    write(Service(1, 500, seed=5), folder, "csv")
    return folder


def _files(measurement: Measurement, hidden: Protected, to: Path) -> dict[str, bytes]:
    """Every file of the publication of a measurement, with what is hidden of it."""
    told = published_part(measurement, shown_counts(hidden))
    release = PublicRelease(told, hidden, None, None, "", 0)
    write_outputs(Outputs(told, None, FORMATS, to, "", release=release))
    return {path.name: path.read_bytes() for path in sorted(to.iterdir())}


def _other(hidden: Protected, seed: int) -> CountTable:
    """Counts that agree with all that is shown: each hidden or unpublished number above 0 is another one."""
    random = np.random.default_rng(seed)

    def changed(numbers: np.ndarray, published: np.ndarray, hides: np.ndarray) -> np.ndarray:
        free = (~published | hides) & (np.nan_to_num(numbers) > 0)
        return np.where(free, random.integers(1, 90_000, numbers.shape), numbers)

    return replace(
        hidden.table,
        indicators=tuple(
            replace(
                counts,
                numerator=changed(counts.numerator, hidden.published[place], hidden.numerator[place]),
                denominator=changed(counts.denominator, hidden.published[place], hidden.denominator[place]),
            )
            for place, counts in enumerate(hidden.table.indicators)
        ),
    )


@pytest.mark.parametrize("name", ["wres", "wdes"])
def test_two_inputs_that_differ_only_in_hidden_numbers_give_the_same_documents(
    extracts: Path, tmp_path: Path, name: str
) -> None:
    measurement = measure(extracts, standard(name), 2026)
    hidden = protect(measurement.counts, measurement.standard, rules_for("public"))
    first = _files(measurement, hidden, tmp_path / "first")
    assert {path for path in first if path.startswith("report.")} == {"report.html", "report.docx", "report.pdf"}
    other = _other(hidden, seed=1)
    apart = sum(
        int((one.numerator != two.numerator).sum())
        for one, two in zip(other.indicators, hidden.table.indicators, strict=True)
    )
    assert apart > 50
    # Nor do the findings, who was left out, and the files themselves reach a document.
    bare = replace(measurement, counts=other, findings=(), ladders={}, files=())
    assert _files(bare, replace(hidden, table=other), tmp_path / "second") == first


def test_hidden_numbers_that_are_shown_all_the_same_reach_every_document(extracts: Path, tmp_path: Path) -> None:
    """So the test above could have failed: what a careless release shows, each document tells."""
    measurement = measure(extracts, standard("wres"), 2026)
    hidden = protect(measurement.counts, measurement.standard, rules_for("public"))
    careless = replace(hidden, numerator=tuple(np.zeros_like(mask) for mask in hidden.numerator))
    other = replace(
        careless.table,
        indicators=tuple(
            replace(counts, numerator=np.where(mask & (counts.numerator > 1), counts.numerator - 1, counts.numerator))
            for counts, mask in zip(careless.table.indicators, hidden.numerator, strict=True)
        ),
    )
    first = _files(measurement, careless, tmp_path / "first")
    second = _files(measurement, replace(careless, table=other), tmp_path / "second")
    assert {name for name in first if first[name] == second[name]} == {"protection.json"}
