"""Fills a database with the registers of pledges, posts and ways into work, and times their pages: prints JSON.

A process of its own, on the database that the environment names.
"""

from __future__ import annotations

import gc
import json
import os
import random
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

import django

os.environ.setdefault("LEVELGROUND_MODE", "demo")
os.environ["DJANGO_SETTINGS_MODULE"] = "levelground_site.config.settings"
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from levelground_site.config.tables import make_tables  # noqa: E402
from levelground_site.lived_experience.pledges.models import (  # noqa: E402
    Change,
    Edition,
    Pledge,
    Promise,
    Published,
    Report,
    Scheme,
    Step,
)
from levelground_site.lived_experience.posts.models import Holder, Post  # noqa: E402
from levelground_site.lived_experience.posts.words import BANDS, Kind, Level  # noqa: E402
from levelground_site.lived_experience.ways_in.models import Check, Count, WayIn  # noqa: E402
from levelground_site.lived_experience.ways_in.words import Route  # noqa: E402
from levelground_site.organisations.models import Organisation  # noqa: E402
from levelground_site.people.models import Person  # noqa: E402

SCHEMES, YEARS, FIRST, ROUNDS, AT_ONCE = 10, 10, 2016, 15, 2000
PLEDGES, POSTS, WAYS = "/lived-experience/pledges/", "/lived-experience/posts/", "/lived-experience/ways-in/"


