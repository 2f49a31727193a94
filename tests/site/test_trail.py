"""The trail: what is done leaves an entry, and whoever changes one is found out."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from levelground_site.access import Refused, Role
from levelground_site.audit.models import Entry
from levelground_site.audit.trail import record, verify
from levelground_site.config.unchanging import NeverChanged
from levelground_site.people import actions
from levelground_site.people.models import Invitation
from site_world import World


def _three(world: World) -> list[Entry]:
    return [record(world.people[Role.HR], f"test.{number}", world.own, {"number": number}) for number in range(3)]


def test_an_honest_trail_verifies(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    kept = _three(world)[1].fingerprint
    assert verify(kept).faults == ()
    assert verify().entries == 3
    call_command("verify_trail")
    assert "3 entries, none changed, none missing" in capsys.readouterr().out


def test_entries_cannot_be_changed_by_the_site(world: World) -> None:
    entry = _three(world)[0]
    for change in (entry.save, entry.delete, Entry.objects.all().delete, lambda: Entry.objects.update(verb="x")):
        with pytest.raises(NeverChanged):
            change()


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit_entry SET who = 'somebody else' WHERE number = 2",
        "UPDATE audit_entry SET detail = '{\"number\": 7}' WHERE number = 2",
        "DELETE FROM audit_entry WHERE number = 2",
        "DELETE FROM audit_entry WHERE number = 3",
        "UPDATE audit_entry SET number = 9 WHERE number = 3",
    ],
)
def test_whoever_changes_the_tables_is_found_out(world: World, tampering: str) -> None:
    _three(world)
    with connection.cursor() as cursor:
        cursor.execute(tampering)
    assert verify().faults
    with pytest.raises(CommandError, match="tampered"):
        call_command("verify_trail")


def test_a_trail_that_was_cut_and_its_end_mended_is_found_by_the_fingerprint_kept_elsewhere(world: World) -> None:
    kept = _three(world)[2].fingerprint
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_entry WHERE number = 3")
        cursor.execute(
            "UPDATE audit_end SET number = 2, fingerprint = (SELECT fingerprint FROM audit_entry WHERE number = 2)"
        )
    assert verify().faults == ()
    assert verify(kept).faults


def test_an_action_leaves_an_entry_and_a_refused_one_leaves_nothing(world: World) -> None:
    lead, analyst = world.people[Role.EQUALITY_LEAD], world.people[Role.ANALYST]
    actions.invite(lead, world.own, email="New@Example.org", name="New", role=Role.ANALYST)
    entry = Entry.objects.get()
    assert (entry.who, entry.verb, entry.organisation) == (str(lead.public_id), "person.invite", "RAA")
    assert "example.org" not in str(entry.detail).lower()
    with pytest.raises(Refused):
        actions.invite(analyst, world.own, email="b@example.org", name="B", role=Role.ANALYST)
    with pytest.raises(Refused):
        actions.invite(lead, world.other, email="b@example.org", name="B", role=Role.ANALYST)
    with pytest.raises(Refused):
        actions.invite(lead, world.own, email="b@example.org", name="B", role=Role.ADMINISTRATOR)
    assert Invitation.objects.count() == Entry.objects.count() == 1
