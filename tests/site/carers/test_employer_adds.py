"""What an employer adds beside the law: written by its own, dated, seen by everybody, never changed in silence."""

import re
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from levelground_site.access import Role
from levelground_site.audit.models import Entry
from levelground_site.carers.home_items import to_look_at_again
from levelground_site.carers.library.kinds import Topic
from levelground_site.carers.models import MATTERS, Addition, about_choices
from levelground_site.carers.rights import all_rights
from site_world import World


def given(**other: str) -> dict[str, str]:
    today = timezone.localdate()
    return {
        "about": "right-carers-leave", "title": "Five days with pay", "words": "Put it in the roster.",
        "contact": "People services", "link": "https://northfield.example/leave", "since": str(today),
        "until": "", "look_again": str(today + timedelta(days=300)), **other,
    }  # fmt: skip


def as_(who: object) -> Client:
    client = Client()
    client.force_login(who)  # type: ignore[arg-type]
    return client


def test_it_stands_beside_the_law_for_who_works_there_and_for_who_asks(world: World) -> None:
    hr, code = as_(world.people[Role.HR]), world.own.code
    page = f"/carers/your-employer/{code}/"
    assert hr.post(f"{page}add/", given())["Location"] == page
    assert hr.post(f"{page}add/", given(about="money", title="A fund", link=""))["Location"] == page
    # To whoever works there by itself; to anybody who asks for that place; to others not.
    for client, at in ((as_(world.people[Role.STAFF_MEMBER]), ""), (Client(), f"&at={code.lower()}")):
        rights = client.get(f"/carers/rights/?worker=employed{at}").content.decode()
        assert re.search(r'id="carers-leave".*Five days with pay.*id="', rights, re.DOTALL)
        assert "People services" in rights
        assert "It holds from" in rights
    anybody = Client().get("/carers/rights/?worker=employed").content.decode()
    assert "Five days with pay" not in anybody
    assert "See what your own employer adds" in anybody
    assert (
        "Five days with pay"
        not in Client().get(f"/carers/rights/?worker=employed&at={world.other.code}").content.decode()
    )
    assert world.own.name in Client().get("/carers/your-employer/").content.decode()
    shown = Client().get(page).content.decode()
    assert "A fund" in shown
    assert "Change this" not in shown


def test_a_change_keeps_what_was_said_and_is_shown_alone(world: World) -> None:
    hr, page = as_(world.people[Role.HR]), f"/carers/your-employer/{world.own.code}/"
    hr.post(f"{page}add/", given())
    first = Addition.objects.get()
    address = f"{page}{first.public_id}/"
    assert "Put it in the roster." in hr.get(address).content.decode()
    hr.post(address, given(title="Six days with pay"))
    assert "Six days" in Client().get(page).content.decode()
    assert "Five days" not in Client().get(page).content.decode()
    first.refresh_from_db()
    assert first.ended is not None
    assert (first.title, Addition.objects.count()) == ("Five days with pay", 2)
    assert hr.get(address).status_code == 404  # whoever kept the page open does not write over the new words
    now = Addition.objects.get(ended=None)
    hr.post(f"{page}{now.public_id}/", {"do": "take-away"})
    assert "has not said yet" in Client().get(page).content.decode()
    assert Entry.objects.filter(verb="employer-adds.write").count() == 3


def test_it_is_dated_and_its_writer_is_told_when_its_day_has_come(world: World) -> None:
    hr, page = as_(world.people[Role.HR]), f"/carers/your-employer/{world.own.code}/"
    today = timezone.localdate()
    hr.post(f"{page}add/", given(since=str(today + timedelta(days=3)), title="Later"))
    assert "Later" not in Client().get(page).content.decode()
    assert "It begins on" in hr.get(page).content.decode()
    hr.post(f"{page}add/", given())
    Addition.objects.filter(title="Five days with pay").update(look_again=today)
    assert "ask whether it is still right" in Client().get(page).content.decode()
    for role, told in ((Role.HR, True), (Role.CARERS_LEAD, True), (Role.STAFF_MEMBER, False)):
        items = [each.what for each in to_look_at_again(world.people[role])]
        assert ("‘Five days with pay’: is it still right?" in items) == told, role
    Addition.objects.update(since=today - timedelta(days=9), until=today - timedelta(days=1))
    assert "Five days" not in Client().get(page).content.decode()


def test_what_is_wrong_is_told_and_what_was_typed_stays(world: World) -> None:
    hr, page = as_(world.people[Role.HR]), f"/carers/your-employer/{world.own.code}/add/"
    today = timezone.localdate()
    wrong = given(
        link="http://plain.example", until=str(today - timedelta(days=1)), look_again=str(today + timedelta(days=900))
    )
    told = hr.post(page, wrong)
    assert told.status_code == 400
    words = told.content.decode()
    for sentence in ("must begin with https", "ends before it begins", "at most two years", "Five days with pay"):
        assert sentence in words
    assert Addition.objects.count() == 0
    for role in (Role.STAFF_MEMBER, Role.LINE_MANAGER, Role.EDITOR):
        assert as_(world.people[role]).post(page, given()).status_code == 403
    other = f"/carers/your-employer/{world.other.code}/add/"
    assert hr.post(other, given()).status_code == 403


def test_it_can_stand_beside_each_right_and_the_librarys_matters() -> None:
    keys = {key for key, _ in about_choices()}
    assert {f"right-{right.key}" for right in all_rights()} <= keys
    assert set(MATTERS) <= set(Topic.values)
    assert all(words == Topic(key).label for key, words in MATTERS.items())
