"""levelground measure --compare: why the numbers of somebody else differ from ours."""

from __future__ import annotations

import json
from pathlib import Path

from levelground.cli.main import WRONG_USE, StoppedError
from levelground.measuring import Measurement, recount
from levelground.publishing import comparison_document, comparison_summary
from levelground.publishing.return_reading import ReturnFaultError, read_document
from levelground.reconciling import Totals, TotalsFaultError, compare, read_totals, settings_apart, totals_of_return
from levelground.standards import Standard


def totals_from(path: Path, standard: Standard) -> tuple[Totals, dict[str, object]]:
    """The totals in a file, and the return that they are of, if it is one. Raises StoppedError."""
    if not path.is_file():
        raise StoppedError(WRONG_USE, f"--compare: there is no file {path}.")
    try:
        if path.suffix.lower() != ".json":
            return read_totals(path, standard), {}
        document = read_document(path)
        if document["standard"] != standard.name:
            raise StoppedError(
                WRONG_USE, f"--compare: {path} is a return for {document['standard']}, not for {standard.name}."
            )
        return totals_of_return(path.name, document, standard), document
    except (ReturnFaultError, TotalsFaultError) as error:
        raise StoppedError(WRONG_USE, f"--compare: {error}") from error
    except (KeyError, TypeError, ValueError) as error:
        raise StoppedError(WRONG_USE, f"--compare: {path}: the return is malformed ({error}).") from error


def write_comparison(path: Path, folder: Path, measurement: Measurement, to: Path) -> str:
    """Compares a file of totals with what was measured, writes `to`, and gives what to print of it."""
    totals, document = totals_from(path, measurement.standard)
    again = recount(folder, measurement)
    found = compare(totals, again, settings_apart(document, again))
    plain = json.dumps(comparison_document(found), ensure_ascii=False, indent=1, allow_nan=False)
    to.write_text(plain + "\n", "utf-8")
    return comparison_summary(found)
