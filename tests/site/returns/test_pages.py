"""The pages of a return: who sees what, what each step shows, and how many queries it takes."""

import io
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

import returns_at_hand
from levelground_site.access import Role
from levelground_site.audit.models import Entry
from levelground_site.home.registry import Where, items_for
from levelground_site.returns import actions
from levelground_site.returns.models import Return, Statement, Version
from returns_at_hand import opened, signed, submitted, taken_in
from site_world import World, organisation

pytestmark = pytest.mark.django_db
ROOT = "/returns/wres/2026/raa/"
STEPS = ("files", "faults", "figures", "explanations", "sign-off", "submitted", "versions", "remarks")
MOVED = 60


def _page(client: Client, end: str, root: str = ROOT) -> str:
    answer = client.get(root + end)
    assert answer.status_code == 200, (end, answer.status_code)
    return " ".join(answer.content.decode().replace("&#39;", "'").split())


@pytest.mark.parametrize("step", STEPS)
def test_a_step_before_there_is_anything(browse: Any, mine: Return, step: str) -> None:
    words = _page(browse(Role.ANALYST), f"{step}/")
    assert "You can put in the return." in words
    assert "<h1" in words


@pytest.mark.parametrize("step", STEPS)
def test_a_step_of_a_draft_is_looked_at_by_those_inside_and_each_look_is_kept(
    world: World, browse: Any, mine: Return, step: str
) -> None:
    taken_in(world, mine)
    for role in (Role.ANALYST, Role.EQUALITY_LEAD, Role.EXECUTIVE, Role.BOARD_MEMBER):
        before = Entry.objects.filter(verb__endswith="(looked)").count()
        assert "The equality lead is to review" in (words := _page(browse(role), f"{step}/")) or "You can" in words
        assert Entry.objects.filter(verb__endswith="(looked)").count() == before + 1
    for role in (Role.NATIONAL_TEAM, Role.ICS_REPRESENTATIVE, Role.ADMINISTRATOR, Role.GOVERNANCE_LEAD, Role.HR):
        assert browse(role).get(f"{ROOT}{step}/").status_code == 403


