"""The trail: what is done leaves an entry, and whoever changes one is found out."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import get_resolver

import levelground_site
from levelground_site.access import Refused, Role
from levelground_site.access.acting import ACTIONS
from levelground_site.access.policy import rule_of
from levelground_site.audit.models import Entry
from levelground_site.audit.trail import record, verify
from levelground_site.audit.words import DONE, LOOKED, REFUSED, THINGS, said
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


def test_whatever_can_stand_in_the_trail_has_words() -> None:
    patterns: list[Any] = list(get_resolver().url_patterns)
    addresses = [each.callback.declared for each in patterns]
    root = Path(levelground_site.__file__).parent
    for path in root.rglob("*.py"):
        if "\n@action(" in path.read_text(encoding="utf-8"):
            import_module(".".join(("levelground_site", *path.relative_to(root).with_suffix("").parts)))
    acted = {permission for action, permission in ACTIONS.items() if action.startswith("levelground_site.")}
    assert len(acted) > 90
    assert set(DONE) == acted, "audit/words.py says what is done, once for each permission of an action"
    assert len({*DONE.values()}) == len(DONE)
    looks = {f"{each.needs} {LOOKED}" for each in addresses if each.looked}
    rules = {each.needs: rule_of(each.needs) for each in addresses if each.of}
    refusals = {f"{needs} {REFUSED}" for needs, rule in rules.items() if rule.provided or not rule.anyone}
    assert min(len(looks), len(refusals)) > 20
    for verb in looks | refusals:
        assert said(verb) != verb, f"audit/words.py has no word for what {verb} is of"
    named = {verb.partition(" ")[0] for verb in looks | refusals}
    assert set(THINGS) <= named | {each.partition(".")[0] for each in named}


def test_the_trail_says_what_happened_and_is_filtered_by_it(world: World, client: Client) -> None:
    lead = world.people[Role.EQUALITY_LEAD]
    for verb in ("return.sign-off", "return.see (looked)", "return.see (refused)", "test.of-old"):
        record(lead, verb, world.own)
    client.force_login(world.people[Role.GOVERNANCE_LEAD])

    def shown(asked: str) -> set[str]:
        page = client.get(f"/trail/?{asked}").content.decode()
        told = {"Signed off a return", "Looked at a return", "Asked for a return, and was refused", "test.of-old"}
        return {each for each in told if f'"What happened">{each}<' in page}

    assert len(shown("")) == 4
    for asked, found in (
        ("verb=signed+RETURN", {"Signed off a return"}),
        ("verb=return.see", {"Looked at a return", "Asked for a return, and was refused"}),
        ("how=looked", {"Looked at a return"}),
        ("how=refused", {"Asked for a return, and was refused"}),
        ("how=done", {"Signed off a return", "test.of-old"}),
        ("how=done&verb=refused", set()),
    ):
        assert shown(asked) == found, asked
    page = client.get("/trail/?verb=signed").content.decode()
    assert ">return.sign-off<" in page
    assert f">{Entry.objects.latest('pk').thing}<" in page
