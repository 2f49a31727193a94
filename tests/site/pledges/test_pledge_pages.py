"""The pages of pledges: found, filtered, understood, and filled in; small numbers in words, and nothing lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from levelground_site.access import Role
from levelground_site.lived_experience.pledges import actions
from levelground_site.lived_experience.pledges.models import Evidence, Pledge, Question, Scheme, Starts
from levelground_site.organisations.models import Organisation
from pledges_at_hand import SCHEME, TEST, confirmed, signed, started
from site_world import World, organisation

TODAY = timezone.localdate()
HERE = "/lived-experience/pledges/jobs-here/RAA/"


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_anybody_finds_a_pledge_in_three_taps_and_reads_fewer_than_ten(
    world: World, mine: Pledge, client: Client
) -> None:
    started(mine, 4, stayed=(4, 3))
    actions.publish(TEST, mine.scheme, day=TODAY)
    assert 'href="/lived-experience/"' in text(client.get("/"))
    assert 'href="/lived-experience/pledges/"' in text(client.get("/lived-experience/"))
    listed = text(client.get("/lived-experience/pledges/?q=raa"))
    assert f'href="{HERE}"' in listed
    assert "Fewer than 10" in listed
    page = text(client.get(HERE))
    assert page.count(">Fewer than 10<") == 3, "who started, and who was there after 13 and 26 weeks"
    assert "Nobody yet" in page, "after 52 weeks"
    assert ">4<" not in page
    assert ">3<" not in page
    assert "No proof yet" in page
    assert "We will." in page


def test_the_list_is_filtered_by_place_step_scheme_and_how_it_stands(
    world: World, mine: Pledge, client: Client
) -> None:
    signed(world.other, mine.scheme, on=TODAY - timedelta(days=30))
    base = "/lived-experience/pledges/"
    for query, there in (
        ("?ics=QAA", {"RAA"}),
        ("?ics=QBB", {"RBB"}),
        ("?standing=no-proof", {"RAA"}),
        ("?standing=signed", {"RBB"}),
        ("?step=0", {"RAA", "RBB"}),
        ("?step=2", set()),
        ("?scheme=jobs-here&region=London", {"RAA", "RBB"}),
        ("?scheme=nonsense", {"RAA", "RBB"}),
    ):
        page = text(client.get(base + query))
        assert {code for code in ("RAA", "RBB") if f"/jobs-here/{code}/" in page} == there, query
    assert b"".join(client.get(f"{base}?download=csv").streaming_content).decode().count("\n") == 3  # type: ignore[attr-defined]


def test_a_list_of_many_asks_the_database_no_more_often(
    world: World, jobs_here: Scheme, client: Client, django_assert_max_num_queries: Any
) -> None:
    edition = jobs_here.editions.get()
    for n in range(40):
        where = organisation(
            f"T{n:02}",
            ics=world.system,
            successor=world.own if n % 4 == 0 else None,
            closed=TODAY if n % 4 == 0 else None,
        )
        Pledge.objects.create(
            organisation=where, scheme=jobs_here, edition=edition, state="signed", words="W", signed=TODAY, heard=TODAY
        )
    with django_assert_max_num_queries(11):
        listed = text(client.get("/lived-experience/pledges/"))
    assert "RAA NHS Trust (signed by T00 NHS Trust)" in listed
    with django_assert_max_num_queries(16):
        client.get("/lived-experience/pledges/jobs-here/")
    with django_assert_max_num_queries(24):
        client.get("/lived-experience/pledges/jobs-here/T01/")
    with django_assert_max_num_queries(14):
        assert text(client.get("/organisations/RAA/")).count("/lived-experience/pledges/jobs-here/T") == 10


def test_the_120_stand_as_a_count_without_names(world: World, client: Client) -> None:
    list(actions.keep_dates(timezone.now()))
    page = text(client.get("/lived-experience/pledges/learning-disability-employment/"))
    assert "<strong>120</strong>" in page
    assert "Inclusive place to work, 2020" in page
    assert "no row of this register stands for them" in page
    assert "The 0 pledges with a name" in page
    assert "Followed by another" in page


def test_a_question_is_asked_without_an_account_and_answered(world: World, mine: Pledge, browse: Any) -> None:
    client = Client()
    assert client.post(f"{HERE}ask/", {"kind": "wrong", "words": ""}).status_code == 422
    sent = client.post(f"{HERE}ask/", {"kind": "wrong", "words": "He was never paid."}, follow=True)
    assert "answers by" in text(sent)
    assert "He was never paid" not in text(client.get(HERE))
    question = Question.objects.get()
    browse(Role.HR).post(f"{HERE}questions/{question.public_id}/answer/", {"words": "He is paid now.", "shown": "on"})
    assert "He is paid now." in text(client.get(HERE))
    assert "He was never paid" not in text(client.get(HERE))


def test_what_is_typed_stays_and_each_fault_stands_by_its_field(mine: Pledge, browse: Any) -> None:
    given = {
        "period_end": TODAY.isoformat(), "done": "Two posts", "posts": "2", "tastings": "0", "asked": "1",
        "awarded": "3", "in_place": "0",
    }  # fmt: skip
    wrong = browse(Role.HR).post(f"{HERE}report/", given)
    assert wrong.status_code == 422
    assert "3 were awarded it of 1 who asked" in text(wrong)
    assert "Two posts" in text(wrong)
    done = browse(Role.HR).post(f"{HERE}report/", given | {"awarded": "1"}, follow=True)
    assert "The report is in" in text(done)
    again = browse(Role.HR).post(f"{HERE}report/", given | {"awarded": "1"})
    assert "to this day already" in text(again)
    assert mine.reports.count() == 1


def test_evidence_goes_from_the_file_to_two_people_and_to_the_public_page(
    world: World, mine: Pledge, browse: Any
) -> None:
    given = {"step": "2", "kind": "plan", "says": "Our plan", "dated": TODAY.isoformat()}
    bad = SimpleUploadedFile("Jane Doe.exe", b"MZ")
    assert "no PDF" in text(browse(Role.EQUALITY_LEAD).post(f"{HERE}evidence/", {**given, "file": bad}))
    good = SimpleUploadedFile("Jane Doe.pdf", b"%PDF-1.7 plan")
    browse(Role.EQUALITY_LEAD).post(f"{HERE}evidence/", {**given, "file": good})
    evidence = Evidence.objects.get()
    file = browse(Role.HR).get(f"{HERE}evidence/{evidence.public_id}/file/")
    assert file.content == b"%PDF-1.7 plan"
    assert file["Content-Disposition"] == 'attachment; filename="evidence.pdf"'
    assert browse(Role.STAFF_MEMBER).get(f"{HERE}evidence/{evidence.public_id}/file/").status_code == 403
    check = f"{HERE}evidence/{evidence.public_id}/check/"
    assert check in text(browse(Role.LIVED_EXPERIENCE_LEAD).get("/home/"))
    asked = text(browse(Role.LIVED_EXPERIENCE_LEAD).get(check))
    assert all(words in asked for words in (evidence.step.name, evidence.step.asks, "Our plan"))
    browse(Role.LIVED_EXPERIENCE_LEAD).post(check, {"holds": "yes"})
    assert check not in text(browse(Role.LIVED_EXPERIENCE_LEAD).get("/home/"))
    assert "Our plan" not in text(Client().get(HERE))
    browse(Role.PLEDGE_VERIFIER).post(check, {"holds": "yes"})
    assert "Our plan" in text(Client().get(HERE))


def test_starts_are_entered_confirmed_followed_up_and_corrected(world: World, mine: Pledge, browse: Any) -> None:
    day = (TODAY - timedelta(days=100)).isoformat()
    browse(Role.HR).post(f"{HERE}starts/", {"route": "advert", "started": day, "people": "3"})
    entry = Starts.objects.get()
    inside = text(browse(Role.HR).get(f"{HERE}inside/"))
    assert "waits for another person" in inside
    assert f"{HERE}entries/starts/{entry.public_id}/confirm/" not in inside, "not for whoever entered it"
    for _ in range(2):
        browse(Role.PLEDGE_VERIFIER).post(f"{HERE}entries/starts/{entry.public_id}/confirm/")
    assert "Who is still in paid work after 13 weeks?" in text(browse(Role.HR).get("/home/"))
    browse(Role.HR).post(f"{HERE}starts/{entry.public_id}/follow-up/", {"weeks": "13", "still": "2", "left": "1"})
    assert entry.follow_ups.get().still == 2
    correct = f"{HERE}entries/starts/{entry.public_id}/correct/"
    given = {"route": "advert", "started": day, "people": "2", "why": ""}
    assert browse(Role.HR).post(correct, given).status_code == 422
    assert "correct those entries first" in text(browse(Role.HR).post(correct, given | {"why": "Two."}))
    browse(Role.HR).post(correct, given | {"people": "4", "why": "One was missing."})
    assert "One was missing." in text(browse(Role.HR).get(f"{HERE}inside/"))


def test_the_national_team_adds_a_scheme_by_a_file(world: World, browse: Any) -> None:
    national = browse(Role.NATIONAL_TEAM)
    wrong = SimpleUploadedFile("s.toml", b'key = "x"')
    assert "Nothing was added" in text(national.post("/lived-experience/pledges/add-scheme/", {"file": wrong}))
    file = SimpleUploadedFile("s.toml", SCHEME.format(more="").encode())
    assert national.post("/lived-experience/pledges/add-scheme/", {"file": file}).status_code == 303
    assert Scheme.objects.get().key == "jobs-here"


def test_a_pledge_is_prepared_by_the_lead_and_signed_by_the_executive(
    world: World, jobs_here: Scheme, browse: Any
) -> None:
    make = "/organisations/RAA/pledge/"
    given = {"scheme": "jobs-here", "words": "We will.", "signatory": "Ada Obi", "signatory_post": "Chief executive"}
    browse(Role.LIVED_EXPERIENCE_LEAD).post(make, given)
    assert Client().get(HERE).status_code == 302
    assert "A pledge to sign" in text(browse(Role.EXECUTIVE).get("/home/"))
    days = {"board_signed_off": (TODAY - timedelta(days=3)).isoformat(), "signed": TODAY.isoformat()}
    browse(Role.EXECUTIVE).post(f"{HERE}sign/", days)
    assert Client().get(HERE).status_code == 200
    assert f"{make}" not in text(Client().get("/organisations/RAA/"))


@pytest.mark.parametrize("state", ["withdrawn", "lapsed", "superseded", "challenged", "shown"])
def test_every_state_has_its_words(mine: Pledge, client: Client, state: str) -> None:
    Pledge.objects.update(state=state, ended=TODAY, ended_why="Because it is so.", heard=TODAY)
    page = text(client.get(HERE))
    assert ("Because it is so." in page) == (state in ("withdrawn", "lapsed", "superseded"))
    assert ("put in doubt" in page) == (state == "challenged")


def test_who_is_near_and_would_help_is_named(world: World, mine: Pledge, client: Client) -> None:
    near = organisation("RCC", ics=world.system)
    Organisation.objects.filter(pk=world.other.pk).update(region="Midlands")
    for where in (near, world.other):
        pledge = signed(where, mine.scheme)
        actions.offer_help(TEST, pledge, helps_others=f"Job coaches of {where.code}", take_contact=False)
    page = text(client.get(HERE))
    assert "Job coaches of RCC" in page
    assert "Job coaches of RBB" not in page


def test_the_ladder_says_a_plan_only_when_two_people_have_seen_it(world: World, mine: Pledge, client: Client) -> None:
    assert text(client.get(HERE)).count("No proof yet") >= 4
    confirmed(world, mine, 1, "accreditation")
    confirmed(world, mine, 2, "plan")
    assert "Signed, with a plan" in text(client.get(HERE))
