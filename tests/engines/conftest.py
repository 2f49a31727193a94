"""One session of Spark for all tests of a process: starting one takes longer than most of them."""

from collections.abc import Iterator

import pytest

from levelground.measuring import Engine
from levelground.measuring.spark import on_spark


@pytest.fixture(scope="session")
def spark() -> Iterator[Engine]:
    with on_spark("local[2]") as engine:
        yield engine
