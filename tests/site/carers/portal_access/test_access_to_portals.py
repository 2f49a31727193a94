"""Who may grant to whom, who sees the code, seats, time, and that nothing tells on who asked."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from levelground_site.access import Refused, Role, System, may
from levelground_site.access.states import CannotMove
from levelground_site.audit.models import Entry
from levelground_site.carers.portal_access import actions, presenters, queries
from levelground_site.carers.portal_access.actions import NotPossible, months_after
from levelground_site.carers.portal_access.kinds import CannotRead, Kind, Rule, To, portals
from levelground_site.carers.portal_access.models import Access, Code, Membership, Portal, Use
from levelground_site.documents import working_days
from levelground_site.jobs.calendar import keep
from levelground_site.people.models import Person
from portals_at_hand import CODE, RULES, membership, portal
from site_world import World, holds, organisation, person

Captured = Callable[..., Any]


@pytest.fixture
def asker(world: World) -> Person:
    who = person("Someone Else")
    holds(who, Role.STAFF_MEMBER, world.own)
    return who


def ask(world: World, who: Person, of: Membership | None = None, **given: Any) -> Access:
    return actions.ask(who, None, membership=of or membership(world.own), organisation=world.own, **given)


def test_who_may_grant_is_the_portals_own_rule_for_every_role(world: World, asker: Person) -> None:
    access = ask(world, asker)
    allowed = {role for role, who in world.people.items() if may(who, "portal-access.decide", of=access)}
    assert allowed == {Role.HR, Role.CARERS_LEAD, Role.ICS_REPRESENTATIVE}, "the manager was not asked"
    listed = {role for role, who in world.people.items() if access in queries.decidable(who)}
    assert listed == allowed, "the list and the single thing give the same answer"
    assert {each.pk for each in queries.approvers(access)} == {world.people[role].pk for role in allowed}
    for role in set(Role) - allowed:
        with pytest.raises(Refused):
            actions.grant(world.people[role], access)
    names = {role for role in Role if may(world.people[role], "portal-access.know", of=access)}
    assert names == {Role.HR, Role.CARERS_LEAD}, "the system’s representative acts without names"


def test_a_manager_grants_only_to_who_chose_to_ask_them(
    world: World, asker: Person, django_capture_on_commit_callbacks: Captured
) -> None:
    manager, another = world.people[Role.LINE_MANAGER], person("Another Manager")
    holds(another, Role.LINE_MANAGER, world.own)
    with django_capture_on_commit_callbacks(execute=True):
        access = ask(world, asker)
    assert mail.outbox == [], "no manager is told unless the asker chooses"
    assert not may(manager, "portal-access.decide", of=access)
    actions.give_back(asker, access)
    with django_capture_on_commit_callbacks(execute=True):
        access = ask(world, asker, manager=manager)
    assert [each.to for each in mail.outbox] == [[manager.email]]
    assert may(manager, "portal-access.decide", of=access)
    assert not may(another, "portal-access.decide", of=access)
    assert actions.grant(manager, access).state == "granted"


def test_another_rule_is_another_file_and_nothing_else(world: World, asker: Person) -> None:
    only_chair = portal("chairs", rules=(Rule(Role.NETWORK_CHAIR, To.OWN),))
    access = ask(world, asker, membership(world.own, only_chair))
    allowed = {role for role in Role if may(world.people[role], "portal-access.decide", of=access)}
    assert allowed == {Role.NETWORK_CHAIR}


def test_nobody_grants_to_themselves_or_beyond_their_reach(world: World) -> None:
    hr = world.people[Role.HR]
    access = ask(world, hr)
    with pytest.raises(Refused):
        actions.grant(hr, access)
    elsewhere = person("Elsewhere")
    holds(elsewhere, Role.STAFF_MEMBER, world.other)
    there = actions.ask(elsewhere, None, membership=membership(world.other), organisation=world.other)
    for role in Role:
        with pytest.raises(Refused):
            actions.grant(world.people[role], there)
    with pytest.raises(NotPossible, match="not covered"):
        actions.ask(elsewhere, None, membership=membership(world.own), organisation=world.other)


def test_the_code_is_sealed_and_shown_to_whose_it_is_alone(
    world: World, asker: Person, django_capture_on_commit_callbacks: Captured
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        access = ask(world, asker)
        with pytest.raises(NotPossible):
            actions.show_code(asker, access)
        access = actions.grant(world.people[Role.HR], access)
        for role, who in world.people.items():
            with pytest.raises(Refused):
                actions.show_code(who, access)
            assert not may(who, "portal-access.use", of=access), role
        assert actions.show_code(asker, access) == CODE
        assert actions.show_code(asker, access) == CODE
    assert Use.objects.count() == 1, "counted once a month"
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'select * from "{table}"')
            assert CODE not in str(cursor.fetchall()), table
    for each in mail.outbox:
        assert CODE not in f"{each.subject}{each.body}{each.alternatives}"
        assert not any(word in f"{each.subject} {each.body}".lower() for word in ("carer", "caring", "portal", "tools"))
    trail = str(list(Entry.objects.values()))
    assert CODE not in trail


def test_the_trail_does_not_name_who_asked_or_who_granted(world: World, asker: Person) -> None:
    access = actions.grant(world.people[Role.HR], ask(world, asker))
    actions.show_code(asker, access)
    entries = str(list(Entry.objects.filter(verb__startswith="portal-access").values()))
    assert str(access.public_id) not in entries
    assert str(asker.public_id) not in entries


def test_a_second_portal_is_set_up_by_data_alone(world: World, asker: Person, tmp_path: Path) -> None:
    call_command("load_portals")
    count = Portal.objects.count()
    assert count == len(portals()) >= 2
    file = tmp_path / "another.toml"
    file.write_text(
        '[[portal]]\nkey = "rest"\nname = "Rest"\nwhat = "Short breaks."\nfor = "all"\naddress = "https://rest.example/"\n'
        'owner = "A charity"\nkind = "seats"\nmonths = 6\ngrants = [{ by = "carers-lead", to = "own organisation" }]\n'
    )
    call_command("load_portals", str(file))
    call_command("load_portals", str(file))
    assert Portal.objects.count() == count + 1
    rest = Portal.objects.get(key="rest")
    access = ask(world, asker, membership(world.own, rest, codes=("one", "two")))
    access = actions.grant(world.people[Role.CARERS_LEAD], access)
    assert access.until == months_after(timezone.localdate(), 6)
    assert actions.show_code(asker, access) == "one"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("https://", "http://"), "must begin with https"), (('"code"', '"key"'), "'key' is not a valid"),
        (("months = 12", "months = 0"), "1 to 60"), (('by = "hr"', 'by = "king"'), "'king' is not a valid"),
        (("owner", "owns"), "owner is missing"), (("[[portal]]", "[["), "toml"),
        (("[[portal]]", "[[other]]"), "no [[portal]]"),
        (("own organisation", "who asked them"), "rather not tell their manager"),
    ],
)  # fmt: skip
def test_a_file_of_portals_that_cannot_be_is_refused(
    change: tuple[str, str], told: str, tmp_path: Path, db: None
) -> None:
    good = (
        '[[portal]]\nkey = "a"\nname = "A"\nwhat = "W"\nfor = "all"\naddress = "https://a.example/"\nowner = "O"\n'
        'kind = "code"\nmonths = 12\ngrants = [{ by = "hr", to = "own organisation" }]\n'
    )
    file = tmp_path / "portals.toml"
    file.write_text(good.replace(*change))
    with pytest.raises(CannotRead) as caught:
        portals(file)
    assert told in str(caught.value)
    with pytest.raises(CommandError, match="Nothing was loaded"):
        call_command("load_portals", str(file))
    assert Portal.objects.count() == 0


def test_seats_run_out_and_come_back(world: World, asker: Person) -> None:
    of = membership(world.system, seats=2)
    hr = world.people[Role.HR]
    others = [person(f"Other {number}") for number in range(2)]
    granted = [actions.grant(hr, ask(world, who, of)) for who in others]
    access = ask(world, asker, of)
    with pytest.raises(NotPossible, match="No seat is left"):
        actions.grant(hr, access)
    access.refresh_from_db()
    assert access.state == "asked"
    actions.revoke(hr, granted[0], words="Left")
    assert actions.grant(hr, access).state == "granted"
    actions.renew(System("test"), of, until=of.until, seats=50)
    actions.allot(world.people[Role.ICS_REPRESENTATIVE], of, organisation=world.own, seats=2)
    with pytest.raises(NotPossible, match="No seat is left"):
        actions.grant(hr, ask(world, person("Fourth"), of))
    with pytest.raises(NotPossible, match="is not in"):
        actions.allot(System("test"), of, organisation=world.other, seats=2)


def test_whoever_may_know_and_decide_ends_it_with_a_reason(world: World, asker: Person, client: Client) -> None:
    of = membership(world.system)
    hr, system = world.people[Role.HR], world.people[Role.ICS_REPRESENTATIVE]
    access = actions.grant(hr, ask(world, asker, of))
    client.force_login(system)
    assert asker.name not in client.get(reverse("portals-held")).content.decode()
    client.force_login(hr)
    assert asker.name in client.get(reverse("portals-held")).content.decode()
    address = reverse("portal-end", kwargs={"access": access.public_id})
    assert "End it" in client.get(address).content.decode()
    assert client.post(address, {"words": "You have left the trust."}).status_code == 302
    access.refresh_from_db()
    assert (access.state, access.words) == ("ended", "You have left the trust.")
    with pytest.raises(NotPossible):
        actions.show_code(asker, access)
    assert asker.name not in client.get(reverse("portals-held")).content.decode()


def test_each_has_a_code_of_their_own_where_there_are_seats(world: World, asker: Person) -> None:
    of = membership(world.own, portal("seats", Kind.SEATS), codes=("first", "second"))
    hr, other = world.people[Role.HR], person("Other")
    mine, theirs = (actions.grant(hr, ask(world, who, of)) for who in (asker, other))
    assert {actions.show_code(asker, mine), actions.show_code(other, theirs)} == {"first", "second"}
    third = ask(world, person("Third"), of)
    with pytest.raises(NotPossible, match="given out"):
        actions.grant(hr, third)
    actions.give_back(asker, mine)
    with pytest.raises(NotPossible, match="given out"):
        actions.grant(hr, third)
    actions.add_codes(hr, of, codes=["third", ""])
    third = actions.grant(hr, third)
    assert actions.show_code(third.person, third) == "third", "a code that somebody had is nobody else’s"
    with pytest.raises(NotPossible, match="a new code for each"):
        actions.change_code(hr, of, codes=["only one"])
    assert actions.show_code(third.person, third) == "third", "nothing half-done"


def test_a_leaked_code_ends_at_once_and_every_holder_is_told_without_it(
    world: World, asker: Person, django_capture_on_commit_callbacks: Captured
) -> None:
    of, hr = membership(world.own), world.people[Role.HR]
    access = actions.grant(hr, ask(world, asker, of))
    waiting = ask(world, person("Waiting"), of)
    actions.say_whether_it_worked(asker, access, got_in=False)
    assert queries.complaints(of)
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.change_code(hr, of, codes=["NEW-CODE-1"]) == 1
    assert [each.to for each in mail.outbox] == [[asker.email]]
    assert "NEW-CODE-1" not in str(mail.outbox[0].body)
    assert actions.show_code(asker, access) == "NEW-CODE-1"
    assert list(Code.objects.filter(ended=None).values_list("membership", flat=True)) == [of.pk]
    assert not queries.complaints(of)
    with pytest.raises(NotPossible, match="give one"):
        actions.change_code(hr, of, codes=["a", "b"])
    with pytest.raises(NotPossible, match="A code is needed"):
        actions.change_code(hr, of, codes=[" "])
    with pytest.raises(Refused):
        actions.change_code(world.people[Role.LINE_MANAGER], of, codes=["x"])
    assert waiting.state == "asked"


def test_time_reminders_after_two_working_days_warning_and_end(
    world: World, asker: Person, django_capture_on_commit_callbacks: Captured
) -> None:
    access = ask(world, asker)
    friday = timezone.make_aware(timezone.datetime(2026, 11, 20, 9))
    Access.objects.filter(pk=access.pk).update(asked=friday)
    access.refresh_from_db()
    assert queries.due(access) == working_days.after(date(2026, 11, 20), 2) == date(2026, 11, 24)

    def kept(day: date) -> str:
        with django_capture_on_commit_callbacks(execute=True):
            return " ".join(keep(timezone.make_aware(timezone.datetime(day.year, day.month, day.day, 8))))

    assert "reminded" not in kept(date(2026, 11, 23))
    assert "1 request for access to a portal: reminded." in kept(date(2026, 11, 24))
    people = {world.people[role].email for role in (Role.HR, Role.CARERS_LEAD, Role.ICS_REPRESENTATIVE)}
    assert {address for each in mail.outbox for address in each.to} == people
    assert "reminded" not in kept(date(2026, 11, 25)), "once"
    access = actions.grant(world.people[Role.HR], access)
    until = timezone.localdate() + timedelta(days=14)
    Access.objects.filter(pk=access.pk).update(until=until)
    mail.outbox.clear()
    assert "ends soon" in kept(timezone.localdate())
    assert [each.to for each in mail.outbox] == [[asker.email]]
    renewing = actions.ask_to_renew(asker, access)
    renewed = actions.grant(world.people[Role.HR], renewing)
    assert renewed.until == min(months_after(until, 12), renewed.membership.until)
    assert "ended" in kept(renewed.until + timedelta(days=1))
    access.refresh_from_db()
    assert access.state == "ended"
    with pytest.raises(NotPossible):
        actions.show_code(asker, access)
    with pytest.raises(CannotMove):
        actions.grant(world.people[Role.HR], access)


def test_an_invitation_is_theirs_once_they_say_yes(world: World, asker: Person) -> None:
    hr = world.people[Role.HR]
    access = actions.invite(hr, world.own, membership=membership(world.own), person=asker)
    with pytest.raises(NotPossible):
        actions.show_code(asker, access)
    with pytest.raises(Refused):
        actions.accept(hr, access)
    assert actions.show_code(asker, actions.accept(asker, access)) == CODE
    other = person("Not Asked")
    with pytest.raises(Refused):
        actions.invite(world.people[Role.LINE_MANAGER], world.own, membership=membership(world.own), person=other)
    assert not Access.objects.filter(person=other).exists(), "nothing half-done"


def test_use_is_shown_in_counts_that_find_nobody(world: World) -> None:
    of = membership(world.system)
    trusts = [world.own, *(organisation(f"RX{place}", ics=world.system) for place in range(3))]
    month = timezone.localdate().replace(day=1)
    for trust, count in zip(trusts, (3, 12, 0, 20), strict=True):
        for number in range(count):
            who = person(f"User {trust.code} {number}")
            access = Access.objects.create(
                membership=of, organisation=trust, person=who, state="granted", until=of.until
            )
            Use.objects.create(access=access, month=month)
    shown = presenters.shown(of, timezone.localdate())
    holding = {row.organisation.code: row.holding for row in shown.rows}
    assert holding == {world.own.code: "under 10", "RX0": "10 or more", "RX1": "none", "RX2": "10 or more"}
    assert shown.rows[0].used[-1] in {"under 10", "10 or more", "none"}
    assert shown.total in {"35", "not shown"}
    text = str([(row.holding, row.used, row.seats) for row in shown.rows])
    assert "User" not in text
    assert " 3" not in text


def test_memberships_are_run_by_who_reaches_them(world: World) -> None:
    ours, theirs, system = membership(world.own), membership(world.other), membership(world.system)
    for role, expected in (
        (Role.HR, {ours}), (Role.CARERS_LEAD, {ours}), (Role.ICS_REPRESENTATIVE, {ours, system}), (Role.ANALYST, set()),
        (Role.LINE_MANAGER, set()), (Role.ADMINISTRATOR, set()),
    ):  # fmt: skip
        assert set(queries.runnable(world.people[role])) == expected, role
    with pytest.raises(NotPossible, match="already"):
        membership_again = {"since": ours.since, "until": ours.until, "codes": ["x"]}
        actions.join(System("test"), world.own, portal=ours.portal, **membership_again)
    with pytest.raises(NotPossible, match="past"):
        actions.renew(System("test"), theirs, until=date(2020, 1, 1))
    assert RULES


def test_months_are_added_as_people_do() -> None:
    assert months_after(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_after(date(2026, 11, 25), 12) == date(2027, 11, 25)
    assert months_after(date(2026, 12, 31), 2) == date(2027, 2, 28)
