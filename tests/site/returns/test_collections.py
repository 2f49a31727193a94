"""Collections: planned, opened and closed; followed, chased, looked at, and accepted."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from levelground_site.access import Refused, Role, System
from levelground_site.audit.models import Entry
from levelground_site.organisations.models import Organisation
from levelground_site.returns import actions
from levelground_site.returns.models import Collection, Remark, Reminder, Return
from levelground_site.returns.national import queries
from levelground_site.returns.national.presenters import sentence
from released_world import measured, organisations_of, submitted
from site_world import World, holds, organisation, person

pytestmark = pytest.mark.django_db
TEST = System("test")


@pytest.fixture(autouse=True)
def second_factors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("levelground_site.people.models.Person.has_second_factor", True)


@pytest.fixture
def collection(world: World) -> Collection:
    now = timezone.now()
    given = {"opens": now - timedelta(days=1), "closes": now + timedelta(days=9), "publish_by": date(2027, 10, 31)}
    return actions.open_collection(TEST, actions.plan(TEST, None, name="wres", year=2026, **given))


@pytest.fixture
def national(world: World, client: Client) -> Client:
    client.force_login(world.people[Role.NATIONAL_TEAM])
    return client


def test_the_national_team_plans_an_edition(national: Client) -> None:
    given = {"edition": "wdes 2026", "opens": "2026-07-01", "closes": "2026-08-31", "publish_by": "2026-10-31"}
    answer = national.post("/collections/plan/", given, follow=True)
    made = Collection.objects.get()
    assert (made.standard, made.year, made.state) == ("wdes", 2026, "planned")
    assert str(made) in answer.content.decode()
    again = national.post("/collections/plan/", given)
    assert "Select a valid choice" in again.content.decode() or again.status_code == 200
    assert Collection.objects.count() == 1


def test_dates_out_of_order_are_told_all_at_once_and_nothing_typed_is_lost(national: Client) -> None:
    given = {"edition": "wres 2026", "opens": "2026-09-01", "closes": "2026-08-31", "publish_by": "2026-08-01"}
    page = national.post("/collections/plan/", given).content.decode()
    assert "It closes before it opens" in page
    assert "before the collection closes" in page
    assert 'value="2026-09-01"' in page
    assert not Collection.objects.exists()


def test_the_calendar_opens_and_closes(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    now = timezone.now()
    given = {"opens": now - timedelta(days=2), "closes": now + timedelta(days=1), "publish_by": date(2027, 10, 31)}
    made = actions.plan(TEST, None, name="wres", year=2026, **given)
    call_command("keep_calendar")
    assert "is open" in capsys.readouterr().out
    assert made.returns.count() == 2
    Collection.objects.update(closes=now - timedelta(minutes=1))
    call_command("keep_calendar")
    made.refresh_from_db()
    assert made.state == "closed"
    call_command("keep_calendar")
    assert "Nothing is due" in capsys.readouterr().out


def test_buttons_open_and_close_and_a_second_click_harms_nothing(national: Client, collection: Collection) -> None:
    for _ in range(2):
        national.post("/collections/wres/2026/close/")
        collection.refresh_from_db()
        assert collection.state == "closed"
    assert Entry.objects.filter(verb="collection.run", thing="wres 2026").count() == 3


def test_the_page_says_in_a_sentence_how_it_stands(national: Client, collection: Collection) -> None:
    page = national.get("/collections/wres/2026/").content.decode()
    assert "0 of 2 submitted, 9 days left." in page
    assert "RBB NHS Trust: Not started" in page
    collection.returns.filter(organisation__code="RBB").update(state="signed")
    collection.returns.filter(organisation__code="RAA").update(state="accepted")
    assert (
        "1 of 2 submitted, 1 signed, 1 accepted, 9 days left."
        in national.get("/collections/wres/2026/").content.decode()
    )


def test_a_system_sees_its_own_organisations_only(world: World, client: Client, collection: Collection) -> None:
    client.force_login(world.people[Role.ICS_REPRESENTATIVE])
    page = client.get("/collections/wres/2026/").content.decode()
    assert "0 of 1 submitted" in page
    assert "RAA NHS Trust" in page
    assert "RBB" not in page
    for end in ("look/", "release/", "look/RAA/query/"):
        assert client.get(f"/collections/wres/2026/{end}").status_code == 403


def test_the_page_asks_no_more_of_the_database_with_many_organisations(
    national: Client, collection: Collection, django_assert_max_num_queries: Any
) -> None:
    for number in range(60):
        made = organisation(f"RX{number}")
        Return.objects.create(collection=collection, organisation=made)
    with django_assert_max_num_queries(20):
        national.get("/collections/wres/2026/")
    with django_assert_max_num_queries(20):
        national.get("/collections/wres/2026/remind/")


def _remind(client: Client, capture: Any) -> None:
    with capture(execute=True):
        assert client.post("/collections/wres/2026/remind/").status_code in (200, 302)


def test_a_reminder_is_read_first_and_goes_once_a_day(
    world: World, national: Client, collection: Collection, django_capture_on_commit_callbacks: Any
) -> None:
    page = national.get("/collections/wres/2026/remind/").content.decode()
    assert "One e-mail to each of 2 people at 1 organisation" in page
    assert "is still to be begun" in page
    assert "RBB NHS Trust" in page  # with nobody to remind
    for _ in range(2):
        _remind(national, django_capture_on_commit_callbacks)
    assert len(mail.outbox) == 2
    assert {each.subject for each in mail.outbox} == {"A return that waits for you on Levelground"}
    assert {to for each in mail.outbox for to in each.to} == {
        world.people[role].email for role in (Role.ANALYST, Role.EQUALITY_LEAD)
    }
    assert Reminder.objects.get().people == 2
    assert Entry.objects.filter(verb="return.remind", organisation="RAA").count() == 1
    assert "Reminded today already" in national.get("/collections/wres/2026/remind/").content.decode()


def test_a_system_reminds_its_own(
    world: World, client: Client, collection: Collection, django_capture_on_commit_callbacks: Any
) -> None:
    holds(person("Analyst elsewhere"), Role.ANALYST, world.other)
    client.force_login(world.people[Role.ICS_REPRESENTATIVE])
    _remind(client, django_capture_on_commit_callbacks)
    assert set(Reminder.objects.values_list("of__organisation__code", flat=True)) == {"RAA"}
    with pytest.raises(Refused):
        actions.remind(world.people[Role.ICS_REPRESENTATIVE], collection.returns.get(organisation=world.other))


def test_what_is_signed_off_is_asked_of_those_whose_turn_it_is(world: World, collection: Collection) -> None:
    collection.returns.filter(organisation=world.own).update(state="reviewed")
    actions.remind(TEST, collection.returns.get(organisation=world.own))
    assert Reminder.objects.get().people == 1
    collection.returns.filter(organisation=world.other).update(state="submitted")
    assert actions.remind(TEST, collection.returns.get(organisation=world.other)) is None


@pytest.fixture
def sent(world: World) -> Collection:
    """Six make-believe organisations whose returns are submitted; of one the two groups were exchanged."""
    given = measured(6, 6000, 5)
    Organisation.objects.filter(kind="trust").update(closed=date(2020, 1, 1))
    organisations_of(given)
    now = timezone.now()
    dates = {"opens": now - timedelta(days=1), "closes": now + timedelta(days=9), "publish_by": date(2027, 10, 31)}
    made = actions.open_collection(TEST, actions.plan(TEST, None, name="wres", year=2026, **dates))
    for document in given.documents:
        submitted(made.returns.get(organisation__code=document["organisation"]), document)
    return made


def test_returns_are_looked_at_asked_about_and_accepted(
    sent: Collection, national: Client, world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    page = national.get("/collections/wres/2026/look/").content.decode()
    assert "Look at these" in page
    # What was found is kept: no document is opened again, however many there are.
    with django_assert_max_num_queries(16):
        assert "Look at these" in national.get("/collections/wres/2026/look/").content.decode()
    looked = queries.submitted_returns(sent)
    first = looked[0].organisation.code
    about = "2||ratio"
    form = national.get(f"/collections/wres/2026/look/{first}/query/?about={about}")
    assert form.status_code == 200
    national.post(f"/collections/wres/2026/look/{first}/query/", {"words": "Is indicator 2 right?", "about": about})
    assert Remark.objects.get().words == "Is indicator 2 right?"
    assert sent.returns.get(organisation__code=first).state == "queried"
    second = looked[1].organisation.code
    national.post("/collections/wres/2026/look/", {"which": second, "read": f"{second}:1"})
    assert sent.returns.get(organisation__code=second).state == "accepted"
    third = looked[2].organisation.code
    national.post("/collections/wres/2026/look/", {"which": third, "read": f"{third}:7"})
    assert sent.returns.get(organisation__code=third).state == "submitted", "another version than was read"


def test_all_without_anything_to_look_at_are_accepted_each_by_itself(
    sent: Collection, national: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from levelground_site.returns.national import looking

    cache.clear()
    monkeypatch.setattr(looking, "second_look", lambda facts: [])
    read = [f"{each.organisation.code}:1" for each in queries.submitted_returns(sent)]
    national.post("/collections/wres/2026/look/", {"which": "all", "read": read})
    assert set(sent.returns.values_list("state", flat=True)) == {"accepted"}
    assert Entry.objects.filter(verb="return.accept").count() == len(read)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.NATIONAL_TEAM])
def test_nobody_else_looks_or_accepts(world: World, client: Client, collection: Collection, role: Role) -> None:
    client.force_login(world.people[role])
    for end in ("look/", "release/"):
        assert client.post(f"/collections/wres/2026/{end}").status_code == 403
    assert client.post("/collections/wres/2026/close/").status_code == 403


def test_a_release_begins_from_the_page(
    sent: Collection, national: Client, settings: Any, tmp_path: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.DATA = tmp_path
    assert "not closed yet" in national.get("/collections/wres/2026/release/").content.decode()
    for each in queries.submitted_returns(sent):
        actions.accept(TEST, each, version=1)
    actions.close_collection(TEST, sent)
    page = national.get("/collections/wres/2026/release/").content.decode()
    assert "<strong>6</strong> organisations" in page
    with django_capture_on_commit_callbacks(execute=True):
        answer = national.post("/collections/wres/2026/release/")
    answer = national.get(answer["Location"], follow=True)
    assert "release 1" in answer.content.decode()
    assert "Say" not in national.post("/collections/wres/2026/release/", {"erratum": ""}).get("Location", "")
    assert "job" not in national.post("/collections/wres/2026/release/", {"erratum": ""}).get("Location", "")
    sent.refresh_from_db()
    assert sent.state == "released"
    assert sentence(sent, queries.tally(queries.regions(sent.returns.all()))).endswith("released.")
