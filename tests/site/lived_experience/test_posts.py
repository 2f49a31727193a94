"""Posts: three kinds that are never summed, names by consent alone, adverts that keep to good practice."""

import re
from dataclasses import fields
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from levelground_site.access import Refused, Role, System
from levelground_site.easy_read.checking import must_be_mended
from levelground_site.easy_read.models import Filled
from levelground_site.easy_read.texts import Section, Text, row
from levelground_site.lived_experience.posts import queries
from levelground_site.lived_experience.posts.actions import advertising, keeping
from levelground_site.lived_experience.posts.easing import proposal
from levelground_site.lived_experience.posts.models import Advert, Application, Post
from levelground_site.lived_experience.posts.practice import PRACTICE, barriers, missing
from levelground_site.lived_experience.posts.starting import STARTING
from levelground_site.lived_experience.posts.words import Kind
from site_world import World, organisation

TODAY = timezone.localdate()
OPENED = TODAY - timedelta(days=800)
GOOD = Text(
    "advert",
    "Adviser",
    "A job.",
    "",
    (
        Section(
            "The job",
            (
                row("hospital", "This is a job at a hospital."),
                row("money", "You get £12.60 for each hour."),
                row("clock", "You work 15 hours each week."),
            ),
        ),
    ),
)


def made(world: World, kind: str = "employed", **given: Any) -> Post:
    data = {"title": f"A {kind} post", "purpose": "Advice", "kind": kind, "level": "service", "opened": OPENED}
    return keeping.add(System("test"), world.own, post=Post(**(data | given)))


def advertised(world: World) -> Advert:
    lead = world.people[Role.LIVED_EXPERIENCE_LEAD]
    advert = advertising.draft(lead, made(world), description="The post-holder will help.")
    advert.practice, advert.questions = list(PRACTICE), "What do you like?"
    advert.contact_name, advert.contact_phone = "Jo", "0300 123 4567"
    advert.closes = TODAY + timedelta(days=9)
    return advertising.publish(lead, advertising.rewrite(lead, advert, text=GOOD))


def test_the_kinds_are_counted_apart_and_no_sum_stands_anywhere(world: World, client: Client) -> None:
    for kind, count in ((Kind.EMPLOYED, 11), (Kind.INVOLVED, 23), (Kind.VOLUNTEER, 37)):
        for _ in range(count):
            keeping.fill(System("test"), made(world, kind.value), since=TODAY)
    assert queries.held_by_kind() == {Kind.EMPLOYED: 11, Kind.INVOLVED: 23, Kind.VOLUNTEER: 37}
    assert {field.name for field in fields(queries.Year)} == {"year", "opened", "filled", "senior"}
    for page in ("/lived-experience/posts/easy-read/", "/lived-experience/posts/?kind=volunteer"):
        words = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", client.get(page).content.decode(), flags=re.S)
        numbers = set(re.findall(r"\b\d+\b", words))
        assert {"11", "23", "37"} <= numbers
        # Nor with the count that the register started from.
        for forbidden in (
            11 + 23,
            11 + 37,
            23 + 37,
            11 + 23 + 37,
            11 + STARTING.people,
            11 + 23 + 37 + STARTING.people,
        ):
            assert str(forbidden) not in numbers, f"{page} sums kinds: {forbidden}"


def test_the_starting_point_is_a_count_from_its_source(client: Client, db: None) -> None:
    assert (STARTING.people, STARTING.senior) == (9, 2)
    page = client.get("/lived-experience/posts/").content.decode()
    assert STARTING.source in page
    assert "without names" in page
    assert "9 people had such jobs" in client.get("/lived-experience/posts/easy-read/").content.decode()


def test_a_name_is_shown_only_by_the_persons_own_word_and_is_gone_at_once(world: World, client: Client) -> None:
    lead, holder = world.people[Role.LIVED_EXPERIENCE_LEAD], world.people[Role.STAFF_MEMBER]
    post = made(world)
    held = keeping.fill(lead, post, since=TODAY, person=holder)
    page = f"/lived-experience/posts/{post.public_id}/"
    assert holder.name not in client.get(page).content.decode()
    for other in (lead, world.people[Role.EXECUTIVE], world.people[Role.NATIONAL_TEAM]):
        with pytest.raises(Refused):
            keeping.show_name(other, held, until=TODAY)
    client.force_login(holder)
    assert (
        client.post(f"/lived-experience/posts/holders/{held.pk}/name/", {"until": TODAY.isoformat()}).status_code == 302
    )
    client.logout()
    assert holder.name in client.get(page).content.decode()
    held.refresh_from_db()
    held.named_until = TODAY - timedelta(days=1)
    held.save()
    assert holder.name not in client.get(page).content.decode()
    keeping.show_name(holder, held, until=TODAY)
    keeping.show_name(holder, held, until=None)
    assert holder.name not in client.get(page).content.decode()


