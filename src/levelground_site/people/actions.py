"""What happens to people and their roles."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from levelground_site.access import Reach, Refused, Role, require
from levelground_site.access.acting import action, note
from levelground_site.access.policy import confidential_roles
from levelground_site.config.sealing import seal, sealed_anew
from levelground_site.mail.sending import send
from levelground_site.organisations.models import Organisation
from levelground_site.pace.actions import Pace, spend
from levelground_site.people.models import Invitation, Person, RoleHeld, SignInLink, Workplace

INVITATION_DAYS = 14
SIGN_IN_MINUTES = 15
# Of one person, still open: more are not sent, so that nobody's letter box can be filled.
MOST_LINKS = 3
# What the second factors keep sealed: TOTP's secret, and what recovery codes grow from.
_SEALED_FACTORS = frozenset({"secret", "seed"})
JOIN_HOURS = 24
JOIN_PACE = Pace(times=1, seconds=600)


class CannotAccept(Exception):  # noqa: N818
    """An invitation that was used, has run out, or is somebody else's; says which."""


class CannotSignIn(Exception):  # noqa: N818
    """A link that does not sign in; says why in easy words."""


def link_fingerprint(token: str) -> str:
    """What is kept of an invitation's link."""
    return hashlib.sha256(token.encode()).hexdigest()


@action("person.invite")
def invite(by: Any, organisation: Organisation, *, email: str, name: str, role: Role) -> Invitation:
    """Offers a role in the organisation by e-mail. A role that reaches beyond it needs more (Refused)."""
    if role.reach is not Reach.OWN:
        require(by, "person.invite-beyond", of=organisation)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=email.lower(),
        name=name,
        organisation=organisation,
        role=role,
        invited_by=by if isinstance(by, Person) else None,
        expires=timezone.now() + timedelta(days=INVITATION_DAYS),
        link=link_fingerprint(token),
    )
    address = settings.SITE_URL + reverse("invitation", kwargs={"token": token})
    send("people/email/invitation", invitation.email, {"invitation": invitation, "address": address})
    note(role=role, invitation=invitation.pk)
    return invitation


@action("person.accept")
def accept(by: Any, invitation: Invitation, *, password: str = "") -> Person:
    """Takes up an invitation: makes the account where there is none, and gives the role from today.

    Raises CannotAccept. An account that stands already must be the one that is signed in.
    """
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not invitation.open:
        raise CannotAccept("This invitation was used, or has run out. Ask for a new one.")
    person = Person.objects.filter(email=invitation.email).first()
    if person is None:
        person = Person(email=invitation.email, name=invitation.name)
        person.set_password(password)
        person.save()
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    elif by != person:
        raise CannotAccept("There is an account with this address already: sign in with it first.")
    invitation.accepted = timezone.now()
    invitation.save()
    RoleHeld.objects.get_or_create(
        person=person,
        organisation=invitation.organisation,
        role=invitation.role,
        until=None,
        defaults={"since": timezone.localdate()},
    )
    note(role=invitation.role, person=str(person.public_id))
    return person


@action("person.end-role")
def end_role(by: Any, held: RoleHeld) -> None:
    """Ends a role today: from this moment it opens nothing."""
    held.until = timezone.localdate()
    held.save()
    note(role=held.role, person=str(held.person.public_id))


@dataclass(frozen=True)
class Link:
    """What a link to join was made for; it works for a day."""

    email: str

    @property
    def organisation(self) -> None:
        """Nobody's yet."""
        return None


@action("person.join")
def send_link(by: Any, thing: None, email: str) -> None:
    """Sends a link to join, in neutral words; to whoever has an account, where to sign in. Tells nobody which it was.

    One address gets at most one in ten minutes.
    """
    email = email.strip().lower()
    if not spend("join", email, JOIN_PACE).within:
        return
    known = Person.objects.filter(email=email).exists()
    page = reverse("account_login") if known else reverse("join-finish", kwargs={"token": seal(email)})
    send("people/email/join", email, {"known": known, "address": settings.SITE_URL + page})


@action("person.join")
def join(by: Any, thing: None, link: Link, *, name: str, password: str) -> Person:
    """Makes the account of whoever followed the link: it holds no role. CannotAccept where there is one already."""
    if Person.objects.filter(email=link.email).exists():
        raise CannotAccept("There is an account with this address already: sign in with it.")
    person = Person(email=link.email, name=name.strip())
    person.set_password(password)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


