"""levelground carers: how many of an employer's staff care for somebody, and what it costs to lose them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from levelground.caring import (
    assumptions,
    cost_of,
    in_words,
    read_counts,
    read_rates,
    ways_of,
    working_csv,
    write_working,
)
from levelground.cli.given import in_words as findings_in_words
from levelground.cli.main import DONE, FAULTS, WRONG_USE, StoppedError
from levelground.records import InputFaultsError

Read = TypeVar("Read")


def carers(counts_path: Path, rates_path: Path | None, assumed: Sequence[str], to: Path | None) -> int:
    """Prints every way to tell it, and the reckoning of cost; with `to`, writes both with their working."""
    given = _given(assumed)
    if to is not None and to.suffix.lower() not in {".csv", ".xlsx"}:
        raise StoppedError(WRONG_USE, f"--to: {to.name} ends neither in .csv nor in .xlsx.")
    counts = _read(counts_path, read_counts)
    rates = None if rates_path is None else _read(rates_path, read_rates)
    lacking = [name for name in (rates.by if rates else ()) if name not in counts.staff.by]
    if lacking:
        raise StoppedError(
            FAULTS, f"{counts_path}: staff are not split by {' and '.join(lacking)}, as the rates are. Split them so."
        )
    ways = ways_of(counts, rates)
    print(in_words(counts, ways, given))
    if to is not None:
        if to.suffix.lower() == ".csv":
            to.write_text(working_csv(counts, ways, given), "utf-8")
        else:
            write_working(ways, to, given)
        print(f"\nWritten with its working: {to}")
    return DONE


def _read(path: Path, read: Callable[[Path], Read]) -> Read:
    if not path.is_file():
        raise StoppedError(WRONG_USE, f"There is no file {path}.")
    try:
        return read(path)
    except InputFaultsError as error:
        raise StoppedError(FAULTS, findings_in_words(error.findings)) from error


def _given(assumed: Sequence[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for each in assumed:
        name, _, number = each.partition("=")
        if not number:
            raise _wrong(each, "a name and a number are wanted, such as leaving=4")
        try:
            found[name.strip()] = float(number)
        except ValueError as error:
            raise _wrong(each, f"‘{number}’ is no number") from error
        try:
            cost_of(0, found)
        except ValueError as error:
            raise _wrong(each, str(error).rstrip(".")) from error
    return found


def _wrong(given: str, why: str) -> StoppedError:
    known = ", ".join(each.key for each in assumptions())
    return StoppedError(WRONG_USE, f"--assume {given}: {why}. The names are {known}.")
