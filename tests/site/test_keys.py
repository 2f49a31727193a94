"""A sealing key is changed: what was sealed before opens, is sealed anew, and the old key opens nothing any more."""

from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from levelground_site.access import Role
from levelground_site.audit.trail import record, verify
from levelground_site.config.sealing import seal, unseal
from levelground_site.releases import places
from levelground_site.releases.models import Release
from levelground_site.returns.models import Collection, Return, Statement, Version
from site_world import World

pytestmark = pytest.mark.django_db
OLD, NEW = "an old key", "a new key"


@pytest.fixture
def kept(world: World, settings: Any, tmp_path: Path) -> Return:
    """A return's version (never changed otherwise) and words, a second factor and a release's inputs."""
    settings.SEALING_KEYS, settings.DATA = [OLD], tmp_path
    now = timezone.now()
    dates = {"opens": now, "closes": now + timedelta(days=1), "publish_by": now.date()}
    collection = Collection.objects.create(standard="wres", year=2026, title="Race", state="open", **dates)
    thing = Return.objects.create(collection=collection, organisation=world.own)
    Version.objects.create(of=thing, number=1, content="{}", fingerprint="a" * 64, how="return", at=now)
    Statement.objects.create(of=thing, kind="reason", key="one", words="words " * 500)
    Authenticator.objects.create(
        user=world.people[Role.ANALYST], type=Authenticator.Type.TOTP, data={"secret": seal("JBSWY3DP")}
    )
    release = Release.objects.create(
        serial=1, standard="wres", year=2025, number=1, title="Race", reference_date=now.date(), published=now,
        organisations=1, rollups=0, audit={}, shown=b"", version="1", inputs="b" * 64,
    )  # fmt: skip
    path = places.inputs_of(release.public_id)
    path.parent.mkdir(parents=True)
    path.write_text(seal("inputs"), "utf-8")
    return thing


def _read(thing: Return) -> tuple[str, ...]:
    factor = Authenticator.objects.get().data["secret"]
    file = places.inputs_of(Release.objects.get().public_id).read_text("utf-8")
    return (thing.versions.get().content, thing.statements.get().words[:5], unseal(factor), unseal(file))


SAID = ("{}", "words", "JBSWY3DP", "inputs")


def test_all_is_sealed_anew_and_the_old_key_can_go(kept: Return, settings: Any) -> None:
    settings.SEALING_KEYS = [NEW, OLD]
    assert _read(kept) == SAID
    told = StringIO()
    call_command("reseal", stdout=told)
    assert told.getvalue().startswith("5 sealed texts and files")  # the version has a second one, blank: why
    settings.SEALING_KEYS = [NEW]
    assert _read(kept) == SAID
    settings.SEALING_KEYS = [OLD]
    with pytest.raises(InvalidToken):
        kept.versions.get()
    with pytest.raises(InvalidToken):
        unseal(Authenticator.objects.get().data["secret"])


def test_a_missing_key_is_told_and_nothing_is_lost(kept: Return, settings: Any) -> None:
    settings.SEALING_KEYS = [NEW]
    with pytest.raises(CommandError, match="not in LEVELGROUND_SEALING_KEYS"):
        call_command("reseal")
    settings.SEALING_KEYS = [NEW, OLD]
    assert _read(kept) == SAID


def test_the_trail_has_a_key_of_its_own_that_can_be_changed(world: World, settings: Any) -> None:
    settings.TRAIL_KEYS = [OLD]
    record(world.people[Role.ANALYST], "organisation.see", world.own)
    settings.SECRET_KEY = "another"
    assert verify().faults == ()
    settings.TRAIL_KEYS = [NEW, OLD]
    record(world.people[Role.ANALYST], "organisation.see", world.own)
    assert verify().faults == ()
    settings.TRAIL_KEYS = [NEW]
    assert len(verify().faults) == 1
