"""The pages of a document, walked as its owner and as the other person would."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from documents_at_hand import SECRET, kind, written, yes
from levelground_site.access import Role
from levelground_site.documents import actions, queries
from levelground_site.documents.models import Document
from levelground_site.home.registry import Where, items_for
from levelground_site.people.models import Person
from site_world import World, holds, person


def as_(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def read(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.status_code)
    text = answer.content.decode()
    if status == 200:
        assert "<title>One-to-one – Levelground</title>" in re.sub(r"\s+", " ", text).replace("> ", ">").replace(
            " <", "<"
        )
    return text


@dataclass(frozen=True)
class Walk:
    """The two of them, and where the document is."""

    hers: Client
    his: Client
    carer: Person
    manager: Person
    world: World

    @property
    def document(self) -> Document:
        return Document.objects.get(owner=self.carer)

    @property
    def at(self) -> str:
        return f"/one-to-one/{self.document.public_id}/"


def _writes(walk: Walk) -> None:
    """A question a screen: answered, skipped, saved as it is typed."""
    hers = walk.hers
    began = hers.post("/one-to-one/begin/", {"kind": "carers-passport"})
    assert began["Location"] == f"{walk.at}1/"
    at = walk.at
    # A question a screen: answered, skipped, saved as it is typed.
    assert "only you, always" in read(hers, f"{at}1/")
    hers.post(f"{at}1/", {"words": "bank"})
    hers.post(f"{at}2/", {"words": ["parent", "friend"]})
    typed = hers.post(
        f"{at}3/", {"words": "Meals-for-Mum", "seen": actions.writing.seen("")}, HTTP_ACCEPT="application/json"
    )
    assert typed.json()["words"] == "Saved"
    clash = hers.post(f"{at}3/", {"words": "Other", "seen": actions.writing.seen("")})
    assert clash.status_code == 409
    assert "Meals-for-Mum" in clash.content.decode()
    hers.post(f"{at}20/", {"words": "Mine-alone"})
    for words, basis in (
        ("Phone-on-me", "informal"),
        ("Later-start", "nhs-33"),
        ("Fixed-day", "nhs-33"),
        ("Quiet-room", "informal"),
    ):
        hers.post(f"{at}asks/", {"words": words, "rests_on": basis, "late_to": "nobody"})
    page = read(hers, f"{at}asks/")
    assert "I work on the bank" in page
    assert all(words in page for words in ("Phone-on-me", "Later-start", "Fixed-day", "Quiet-room"))


def _shares(walk: Walk) -> None:
    """What he will see, exactly, before he sees it; and then he does."""
    hers, his, at = walk.hers, walk.his, walk.at
    # Nobody sees it; trying is refused and told.
    assert "refused" not in read(hers, f"{at}who/")
    assert "This belongs to one person" in read(his, f"{at}with-you/", 403)
    assert "tried to open it, and was refused" in read(hers, f"{at}who/")
    # What he will see, exactly, before he sees it; and then he does.
    given = {"party": "manager", "email": walk.manager.email, "sections": ["asks"]}
    preview = hers.post(f"{at}share/", given).content.decode()
    assert "Later-start" in preview
    assert "Meals-for-Mum" not in preview
    read(his, f"{at}with-you/", 403)
    assert hers.post(f"{at}share/", {**given, "sure": "yes"}).status_code == 302
    seen = read(his, f"{at}with-you/")
    assert "Later-start" in seen
    for hidden in ("Meals-for-Mum", "Mine-alone", "bank"):
        assert hidden not in seen


def _talks(walk: Walk) -> None:
    """Arranged, prepared apart, answered one by one."""
    hers, his, at, document = walk.hers, walk.his, walk.at, walk.document
    # The talk.
    soon = (timezone.localtime() + timedelta(days=3)).date().isoformat()
    his.post(f"{at}talk/", {"on": soon, "time": "14:00", "minutes": "45", "place": "Room 4"})
    calendar = hers.get(f"/one-to-one/talk/{document.meetings.get().public_id}/calendar/")
    assert b"SUMMARY:One-to-one" in calendar.content
    assert calendar["Content-Disposition"] == 'attachment; filename="one-to-one.ics"'
    assert b"arer" not in calendar.content
    read(his, f"{at}prepare/")
    his.post(f"{at}prepare/", {"words": "His-own-note"})
    assert "His-own-note" not in read(hers, f"{at}prepare/")
    for number, reply in enumerate(
        (
            {"verb": "agree", "placed_by": "Me", "place_by": soon},
            {"verb": "try", "trial_until": soon, "placed_by": "Me", "place_by": soon},
            {"verb": "agree-differently", "agreed_words": "Every-other", "placed_by": "Me", "place_by": soon},
        ),
        1,
    ):
        row = document.asks.get(number=number)
        assert his.post(f"/one-to-one/for/{row.public_id}/answer/", {**reply, "turn": row.turn}).status_code == 302
    row = document.asks.get(number=4)
    short = his.post(f"/one-to-one/for/{row.public_id}/answer/", {"verb": "refuse", "turn": row.turn})
    told = short.content.decode()
    assert all(sentence in told for sentence in ("Say why", "Offer another way", "Name somebody else", "Say when you"))
    refusal = {"reason": "No room", "alternative": "The office", "second_person": "Priya", "answer_again_by": soon}
    his.post(f"/one-to-one/for/{row.public_id}/answer/", {"verb": "refuse", "turn": row.turn, **refusal})


def _confirm(walk: Walk) -> None:
    """Each on their own device; and it is in place when she says so."""
    hers, his, at, document = walk.hers, walk.his, walk.at, walk.document
    # Each confirms on their own device.
    later = (timezone.localdate() + timedelta(days=300)).isoformat()
    hers.post(f"{at}confirm/", {"do": "review", "review_on": later})
    for client in (hers, his):
        found = re.search(r'name="fingerprint" value="(\w+)"', read(client, f"{at}confirm/"))
        assert found
        client.post(f"{at}confirm/", {"fingerprint": found.group(1)})
    assert queries.one(document.public_id).state == "agreed"
    agreed = read(hers, f"{at}agreed/")
    assert "Every-other" in agreed
    assert "The office" in agreed
    # It is in place when she says so.
    hers.post(f"/one-to-one/for/{document.asks.get(number=1).public_id}/in-place/", {"in_place": "yes"})
    assert "In place since" in read(hers, f"{at}agreed/")


def _moves_on_and_erases(walk: Walk) -> str:
    """He leaves, the next sees nothing, nothing is lost; and in the end all of it is deleted."""
    hers, his, at = walk.hers, walk.his, walk.at
    # He leaves. The next sees nothing, and nothing is lost.
    his.post(f"{at}hand-over/", {"sure": "yes"})
    read(his, f"{at}agreed/", 403)
    assert "Every-other" in read(hers, f"{at}agreed/")
    following = person("Next Manager")
    holds(following, Role.LINE_MANAGER, walk.world.own)
    read(as_(following), f"{at}agreed/", 403)
    assert "Meals-for-Mum" in hers.get(f"{at}take/file/").content.decode()
    assert hers.post(f"{at}end/", {"do": "erase"}).status_code == 400
    gone = hers.post(f"{at}end/", {"do": "erase", "sure": "yes"})
    return str(gone["Location"])


def test_told_agreed_moved_erased(world: World, django_capture_on_commit_callbacks: Any) -> None:
    """From the first question to the receipt, by hand: and no word of hers in any address, title or e-mail."""
    carer, manager = world.people[Role.STAFF_MEMBER], world.people[Role.LINE_MANAGER]
    walk = Walk(as_(carer), as_(manager), carer, manager, world)
    with django_capture_on_commit_callbacks(execute=True):
        _writes(walk)
        at = walk.at
        _shares(walk)
        _talks(walk)
        _confirm(walk)
        receipt = _moves_on_and_erases(walk)
    assert "It is deleted" in Client().get(receipt).content.decode()
    read(walk.hers, at, 404)
    assert {message.subject for message in mail.outbox} == {"Something waits for you"}
    for message in mail.outbox:
        assert not re.search("carer|Mum|Phone|start|passport|one-to-one", str(message.message()), re.IGNORECASE)


def test_home_says_what_is_due_and_tells_nothing(world: World) -> None:
    pair = written(world)
    pair.share()

    def waiting(who: Person) -> list[tuple[str, str]]:
        fresh = Person.objects.get(pk=who.pk)
        return [
            (item.what, item.action) for item in items_for(fresh)[Where.WAITING] if item.what.startswith("One-to-one")
        ]

    assert waiting(pair.manager) == [("One-to-one: prepare, and talk", "Prepare")]
    for number in (1, 2):
        pair.answer(yes(), number)
    pair.confirm()
    pair.document.asks.update(place_by=timezone.localdate())
    pair.document.reviews.update(due=timezone.localdate())
    assert ("One-to-one: is it in place?", "Say so") in waiting(pair.owner)
    assert ("One-to-one: a look again is due", "Look again") in waiting(pair.owner)
    assert ("One-to-one: to be in place", "Look") in waiting(pair.manager)
    actions.send_for_help(pair.owner, pair.ask(), party="helper", email=world.people[Role.HR].email)
    assert waiting(world.people[Role.HR]) == [("One-to-one: you are asked to look at something", "Look")]
    for who in world.people.values():
        for items in items_for(Person.objects.get(pk=who.pk)).values():
            for item in items:
                assert not any(word in f"{item}" for word in SECRET.values())


def test_a_managers_home_asks_the_same_few_questions_however_many_share(
    world: World, django_assert_max_num_queries: Any
) -> None:
    manager = world.people[Role.LINE_MANAGER]
    for name in ("One", "Two", "Three", "Four"):
        owner = person(name)
        document = actions.begin(owner, None, kind().key)
        actions.ask(owner, document, "A swap")
        actions.share(owner, document, party="manager", email=manager.email, name="M", sections=["asks"])
    his = as_(manager)
    with django_assert_max_num_queries(16):
        page = read(his, "/one-to-one/")
    assert all(name in page for name in ("One", "Two", "Three", "Four"))
    assert page.count("Prepare, and talk.") == 4


@pytest.mark.parametrize("end", ["revoked", "erased"])
def test_a_link_that_is_used_again_opens_nothing(world: World, end: str) -> None:
    pair = written(world)
    grant = pair.share()
    his, at = as_(pair.manager), f"/one-to-one/{pair.document.public_id}/"
    assert SECRET["ask"] in read(his, f"{at}with-you/")
    if end == "revoked":
        as_(pair.owner).post(f"/one-to-one/given/{grant.public_id}/", {"do": "end"})
    else:
        actions.erase(pair.owner, pair.now())
    read(his, f"{at}with-you/", 403 if end == "revoked" else 404)
    read(his, f"{at}card/", 403 if end == "revoked" else 404)


def test_the_pages_of_any_kind_are_there(world: World) -> None:
    """A kind is a declaration: every page of its owner's and of the other person's works without a line of its own."""
    pair = written(world)
    pair.share(sections=("situation", "card", "asks"))
    hers, his, at = as_(pair.owner), as_(pair.manager), f"/one-to-one/{pair.document.public_id}/"
    for page in (
        "",
        "1/",
        "2/",
        "3/",
        "4/",
        "check/",
        "asks/",
        "who/",
        "take/",
        "end/",
        "look-again/",
        "share/?as=deputy",
    ):
        read(hers, at + page)
    for page in ("with-you/", "card/", "together/", "prepare/", "confirm/", "talk/", "agreed/", "hand-over/"):
        text = read(his, at + page)
        assert SECRET["private"] not in text
        assert SECRET["note"] not in text
    # What is needed no longer is not among them.
    actions.end_ask(pair.owner, pair.document.asks.get(number=1))
    assert "1 of 1 still to answer" in read(his, f"{at}together/")
    grant = pair.grant()
    assert SECRET["situation"] in read(hers, f"/one-to-one/given/{grant.public_id}/")
    hers.post(f"/one-to-one/given/{grant.public_id}/", {"sections": ["card"]})
    assert SECRET["situation"] not in read(his, f"{at}with-you/")
    read(hers, f"{at}99/", 404)