def main(organisations: int) -> None:
    """Fills, and times: milliseconds on the clock and of this process's processor, and the queries, by page."""
    make_tables()
    call_command("migrate", verbosity=0)
    began = time.perf_counter()
    trusts = _pledges(organisations)
    _posts(trusts)
    _ways_in(trusts)
    filled = time.perf_counter() - began
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    # What filling left behind is no part of an answer: a server freezes what it began with, too.
    gc.collect()
    gc.freeze()
    client, pages = Client(), []
    for path in _paths(trusts[len(trusts) // 2].code):
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"{path} answered {answer.status_code}.")
        number, wall, processor = len(queries), list[float](), list[float]()
        for _ in range(ROUNDS):
            clock, own = time.perf_counter(), time.process_time()
            client.get(path)
            wall.append(time.perf_counter() - clock)
            processor.append(time.process_time() - own)
        pages.append({"path": path, "queries": number, "wall": wall, "processor": processor})
    sys.stdout.write(json.dumps({"organisations": organisations, "filled": filled, "pages": pages}) + "\n")


def _paths(code: str) -> Iterator[str]:
    """The pages of each register: the first, one far on, filtered, sorted, searched; and of one organisation."""
    post = Post.objects.values_list("public_id", flat=True)[0]
    yield from (PLEDGES, f"{PLEDGES}?page=200", f"{PLEDGES}?standing=no-proof&region=Region+3")
    yield from (f"{PLEDGES}?sort=-signed", f"{PLEDGES}?q=trust+77", f"{PLEDGES}scheme-1/")
    yield from (f"{PLEDGES}scheme-1/{code}/", f"{PLEDGES}scheme-1/{code}/easy/")
    yield from (POSTS, f"{POSTS}?page=100", f"{POSTS}?q=trust+77", f"{POSTS}{post}/")
    yield from (WAYS, f"{WAYS}?page=100", f"{WAYS}?ordinary=1", f"{WAYS}?q=trust+77", "/lived-experience/measures/")
    yield f"/organisations/{code}/"


def _posts(trusts: list[Organisation]) -> None:
    """A post opened each year at every organisation, each held by one person after the other."""
    made_up, kinds, levels = random.Random(2), list(Kind), list(Level)
    posts = Post.objects.bulk_create(
        (
            Post(organisation=trust, state=made_up.choice(["filled", "filled", "ended", "advertised"]),
                 title=f"Adviser {year}", purpose="To say what works.", kind=made_up.choice(kinds),
                 level=made_up.choice(levels), band=made_up.choice(BANDS), opened=date(FIRST + year, 4, 1))
            for trust in trusts
            for year in range(YEARS)
        ),
        batch_size=AT_ONCE,
    )  # fmt: skip
    held = (
        Holder(of=post, since=post.opened + timedelta(days=400 * turn), until=until)
        for post in posts
        for turn, until in ((0, post.opened + timedelta(days=399)), (1, None))
    )
    Holder.objects.bulk_create(held, batch_size=AT_ONCE)


def _ways_in(trusts: list[Organisation]) -> None:
    """A way in each year at every organisation, and what came of every route each year, checked by another."""
    first, second = (
        Person.objects.create(email=f"{name}@example.org", name=name.title()) for name in ("counts", "checks")
    )
    routes = list(Route)
    WayIn.objects.bulk_create(
        (
            WayIn(organisation=trust, route=routes[year % len(routes)], title=f"A way in of {FIRST + year}",
                  words="One learns the job.", places=4, starts=date(FIRST + year + 2, 9, 1), contact_name="A",
                  contact_phone="01", closed=None if year > YEARS - 3 else date(FIRST + year + 3, 1, 1))
            for trust in trusts
            for year in range(YEARS)
        ),
        batch_size=AT_ONCE,
    )  # fmt: skip
    counts = Count.objects.bulk_create(
        (
            Count(organisation=trust, route=route, year=FIRST + year, offered=9, started=8, completed=7, paid=6,
                  adjusted=8, asked=3, awarded=3, in_place=2, by=first)
            for trust in trusts
            for route in routes
            for year in range(YEARS)
        ),
        batch_size=AT_ONCE,
    )  # fmt: skip
    Check.objects.bulk_create((Check(of=each, by=second) for each in counts), batch_size=AT_ONCE)


def _pledges(organisations: int) -> list[Organisation]:
    """Ten schemes that every organisation signed, with ten years of reports and of what was published."""
    made_up = random.Random(1)
    systems = Organisation.objects.bulk_create(
        Organisation(code=f"Q{n:03}", name=f"System {n}", kind="icb", region=f"Region {n % 7}", opened=date(2010, 4, 1))
        for n in range(42)
    )
    trusts = Organisation.objects.bulk_create(
        Organisation(
            code=f"T{n:04}", name=f"Trust {n}", kind="trust", region=systems[n % 42].region, ics=systems[n % 42],
            opened=date(2010, 4, 1),
        )
        for n in range(organisations)
    )  # fmt: skip
    pledges = []
    for n in range(SCHEMES):
        scheme = Scheme.objects.create(
            key=f"scheme-{n}",
            name=f"Scheme {n}",
            owner="Owner",
            about="About",
            state="open",
            counts_people=True,
            source="-",
        )
        edition = Edition.objects.create(scheme=scheme, number=1, since=date(2015, 1, 1), words="We will.")
        Step.objects.bulk_create(
            Step(edition=edition, number=k, name=f"S{k}", asks="?", evidence=["plan"]) for k in (1, 2, 3)
        )
        for trust in trusts:
            signed = date(2016, 1, 1) + timedelta(days=made_up.randrange(3600))
            pledges.append(
                Pledge(
                    organisation=trust, scheme=scheme, edition=edition,
                    state=made_up.choice(["signed", "planned", "shown"]),
                    words="We will.", signatory="A", signatory_post="B", signed=signed, board_signed_off=signed,
                    heard=signed + timedelta(days=made_up.randrange(3000)), step=made_up.randrange(4),
                )
            )  # fmt: skip
    Pledge.objects.bulk_create(pledges, batch_size=2000)
    Change.objects.bulk_create(Change(of=each, on=each.signed, what="Signed") for each in pledges)
    day = date(2028, 1, 1)
    Promise.objects.bulk_create(Promise(of=each, measure="people", number=5, by_day=day) for each in pledges)
    # A report each half-year for ten years.
    Report.objects.bulk_create(
        (
            Report(of=each, period_end=date(2016 + half // 2, 6 if half % 2 else 12, 28), done="Done", posts=1,
                   tastings=0, asked=0, awarded=0, in_place=0)
            for each in pledges[::3]
            for half in range(20)
        ),
        batch_size=5000,
    )  # fmt: skip
    for scheme in Scheme.objects.all():
        for half in range(20):
            Published.objects.create(
                scheme=scheme, on=date(2016 + half // 2, 4 if half % 2 else 10, 1), behind="{}",
                shown={
                    "regions": [], "sums": {}, "england": {},
                    "bands": {str(pk): [1, 1, 1, 0] for pk in scheme.pledges.values_list("pk", flat=True)},
                },
            )  # fmt: skip
    return trusts


if __name__ == "__main__":
    main(int(sys.argv[1]))
