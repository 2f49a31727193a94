"""Taking a document along: what is in the file, who can read it, what is said of it elsewhere, and on paper."""

import json
import re
import subprocess
import sys
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import segno
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from documents_at_hand import SECRET, Pair, kind, written, yes
from levelground_site.access import Refused, Role
from levelground_site.documents import actions, queries
from levelground_site.documents.kinds import KINDS
from levelground_site.documents.portable import signing
from levelground_site.documents.portable.actions import CannotTakeUp, take_out, take_up
from levelground_site.documents.portable.files import NAME, NotAFileError, Trust, read
from levelground_site.documents.portable.models import CarriedIn
from site_world import World, person

ALL = ("private", "situation", "card", "asks")


@pytest.fixture(autouse=True)
def _keys(tmp_path: Path, settings: Any) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def pair(world: World) -> Pair:
    return written(world)


def elsewhere(tmp_path: Path, settings: Any) -> None:
    """From here on this is another installation."""
    settings.DATA, settings.SITE_URL = tmp_path / "elsewhere", "https://elsewhere.example.org"


def opened(raw: bytes) -> Any:
    return read(raw, signing.known())


# ---- The file ----


def test_the_file_holds_what_its_owner_chose_and_never_what_nobody_is_given(pair: Pair) -> None:
    for chosen, there in ((("card",), {"card"}), (("asks",), {"ask"}), (ALL, {"situation", "card", "ask"})):
        raw = take_out(pair.owner, pair.now(), chosen).decode()
        found = {name for name, word in SECRET.items() if word in raw}
        assert found == there, chosen
    with pytest.raises(ValueError, match="at least one part"):
        take_out(pair.owner, pair.now(), ("private",))


def test_only_its_owner_takes_it_out(pair: Pair, world: World) -> None:
    pair.share(sections=("situation", "card", "asks"))
    for who in world.people.values():
        if who != pair.owner:
            with pytest.raises(Refused):
                take_out(who, pair.now(), ALL)


def test_what_was_agreed_is_taken_along_and_not_what_was_written_since(pair: Pair) -> None:
    pair.share(sections=("situation", "asks"))
    for number in (1, 2):
        pair.answer(yes(), number)
    version = pair.confirm()
    section, question = kind().places[1]
    actions.write(pair.owner, pair.now(), section, question, "Something-newer")
    carried = opened(take_out(pair.owner, pair.now(), ALL)).carried
    assert (carried.version, carried.agreed_on) == (1, version.agreed_at.date())
    assert "Something-newer" not in json.dumps(carried.as_data())
    assert {ask.rests_on for ask in carried.content.asks} == {"Between us", "By the rule"}


