"""A code is sent to a phone; with it somebody signs in, or joins."""

import json
import secrets
import uuid
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.db import transaction

from levelground_site.access.acting import action, note
from levelground_site.config.sealing import seal, unseal
from levelground_site.pace.actions import Pace, spend
from levelground_site.people.actions import CannotSignIn, may_sign_in_by_link
from levelground_site.people.models import Person
from levelground_site.phones.models import Phone, prints_of
from levelground_site.phones.texting import text

CODE_MINUTES = 10
# How long whoever proved a number has for saying what they are called.
NAME_MINUTES = 60
# Codes to one number, and from one network address; guesses at what was sent to one number.
CODES = Pace(times=3, seconds=900)
CODES_BY_ADDRESS = Pace(times=20, seconds=3600)
GUESSES = Pace(times=5, seconds=CODE_MINUTES * 60)
# That something waits, to one phone.
TOLD = Pace(times=5, seconds=86_400)
DAY = 86_400
OVER = "This code is over. Ask for a new one."


class TooMany(Exception):  # noqa: N818
    """No more codes are sent for now; says for how long."""

    def __init__(self, seconds: int) -> None:
        minutes = max(1, round(seconds / 60))
        wait = f"{minutes} minute{'s' if minutes != 1 else ''}" if minutes < 90 else f"{round(minutes / 60)} hours"
        super().__init__(f"Many codes were sent already. Try again in {wait}, or join with an e-mail address.")


@dataclass(frozen=True)
class Proven:
    """A number that whoever is here reads the messages of."""

    number: str


@dataclass(frozen=True)
class Sent:
    """A code that was sent: what the browser that asked keeps of it, sealed; in the trail it is a number of its own."""

    kept: str
    public_id: uuid.UUID = field(default_factory=uuid.uuid4)

    @property
    def organisation(self) -> None:
        """Nobody's yet."""
        return None


def ask_code(by: Any, *, number: str, address: str) -> Sent:
    """Sends a code to a number (+447…), whether an account has it or not.

    `address`: the network address that asks. Raises TooMany. What was spent stays spent, whatever comes of it: so it is
    counted outside the action, whose transaction may not be kept.
    """
    for what, who, pace in (
        ("text to", number, CODES),
        ("text from", address, CODES_BY_ADDRESS),
        ("text of all", "all", Pace(settings.TEXTS_A_DAY, DAY)),
    ):
        spent = spend(what, who, pace)
        if not spent.within:
            raise TooMany(spent.again_in)
    return _send_code(by, None, number)


@action("sign-in.use")
def _send_code(by: Any, thing: None, number: str) -> Sent:
    code = f"{secrets.randbelow(1_000_000):06}"
    host = urlsplit(settings.SITE_URL).hostname or ""
    # The last line lets the phone offer the code to this site, and to no other that looks like it.
    text(
        number,
        f"{code} is your code for {settings.NAME}. It works for {CODE_MINUTES} minutes. "
        f"We never ask you to tell it to anybody.\n\n@{host} #{code}",
    )
    return Sent(str(seal(json.dumps(["code", number, code]))))


def use_code(by: Any, *, kept: str, code: str) -> Person | None:
    """Takes a code, once; gives who signs in with that phone, or None for nobody yet. Raises CannotSignIn.

    `kept`: what the browser that asked keeps of it. Each guess is counted, outside of any transaction.
    """
    number, sent = _opened(kept, "code", CODE_MINUTES)
    if not spend("guess", number, GUESSES).within:
        raise CannotSignIn("That was tried too often. Wait ten minutes, and ask for a new code.")
    if not secrets.compare_digest(sent.encode(), "".join(code.split()).encode()):
        raise CannotSignIn("That is not the code. Look at the last message, and type its six figures.")
    if not spend("code used", kept, Pace(1, DAY)).within:
        raise CannotSignIn(OVER)
    found = Phone.objects.select_related("person").filter(fingerprint__in=prints_of(number)).first()
    if found is None:
        return None
    if not may_sign_in_by_link(found.person):
        raise CannotSignIn("A code is not enough for what you may see. Sign in with a passkey or a password.")
    return _sign_in(by, found.person)


@action("sign-in.use")
def _sign_in(by: Any, person: Person) -> Person:
    note(person=str(person.public_id))
    return person


def proven(kept: str) -> str:
    """What the browser keeps once the code of a number was right, until its owner has said what they are called."""
    number, _ = _opened(kept, "code", CODE_MINUTES)
    return str(seal(json.dumps(["proven", number, ""])))


def number_of(kept: str) -> Proven:
    """The number that was proven; CannotSignIn when that was too long ago."""
    return Proven(_opened(kept, "proven", NAME_MINUTES)[0])


def _opened(kept: str, what: str, minutes: int) -> tuple[str, str]:
    try:
        kind, number, code = json.loads(unseal(kept, minutes * 60))
    except (InvalidToken, ValueError):
        raise CannotSignIn(OVER) from None
    if kind != what:
        raise CannotSignIn(OVER)
    return number, code


@action("person.join")
def join_by_phone(by: Any, thing: None, number: Proven, *, name: str) -> Person:
    """Makes the account of whoever proved a number: it holds no role. CannotSignIn where the number has one already."""
    if Phone.objects.filter(fingerprint__in=prints_of(number.number)).exists():
        raise CannotSignIn("There is an account with this phone already: ask for a code and sign in.")
    who = uuid.uuid4()
    person = Person(public_id=who, email=f"{who}@{Person.PHONE_ALONE}", name=name.strip())
    person.set_unusable_password()
    person.save()
    Phone.objects.create(person=person, number=number.number, fingerprint=prints_of(number.number)[0])
    return person


def tell_by_phone(address: str) -> None:
    """Says that something waits to whoever has no e-mail address: never what, and not more than a few times a day."""
    phone = Phone.objects.select_related("person").filter(person__email=address, person__is_active=True).first()
    if phone is not None and spend("told by text", phone.number, TOLD).within:
        text(phone.number, f"Something waits for you at {settings.SITE_URL}")


@transaction.atomic
def fingerprint_anew() -> int:
    """Finds every number by the newest key from now on; gives how many."""
    found = list(Phone.objects.select_for_update())
    for each in found:
        each.fingerprint = prints_of(each.number)[0]
        each.save(update_fields=["fingerprint"])
    return len(found)
