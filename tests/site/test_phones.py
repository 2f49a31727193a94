"""Joining and signing in with a phone alone, by a code through a gateway that is a process of its own."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.core import mail
from django.test import Client
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from levelground_site.access import Role
from levelground_site.audit.models import Entry
from levelground_site.config.actions import reseal
from levelground_site.config.sealing import seal
from levelground_site.documents.actions._locking import tell
from levelground_site.people.models import Person, RoleHeld
from levelground_site.phones.models import Phone, prints_of
from levelground_site.phones.texting import NotTaken, deliver
from site_world import World

pytestmark = pytest.mark.django_db

# A gateway as there are many: it takes JSON with a token, and keeps what it took in a file.
GATEWAY = """
import http.server, json, sys
class Gateway(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        right = self.headers["Authorization"] == "Bearer a-token" and self.path == "/messages"
        if right:
            with open(sys.argv[1], "a") as kept:
                kept.write(json.dumps(said) + "\\n")
        self.send_response(202 if right else 401)
        self.end_headers()
    def log_message(self, *_): pass
server = http.server.HTTPServer(("127.0.0.1", 0), Gateway)
print(server.server_port, flush=True)
server.serve_forever()
"""
NUMBER, AS_SENT = "07700 900 123", "+447700900123"


class Gateway:
    """What it took."""

    def __init__(self, kept: Path) -> None:
        self.kept = kept

    @property
    def messages(self) -> list[dict[str, str]]:
        return [json.loads(line) for line in self.kept.read_text().splitlines()] if self.kept.exists() else []

    def code(self) -> str:
        found = re.match(r"\d{6}", self.messages[-1]["text"])
        assert found
        return found.group()


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    kept = tmp_path_factory.mktemp("gateway") / "taken"
    running = subprocess.Popen([sys.executable, "-c", GATEWAY, str(kept)], stdout=subprocess.PIPE, text=True)
    try:
        assert running.stdout
        yield f"http://127.0.0.1:{running.stdout.readline().strip()}/messages", kept
    finally:
        running.terminate()
        running.wait()
        if running.stdout:
            running.stdout.close()


@pytest.fixture
def gateway(process: tuple[str, Path], settings: Any) -> Gateway:
    settings.TEXT_URL, kept = process
    settings.TEXT_TOKEN, settings.TEXT_FROM = "a-token", "Levelground"
    kept.unlink(missing_ok=True)
    return Gateway(kept)


def ask(client: Client, number: str = NUMBER) -> Any:
    return client.post("/account/phone/", {"number": number})


def type_code(client: Client, code: str) -> Any:
    return client.post("/account/phone/code/", {"code": code})


def test_somebody_joins_by_phone_leaves_the_job_and_is_not_locked_out(
    world: World, client: Client, gateway: Gateway, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assert ask(client)["Location"] == "/account/phone/code/"
    (message,) = gateway.messages
    assert message["to"] == AS_SENT
    assert message["from"] == "Levelground"
    assert message["text"].endswith(f"@127.0.0.1 #{gateway.code()}")  # which a phone offers to this site alone
    assert not re.search("carer|passport|care", message["text"], re.IGNORECASE)
    assert type_code(client, gateway.code())["Location"] == "/account/phone/name/"
    made = client.post("/account/phone/name/", {"name": "Ana Cruz"})
    assert made["Location"] == "/account/where-you-work/"
    ana = Person.objects.get(name="Ana Cruz")
    # HR sees a name, and no number.
    client.post("/account/where-you-work/", {"organisation": world.own.pk})
    hr = Client()
    hr.force_login(world.people[Role.HR])
    page = hr.get("/people/to-confirm/").content.decode()
    assert "Ana Cruz" in page
    assert "by phone" in page
    assert "invalid" not in page
    hr.post(f"/people/to-confirm/{ana.workplaces.get().public_id}/", {"works_here": "yes"})
    begun = client.post("/one-to-one/begin/", {"kind": "carers-passport"})["Location"]
    RoleHeld.objects.filter(person=ana).update(until=timezone.localdate())
    # From another phone or computer, months later.
    elsewhere = Client()
    with django_capture_on_commit_callbacks(execute=True):
        ask(elsewhere, "+44 (0)7700 900123")
    assert type_code(elsewhere, gateway.code())["Location"] == "/home/"
    assert elsewhere.get(begun).status_code == 200
    # What waits is told by text, in neutral words; nothing goes to the address that reaches nobody.
    with django_capture_on_commit_callbacks(execute=True):
        tell(ana)
    assert gateway.messages[-1] == {
        "to": AS_SENT, "text": "Something waits for you at http://127.0.0.1:8000", "from": "Levelground",
    }  # fmt: skip
    assert mail.outbox == []
    # The number is in no row and in no entry of the trail.
    kept = Phone.objects.extra(select={"kept": "number"}).values_list("kept", "fingerprint").get()
    assert "7700900123" not in "".join(kept)
    assert "7700900123" not in "".join(str(vars(entry)) for entry in Entry.objects.all())
    assert {"sign-in.use", "person.join"} <= set(Entry.objects.values_list("verb", flat=True))


def test_a_code_works_once_where_it_was_asked_for_and_cannot_be_guessed(
    client: Client, gateway: Gateway, django_capture_on_commit_callbacks: Any, settings: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        ask(client)
    right, kept = gateway.code(), client.cookies["phone-code"].value
    assert "another" not in kept
    thief = Client()
    assert type_code(thief, right).status_code == 409  # it was not asked for there
    assert client.get("/account/phone/name/")["Location"] == "/account/phone/"  # nothing is proven yet
    wrong = "000000" if right != "000000" else "111111"
    answers = [type_code(client, wrong).content.decode() for _ in range(5)]
    assert all("That is not the code" in each for each in answers)
    assert "tried too often" in type_code(client, right).content.decode()
    # Another number, and its code: once.
    with django_capture_on_commit_callbacks(execute=True):
        ask(client, "07700900124")
    kept = client.cookies["phone-code"].value
    assert type_code(client, f" {gateway.code()[:3]} {gateway.code()[3:]} ")["Location"] == "/account/phone/name/"
    again = Client()
    again.cookies["phone-code"] = kept
    assert "This code is over" in type_code(again, gateway.code()).content.decode()
    other_key = Fernet(Fernet.generate_key()).encrypt(b'["code", "+447700900199", "1"]').decode()
    for forged in ("nonsense", str(seal('["proven", "+447700900199", "1"]')), other_key):
        again.cookies["phone-code"] = forged
        assert "This code is over" in type_code(again, "1").content.decode()


def test_nobody_is_flooded_and_nothing_tells_who_has_an_account(
    world: World, client: Client, gateway: Gateway, django_capture_on_commit_callbacks: Any, settings: Any
) -> None:
    staff, executive = world.people[Role.STAFF_MEMBER], world.people[Role.EXECUTIVE]
    for number, who in (("+447700900201", staff), ("+447700900202", executive)):
        Phone.objects.create(person=who, number=number, fingerprint=_print(number))
    with django_capture_on_commit_callbacks(execute=True):
        pages = [ask(client, number) for number in ("07700900201", "07700900202", "07700900203")]
    assert {(page.status_code, page["Location"]) for page in pages} == {(302, "/account/phone/code/")}
    # A code is never enough for a role that sees unprotected numbers.
    with django_capture_on_commit_callbacks(execute=True):
        ask(client, "07700900202")
    assert "not enough" in type_code(client, gateway.code()).content.decode()
    for _ in range(2):
        ask(client, "07700900203")
    refused = ask(client, "07700900203")
    assert refused.status_code == 429
    assert "Try again in" in refused.content.decode()
    assert "07700900203" in refused.content.decode()  # what was typed stays
    settings.TEXTS_A_DAY = 1
    assert ask(client, "07700900204").status_code == 429
    for wrong in ("0207 123 4567", "+1 202 555 0100", "07700", "x"):
        assert "no mobile number" in ask(client, wrong).content.decode()


def _print(number: str) -> str:
    return prints_of(number)[0]


def test_a_changed_key_still_finds_the_phone(world: World, settings: Any) -> None:
    person = world.people[Role.STAFF_MEMBER]
    phone = Phone.objects.create(person=person, number=AS_SENT, fingerprint=_print(AS_SENT))
    settings.SEALING_KEYS = ["a-newer-key", *settings.SEALING_KEYS]
    autodiscover_modules("resealing")
    reseal()
    settings.SEALING_KEYS = settings.SEALING_KEYS[:1]
    phone.refresh_from_db()
    assert phone.number == AS_SENT
    assert phone.fingerprint == _print(AS_SENT)


def test_what_a_gateway_does_not_take_is_said_without_number_or_words(gateway: Gateway, settings: Any) -> None:
    sealed = str(seal(json.dumps([AS_SENT, "123456 is your code"])))
    settings.TEXT_TOKEN = "wrong"
    with pytest.raises(NotTaken) as told:
        deliver.func(sealed)
    assert "401" in str(told.value)
    settings.TEXT_URL = "http://127.0.0.1:9/"
    with pytest.raises(NotTaken) as refused:
        deliver.func(sealed)
    for each in (told, refused):
        assert not re.search("7700|123456", str(each.value))
    assert gateway.messages == []


def test_without_a_gateway_messages_are_files_and_production_offers_none(
    client: Client, settings: Any, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    settings.TEXT_URL, settings.TEXT_PATH = "", str(tmp_path / "texts")
    with django_capture_on_commit_callbacks(execute=True):
        ask(client, "07700900205")
    (file,) = (tmp_path / "texts").iterdir()
    assert file.read_text().startswith("To: +447700900205\n\n")
    settings.TEXTS = False
    assert "not sent here" in client.get("/account/phone/").content.decode()
    assert "not sent here" in ask(client).content.decode()
    assert len(list((tmp_path / "texts").iterdir())) == 1