@action("person.say-where")
def say_where(by: Person, thing: None, organisation: Organisation) -> Workplace:
    """Somebody says where they work: the organisation is asked to confirm it, and is told nothing else."""
    found, _ = Workplace.objects.get_or_create(person=by, organisation=organisation, answered=None)
    return found


@action("workplace.confirm")
def confirm_workplace(by: Any, workplace: Workplace, *, works_here: bool) -> None:
    """Says whether they work here. Whoever does is a staff member from today on."""
    row = Workplace.objects.select_for_update().get(pk=workplace.pk)
    if row.answered is not None:
        return
    row.answered, row.confirmed = timezone.now(), works_here
    row.save()
    if works_here:
        RoleHeld.objects.get_or_create(
            person=row.person,
            organisation=row.organisation,
            role=Role.STAFF_MEMBER,
            until=None,
            defaults={"since": timezone.localdate()},
        )


def remember_look(person: Person) -> None:
    """Remembers when somebody last looked at their home. Their own bookmark: not a thing for the trail."""
    Person.objects.filter(pk=person.pk).update(looked=timezone.now())


@transaction.atomic
def reseal_second_factors() -> int:
    """Seals the secrets of second factors with the newest key; gives how many."""
    found = list(Authenticator.objects.select_for_update())
    for each in found:
        each.data = {
            name: sealed_anew(value) if name in _SEALED_FACTORS else value for name, value in each.data.items()
        }
        each.save(update_fields=["data"])
    return sum(1 for each in found if _SEALED_FACTORS & each.data.keys())


def may_sign_in_by_link(person: Person) -> bool:
    """Whether a link is enough for them: never for a role that sees unprotected numbers, nor over a second factor."""
    held = {held.role for held in person.roles_held}
    return person.is_active and not held & confidential_roles() and not person.has_second_factor


@action("sign-in.use")
def ask_sign_in_link(by: Any, thing: None, *, email: str, browser: str) -> SignInLink | None:
    """Sends a link to an address, where an account has it and a link is enough; else nothing, or a word of why.

    Whoever asks is told the same in any case. `browser`: the secret that lies in the browser that asks.
    """
    person = Person.objects.filter(email=email.strip().lower()).first()
    if person is None:
        return None
    if not may_sign_in_by_link(person):
        send("people/email/no_link", person.email, {"address": settings.SITE_URL + reverse("account_login")})
        return None
    now = timezone.now()
    if SignInLink.objects.filter(person=person, used=None, expires__gt=now).count() >= MOST_LINKS:
        return None
    token = secrets.token_urlsafe(32)
    made = SignInLink.objects.create(
        person=person,
        link=link_fingerprint(token),
        browser=link_fingerprint(browser),
        expires=now + timedelta(minutes=SIGN_IN_MINUTES),
    )
    address = settings.SITE_URL + reverse("sign-in-link", kwargs={"token": token})
    send(
        "people/email/sign_in_link", person.email, {"address": address, "minutes": SIGN_IN_MINUTES, "name": person.name}
    )
    return made


@action("sign-in.use")
def use_sign_in_link(by: Any, thing: SignInLink, *, browser: str) -> Person:
    """Takes up a link, once; CannotSignIn when it was used, is over, is another browser's, or is no longer enough."""
    link = SignInLink.objects.select_for_update().get(pk=thing.pk)
    if not link.open:
        raise CannotSignIn("This link is over. Ask for a new one.")
    if not browser or not secrets.compare_digest(link.browser, link_fingerprint(browser)):
        raise CannotSignIn("Open the link where you asked for it: on the same phone or computer.")
    person = Person.objects.get(pk=link.person_id)
    if not may_sign_in_by_link(person):
        raise CannotSignIn("This link is over. Ask for a new one.")
    link.used = timezone.now()
    link.save()
    # One that was taken up ends all others.
    SignInLink.objects.filter(person=person, used=None).update(expires=link.used)
    note(person=str(person.public_id))
    return person


@action("account.use")
def set_formats(
    by: Any, thing: Person, *, easy_first: bool, large_letters: bool, plain_email: bool, told_by: str
) -> Person:
    """Keeps how somebody likes to read and to be told: their own choice; the trail has no word of it."""
    if by != thing:
        raise Refused("account.use")
    thing.easy_first, thing.large_letters, thing.plain_email = easy_first, large_letters, plain_email
    thing.told_by, thing.formats_looked = told_by, timezone.localdate()
    thing.save(update_fields=["easy_first", "large_letters", "plain_email", "told_by", "formats_looked"])
    return thing