def test_without_a_second_factor_nothing_opens(
    world: World, browse: Any, mine: Return, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_in(world, mine)
    monkeypatch.setattr("levelground_site.people.models.Person.has_second_factor", False)
    answer = browse(Role.ANALYST).get(ROOT + "figures/")
    assert answer.status_code == 403
    assert "Add a second factor" in answer.content.decode()
    assert browse(Role.ANALYST).get(ROOT + "versions/1/report.html").status_code == 403


def test_figures_stand_beside_last_years_accepted_return(
    world: World, browse: Any, last_year: Version, mine: Return
) -> None:
    taken_in(world, mine, more=MOVED)
    words = _page(browse(Role.ANALYST), "figures/")
    assert "Each figure beside that of 2025" in words
    assert "3.46 times as likely" in words
    assert "1.50 (between 0.86 and 2.78)" in words
    assert "no clear change since 2025" in words
    assert "Staff in post: 155, now 215 (+39%)" in words
    assert "Needs an explanation" in words
    assert "How we know: indicator 1" in words
    assert "stand beside these once they are published" in words


def test_the_regions_figures_stand_there_once_they_are_published(
    world: World, browse: Any, mine: Return, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_in(world, mine)
    asked = []

    def released(standard: str, year: int, region: str) -> dict[str, str]:
        asked.append((standard, year, region))
        return {"2": "1.31 in the region"}

    monkeypatch.setattr("levelground_site.organisations.published.SOURCES", [released])
    assert "1.31 in the region" in _page(browse(Role.ANALYST), "figures/")
    assert asked == [("wres", 2026, "London")]


def test_the_disability_standard_goes_through_the_same_pages(world: World, browse: Any) -> None:
    thing = opened(2026, "wdes").returns.get(organisation=world.own)
    taken_in(world, thing)
    root = "/returns/wdes/2026/raa/"
    words = _page(browse(Role.ANALYST), "figures/", root)
    assert "the organisation answers yes. We met the network each month." in words
    assert "Metric 9b" in _page(browse(Role.ANALYST), "explanations/", root)
    for step in STEPS:
        _page(browse(Role.ANALYST), f"{step}/", root)


def test_from_review_to_publication(world: World, browse: Any, mine: Return) -> None:
    taken_in(world, mine)
    assert "I have reviewed version 1" in _page(browse(Role.EQUALITY_LEAD), "sign-off/")
    browse(Role.EQUALITY_LEAD).post(ROOT + "do/review/", {"version": "1"})
    words = _page(browse(Role.EXECUTIVE), "sign-off/")
    assert returns_at_hand.document()["fingerprint"] in words
    assert "Sign off the data of version 1" in words
    browse(Role.EXECUTIVE).post(ROOT + "do/sign-off/", {"version": "1"})
    browse(Role.ANALYST).post(ROOT + "do/submit/", {"version": "1"})
    browse(Role.NATIONAL_TEAM).post(ROOT + "query/", {"words": "Is 2 right?", "about": "2"})
    mine.refresh_from_db()
    assert mine.state == "queried"
    query = mine.remarks.get()
    assert "Is 2 right?" in _page(browse(Role.ANALYST), "submitted/")
    browse(Role.ANALYST).post(f"{ROOT}queries/{query.pk}/answer/", {"words": "We counted again."})
    assert "We counted again." in _page(browse(Role.NATIONAL_TEAM), "submitted/")
    browse(Role.NATIONAL_TEAM).post(ROOT + "do/accept/", {"version": "1"})
    today = timezone.localdate().isoformat()
    browse(Role.BOARD_MEMBER).post(ROOT + "do/approve/", {"on": today})
    browse(Role.EQUALITY_LEAD).post(ROOT + "do/publish/", {"on": today, "at": "https://raa.example.org/wres"})
    mine.refresh_from_db()
    assert (mine.state, mine.published_at) == ("accepted", "https://raa.example.org/wres")
    client = browse(Role.ANALYST)
    client.logout()
    assert "https://raa.example.org/wres" in client.get("/organisations/RAA/").content.decode()
    history = _page(browse(Role.ANALYST), "")
    for said in (
        "Put in version 1",
        "Reviewed",
        "Signed off",
        "Submitted",
        "Asked",
        "Answered",
        "Accepted",
        "Published",
    ):
        assert said in history, said
    assert "Nothing is left to do" in history


def test_a_click_twice_and_a_page_that_is_old_do_no_harm(world: World, browse: Any, mine: Return) -> None:
    taken_in(world, mine)
    lead = browse(Role.EQUALITY_LEAD)
    for _ in range(2):
        assert lead.post(ROOT + "do/review/", {"version": "1"}).status_code == 302
    mine.refresh_from_db()
    assert mine.state == "reviewed"
    taken_in(world, mine, more=MOVED)
    answer = browse(Role.EQUALITY_LEAD).post(ROOT + "do/review/", {"version": "1"}, follow=True)
    assert "Version 2 has come in since you opened the page" in answer.content.decode()


def test_what_moved_is_explained_before_it_is_submitted(
    world: World, browse: Any, last_year: Version, mine: Return
) -> None:
    signed(world, mine, more=MOVED)
    words = _page(browse(Role.EXECUTIVE), "sign-off/")
    assert "5 in all: 0 with a reason, 5 without" in words
    answer = browse(Role.ANALYST).post(ROOT + "do/submit/", {"version": "1"}, follow=True)
    assert "5 of what moved since last year has no reason yet" in answer.content.decode()
    for key in ("1 headcount white", "1 headcount all", "1 headcount all clinical=yes",
                "1 headcount all cluster=5 and under", "2 headcount all"):  # fmt: skip
        browse(Role.ANALYST).post(
            ROOT + "explanations/write/", {"kind": "reason", "key": key, "words": "A ward moved here.", "seen": ""}
        )
    browse(Role.ANALYST).post(ROOT + "do/submit/", {"version": "1"})
    mine.refresh_from_db()
    assert mine.state == "submitted"


def test_after_the_window_has_shut_it_is_taken_and_late(world: World, browse: Any, mine: Return) -> None:
    signed(world, mine)
    collection = mine.collection
    collection.opens, collection.closes = collection.opens - timezone.timedelta(days=40), timezone.now()
    collection.save()
    browse(Role.ANALYST).post(ROOT + "do/submit/", {"version": "1"})
    mine.refresh_from_db()
    assert mine.late
    assert "marked late" in _page(browse(Role.ANALYST), "submitted/")


def test_two_texts_at_once_stand_side_by_side(world: World, browse: Any, mine: Return) -> None:
    taken_in(world, mine)
    to = ROOT + "explanations/write/"
    typed = {"kind": "answer", "key": "board-lead", "seen": ""}
    browse(Role.EQUALITY_LEAD).post(to, {**typed, "words": "Ama Boateng"})
    answer = browse(Role.ANALYST).post(to, {**typed, "words": "Somebody <b>else</b>"})
    assert answer.status_code == 409
    words = answer.content.decode()
    assert "Ama Boateng" in words
    assert "Somebody &lt;b&gt;else&lt;/b&gt;" in words
    newest = mine.statements.get()
    assert f'name="seen" value="{newest.pk}"' in words
    browse(Role.ANALYST).post(to, {**typed, "seen": str(newest.pk), "words": "Both of us"})
    assert [each.words for each in mine.statements.all()] == ["Ama Boateng", "Both of us"]


def test_a_script_is_told_what_was_saved_and_of_another_text(world: World, browse: Any, mine: Return) -> None:
    to, script = ROOT + "explanations/write/", {"HTTP_ACCEPT": "application/json"}
    typed = {"kind": "answer", "key": "board-lead", "seen": "", "words": "One"}
    saved = browse(Role.ANALYST).post(to, typed, **script)
    assert saved.json()["seen"] == mine.statements.get().pk
    other = browse(Role.EQUALITY_LEAD).post(to, {**typed, "words": "Two"}, **script)
    assert (other.status_code, "nothing of yours is lost" in other.json()["words"]) == (409, True)


def test_words_typed_when_the_session_ended_wait_after_signing_in(world: World, client: Client, mine: Return) -> None:
    to = ROOT + "explanations/write/"
    answer = client.post(to, {"kind": "answer", "key": "board-lead", "seen": "", "words": "Long typed words"})
    assert answer.status_code == 302
    assert to in answer["Location"].replace("%2F", "/")
    client.force_login(world.people[Role.ANALYST])
    page = client.get(to).content.decode()
    assert "Long typed words" in page
    assert "not yet saved" in page
    assert mine.statements.count() == 0


def test_what_was_submitted_stands_as_it_is_and_typed_words_are_not_lost(
    world: World, browse: Any, mine: Return
) -> None:
    submitted(world, mine)
    typed = {"kind": "answer", "key": "board-lead", "seen": "", "words": "Too late"}
    answer = browse(Role.ANALYST).post(ROOT + "explanations/write/", typed)
    assert answer.status_code == 409
    assert "Too late" in answer.content.decode()
    assert mine.statements.count() == 0


def test_what_is_said_inside_stays_inside(world: World, browse: Any, mine: Return) -> None:
    submitted(world, mine)
    browse(Role.EXECUTIVE).post(ROOT + "remarks/", {"words": "Between us.", "about": "2"})
    assert "Between us." in _page(browse(Role.BOARD_MEMBER), "remarks/")
    national = browse(Role.NATIONAL_TEAM)
    assert national.get(ROOT + "remarks/").status_code == 403
    for end in ("", "figures/", "submitted/", "explanations/", "versions/"):
        assert "Between us." not in _page(national, end)


def test_the_national_team_does_not_see_the_work_on_a_correction(world: World, browse: Any, mine: Return) -> None:
    submitted(world, mine)
    actions.accept(world.people[Role.NATIONAL_TEAM], mine, version=1)
    document = returns_at_hand.document(more=MOVED)
    actions.correct(
        world.people[Role.ANALYST], mine, content=returns_at_hand.written(more=MOVED).decode(),
        fingerprint=document["fingerprint"], how="return.json", why="Nurses were left out.",
    )  # fmt: skip
    national = browse(Role.NATIONAL_TEAM)
    assert "version 1" in _page(national, "figures/")
    assert "3.46" not in _page(national, "figures/")
    assert "Version 2" not in _page(national, "versions/")
    assert national.get(ROOT + "versions/2/").status_code == 403
    assert national.get(ROOT + "versions/2/return.json").status_code == 403
    assert "3.46" in _page(browse(Role.ANALYST), "figures/")


def test_versions_show_what_changed_figure_by_figure(world: World, browse: Any, mine: Return) -> None:
    taken_in(world, mine)
    taken_in(world, mine, more=MOVED)
    words = _page(browse(Role.ANALYST), "versions/2/")
    assert "What changed since version 1" in words
    assert "65.8% (58.0–72.8%), 102 of 155" in words
    assert "75.3% (69.2–80.6%), 162 of 215" in words


def test_files_of_a_version(world: World, browse: Any, mine: Return) -> None:
    taken_in(world, mine)
    client = browse(Role.ANALYST)
    assert client.get(ROOT + "versions/1/return.json").content == returns_at_hand.written()
    book = load_workbook(io.BytesIO(client.get(ROOT + "versions/1/return.xlsx").content))
    assert "Questions" in book.sheetnames
    report = client.get(ROOT + "versions/1/report.html")
    assert b"Is it fair here?" in report.content
    policy = report["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "script-src 'none'", "style-src 'unsafe-inline'"} <= set(policy)


def _filled(written: bytes, cells: dict[tuple[str, str], Any]) -> io.BytesIO:
    book = load_workbook(io.BytesIO(written))
    for (sheet, cell), value in cells.items():
        book[sheet][cell] = value
    saved = io.BytesIO()
    # As a spreadsheet program does, which keeps each formula's value; the reader here writes formulas alone.
    values = load_workbook(io.BytesIO(written), data_only=True)
    for (sheet, cell), value in cells.items():
        values[sheet][cell] = value
    values.save(saved)
    saved.seek(0)
    saved.name = "return.xlsx"
    return saved


def test_a_workbook_filled_in_gives_its_reasons_and_answers(
    world: World, browse: Any, last_year: Version, mine: Return
) -> None:
    taken_in(world, mine, more=MOVED)
    client = browse(Role.ANALYST)
    written = client.get(ROOT + "versions/1/return.xlsx").content
    filled = _filled(written, {("What moved", "F4"): "A ward moved here.", ("Questions", "C4"): "Ama Boateng"})
    answer = client.post(ROOT + "explanations/workbook/", {"workbook": filled}, follow=True)
    assert "2 of its 2 reasons and answers are new here" in answer.content.decode()
    kept = {(each.kind, each.key): each.words for each in mine.statements.all()}
    assert kept["answer", "board-lead"] == "Ama Boateng"
    assert "A ward moved here." in kept.values()
    again = _filled(client.get(ROOT + "versions/1/return.xlsx").content, {("Counts", "D2"): 7})
    refused = client.post(ROOT + "explanations/workbook/", {"workbook": again})
    assert refused.status_code == 422
    assert "cell D2: ‘7’ stands where" in refused.content.decode()
    assert mine.statements.count() == 2


def test_a_workbook_of_another_version_or_kind_is_refused(world: World, browse: Any, mine: Return) -> None:
    taken_in(world, mine)
    client = browse(Role.ANALYST)
    old = client.get(ROOT + "versions/1/return.xlsx").content
    taken_in(world, mine, more=MOVED)
    for content, said in (
        (old, "Download the workbook of this version"),
        (b"PK\x03\x04zip", "cannot be read"),
        (b"text", "cannot be read"),
    ):
        file = io.BytesIO(content)
        file.name = "return.xlsx"
        answer = client.post(ROOT + "explanations/workbook/", {"workbook": file})
        assert answer.status_code == 422
        assert said in answer.content.decode(), said


def test_the_list_shows_ones_own_and_can_be_filtered(
    world: World, browse: Any, mine: Return, django_assert_max_num_queries: Any
) -> None:
    taken_in(world, mine)
    words = browse(Role.ANALYST).get("/returns/").content.decode()
    assert "RAA NHS Trust" in words
    assert "RBB NHS Trust" not in words
    assert "RBB NHS Trust" in browse(Role.NATIONAL_TEAM).get("/returns/").content.decode()
    assert "RAA" not in browse(Role.NATIONAL_TEAM).get("/returns/?state=accepted").content.decode()
    for number in range(60):
        Return.objects.create(collection=mine.collection, organisation=organisation(f"R{number:02}"))
    with django_assert_max_num_queries(14):
        browse(Role.NATIONAL_TEAM).get("/returns/")
    assert len(browse(Role.NATIONAL_TEAM).get("/returns/?download=csv").getvalue().splitlines()) == 63


@pytest.mark.parametrize("step", ["", *(f"{step}/" for step in STEPS)])
def test_queries_of_a_page_do_not_grow(
    world: World, browse: Any, mine: Return, step: str, django_assert_max_num_queries: Any
) -> None:
    taken_in(world, mine)
    lead = world.people[Role.EQUALITY_LEAD]
    for number in range(40):
        actions.write(lead, mine, kind=Statement.Kind.ANSWER, key=f"k{number}", words="Words", seen=None)
        actions.remark(lead, mine, words="More words")
    client = browse(Role.ANALYST)
    client.get(ROOT + step)
    with django_assert_max_num_queries(32):
        client.get(ROOT + step)


def test_home_says_what_waits_for_whom_and_by_when(world: World, mine: Return) -> None:
    def waiting(role: Role) -> list[str]:
        return [
            item.what
            for item in items_for(world.people[role])[Where.WAITING]
            if "WRES" in item.what or "Race" in item.what
        ]

    assert waiting(Role.ANALYST) == ["Put in the return: Workforce Race Equality Standard 2026"]
    taken_in(world, mine)
    assert waiting(Role.ANALYST) == []
    assert waiting(Role.EQUALITY_LEAD) == ["Review the figures: Workforce Race Equality Standard 2026"]
    (item,) = [i for i in items_for(world.people[Role.EQUALITY_LEAD])[Where.WAITING] if "Review" in i.what]
    assert (item.whose, item.address, item.by) == (
        "RAA NHS Trust",
        ROOT.replace("raa", "RAA") + "sign-off/",
        timezone.localtime(mine.collection.closes).date(),
    )


def test_search_finds_returns_that_one_may_see(world: World, browse: Any, mine: Return) -> None:
    assert "Race Equality Standard 2026, RAA" in browse(Role.ANALYST).get("/search/?q=race+2026").content.decode()
    assert "Standard 2026, RAA" not in browse(Role.HR).get("/search/?q=race+2026").content.decode()
