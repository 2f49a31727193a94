"""'How to support me at work': written by the person, perhaps with a helper; only the person shares it."""

from typing import Any

from django.test import Client

from levelground_site.access import Role
from levelground_site.documents import actions, queries
from levelground_site.documents.kinds import KINDS
from levelground_site.documents.models import Document
from levelground_site.easy_read.models import Filled
from levelground_site.lived_experience.ways_in.document_kinds import ADJUSTMENTS_KEY, SUPPORT_KEY
from site_world import World

PAGE = "/lived-experience/support-me/"
SECRET = "I like the quiet ward 8841"


def _written(client: Client) -> str:
    form: str = client.post(f"{PAGE}write/")["Location"]
    for key, answer in (("about", "I am Danny"), ("good", "I am never late"), ("helps", SECRET), ("does-not", "")):
        assert client.post(f"{form}question/{key}/", {"answer": answer}).status_code == 302
    return form


def test_it_becomes_a_document_of_ones_own_and_nothing_stays_behind(world: World, client: Client) -> None:
    staff = world.people[Role.STAFF_MEMBER]
    assert b"Sign in to make my page" in client.get(PAGE).content
    assert client.post(f"{PAGE}write/").status_code == 302
    assert not Filled.objects.exists()
    client.force_login(staff)
    form = _written(client)
    assert client.post(f"{form}check/").status_code == 302
    document = Document.objects.get()
    assert (document.owner, document.kind) == (staff, SUPPORT_KEY)
    assert queries.answered(document)[("helps", "helps")] == SECRET
    assert Filled.objects.get().answers == {}
    assert b"See my page, and share it" in client.get(PAGE).content
    assert client.get(f"/one-to-one/{document.public_id}/").status_code == 200
    # Written again, it is the same document, and what stands there is there to be changed.
    form = client.post(f"{PAGE}write/")["Location"]
    assert SECRET in client.get(f"{form}check/").content.decode()
    client.post(f"{form}question/good/", {"answer": "I know the wards"})
    client.post(f"{form}check/")
    assert queries.answered(Document.objects.get())[("good", "good")] == "I know the wards"
    assert queries.answered(document)[("helps", "helps")] == SECRET


def test_a_helper_writes_and_never_reads_or_shares_the_document(world: World, client: Client) -> None:
    staff = world.people[Role.STAFF_MEMBER]
    client.force_login(staff)
    form = _written(client)
    page = client.post(f"{form}helper/", {"do": "ask"}).content.decode()
    helping = page[page.index("/easy-read/helping/") :].split("<")[0].strip()
    helper = Client()
    helper.force_login(world.people[Role.SUPPORTER])
    assert helper.post(f"{helping}question/does-not/", {"answer": "Loud rooms"}).status_code == 302
    assert b"Say if it is right" in client.post(f"{form}check/").content
    client.post(f"{form}question/does-not/", {"answer": "Loud rooms"})
    client.post(f"{form}check/")
    document = Document.objects.get()
    for path in ("", "share/", "with-you/", "who/"):
        assert helper.get(f"/one-to-one/{document.public_id}/{path}").status_code == 403
    assert helper.get(helping).status_code == 404


def test_no_role_opens_it_until_the_person_shares(world: World, client: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr("levelground_site.people.models.Person.has_second_factor", True)
    staff, manager = world.people[Role.STAFF_MEMBER], world.people[Role.LINE_MANAGER]
    document = actions.begin(staff, None, SUPPORT_KEY)
    kind = KINDS[SUPPORT_KEY]
    section, question = kind.places[2]
    actions.write(staff, document, section, question, SECRET)
    address = f"/one-to-one/{document.public_id}/with-you/"
    for role, person in world.people.items():
        if person != staff:
            client.force_login(person)
            assert client.get(address).status_code == 403, role
    actions.share(staff, document, email=manager.email, name=manager.name, party="manager", sections={"helps"})
    client.force_login(manager)
    assert SECRET in client.get(address).content.decode()


def test_adjustments_are_agreed_on_the_same_mechanism(world: World, client: Client) -> None:
    client.force_login(world.people[Role.STAFF_MEMBER])
    begun = client.post("/one-to-one/begin/", {"kind": ADJUSTMENTS_KEY})
    assert begun.status_code == 302
    assert Document.objects.get().kind == ADJUSTMENTS_KEY
    assert KINDS[ADJUSTMENTS_KEY].basis("duty").days == 28
    document = actions.begin(world.people[Role.STAFF_MEMBER], None, SUPPORT_KEY)
    shown = client.get(f"/one-to-one/{document.public_id}/2/").content.decode()
    assert "lg-picture" in shown
    assert "How to support me" not in shown.split("</title>")[0]
