"""'This is not working': to whom it goes, by when it is answered, and the answer."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from levelground_site.access import Role
from levelground_site.access.acting import action, note
from levelground_site.documents import working_days
from levelground_site.easy_read.models import Filled, Message
from levelground_site.easy_read.states import MESSAGE
from levelground_site.mail.sending import send
from levelground_site.organisations.models import Organisation
from levelground_site.people.models import Person
from levelground_site.people.queries import holders

DAYS_TO_ANSWER = 5


def place_of(filled: Filled) -> Organisation | None:
    """The organisation that a message is about: as named, or that of the page, or where who wrote it works; or None."""
    named = filled.answers.get("place", "").strip() or filled.about
    if not named:
        held = filled.person.roles_held if filled.person else []
        return held[0].organisation if held else None
    found = Organisation.objects.filter(code__iexact=named).first()
    return found or Organisation.objects.filter(name__iexact=named).first()


def named_human(organisation: Organisation | None) -> Person | None:
    """Who reads a message: the organisation's lived-experience lead, or else the editor or the national team."""
    if organisation is not None:
        lead = holders([Role.LIVED_EXPERIENCE_LEAD], organisation).order_by("pk").first()
        if lead is not None:
            return lead
    for role in (Role.EDITOR, Role.NATIONAL_TEAM, Role.ADMINISTRATOR):
        found = Person.objects.filter(roles__role=role, roles__until=None, is_active=True).order_by("pk").first()
        if found is not None:
            return found
    return None


@action("not-working.tell")
def tell(by: Any, thing: None, *, filled: Filled) -> Message:
    """Gives a message to a named person, with the day by which it is answered."""
    organisation = place_of(filled)
    to = named_human(organisation)
    told = Message.objects.create(
        of=filled,
        organisation=organisation,
        to=to,
        answer_by=working_days.after(timezone.localdate(), DAYS_TO_ANSWER),
    )
    if to is not None:
        address = settings.SITE_URL + reverse("not-working-message", kwargs={"public_id": told.public_id})
        send("easy_read/email/waiting", to.email, {"message": told, "address": address, "name": to.name})
    note(by=str(told.answer_by))
    return told


@action("not-working.answer")
def answer(by: Any, thing: Message, *, words: str) -> Message:
    """Answers it: whoever asked reads the answer at the same address at which they asked."""
    thing = Message.objects.select_for_update().get(pk=thing.pk)
    MESSAGE.move(thing, "answer")
    thing.answer, thing.answered, thing.to = words, timezone.now(), by
    thing.save()
    person = thing.of.person
    if person is not None:
        address = settings.SITE_URL + reverse("easy-form-sent", kwargs={"token": thing.of.public_id})
        send("easy_read/email/answered", person.email, {"address": address, "name": person.name})
    note(late=thing.late_on(timezone.localdate()))
    return thing
