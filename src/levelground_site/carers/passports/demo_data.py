"""The demo's passports: one that was agreed and is to be looked at, one to be talked over, one refused and sent to HR.

Each lies with people whom one can be, or who share it with them. All are made up.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta

from django.utils import timezone

from levelground_site.access import Role, System
from levelground_site.carers.passports.actions import count
from levelground_site.carers.passports.demo_many import GROUPS, many
from levelground_site.carers.passports.document_kinds import KEY
from levelground_site.demo.making import demo_part
from levelground_site.documents import actions, queries
from levelground_site.documents.actions import Reply
from levelground_site.documents.models import Ask, Document, Meeting, Review, Version
from levelground_site.organisations.models import Organisation
from levelground_site.people.demo_data import HOME, persona
from levelground_site.people.models import Person, RoleHeld

SHARED = ("home", "effect", "asks", "card", "team")
LUCIA = {
    "work/employed": "employed",
    "home/who": "parent",
    "home/do": "I get Mum up, see to her pills and her breakfast, and go back at lunch. My sister comes at night.",
    "home/when": "Every morning from six. Tuesdays are hospital days.",
    "home/bad": "When she wanders at night I sleep two hours and still come in.",
    "effect/hard": "The 7 o’clock start. And I cannot hear my phone on the ward.",
    "effect/times": "Tuesday mornings. The first hour of each early shift.",
    "effect/works": "Beth swaps with me when I ask.",
    "card/what": "A call from the day centre, or from my sister.",
    "card/reach": "My own phone. If I am with a patient: the ward’s phone, and ask for me by name.",
    "card/tell": "I say ‘I have to go’. I ring when I know more.",
    "card/cover": "Beth, or the nurse in charge.",
    "card/leave": "Time off in an emergency. After that carer’s leave.",
    "team/say": "calls",
    "mine/notes": "I had my notice written. I have not told anyone that.",
    "about-me/ethnicity": "bme",
    "about-me/band": "1-4",
}
MARCUS = {
    "work/employed": "employed",
    "home/who": "child",
    "home/do": "School run, hospital visits, and the nights when it is bad.",
    "home/next": "A new school in September.",
    "effect/hard": "Late changes to the rota. Training that is far away.",
    "effect/times": "Before 9:15 on school days.",
    "card/what": "A call from the school.",
    "card/reach": "My own phone, at any time.",
    "team/say": "nothing",
}
FREYA = {
    "work/employed": "bank",
    "home/who": "partner",
    "home/when": "Evenings and nights.",
    "effect/hard": "Nights, for as long as the treatment goes on.",
}


@demo_part("carers’ passports", order=70)
def passports() -> None:
    """Three, each at another point."""
    trust = Organisation.objects.get(code=HOME)
    manager = persona(Role.LINE_MANAGER)
    _agreed(persona(Role.STAFF_MEMBER), manager)
    _card_for_a_time(persona(Role.STAFF_MEMBER), persona(Role.SUPPORTER))
    _to_be_talked_over(_staff("Marcus Bell", trust), manager)
    _refused(_staff("Freya Olsen", trust), manager, persona(Role.HR))
    write_many(trust, late=9)
    for place in trust.ics.members.exclude(pk=trust.pk)[:3] if trust.ics else ():
        write_many(place, (("white", 14, 9), ("bme", 5, 3)))
        count(System("calendar"), place, timezone.localdate().replace(day=1))
    count(System("calendar"), trust, timezone.localdate().replace(day=1))


def write_many(trust: Organisation, groups: Sequence[tuple[str, int, int]] = GROUPS, *, late: int = 0) -> None:
    """Enough of them for the trust's counts to say something; of `late` more an answer is late."""
    for rows in many(trust, groups, late=late).in_order():
        type(rows[0])._default_manager.bulk_create(rows)


def _staff(name: str, trust: Organisation) -> Person:
    person = Person(email=f"{name.lower().replace(' ', '.')}@example.org", name=name)
    person.set_unusable_password()
    person.save()
    since = timezone.localdate() - timedelta(days=900)
    RoleHeld.objects.create(person=person, organisation=trust, role=Role.STAFF_MEMBER, since=since)
    return person


def _written(owner: Person, words: Mapping[str, str], asks: Sequence[tuple[str, str]]) -> Document:
    document = actions.begin(owner, None, KEY)
    for section, question in document.of_kind.places:
        if f"{section.key}/{question.key}" in words:
            actions.write(owner, document, section, question, words[f"{section.key}/{question.key}"])
    for what, rests_on in asks:
        actions.ask(owner, document, what, rests_on)
    return document


def _shared(document: Document, manager: Person, sections: Sequence[str] = SHARED) -> None:
    email = manager.email
    actions.share(document.owner, document, party="manager", email=email, name=manager.name, sections=list(sections))


