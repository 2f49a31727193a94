"""Readers and writers of a site that is being served, from a process of its own: prints what it found as JSON."""

from __future__ import annotations

import http.client
import json
import random
import re
import sys
import threading
import time
from dataclasses import dataclass, field
from resource import RUSAGE_SELF, getrusage
from urllib.parse import urlencode

PAUSE = 5.0
READ = (
    "/",
    "/organisations/",
    "/organisations/?page=3",
    "/organisations/RZZ/",
    "/search/?q=north",
    "/home/",
    "/people/",
)
INVITE = "/people/invite/"


@dataclass
class Seen:
    """Seconds of each answer by what was asked, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, what: str, seconds: float, fault: str) -> None:
        """One answer."""
        with self.lock:
            self.seconds.setdefault(what, []).append(seconds)
            if fault:
                self.faults.append(f"{what}: {fault}")


class Visitor:
    """One browser: a connection that is kept, and its cookies."""

    def __init__(self, port: int, name: str, seen: Seen) -> None:
        self.port, self.seen, self.cookies = port, seen, dict[str, str]()
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        page = self.ask("GET", "/demo/", timed=False)
        found = re.search(r'/demo/be/(\d+)/"(?:(?!<form).)*?Be ' + re.escape(name), page, re.DOTALL)
        if found is None:
            raise RuntimeError(f"Nobody in the demo is called {name}.")
        self.ask("POST", f"/demo/be/{found[1]}/", {}, timed=False)

    def ask(self, method: str, path: str, form: dict[str, str] | None = None, *, timed: bool = True) -> str:
        """The body of an answer; how long it took is kept."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if form is not None:
            body = urlencode({**form, "csrfmiddlewaretoken": self.cookies.get("csrftoken", "")})
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        began, fault, text = time.perf_counter(), "", ""
        try:
            answer = self._answer(method, path, body, headers)
            text = answer.read().decode()
            for each in answer.headers.get_all("Set-Cookie") or []:
                name, _, value = each.split(";")[0].partition("=")
                self.cookies[name] = value
            if answer.status >= 400:
                fault = str(answer.status)
        except (OSError, http.client.HTTPException) as wrong:
            fault = type(wrong).__name__
            self.connection.close()
        if timed:
            self.seen.add(f"{method} {path.split('?', maxsplit=1)[0]}", time.perf_counter() - began, fault)
        return text

    def _answer(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> http.client.HTTPResponse:
        """As browsers do, it asks again on a new connection where the server had closed the one that was kept."""
        try:
            self.connection.request(method, path, body, headers)
            return self.connection.getresponse()
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self.connection.close()
            self.connection.request(method, path, body, headers)
            return self.connection.getresponse()


def _every_five_seconds(
    visitor: Visitor, work: list[tuple[str, str]], organisation: str, until: float, seed: float
) -> None:
    rng = random.Random(seed)
    time.sleep(rng.random() * PAUSE)
    number = 0
    while time.monotonic() < until:
        began = time.monotonic()
        method, path = work[number % len(work)]
        form = None
        if method == "POST":
            mark = f"{rng.randrange(10**12)}"
            form = {"email": f"{mark}@example.org", "name": f"Guest {mark}", "organisation": organisation, "role": "hr"}
        visitor.ask(method, path, form)
        number += 1
        time.sleep(max(0.0, PAUSE - (time.monotonic() - began)))


def _own_organisation(visitor: Visitor) -> str:
    page = visitor.ask("GET", INVITE, timed=False)
    choices = re.search(r'name="organisation".*?</select>', page, re.DOTALL)
    values = re.findall(r'value="(\d+)"', choices[0] if choices else "")
    if not values:
        raise RuntimeError("The form for an invitation offers no organisation.")
    return str(values[0])


def main(port: int, readers: int, writers: int, seconds: float) -> dict[str, object]:
    """Everybody at once, for so many seconds; each asks for a page every five."""
    seen, rng = Seen(), random.Random(1)
    reading = [Visitor(port, "Grace Adeyemi", seen) for _ in range(readers)]
    writing = [Visitor(port, "Grace Adeyemi", seen) for _ in range(writers)]
    organisation = _own_organisation(writing[0]) if writing else ""
    cpu, began = getrusage(RUSAGE_SELF), time.monotonic()
    until = began + seconds
    inviting = [("GET", INVITE), ("POST", INVITE)]
    works = [(each, [("GET", path) for path in rng.sample(READ, len(READ))]) for each in reading]
    works += [(each, inviting) for each in writing]
    threads = [
        threading.Thread(target=_every_five_seconds, args=(visitor, work, organisation, until, rng.random()))
        for visitor, work in works
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    took, now = time.monotonic() - began, getrusage(RUSAGE_SELF)
    used = now.ru_utime + now.ru_stime - cpu.ru_utime - cpu.ru_stime
    return {"seconds": seen.seconds, "faults": seen.faults, "took": took, "generator": used / took}


if __name__ == "__main__":
    print(json.dumps(main(*map(int, sys.argv[1:4]), float(sys.argv[4]))))
