"""Hashes that stand more than once are found, all of them and no others, however they fall into the table."""

from collections import Counter

import numpy as np
import pytest

from levelground.measuring import identity


def expected(hashes: list[int]) -> list[int]:
    return sorted(value for value, number in Counter(hashes).items() if number > 1)


@pytest.mark.parametrize(
    "hashes",
    [
        [],
        [7],
        [7, 7],
        [7, 7, 7],
        [0, 2**64 - 1, 0, 2**64 - 1],
        # All in one place, and the equal ones not beside each other.
        [1, 2, 1, 3, 2],
        [1, 1, 2],
        [2, 1, 1],
        [1, 2, 1],
    ],
)
def test_small_lists(hashes: list[int]) -> None:
    assert identity.stand_twice(np.array(hashes, dtype=np.uint64)).tolist() == expected(hashes)


@pytest.mark.parametrize("seed", range(40))
def test_any_hashes(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "BLOCK", 7)
    random = np.random.default_rng(seed)
    number, bits = int(random.integers(0, 300)), int(random.integers(3, 64))
    hashes = random.integers(0, 1 << bits, number, dtype=np.uint64)
    # Spread over the first bits, by which places are given, or crowded at their end.
    hashes = hashes << np.uint64(random.choice([0, 63 - bits]))
    assert identity.stand_twice(hashes).tolist() == expected(hashes.tolist())