def _card_for_a_time(owner: Person, stand_in: Person) -> None:
    """Whoever stands in for the manager has the emergency card for four weeks, and nothing else."""
    document = Document.objects.get(owner=owner, kind=KEY)
    until, email, name = timezone.localdate() + timedelta(days=28), stand_in.email, stand_in.name
    actions.share(owner, document, party="stand-in", email=email, name=name, sections=["card"], until=until)


def _ask(document: Document, number: int) -> Ask:
    return queries.one_ask(Ask.objects.get(document=document, number=number).public_id)


def _answer(document: Document, by: Person, number: int, reply: Reply) -> None:
    row = _ask(document, number)
    actions.answer(by, row, reply, turn=row.turn)


def _agreed(owner: Person, manager: Person) -> None:
    """Agreed seven weeks ago: one thing in place, one that should be, one on trial; time for the first look."""
    asks = (
        ("Keep my phone on me, and answer it", "informal"),
        ("Start at 7:30 on early shifts", "nhs-33"),
        ("Tuesday as my day off, each week", "nhs-33"),
        ("Ten minutes in the quiet room after a call", "informal"),
    )
    document = _written(owner, LUCIA, asks)
    _shared(document, manager)
    today = timezone.localdate()
    soon = today + timedelta(days=7)
    _answer(document, manager, 1, Reply("agree", placed_by="Tom, at the next handover", place_by=soon))
    _answer(document, manager, 2, Reply("agree", placed_by="Beth, in the roster", place_by=soon))
    trial = today + timedelta(days=40)
    _answer(document, manager, 3, Reply("try", trial_until=trial, placed_by="Beth, in the roster", place_by=soon))
    other = "The family room when it is free, and the linen store when it is not"
    _answer(document, manager, 4, Reply("agree-differently", agreed_words=other, placed_by="Tom", place_by=soon))
    document = queries.one(document.public_id)
    actions.set_review(owner, document, today + timedelta(days=310))
    fingerprint = queries.agreement(queries.one(document.public_id))
    actions.confirm(owner, queries.one(document.public_id), fingerprint)
    actions.confirm(manager, queries.one(document.public_id), fingerprint)
    actions.put_in_place(owner, _ask(document, 1))
    actions.put_in_place(owner, _ask(document, 4))
    actions.keep_look(manager, "document.see", queries.one(document.public_id), allowed=True)
    actions.keep_look(persona(Role.NETWORK_CHAIR), "document.see", queries.one(document.public_id), allowed=False)
    _seven_weeks_ago(document)


def _seven_weeks_ago(document: Document) -> None:
    then = timezone.now() - timedelta(days=49)
    Document.objects.filter(pk=document.pk).update(began=then, asked_at=then, met_at=then, agreed_at=then)
    document.asks.update(asked_at=then, answered_at=then)
    document.asks.filter(number=2).update(place_by=timezone.localdate() - timedelta(days=21))
    document.asks.exclude(placed_at=None).update(placed_at=then + timedelta(days=5))
    document.grants.update(since=then)
    Version._base_manager.filter(document=document).update(agreed_at=then)  # as if it had been written then
    document.reviews.filter(why=Review.Why.CHECK).update(due=timezone.localdate() - timedelta(days=3))


def _to_be_talked_over(owner: Person, manager: Person) -> None:
    """Shared yesterday; the talk is tomorrow."""
    asks = (
        ("Start at 9:30 on school days", "nhs-33"),
        ("The rota six weeks ahead", "informal"),
        ("My phone on in meetings", "informal"),
        ("Carer’s leave in half days", "leave"),
    )
    document = _written(owner, MARCUS, asks)
    _shared(document, manager, ("effect", "asks", "card", "team"))
    tomorrow = timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=1), time(14, 30)))
    Meeting.objects.create(document=document, at=tomorrow, minutes=45, place="The small meeting room")


def _refused(owner: Person, manager: Person, hr: Person) -> None:
    """One thing was not agreed, and HR is asked to look at it; of another the answer is late, and went up by itself."""
    document = _written(owner, FREYA, (("No nights until the spring", "nhs-33"),))
    _shared(document, manager, ("asks",))
    reply = Reply(
        "refuse",
        reason="Two of five night staff are on long leave until February.",
        alternative="One night a week in place of three, and never two in a row.",
        second_person=hr.name,
        answer_again_by=timezone.localdate() + timedelta(days=14),
    )
    _answer(document, manager, 1, reply)
    actions.send_for_help(owner, _ask(document, 1), party="helper", email=hr.email)
    actions.ask(owner, document, "Two weeks’ notice of each shift", "statutory", late_to=hr.email)
    document.asks.filter(number=2).update(decide_by=timezone.localdate() - timedelta(days=1))
    list(actions.keep_documents(timezone.now()))
