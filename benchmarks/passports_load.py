"""Fills a database with people and carers' passports, and times what their readers wait for: prints JSON."""

from __future__ import annotations

import gc
import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any

import django

os.environ.setdefault("LEVELGROUND_MODE", "test")
os.environ["DJANGO_SETTINGS_MODULE"] = "levelground_site.config.settings"
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from levelground_site.access import Role  # noqa: E402
from levelground_site.carers.passports import queries  # noqa: E402
from levelground_site.carers.passports.counting import protected  # noqa: E402
from levelground_site.config.tables import make_tables  # noqa: E402
from levelground_site.documents.models import Answer, Ask, Document, Grant, Key, Review  # noqa: E402
from levelground_site.organisations.models import Organisation  # noqa: E402
from levelground_site.people.models import Person, RoleHeld  # noqa: E402

AT_ONCE = 5_000
EACH_ORGANISATION, EACH_MANAGER = 1_140, 8
ROUNDS = 40


def main(people: int, passports: int) -> None:
    """Fills, and times."""
    make_tables()
    call_command("migrate", verbosity=0)
    began = time.perf_counter()
    _fill(people, passports)
    filled = time.perf_counter() - began
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    # What filling left behind is no part of an answer: a server freezes what it began with, too.
    gc.collect()
    gc.freeze()
    found = {name: _times(work) for name, work in _work()}
    one = Organisation.objects.first()
    assert one is not None
    began = time.perf_counter()
    protected(queries.counted_of(one, timezone.localdate()))
    counting = time.perf_counter() - began
    told = {"people": people, "passports": passports, "filled": filled, "counting": counting, "seconds": found}
    print(json.dumps(told))


def _batches(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while some := list(islice(rows, AT_ONCE)):
        yield some


def _keep(rows: Iterable[Any]) -> None:
    for some in _batches(iter(rows)):
        type(some[0])._default_manager.bulk_create(some)


def _fill(people: int, passports: int) -> None:
    places = [
        Organisation(code=f"B{number:04}", name=f"Trust {number}", kind="trust", opened=date(2010, 4, 1))
        for number in range(max(1, people // EACH_ORGANISATION))
    ]
    _keep(places)
    _keep(Person(email=f"p{number}@example.org", name=f"Person {number}") for number in range(people))
    keys = list(Person.objects.order_by("pk").values_list("pk", flat=True))
    since = timezone.localdate() - timedelta(days=400)
    _keep(
        RoleHeld(person_id=pk, organisation=places[number % len(places)], role=Role.STAFF_MEMBER, since=since)
        for number, pk in enumerate(keys)
    )
    owners, managers = keys[:passports], keys[passports : passports + passports // EACH_MANAGER + 1]
    for start in range(0, passports, AT_ONCE):
        _documents(owners[start : start + AT_ONCE], managers, start)


def _documents(owners: list[int], managers: list[int], start: int) -> None:
    asked, today = timezone.now() - timedelta(days=90), timezone.localdate()
    keys = Key.objects.bulk_create(Key(owner_id=pk) for pk in owners)
    made = Document.objects.bulk_create(
        Document(owner_id=key.owner_id, kind="carers-passport", key=key, state="agreed", asked_at=asked,
                 agreed_at=asked + timedelta(days=12), review_on=today + timedelta(days=200))
        for key in keys
    )  # fmt: skip
    parts = (("home", "do"), ("effect", "hard"), ("card", "reach"), ("about-me", "ethnicity"), ("about-me", "band"))
    said = {"ethnicity": "white", "band": "5-7"}
    Answer.objects.bulk_create(
        Answer(document=each, section=section, question=question, words=said.get(question, "A few words of theirs"))
        for each in made
        for section, question in parts
    )
    Ask.objects.bulk_create(
        Ask(document=each, number=number, state=state, words="A later start", rests_on="nhs-33", overview=True,
            place_by=today - timedelta(days=number))
        for each in made
        for number, state in ((1, "in-place"), (2, "agreed"), (3, "trial"))
    )  # fmt: skip
    Grant.objects.bulk_create(
        Grant(document=each, party="manager", to_id=managers[(start + number) // EACH_MANAGER], name="The manager",
              sections=["asks", "card", "effect"])
        for number, each in enumerate(made)
    )  # fmt: skip
    Review.objects.bulk_create(Review(document=each, due=today + timedelta(days=30), why="yearly") for each in made)


def _work() -> Iterator[tuple[str, Callable[[], Any]]]:
    draw = random.Random(3)
    documents = list(Grant.objects.order_by("pk").values_list("document__public_id", "document__owner", "to")[:2000])

    def asks(path: str, *, as_manager: bool) -> Callable[[], float]:
        def one() -> float:
            public_id, owner, manager = draw.choice(documents)
            client = Client()
            client.force_login(Person.objects.get(pk=manager if as_manager else owner))
            began = time.perf_counter()
            answer = client.get(path.format(public_id))
            took = time.perf_counter() - began
            assert answer.status_code == 200, (path, answer.status_code)
            return took

        return one

    yield "owner: home", asks("/home/", as_manager=False)
    yield "owner: the list of one’s own", asks("/one-to-one/", as_manager=False)
    yield "owner: the page of a passport", asks("/one-to-one/{}/", as_manager=False)
    yield "owner: a question", asks("/one-to-one/{}/3/", as_manager=False)
    yield "owner: what we agreed", asks("/one-to-one/{}/agreed/", as_manager=False)
    yield "manager of eight: home", asks("/home/", as_manager=True)
    yield "manager of eight: the list", asks("/one-to-one/", as_manager=True)
    yield "manager: what was shared", asks("/one-to-one/{}/with-you/", as_manager=True)
    yield "manager: the emergency card", asks("/one-to-one/{}/card/", as_manager=True)


def _times(work: Callable[[], float]) -> list[float]:
    work()
    return [work() for _ in range(ROUNDS)]


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
