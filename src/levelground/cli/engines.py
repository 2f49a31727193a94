"""The engine that counts, as a person has chosen it: the embedded one, or Spark."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from levelground.cli.given import say
from levelground.cli.main import COULD_NOT, WRONG_USE, StoppedError

if TYPE_CHECKING:
    from levelground.measuring import Engine

SPARK = "spark"


@contextmanager
def engine_of(name: str, master: str | None) -> Iterator[Engine | None]:
    """The engine of this name, stopped at the end; None for the embedded one, which every measurement opens itself.

    Raises StoppedError where the engine is missing, and where it fails for a reason outside the input.
    """
    if name != SPARK:
        if master is not None:
            raise StoppedError(WRONG_USE, "--master says where Spark runs: give it together with --engine spark.")
        yield None
        return
    from levelground.measuring import EngineFailedError  # noqa: PLC0415
    from levelground.measuring.spark import LOCAL, on_spark  # noqa: PLC0415 - never on the way of the embedded engine

    say(f"Starting Spark on {master or LOCAL} …")
    try:
        with on_spark(master or LOCAL) as engine:
            yield engine
    except EngineFailedError as error:
        raise StoppedError(COULD_NOT, str(error)) from error
