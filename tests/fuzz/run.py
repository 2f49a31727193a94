"""Runs one target with coverage guidance: run.py TARGET [--runs N] [--seconds N] [--keep FOLDER].

The corpus that grows and whatever breaks the property are kept in FOLDER (.fuzz/TARGET by default). The status is 0
where the property held, never slower than 30 seconds or larger than 2 GB.
"""

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

TESTS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS))

with atheris.instrument_imports(include=["levelground", "pypdf", "tomllib"]):
    from fuzz.targets import TARGETS, Target, packed, unpacked

_SLOWEST, _MOST_MEMORY = 30, 2048
_AS_BYTES = 0.2


def changed_zip(content: bytes, largest: int, draw: random.Random) -> bytes:
    """A zip of which one part is changed; blank where it is no zip."""
    parts = unpacked(content)
    if not parts:
        return b""
    name = draw.choice(sorted(parts))
    room = max(64, largest - sum(map(len, parts.values())))
    parts[name] = bytes(atheris.Mutate(parts[name], len(parts[name]) + min(room, 4096)))
    return packed(parts)[:largest]


_STRANGE = (None, True, -1, 0.5, 1e308, 10**400, float("nan"), "", "x", "\ud800", "1e5", [], {}, [None], {"": 1})


def changed_json(content: bytes, largest: int, draw: random.Random) -> bytes:
    """A JSON document in which one value is changed, or blank where it is none."""
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        return b""
    places: list[tuple[dict[str, object] | list[object], str | int]] = []
    waiting = [document]
    while waiting:
        node = waiting.pop()
        keys = list(node) if isinstance(node, dict) else list(range(len(node))) if isinstance(node, list) else []
        places += [(node, key) for key in keys]
        waiting += [node[key] for key in keys]
    if places:
        node, key = draw.choice(places)
        value = node[key]
        if isinstance(value, str) and draw.random() < 0.5:
            node[key] = bytes(atheris.Mutate(value.encode("utf-8", "replace"), 64)).decode("utf-8", "replace")
        elif draw.random() < 0.1:
            del node[key]
        else:
            node[key] = draw.choice(_STRANGE)
    try:
        return json.dumps(document).encode()[:largest]
    except ValueError:
        return b""


CHANGED = {"zip": changed_zip, "json": changed_json}


def mutator(kind: str) -> Callable[[bytes, int, int], bytes]:
    """What changes a file of a kind in its own terms, and now and then (or where it is none) byte by byte."""

    def mutated(content: bytes, largest: int, seed: int) -> bytes:
        draw = random.Random(seed)
        changed = CHANGED[kind](content, largest, draw) if draw.random() >= _AS_BYTES else b""
        return changed or bytes(atheris.Mutate(content, largest))

    return mutated


def fuzz(target: Target, keep: Path, *limits: str) -> None:
    """Fuzzes a target; ends the process."""
    corpus, found = keep / "corpus", keep / "findings"
    for folder in (corpus, found):
        folder.mkdir(parents=True, exist_ok=True)
    for place, seed in enumerate(target.seeds()):
        parts = unpacked(seed) if target.kind == "zip" else None
        (corpus / f"seed-{place}").write_bytes(packed(parts) if parts else seed)
    largest = max(target.largest, 2 * max(path.stat().st_size for path in corpus.iterdir()))
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:

        def once(content: bytes) -> None:
            target.run(content, Path(folder))

        atheris.Setup(
            [
                sys.argv[0], f"-timeout={_SLOWEST}", f"-rss_limit_mb={_MOST_MEMORY}", f"-max_len={largest}",
                f"-artifact_prefix={found}/", *limits, str(corpus),
            ],
            once,
            **({"custom_mutator": mutator(target.kind)} if target.kind in CHANGED else {}),
        )  # fmt: skip
        atheris.Fuzz()


def main() -> None:
    """Reads the arguments, and fuzzes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--runs", type=int, default=-1)
    parser.add_argument("--seconds", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    keep = given.keep or TESTS.parent / ".fuzz" / given.target
    fuzz(TARGETS[given.target], keep, f"-runs={given.runs}", f"-max_total_time={given.seconds}")


if __name__ == "__main__":
    main()
