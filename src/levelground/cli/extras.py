"""What `measure` makes beside its own outputs when asked: a comparison with totals from elsewhere, a filled blank."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from levelground.cli.main import WRONG_USE, StoppedError

if TYPE_CHECKING:
    from levelground.cli.cells import Filling
    from levelground.cli.measure import Request
    from levelground.figures import Return
    from levelground.measuring import Measurement
    from levelground.standards import Standard

COMPARISON, FILLED, EMPTY = "comparison.json", "filled.xlsx", "filled-empty.csv"
EXTRA_FILES = (COMPARISON, FILLED, EMPTY)


@dataclass(frozen=True)
class Extras:
    """What is asked for beside the outputs; nothing, by default."""

    folder: Path = Path()
    compare: Path | None = None
    filling: Filling | None = None

    @property
    def for_each(self) -> bool:
        """Whether anything is made for each organisation."""
        return self.filling is not None

    def of_one(self, work: Path, document: Return, to: Path) -> list[str]:
        """Writes what is made for one organisation into its folder; gives what to print of it."""
        if self.filling is None:
            return []
        return self.filling.write(work / FILLED, work / EMPTY, document, to)

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
    filling = None
    if request.template is not None or request.cells is not None:
        from levelground.cli.cells import filling_of  # noqa: PLC0415

        if request.to_month is not None:
            raise StoppedError(
                WRONG_USE,
                "--to-month measures another year than the collection's form asks for. Fill the form without it.",
            )
        filling = filling_of(request.template, request.cells, standard)
    return Extras(request.folder, request.compare, filling)
