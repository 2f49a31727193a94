"""The command that invites a new site's first person."""

import pytest
from django.core.management import CommandError, call_command

from levelground_site.people.models import Invitation
from site_world import World


def test_the_first_person_is_invited(world: World) -> None:
    call_command("invite", "first@example.org", "First Person", "x26", "administrator")
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.role, invitation.organisation) == (
        "first@example.org", "administrator", world.national,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("address", "code", "told"),
    [("nobody", "X26", "not an e-mail address"), ("a@example.org", "Z9", "the code Z9")],
)
def test_what_cannot_be_is_refused_in_a_sentence(world: World, address: str, code: str, told: str) -> None:
    with pytest.raises(CommandError, match=told):
        call_command("invite", address, "First Person", code, "administrator")
    assert not Invitation.objects.exists()
