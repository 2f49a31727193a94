"""A lean return leaves out what follows from its counts, and is read in full again."""

from dataclasses import replace
from pathlib import Path

from levelground.figures import Reading, compute_figures
from levelground.measuring import measure
from levelground.publishing import in_full
from levelground.publishing.return_document import as_document
from levelground.publishing.returns import build_return
from levelground.standards import standard
from levelground.synthetic import make_trust


def _in_order(readings: tuple[Reading, ...]) -> list[Reading]:
    """A document gives the parts in the order of its counts."""
    return [replace(each, parts=tuple(sorted(each.parts, key=lambda one: one.part))) for each in readings]


def test_a_lean_return_reads_as_the_whole_one(tmp_path: Path) -> None:
    make_trust(tmp_path, 400)
    measurement = measure(tmp_path, standard("wres"), 2026)
    figures = compute_figures(measurement.counts, measurement.standard)
    whole, lean = (build_return(measurement, "RZZ", figures, version="1", lean=lean) for lean in (False, True))
    assert lean.readings == ()
    assert replace(lean, readings=whole.readings) == whole
    read = in_full(as_document(lean), measurement.standard)
    assert _in_order(read.readings) == _in_order(whole.readings)
    assert in_full(as_document(whole), measurement.standard) == whole
