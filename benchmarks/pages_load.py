"""Reads a demo's site as each of its people, link by link, and tells what each page costs: prints JSON.

A process of its own, on the database that the environment names. Every address is asked for without a network; its
processor time is this process's, and does not count what the database spends.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections import Counter, deque
from collections.abc import Iterator
from html import unescape
from statistics import median
from typing import Any
from urllib.parse import urljoin, urlsplit

import django

os.environ |= {"LEVELGROUND_MODE": "demo", "LEVELGROUND_API_A_MINUTE": "1000000000"}
os.environ["DJANGO_SETTINGS_MODULE"] = "levelground_site.config.settings"
django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import Resolver404, resolve  # noqa: E402

from levelground_site.people.models import Person  # noqa: E402

LINK = re.compile(r'(?:href|src)="([^"#]+)')
# So often a kind of page (with filters: another kind) is opened by each reader, and timed by all of them together.
ALIKE, TIMED = 2, 4
STARTS = ("/", "/home/", "/figures/", "/api/v1/releases", "/api/v1/organisations")
ROUNDS = 3
# The name of a view, and whether with a query.
Kind = tuple[str, bool]
_READ: dict[str, Any] = {}


def main(seconds: float) -> list[dict[str, Any]]:
    """What each page costs, the dearest first; reading ends after so many seconds, or when all is read."""
    until, found = time.monotonic() + seconds, list[dict[str, Any]]()
    readers: list[tuple[str, Person | None]] = [("nobody signed in", None)]
    readers += [(_role(each), each) for each in Person.objects.filter(persona=True).order_by("pk")]
    timed: Counter[Kind] = Counter()
    walks = deque(_walk(name, person, timed) for name, person in readers)
    # In turn, so that every reader is met where time is short.
    while walks and time.monotonic() < until:
        walk = walks.popleft()
        if (seen := next(walk, _READ)) is not _READ:
            walks.append(walk)
            found += [seen] if seen else []
    return sorted(found, key=lambda each: -float(each["ms"]))


def _role(person: Person) -> str:
    return str(person.roles_held[0].role) if person.roles_held else "no role"


def _walk(name: str, person: Person | None, timed: Counter[Kind]) -> Iterator[dict[str, Any]]:
    """Every page that one reader comes to: what it costs, or nothing where enough of its kind were timed."""
    client = Client(raise_request_exception=False)
    if person is not None:
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    waiting, met, opened = deque(STARTS), set(STARTS), Counter[Kind]()
    while waiting:
        path = waiting.popleft()
        try:
            kind = (resolve(urlsplit(path).path).view_name, "?" in path)
        except Resolver404:
            continue
        if opened[kind] >= ALIKE:
            continue
        opened[kind] += 1
        first, answer = _timed(client, path)
        if answer.status_code == 200:
            for link in _links(path, answer):
                if link not in met:
                    met.add(link)
                    waiting.append(link)
            timed[kind] += 1
            told = {"who": name, "view": kind[0], "path": path, "first": first}
            yield told | _costs(client, path) if timed[kind] <= TIMED else dict[str, Any]()


def _links(path: str, answer: Any) -> list[str]:
    """Where a page leads, within the site."""
    if answer.streaming or not answer.get("Content-Type", "").startswith("text/html"):
        return []
    links = (urljoin(path, unescape(each)) for each in LINK.findall(answer.content.decode()))
    return [each for each in links if each.startswith("/") and not each.startswith("/static/")]


def _costs(client: Client, path: str) -> dict[str, Any]:
    """What a page costs that has been asked for before."""
    with CaptureQueriesContext(connection) as queries:
        _, answer = _timed(client, path)
    number = len(queries)
    size = 0 if answer.streaming else len(answer.content)
    took = [_timed(client, path)[0] for _ in range(ROUNDS)]
    return {"ms": median(took), "queries": number, "bytes": size}


def _timed(client: Client, path: str) -> tuple[float, Any]:
    """Milliseconds of this process's processor, and the answer."""
    began = time.process_time()
    answer = client.get(path)
    if answer.streaming:
        deque(answer.streaming_content, maxlen=0)
    return 1000 * (time.process_time() - began), answer


if __name__ == "__main__":
    print(json.dumps(main(float(sys.argv[1]))))