def test_what_cannot_be_is_refused_with_a_sentence(world: World, client: Client) -> None:
    lead, post = world.people[Role.LIVED_EXPERIENCE_LEAD], made(world)
    for since in (OPENED - timedelta(days=1), TODAY + timedelta(days=1)):
        with pytest.raises(keeping.CannotBe):
            keeping.fill(lead, post, since=since)
    held = keeping.fill(lead, post, since=OPENED + timedelta(days=5))
    with pytest.raises(keeping.CannotBe):
        keeping.leave(lead, held, until=OPENED)
    with pytest.raises(keeping.CannotBe):
        keeping.say(lead, post, said="x", did="y", on=TODAY + timedelta(days=1))
    with pytest.raises(Refused):
        keeping.close(world.people[Role.ANALYST], post, why="x")
    keeping.leave(lead, held, until=TODAY)
    post.refresh_from_db()
    assert post.state == "ended"
    client.force_login(lead)
    wrong = client.post("/lived-experience/posts/add/RAA/", {"kind": "volunteer", "band": "Band 3", "wte": "1.5"})
    assert wrong.status_code == 422
    assert b"A volunteer has no pay band" in wrong.content
    assert b"A share of a whole post" in wrong.content


def test_a_planned_post_is_its_organisations_own(world: World, client: Client) -> None:
    post = made(world, title="A secret plan")
    page = f"/lived-experience/posts/{post.public_id}/"
    assert client.get(page).status_code in (302, 403)
    found = "/search/?q=secret+raa"
    for address in ("/lived-experience/posts/", found):
        assert b"A secret plan" not in client.get(address).content
    for role, sees in ((Role.ANALYST, False), (Role.HR, True)):
        client.force_login(world.people[role])
        assert (client.get(page).status_code == 200) == sees
        assert (b"A secret plan" in client.get(found).content) == sees
    assert b"A secret plan" in client.get("/lived-experience/posts/").content
    client.logout()
    keeping.fill(System("test"), post, since=TODAY)
    assert b"Filled, Employed, RAA NHS Trust" in client.get(found).content
    assert b"A secret plan" not in client.get("/search/?q=secret+rbb").content


def test_paths_opened_filled_and_time_in_post(world: World) -> None:
    lead, first = world.people[Role.LIVED_EXPERIENCE_LEAD], made(world)
    for number in range(4):
        keeping.fill(System("test"), made(world), since=OPENED + timedelta(days=number))
    assert queries.months_in_post(Kind.EMPLOYED) is None  # four holders: too few to say
    keeping.leave(lead, keeping.fill(lead, first, since=OPENED), until=TODAY)
    assert queries.months_in_post(Kind.EMPLOYED) == 26
    senior = made(world, band="Band 8a", opened=TODAY)
    keeping.fill(lead, senior, since=TODAY, came_from=first)
    assert queries.steps_up() == 1
    years = {each.year: each for each in queries.years_of(Kind.EMPLOYED)}
    assert (years[TODAY.year].senior, years[OPENED.year].opened, years[OPENED.year].filled) == (1, 5, 5)


def test_a_job_description_becomes_rows_with_pictures_and_barriers_are_named(world: World) -> None:
    said = (
        "The post-holder will utilise the phone. You will attend meetings, and write letters to patients on the ward."
    )
    text = proposal("Adviser", "Northfield", said)
    assert [each.says for each in text.rows][:2] == ["This is a job at Northfield.", "You use the phone."]
    assert len({each.picture for each in text.rows}) == len(text.rows)
    long = proposal(
        "Adviser", "Northfield", " ".join(["We go out."] + [f"You do thing number {n}." for n in range(99)])
    )
    assert len(long.rows) == 12
    advert = Advert(
        of=made(world), description="A driving licence, GCSE English and 3 years' experience in a fast-paced team."
    )
    assert barriers(advert) == [
        "a driving licence",
        "an exam",
        "years of experience",
        "working fast or on many things at once",
    ]


