"""Starting and stopping Spark, quietly: what it says of itself is kept from the person, unless it cannot start."""

from __future__ import annotations

import importlib.util
import logging
import os
import shutil
import signal
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

from levelground.measuring.engine import EngineFailedError
from levelground.measuring.spark import dialect

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from levelground.measuring.spark.engine import OnSpark

INSTALL = "pip install 'levelground[spark]'"
LOCAL = "local[*]"
JAVA = "Java 17 or later"
# Shuffled rows hold identifiers of people: what Spark writes into its local folder is encrypted with a key of this run.
_SETTINGS = {
    "spark.app.name": "levelground",
    "spark.io.encryption.enabled": "true",
    "spark.log.level": "OFF",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    **dialect.SETTINGS,
}
# On one machine nothing listens beyond it, and few rows do not become hundreds of tasks.
_ON_ONE_MACHINE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": str(2 * (os.cpu_count() or 1)),
}
_LOGGERS = ("py4j", "SQLQueryContextLogger", "DataFrameQueryContextLogger")


@contextmanager
def on_spark(master: str = LOCAL) -> Iterator[OnSpark]:
    """The engine on a Spark of its own, stopped at the end however that comes.

    Raises EngineFailedError where Spark or Java is not installed, and where Spark cannot be started.
    """
    _installed()
    before = signal.getsignal(signal.SIGINT)
    with tempfile.TemporaryFile() as said, tempfile.TemporaryDirectory() as work, _unheard():
        from levelground.measuring.spark.engine import OnSpark  # noqa: PLC0415 - imports pyspark

        try:
            session = _started(master, work, said)
            try:
                yield OnSpark(session)
            finally:
                _stop(session)
        finally:
            # Spark has put its own handler in its place.
            if signal.getsignal(signal.SIGINT) is not before:
                signal.signal(signal.SIGINT, before)


def _installed() -> None:
    if importlib.util.find_spec("pyspark") is None:
        raise EngineFailedError(f"The engine Spark is not installed. Install it with: {INSTALL}")
    home = os.environ.get("JAVA_HOME")
    if shutil.which(os.path.join(home, "bin", "java") if home else "java") is None:  # noqa: PTH118
        where = f"there is none in JAVA_HOME ({home})" if home else "no java was found"
        raise EngineFailedError(
            f"The engine Spark needs {JAVA}, and {where}. "
            "Install it (on Debian: apt-get install default-jre-headless), or measure without --engine spark."
        )


@contextmanager
def _unheard() -> Iterator[None]:
    """Spark's libraries log to the terminal whatever fails: an error is raised all the same, and told once."""
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            # pyspark warns of a version of pandas, where there is one, which is never used here.
            warnings.simplefilter("ignore", FutureWarning)
            yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _started(master: str, work: str, said: IO[bytes]) -> SparkSession:
    from py4j.protocol import Py4JError  # noqa: PLC0415
    from pyspark import SparkConf, SparkContext  # noqa: PLC0415
    from pyspark.errors import PySparkException  # noqa: PLC0415
    from pyspark.java_gateway import launch_gateway  # noqa: PLC0415
    from pyspark.sql import SparkSession  # noqa: PLC0415

    # Spark makes the folder of its own tables, which we have none of, where it is started.
    settings = (
        _SETTINGS
        | {"spark.sql.warehouse.dir": f"{work}/tables"}
        | (_ON_ONE_MACHINE if master.startswith("local") else {})
    )
    conf = SparkConf(loadDefaults=False).setMaster(master).setAll(list(settings.items()))
    gateway = None
    try:
        gateway = launch_gateway(conf, {"stdout": subprocess.DEVNULL, "stderr": said})  # type: ignore[no-untyped-call]
        session = SparkSession(SparkContext(conf=conf, gateway=gateway))
        for statement in dialect.functions():
            session.sql(statement)
    except (PySparkException, Py4JError, OSError, ValueError) as error:
        _shut(gateway)
        raise EngineFailedError(
            f"Spark could not be started on {master}: {_last_words(said) or told(error)} "
            f"It needs {JAVA} and a master that can be reached."
        ) from error
    except BaseException:
        _shut(gateway)
        raise
    return session


def _stop(session: SparkSession) -> None:
    gateway = session.sparkContext._gateway
    with suppress(Exception):  # interrupted in the midst of a question, it may not answer any more
        session.stop()
    _shut(gateway)


def _shut(gateway: object) -> None:
    """Ends the Java process, which would otherwise live as long as this one, so that the next session is a new one."""
    from pyspark import SparkContext  # noqa: PLC0415

    SparkContext._gateway = SparkContext._jvm = None
    process = getattr(gateway, "proc", None)
    if isinstance(process, subprocess.Popen):
        with suppress(Exception):
            gateway.shutdown()  # type: ignore[attr-defined]
        if process.stdin is not None:
            process.stdin.close()
        process.terminate()
        process.wait()


def _last_words(said: IO[bytes]) -> str:
    """The last line in which Java said what is wrong; blank where it said nothing."""
    said.seek(0)
    lines = said.read().decode("utf-8", "replace").splitlines()
    telling = [line.strip() for line in lines if "error" in line.lower() or "exception" in line.lower()]
    return f"{telling[0][:300].rstrip('.')}." if telling else ""


def told(error: Exception) -> str:
    """What Spark says of an error in its first line, as a sentence; what was called in Java tells a person nothing."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()] or [type(error).__name__]
    telling = [line.removeprefix(": ") for line in lines if line.startswith(": ")] or lines
    return f"{telling[0][:300].rstrip('.')}."
