"""What `measure` makes beside its own outputs when it is asked to: a comparison with totals from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from levelground.cli.measure import Request
    from levelground.measuring import Measurement
    from levelground.standards import Standard

COMPARISON = "comparison.json"
EXTRA_FILES = (COMPARISON,)


@dataclass(frozen=True)
class Extras:
    """What is asked for beside the outputs; nothing, by default."""

    folder: Path = Path()
    compare: Path | None = None

    def of_all(self, work: Path, measurement: Measurement) -> list[str]:
        """Writes what is made once for all organisations; gives what to print of it."""
        if self.compare is None:
            return []
        from levelground.cli.compare import write_comparison  # noqa: PLC0415 - only who compares waits for it

        return [write_comparison(self.compare, self.folder, measurement, work / COMPARISON)]


NO_EXTRAS = Extras()


def extras_of(request: Request, standard: Standard) -> Extras:
    """What a request asks for beside the outputs, looked at before anything is measured. Raises StoppedError."""
    if request.compare is not None:
        from levelground.cli.compare import totals_from  # noqa: PLC0415

        totals_from(request.compare, standard)
    return Extras(request.folder, request.compare)