def test_every_byte_that_is_changed_is_noticed(pair: Pair) -> None:
    raw = take_out(pair.owner, pair.now(), ("asks",))
    believed = signing.known()
    assert read(raw, believed).trust is Trust.VERIFIED
    for place in range(len(raw)):
        # Another case of the same letter, so that no reader that is kind to case lets it pass.
        changed = raw[:place] + bytes([raw[place] ^ 0x20]) + raw[place + 1 :]
        try:
            trust = read(changed, believed).trust
        except NotAFileError:
            continue
        assert trust is not Trust.VERIFIED, (place, changed[max(0, place - 20) : place + 20])
    for changed in (raw + b" ", raw[:-1], b"", raw[: len(raw) // 2]):
        with pytest.raises(NotAFileError):
            read(changed, believed)
    for changed in (b" " + raw, raw + raw):
        assert read(changed, believed).trust is Trust.ALTERED


def test_the_words_that_people_read_are_the_words_of_the_data(pair: Pair) -> None:
    section, question = kind().places[1]
    nasty = '</script><script>alert("&amp;")</script> <!-- Zoë ½'
    actions.write(pair.owner, pair.now(), section, question, nasty)
    raw = take_out(pair.owner, pair.now(), ("situation",))
    assert raw.count(b"<script") == 1
    carried = opened(raw).carried
    assert carried.content.parts[0].lines[0].words == nasty
    assert "&lt;/script&gt;&lt;script&gt;" in raw.decode()


def test_the_code_on_paper_holds_the_fingerprint(pair: Pair, tmp_path: Path) -> None:
    raw = take_out(pair.owner, pair.now(), ("asks",))
    carried = opened(raw).carried
    drawn = re.findall(rb"<svg.*?</svg>", raw, re.DOTALL)
    assert len(drawn) == 1
    text = f"One-to-one {carried.fingerprint} {signing.own().short}"
    assert segno.make(text, error="m").svg_inline(scale=3, omitsize=True).encode() == drawn[0]
    assert re.sub(r"\s", "", re.search(r"fingerprint: <span[^>]*>([^<]*)", raw.decode())[1]) == carried.fingerprint  # type: ignore[index]


# ---- The key ----


def test_the_key_is_made_once_and_only_the_site_reads_it(tmp_path: Path) -> None:
    first = signing.own()
    assert signing.own() == first
    assert (tmp_path / "keys" / "own.key").stat().st_mode & 0o077 == 0


def test_two_that_make_it_at_once_have_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = signing.own()
    # A second process that looked before the first had written.
    with monkeypatch.context() as late:
        late.setattr(Path, "exists", lambda _: False)
        assert signing.own() == first
    assert [each.name for each in (tmp_path / "keys").iterdir()] == ["own.key"]


def test_an_independent_program_verifies_the_signature(pair: Pair) -> None:
    """With the published key, the file's bytes and RFC 8032 alone: in another process, without a line of ours."""
    raw = take_out(pair.owner, pair.now(), ("asks",))
    script = (
        "import sys\n"
        "from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey as K\n"
        "raw = sys.stdin.buffer.read(); said, _, last = raw.rpartition(b'<!-- signed ')\n"
        "K.from_public_bytes(bytes.fromhex(sys.argv[1])).verify(bytes.fromhex(last.split()[2].decode()), said)\n"
    )
    key = signing.published()["keys"][0]["key"]  # type: ignore[index]
    subprocess.run([sys.executable, "-c", script, key], input=raw, check=True)


def test_a_changed_key_still_knows_what_it_signed(pair: Pair) -> None:
    raw = take_out(pair.owner, pair.now(), ("asks",))
    before = signing.own()
    call_command("change_signing_key", stdout=StringIO())
    assert signing.own() != before
    assert opened(raw).trust is Trust.VERIFIED
    assert [each["signs now"] for each in signing.published()["keys"]] == [True, False]  # type: ignore[attr-defined]


def test_the_public_half_stands_at_its_address(client: Client) -> None:
    assert client.get(reverse("signing-key-data")).json() == signing.published()
    assert signing.own().public in client.get(reverse("signing-key")).content.decode()


# ---- Elsewhere ----


def test_another_installation_verifies_only_a_key_that_was_put_there(pair: Pair, tmp_path: Path, settings: Any) -> None:
    raw, key = take_out(pair.owner, pair.now(), ("asks",)), signing.own()
    elsewhere(tmp_path, settings)
    assert opened(raw).trust is Trust.NOT_VERIFIED
    with pytest.raises(CommandError, match="64 letters"):
        call_command("trust_key", key.name, "abc")
    call_command("trust_key", key.name, key.public, stdout=StringIO())
    found = opened(raw)
    assert (found.trust, found.known.name, found.known.own) == (Trust.VERIFIED, key.name, False)
    assert opened(raw.replace(b"Wombat", b"wombat")).trust is Trust.ALTERED


def test_its_owner_goes_on_with_it_there(pair: Pair, world: World, tmp_path: Path, settings: Any) -> None:
    pair.share(sections=("situation", "asks"))
    pair.answer(yes(verb="agree-differently", agreed_words="Start at ten"))
    pair.answer(yes(), 2)
    pair.confirm()
    raw, key = take_out(pair.owner, pair.now(), ALL), signing.own()
    elsewhere(tmp_path, settings)
    signing.trust(key.name, key.public)
    newcomer = person("Somebody New")
    document = take_up(newcomer, None, opened(raw))
    content = queries.shared_view(queries.one(document.public_id), newcomer)
    assert {ask.words: ask.state for ask in content.asks} == {"Start at ten": "asked", "A fixed day": "asked"}
    assert [line.words for part in content.parts for line in part.lines][:2] == [SECRET["situation"], "By night"]
    # Nobody else sees anything of it, and it is known where it came from.
    assert not document.grants.exists()
    row = CarriedIn.objects.get()
    assert (row.issuer, row.verified) == (key.name, True)
    # The same file once more, and what she has written since: nothing is doubled, nothing written over.
    section, question = kind().places[1]
    actions.write(newcomer, document, section, question, "My own words")
    take_up(newcomer, None, opened(raw))
    assert document.asks.count() == 2
    assert queries.answered(queries.one(document.public_id))["situation", "home"] == "My own words"


def test_what_is_too_old_altered_or_unknown_is_not_taken_up(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = take_out(pair.owner, pair.now(), ("asks",))
    newcomer = person("Somebody New")
    with pytest.raises(CannotTakeUp, match="changed after it was signed"):
        take_up(newcomer, None, opened(raw.replace(b"Wombat", b"wombat")))
    late = timezone.localdate() + timedelta(days=366)
    with monkeypatch.context() as later:
        later.setattr("django.utils.timezone.localdate", lambda: late)
        with pytest.raises(CannotTakeUp, match="too old"):
            take_up(newcomer, None, opened(raw))
    monkeypatch.delitem(KINDS, kind().key)
    with pytest.raises(CannotTakeUp, match="does not know this kind"):
        take_up(newcomer, None, opened(raw))


# ---- Pages ----


def upload(client: Client, raw: bytes) -> Any:
    return client.post(reverse("document-open"), {"file": SimpleUploadedFile(NAME, raw, "text/html")})


def test_taking_out_and_taking_up_by_the_pages(pair: Pair, client: Client, world: World) -> None:
    address = reverse("document-take-out", kwargs={"public_id": pair.document.public_id})
    client.force_login(pair.owner)
    assert "What do you want to take with you?" in client.get(address).content.decode()
    assert client.post(address, {}).status_code == 422
    answer = client.post(address, {"sections": ["situation", "asks"]})
    assert NAME in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    client.force_login(world.people[Role.HR])
    assert client.get(address).status_code == 403
    shown = upload(client, answer.content)
    text = shown.content.decode()
    assert "Signature verified" in text
    assert SECRET["situation"] in text
    held = re.search(r'name="held" value="([^"]+)"', text)[1]  # type: ignore[index]
    unticked = client.post(reverse("document-take-up"), {"held": held})
    assert unticked.status_code == 422
    assert SECRET["situation"] in unticked.content.decode()
    assert client.post(reverse("document-take-up"), {"held": held, "mine": "on"}).status_code == 302
    assert client.post(reverse("document-take-up"), {"held": "%%", "mine": "on"}).status_code == 302


def test_a_file_that_is_none_gets_a_sentence_and_an_altered_one_is_not_shown(pair: Pair, client: Client) -> None:
    client.force_login(pair.owner)
    raw = take_out(pair.owner, pair.now(), ("asks",))
    for wrong in (b"hello", raw[:-5], b"\x00" * 100, b"x" * 2_200_000):
        answer = upload(client, wrong)
        assert answer.status_code == 422
        assert "one-to-one.html" in answer.content.decode()
    altered = upload(client, raw.replace(b"Wombat", b"Weasel")).content.decode()
    assert "Changed after it was signed" in altered
    assert "Weasel" not in altered


def test_on_paper_a_reader_finds_what_they_were_given_and_room_for_the_rest(pair: Pair, client: Client) -> None:
    pair.share(sections=("asks",))
    address = reverse("document-paper", kwargs={"public_id": pair.document.public_id})
    client.force_login(pair.owner)
    mine = client.get(address).content.decode()
    assert SECRET["situation"] in mine
    assert SECRET["private"] not in mine
    assert mine.count('class="empty"') == 3
    client.force_login(pair.manager)
    theirs = client.get(address).content.decode()
    assert SECRET["ask"] in theirs
    assert SECRET["situation"] not in theirs
    assert "How is it?" not in theirs
    assert queries.looks(pair.now()).count() == 1
