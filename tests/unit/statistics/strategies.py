"""Tables to try, and how hard to try."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

Table = tuple[int, int, int, int]

# The same examples in every run: a failure is then the change's and not the day's.
tried = settings(deadline=None, max_examples=80, derandomize=True, database=None)
tried_briefly = settings(tried, max_examples=25)


@st.composite
def groups(draw: st.DrawFn, most: int = 400, least: int = 1) -> tuple[int, int]:
    """An event count and the size of the group that it is of."""
    size = draw(st.integers(least, most))
    return draw(st.integers(0, size)), size


@st.composite
def tables(draw: st.DrawFn, most: int = 400, least: int = 1) -> Table:
    """a of n1 and b of n2."""
    return (*draw(groups(most, least)), *draw(groups(most, least)))


@st.composite
def inner_tables(draw: st.DrawFn, most: int = 400) -> Table:
    """Tables with people in every cell."""
    cells = [draw(st.integers(1, most // 2)) for _ in range(4)]
    return cells[0], cells[0] + cells[1], cells[2], cells[2] + cells[3]


probabilities = st.floats(0, 1)