def test_an_advert_is_published_when_good_practice_is_kept(world: World, client: Client) -> None:
    lead = world.people[Role.LIVED_EXPERIENCE_LEAD]
    advert = advertising.draft(lead, made(world), description="The post-holder will liaise with stakeholders.")
    assert client.get(f"/lived-experience/jobs/{advert.public_id}/").status_code in (302, 403)
    with pytest.raises(advertising.CannotAdvertise) as refused:
        advertising.publish(lead, advert)
    assert len(refused.value.faults) >= 8  # all at once
    open_one = advertised(world)
    assert missing(open_one) == []
    assert open_one.text is not None
    assert must_be_mended(open_one.text) == []
    page = client.get(f"/lived-experience/jobs/{open_one.public_id}/").content.decode()
    for needed in ("What do you like?", "0300 123 4567", "benefits", "This is not working", "Not yet tested"):
        assert needed in page
    with pytest.raises(advertising.CannotAdvertise):
        advertising.rewrite(lead, open_one, text=GOOD)
    Advert.objects.filter(pk=open_one.pk).update(closes=TODAY - timedelta(days=1))
    assert client.post(f"/lived-experience/jobs/{open_one.public_id}/ask/").status_code in (302, 403)
    assert not Filled.objects.exists()


def test_one_asks_for_a_job_in_ones_own_words_and_hears(world: World, client: Client) -> None:
    advert = advertised(world)
    form = client.post(f"/lived-experience/jobs/{advert.public_id}/ask/")["Location"]
    for key, answer in (("about-me", "I am Danny"), ("good-at", ""), ("why", ""), ("helps", ""), ("trial", "not-sure")):
        assert client.post(f"{form}question/{key}/", {"answer": answer}).status_code == 302
    wanted = client.post(f"{form}question/supporter/", {"answer": "help-me"})
    assert wanted["Location"].endswith("/helper/")
    client.post(f"{form}question/contact/", {"answer": "0300"})
    assert client.post(f"{form}check/").status_code == 302
    sent = Application.objects.get()
    office = Client()
    office.force_login(world.people[Role.ANALYST])
    assert office.get(f"/lived-experience/applications/{sent.public_id}/").status_code == 403
    office.force_login(world.people[Role.HR])
    page = f"/lived-experience/applications/{sent.public_id}/"
    assert b"I am Danny" in office.get(page).content
    assert office.get(f"{page}recording/?question=why").status_code == 404
    assert office.post(page, {"words": "Come and try the job on Monday."}).status_code == 302
    assert b"Come and try the job" in client.get(f"{form}sent/").content


def test_the_register_asks_little_of_many_posts(
    world: World, client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(60):
        keeping.fill(System("test"), made(world, title=f"Post {number}"), since=TODAY)
    with django_assert_max_num_queries(20):
        assert client.get("/lived-experience/posts/").status_code == 200
    found = client.get("/lived-experience/posts/?q=Post+59&kind=employed&experience=autism")
    assert b"Nothing fits" in found.content


def test_what_is_said_of_people_in_posts_stands_only_on_enough_of_them(world: World, client: Client) -> None:
    places = [world.own, *(organisation(f"RD{n}") for n in range(3))]
    given = {"recruitment": ["easy-read-advert", "questions-first"], "rights": "vote"}
    for number in range(12):
        where = places[number % 4] if number < 10 else world.own
        kind = "employed" if number < 10 else "volunteer"
        work = "in-place" if number % 4 else "asked"
        post = made(world, kind, access_to_work=work, **given)
        Post.objects.filter(pk=post.pk).update(organisation=where, state="filled")
    told = {row.words: row.of for row in queries.practice()}
    assert told["Easy-read advert"] == {Kind.EMPLOYED: "10", Kind.INVOLVED: "0", Kind.VOLUNTEER: "2"}
    assert told["Votes"][Kind.EMPLOYED] == "10"
    # Seven of ten have it; of the two volunteers nothing is said.
    assert told["Access to Work in place"] == {
        Kind.EMPLOYED: "About 5", Kind.INVOLVED: "0", Kind.VOLUNTEER: "Too few to say",
    }  # fmt: skip
    page = client.get("/lived-experience/posts/").content.decode()
    assert "Too few to say" in page
    # Whether whoever holds one post has it is not for the public.
    seen = Post.objects.filter(access_to_work="in-place", organisation=world.own).first()
    assert seen is not None
    address = f"/lived-experience/posts/{seen.public_id}/"
    assert "Access to Work" not in client.get(address).content.decode()
    client.force_login(world.people[Role.LIVED_EXPERIENCE_LEAD])
    assert "In place" in client.get(address).content.decode()
