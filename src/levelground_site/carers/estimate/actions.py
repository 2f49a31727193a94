"""Giving an organisation's counts, and taking them out."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from levelground.caring import counts_csv, rates_csv, read_counts, read_rates
from levelground.records import InputFaultsError
from levelground_site.access.acting import action, note
from levelground_site.carers.estimate.models import Given, Kind
from levelground_site.organisations.models import Organisation

MOST_BYTES = 1_000_000


class NotTaken(Exception):  # noqa: N818
    """A file that cannot be taken: what is wrong with it, all at once, as findings."""

    def __init__(self, faults: tuple[dict[str, object], ...]) -> None:
        super().__init__("The file cannot be taken.")
        self.faults = faults


@action("carers-estimate.give")
def give(by: Any, thing: Organisation, *, kind: Kind, name: str, content: bytes, day: date) -> Given:
    """Reads a table of counts or of rates and keeps it in place of the last. Raises NotTaken with every fault."""
    text = _read(kind, name, content)
    given, _ = Given.objects.update_or_create(
        organisation=thing,
        kind=kind,
        defaults={"content": text, "day": day, "name": name[-80:], "by": by if hasattr(by, "pk") else None},
    )
    note(kind=kind.value, rows=text.count("\n") - 1, day=day.isoformat())
    return given


@action("carers-estimate.forget")
def forget(by: Any, thing: Organisation) -> None:
    """Takes out all that the organisation gave."""
    number, _ = Given.objects.filter(organisation=thing).delete()
    note(tables=number)


def _read(kind: Kind, name: str, content: bytes) -> str:
    """The table, read by the engine's own reader and written again as it was understood."""
    ending = ".xlsx" if name.lower().endswith((".xlsx", ".xlsm")) else ".csv"
    # The readers read files. Counts are no records; the folder is private and gone at once.
    with TemporaryDirectory(prefix="levelground-counts-") as folder:
        path = Path(folder) / f"file{ending}"
        path.write_bytes(content)
        try:
            if kind == Kind.RATES:
                return rates_csv(read_rates(path))
            return counts_csv(read_counts(path))
        except InputFaultsError as error:
            faults = tuple({**finding.as_dict(), "file": name, "kind": ""} for finding in error.findings)
            raise NotTaken(faults) from error
