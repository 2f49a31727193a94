"""Where the product's time goes: python -m benchmarks.stages FOLDER OUT FORMATS measures, and times each stage.

It runs the program's own command in this process, with a clock around each stage. Prints a line a stage: seconds, name.
"""

from __future__ import annotations

import functools
import sys
import time
from collections.abc import Callable
from types import ModuleType
from typing import Any

STARTED = 0.0
spent: dict[str, float] = {}


def timed(module: ModuleType, name: str, stage: str) -> None:
    """Puts a clock around a function of a module."""
    function: Callable[..., Any] = getattr(module, name)

    @functools.wraps(function)
    def wrapped(*arguments: Any, **named: Any) -> Any:
        started = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            spent[stage] = spent.get(stage, 0.0) + time.process_time() - started

    setattr(module, name, wrapped)


def main(folder: str, out: str, formats: str) -> None:
    """Runs the command once, and prints what each stage took."""
    from levelground.cli import main as program  # noqa: PLC0415 - imports are one of the stages
    from levelground.cli import outputs  # noqa: PLC0415
    from levelground.measuring import measure as engine  # noqa: PLC0415
    from levelground.records import connect  # noqa: PLC0415

    connect().close()
    spent["imports of the program and the engine"] = time.process_time() - STARTED
    taking = sys.modules[engine.__module__]
    for module, name, stage in (
        (taking, "open_folder", "opening the files"),
        (taking, "take_rows", "counting and checking what happened (applications, cases, training)"),
        (taking, "make_members", "who had training"),
        (taking, "take_people", "counting and checking people (staff, board)"),
        (taking, "_finish", "from cubes to counts, warnings, fingerprints of the files"),
        (outputs, "compute_figures", "figures with their intervals"),
        (outputs, "as_table", "the table of counts"),
        (outputs, "write_table", "writing tables"),
        (outputs, "build_return", "the return"),
        (outputs, "render_report", "the report"),
        (outputs, "write_workbook", "the workbook"),
        (outputs, "terminal_summary", "the summary in the terminal"),
    ):
        timed(module, name, stage)
    started = time.process_time()
    status = program.main(
        ["measure", folder, "--standard", "wres", "--year", "2026", "--formats", formats, "--to", out]
    )
    whole = time.process_time() - started
    if status != 0:
        raise SystemExit(status)
    spent["all else"] = whole - sum(spent.values()) + spent["imports of the program and the engine"]
    for stage, seconds in spent.items():
        print(f"stage {seconds:.4f} {stage}")


if __name__ == "__main__":
    main(*sys.argv[1:4])
