"""Readers of what is published, from a process of its own: pages of figures, comparisons, the API. Prints JSON.

Nobody signs in. Each reader asks for something every five seconds, with a tag for what it has had before every second
time, as a browser or a program does; bytes are counted as they come over the wire, pressed.
"""

from __future__ import annotations

import http.client
import json
import random
import sys
import threading
import time
from dataclasses import dataclass, field
from resource import RUSAGE_SELF, getrusage

PAUSE = 5.0
STACK = 256 * 1024
A_READER = 6


@dataclass
class Seen:
    """Seconds and bytes of each answer by what was asked, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    unchanged: int = 0
    faults: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, what: str, seconds: float, size: int, status: int, fault: str) -> None:
        """One answer."""
        with self.lock:
            self.seconds.setdefault(what, []).append(seconds)
            self.sizes[what] = max(self.sizes.get(what, 0), size)
            self.unchanged += status == 304
            if fault:
                self.faults.append(f"{what}: {fault}")


class Reader:
    """A connection that is kept, and the tags of what it has had."""

    def __init__(self, port: int, seen: Seen) -> None:
        self.seen, self.tags = seen, dict[str, str]()
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, what: str, path: str, *, again: bool) -> None:
        """Asks for a path; `again`: with the tag of what it had, where it had it."""
        headers = {"Accept-Encoding": "gzip"}
        if again and path in self.tags:
            headers["If-None-Match"] = self.tags[path]
        began, fault, size, status = time.perf_counter(), "", 0, 0
        try:
            answer = self._answer(path, headers)
            size, status = len(answer.read()), answer.status
            if tag := answer.headers.get("ETag"):
                self.tags[path] = tag
            if status not in {200, 304}:
                fault = str(status)
        except (OSError, http.client.HTTPException) as wrong:
            fault = type(wrong).__name__
            self.connection.close()
        self.seen.add(what, time.perf_counter() - began, size, status, fault)

    def _answer(self, path: str, headers: dict[str, str]) -> http.client.HTTPResponse:
        """As browsers do, it asks again on a new connection where the server had closed the one that was kept."""
        try:
            self.connection.request("GET", path, headers=headers)
            return self.connection.getresponse()
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self.connection.close()
            self.connection.request("GET", path, headers=headers)
            return self.connection.getresponse()


def _read(reader: Reader, work: list[tuple[str, str]], until: float, seed: float) -> None:
    rng = random.Random(seed)
    time.sleep(rng.random() * PAUSE)
    number = rng.randrange(len(work))
    while time.monotonic() < until:
        began = time.monotonic()
        what, path = work[number % len(work)]
        reader.ask(what, path, again=rng.random() < 0.5)
        number += 1
        time.sleep(max(0.0, PAUSE - (time.monotonic() - began)))


def main(port: int, readers: int, seconds: float, work: list[tuple[str, str]]) -> dict[str, object]:
    """All readers at once, for so many seconds; `work` is what is asked, as (what it is, path)."""
    seen, rng = Seen(), random.Random(1)
    threading.stack_size(STACK)
    cpu, began = getrusage(RUSAGE_SELF), time.monotonic()
    until = began + seconds
    threads = [
        # Each has a few addresses to which it comes back.
        threading.Thread(
            target=_read, args=(Reader(port, seen), rng.sample(work, min(A_READER, len(work))), until, rng.random())
        )
        for _ in range(readers)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    took, now = time.monotonic() - began, getrusage(RUSAGE_SELF)
    used = now.ru_utime + now.ru_stime - cpu.ru_utime - cpu.ru_stime
    told = {"seconds": seen.seconds, "sizes": seen.sizes, "unchanged": seen.unchanged, "faults": seen.faults}
    return told | {"took": took, "generator": used / took}


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), json.load(sys.stdin))))
