"""Who may do what: as documented, and never without a second factor where numbers are unprotected."""

from pathlib import Path
from typing import Any

import pytest

from levelground_site.access import Role, by, may, policy, resource, visible
from levelground_site.access.documenting import access_document
from levelground_site.access.states import CannotMove, Machine, State, Step
from levelground_site.organisations.models import Organisation
from site_world import World


def test_the_docs_say_what_is_declared() -> None:
    documented = (Path(__file__).parents[2] / "docs" / "access.md").read_text(encoding="utf-8")
    assert documented == access_document(), "python -m levelground_site document_access"


@pytest.fixture
def secret(monkeypatch: pytest.MonkeyPatch) -> str:
    policy.load()
    monkeypatch.setattr(policy, "RESOURCES", dict(policy.RESOURCES))
    resource("secret", "For this test", see=by(Role.ANALYST, Role.ICS_REPRESENTATIVE, confidential=True))
    return "secret.see"


def test_confidential_things_need_a_second_factor(world: World, secret: str) -> None:
    analyst = world.people[Role.ANALYST]
    assert not may(analyst, secret, of=world.own)
    assert not visible(analyst, secret, Organisation.objects.all(), organisation="self").exists()
    analyst.has_second_factor = True
    assert may(analyst, secret, of=world.own)
    assert not may(analyst, secret, of=world.other)


def test_a_list_and_a_single_thing_give_the_same_answer(world: World, secret: str) -> None:
    for person in world.people.values():
        person.has_second_factor = True
        listed = set(visible(person, secret, Organisation.objects.all(), organisation="self"))
        assert listed == {each for each in Organisation.objects.all() if may(person, secret, of=each)}, person


def _machine(**changed: Any) -> Machine:
    states = (State("draft", "In draft", "going"), State("sent", "Sent", "done"))
    return Machine(**{"name": "Thing", "states": states, "steps": (Step("send", ("draft",), "sent"),)} | changed)


def test_a_machine_moves_only_as_declared() -> None:
    class Thing:
        state = "draft"

    thing, machine = Thing(), _machine()
    assert machine.can("draft", "send")
    machine.move(thing, "send")
    assert thing.state == "sent"
    with pytest.raises(CannotMove, match="It is sent"):
        machine.move(thing, "send")
    assert "    draft --> sent: send" in machine.mermaid()


def test_a_machine_with_a_state_that_is_not_there_or_never_reached_is_refused() -> None:
    with pytest.raises(ValueError, match="no state is called gone"):
        _machine(steps=(Step("send", ("draft",), "gone"),))
    with pytest.raises(ValueError, match="no step leads to sent"):
        _machine(steps=())
