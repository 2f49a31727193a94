"""One session of Spark for all tests of a process: starting one takes longer than most of them."""

import os
from collections.abc import Iterator

import pytest

from levelground.measuring import Engine
from levelground.measuring.spark import on_spark

# Most of a short run's time goes into compiling Java's code over and over for speed that it never lives to see.
QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"


@pytest.fixture(scope="session", autouse=True)
def quick_start() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JDK_JAVA_OPTIONS", f"{QUICK_START} {os.environ.get('JDK_JAVA_OPTIONS', '')}".strip())
        yield


@pytest.fixture(scope="session")
def spark(quick_start: None) -> Iterator[Engine]:
    with on_spark("local[2]") as engine:
        yield engine
