"""What published figures say of a place: every question answered, every wrong address helped, nothing unpublished."""

import json
import re
from datetime import UTC, date, datetime
from html import unescape
from typing import Any
from unittest.mock import Mock

import pytest
from django.test import Client
from django.urls import reverse

import figures_at_hand
from figures_at_hand import codes, documents, released
from levelground.publishing import return_of, told
from levelground.standards import standard
from levelground_site.access import Role
from levelground_site.indicators.queries import Place
from levelground_site.organisations.models import Organisation
from levelground_site.releases.beside import PARTS, TOOLS, Shown, Tool, beside_figures, figures_tool
from levelground_site.releases.models import Document, Release
from levelground_site.returns.models import Return
from site_samples import SAMPLES

pytestmark = pytest.mark.django_db


@pytest.fixture
def editions(db: None) -> list[Release]:
    """Three editions, the newest with its third indicator hidden."""
    return [released(year=2024), released(year=2025), released(year=2026, hidden="3")]


def text(client: Client, address: str, status: int = 200) -> str:
    """A page's words, as they are read."""
    answer = client.get(address)
    assert answer.status_code == status, address
    words = re.sub(r"<(script|style)[^>]*>.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", words)))


def own(code: str) -> dict[str, Any]:
    found = next(each for each in documents() if each["organisation"] == code)
    return {key: value for key, value in found.items() if key != "name"}


def test_the_edition_page_says_what_the_engine_says(client: Client, editions: list[Release]) -> None:
    code = codes()[0]
    page = text(client, f"/figures/wres/2025/{code}/")
    for each in told(return_of(own(code))):
        assert each.value in page, each.indicator
        assert each.verdict in page
    for question in ("Is it fair at", "How sure?", "Compared with whom?", "Is it moving?", "What is being done?"):
        assert question in page
    # Plain words come before the table, and the table before what is about it.
    assert page.index("Each of the 9 in plain words") < page.rindex("At a glance") < page.rindex("How sure?")


def test_each_indicator_page_answers_every_question(client: Client, editions: list[Release]) -> None:
    code = codes()[0]
    for each in told(return_of(own(code))):
        page = text(client, f"/figures/wres/2025/{code}/{each.indicator}/")
        assert each.sentence in page
        assert each.in_people in page
        assert "There is no league table here" in page
        assert all(says.replace("\xa0", " ") in page for term, how in each.how if term != "Edition" for says in how)
        assert "To cite it:" in page
        assert "Easy read" in page
        assert "A trend needs 3 that were counted alike" in page or "edition" in page
    page = text(client, f"/figures/wres/2025/{code}/2/")
    assert "For the two sides to be equal, " in page
    assert "next year’s ratio would have to be" in page
    assert "Asian" in page
    assert "The filled diamond is" in page
    assert "(pay band)" not in page


def test_similar_are_those_of_the_same_services(client: Client, editions: list[Release]) -> None:
    def rows(page: str) -> str:
        return page[page.index("Beside similar") : page.index("Choose the places yourself")]

    one, other, *rest = codes()
    address = f"/figures/wres/2025/{one}/2/"
    names = {each.code: each.name for each in Organisation.objects.all()}
    before = rows(text(client, address))
    assert "all such bodies count as of its kind" in before
    assert all(names[code] in before for code in (other, *rest))
    Organisation.objects.filter(code__in=(other, *rest)).update(services="acute")
    for each in Organisation.objects.filter(code__in=(one, other)):
        each.services = "mental-health"
        each.save()
    after = rows(text(client, address))
    assert "of its kind (NHS trust, mental health and learning disability)" in after
    assert names[other] in after
    assert not any(names[code] in after for code in rest)


def test_a_hidden_figure_says_why_kindly_and_gives_no_number(client: Client, editions: list[Release]) -> None:
    code = codes()[0]
    page = text(client, f"/figures/wres/2026/{code}/3/")
    assert "so that nobody can be recognised" in page
    assert "A number is hidden when it counts 1 to 7 people" in page
    shown = told(return_of(own(code)))[2]
    assert shown.value not in page.replace("Last year", "")
    data = json.loads(client.get(f"/figures/wres/2026/{code}/3/files/figures.json").content)
    assert all(row["numerator"] is None for row in data["counts"])
    assert client.get(f"/figures/wres/2026/{code}/3/files/headline.svg").status_code == 404
    assert "No place beside it shows this figure either" in page
    whole = text(client, f"/figures/wres/2026/{code}/")
    assert "Hidden, so that nobody can be recognised: 1." in whole
    assert "In no indicator that can be compared can it be told" in whole or "Further from all organisations" in whole


def test_the_wider_places_have_pages_of_their_own(client: Client, editions: list[Release]) -> None:
    page = text(client, "/figures/wres/2025/england/")
    assert "Is it fair in England?" in page
    assert "in it, by name" in page
    assert "Organisation code" not in page
    england = text(client, "/figures/wres/2025/england/2/")
    assert "The filled diamond" not in england
    assert "Each ring is an organisation" in england


def test_the_definitions_of_every_year_are_one_step_from_a_figure(client: Client, editions: list[Release]) -> None:
    address = "/figures/wres/definitions/"
    assert address in client.get("/figures/").content.decode()
    assert f"{address}#indicator-3" in client.get(f"/figures/wres/2025/{codes()[0]}/3/").content.decode()
    page, declared = text(client, address), standard("wres")
    for each in declared.indicators:
        assert " ".join(each.definition.split()) in page
    for change in declared.changes:
        assert f"{change.year}: {' '.join(change.says.split())}" in page
    assert 'href="/figures/wres/2024/"' in client.get(address).content.decode()
    assert "No standard is called ‘none’" in text(client, "/figures/none/definitions/", 404)


def test_an_address_without_a_year_leads_to_the_newest(client: Client, editions: list[Release]) -> None:
    code = codes()[0]
    assert client.get(f"/figures/wres/{code}/")["Location"] == f"/figures/wres/2026/{code}/"
    assert client.get(f"/figures/wres/{code}/2/")["Location"] == f"/figures/wres/2026/{code}/2/"
    assert client.get(f"/figures/wres/2025/{code.lower()}/")["Location"] == f"/figures/wres/2025/{code}/"
    assert client.get("/figures/wres/")["Location"] == "/figures/wres/2026/england/"
    assert client.get("/figures/wres/2024/")["Location"] == "/figures/wres/2024/england/"


def test_one_that_left_is_found_in_the_newest_edition_that_holds_it(client: Client) -> None:
    code = codes()[0]
    released(year=2025)
    released(year=2026, without_code=code)
    assert client.get(f"/figures/wres/{code}/")["Location"] == f"/figures/wres/2025/{code}/"
    page = text(client, f"/figures/wres/2026/{code}/", 404)
    assert "That says nothing about how fair it is" in page
    assert "Workforce Race Equality Standard 2025" in page


def test_a_merged_organisation_leads_on_and_is_told(client: Client, editions: list[Release]) -> None:
    into = Organisation.objects.get(code=codes()[0])
    assert "became part of" not in text(client, f"/figures/wres/2026/{into.code}/2/")
    Organisation.objects.create(
        code="ROLD",
        name="Old NHS Trust",
        kind="trust",
        opened=date(2010, 4, 1),
        closed=date(2024, 10, 1),
        successor=into,
    )
    answer = client.get("/figures/wres/2026/ROLD/2/")
    assert answer["Location"] == f"/figures/wres/2026/{into.code}/2/?merged=ROLD"
    page = text(client, answer["Location"])
    assert "Old NHS Trust (ROLD) became part of" in page
    assert "Old NHS Trust became part of it on 1 October 2024" in page  # a break in the series
    # Nobody can make the page say so of another.
    assert "became part of" not in text(client, f"/figures/wres/2025/{codes()[1]}/?merged=ROLD")
    assert "closed on 1 October 2024" in text(client, "/figures/?q=old+nhs")


def test_a_system_is_found_by_its_code(client: Client, editions: list[Release]) -> None:
    name = own(codes()[0])["ics"]
    Organisation.objects.create(code="QZZ", name=name, kind="icb", opened=date(2022, 7, 1))
    answer = client.get("/figures/wres/2025/QZZ/")
    assert answer.status_code == 302
    assert name in text(client, answer["Location"])
    assert "Is it fair here?" in text(client, reverse("organisation", kwargs={"code": "QZZ"}))


def test_what_is_accepted_and_not_released_is_nowhere(client: Client, world: Any) -> None:
    parts = SAMPLES["return"](world).own
    Return.objects.update(state="accepted")
    for address in (
        "/figures/wres/2026/RAA/",
        "/figures/wres/2026/RAA/2/",
        "/figures/wres/2026/RAA/files/figures.json",
    ):
        assert "Nothing of it has been released yet" in text(client, address, 404)
    assert client.get(f"/organisations/{parts['code']}/").content.count(b"Is it fair here?") == 0


@pytest.mark.parametrize("words", ["%00", "%F0%9F%91%8B", "'; drop table", "<script>alert(1)</script>", "x" * 500])
def test_words_that_make_no_sense_are_answered(client: Client, editions: list[Release], words: str) -> None:
    for address in (
        f"/figures/?q={words}",
        f"/figures/wres/2026/compare/?place={words}&indicator={words}",
        f"/figures/wres/2026/{codes()[0]}/?merged={words}",
    ):
        answer = client.get(address)
        assert answer.status_code == 200
        assert b"<script>alert" not in answer.content


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/figures/nothing/2026/RAA/", "No standard of that name is used here"),
        ("/figures/wdes/", "Nothing of it has been released yet"),
        ("/figures/wres/2031/RAA/", "has not been released, or there is no such edition"),
        ("/figures/wres/2026/nowhere/", "is no organisation, system or region"),
        ("/figures/wres/nowhere/", "is no organisation, system or region"),
        ("/figures/wres/2026/{code}/99/", "These are its indicators"),
        ("/figures/wres/2026/{code}/?release=x", "A release has a number"),
        ("/figures/wres/2026/{code}/?release=7", "release 7 of"),
        ("/figures/wres/2026/{code}/2/files/secrets.txt", "There is no such file here"),
        ("/figures/wres/2026/{code}/files/funnel.svg", "There is no such file here"),
    ],
)
def test_an_address_of_nothing_helps(client: Client, editions: list[Release], address: str, words: str) -> None:
    page = text(client, address.format(code=codes()[0]), 404)
    assert words in page
    assert "All figures, and the search for a place" in page


def test_a_correction_is_said_and_the_first_release_keeps_its_address(client: Client) -> None:
    code = codes()[0]
    released(year=2026)
    released(year=2026, number=2, erratum="Two people were counted twice.", hidden="4")
    assert "Corrected on 1 October 2026: Two people were counted twice." in text(
        client, f"/figures/wres/2026/{code}/4/"
    )
    first = text(client, f"/figures/wres/2026/{code}/4/?release=1")
    assert "They were corrected since" in first
    assert told(return_of(own(code)))[3].sentence in first
    assert f"/figures/wres/2026/{code}/4/?release=1" in first


def test_up_to_four_places_side_by_side(client: Client, editions: list[Release]) -> None:
    names = [next(each["name"] for each in documents() if each["organisation"] == code) for code in codes()]
    page = text(client, f"/figures/wres/2025/compare/?place={codes()[0]}&place={names[1]}&place=England&place=Atlantis")
    assert "‘Atlantis’ is no place in this edition" in page
    assert page.count(names[0]) >= 9
    assert page.index(f"{names[0]} white") < page.index(f"{names[1]} white") < page.index("England white")
    many = "&".join(f"place={code}" for code in codes()[:5])
    assert "Only the first four places are shown" in text(client, f"/figures/wres/2025/compare/?{many}&indicator=2")
    assert "has no indicator ‘77’" in text(client, f"/figures/wres/2025/compare/?place={codes()[0]}&indicator=77")
    assert "Name a place" in text(client, "/figures/wres/2025/compare/")


def test_a_place_is_found_by_its_name(client: Client, editions: list[Release]) -> None:
    name = next(each["name"] for each in documents() if each["organisation"] == codes()[0])
    assert name in text(client, f"/figures/?q={name[:6]}")
    assert "England" in text(client, "/figures/?q=engl")
    assert "No place fits these words" in text(client, "/figures/?q=zzzz")
    assert name in text(client, f"/search/?q={name[:6]}")
    assert "Is it fair here?" in text(client, reverse("organisation", kwargs={"code": codes()[0]}))


def test_what_was_published_of_ones_own_stands_in_ones_list(
    client: Client, world: Any, editions: list[Release]
) -> None:
    person = world.people[Role.BOARD_MEMBER]
    person.looked = datetime(2025, 6, 1, tzinfo=UTC)
    person.save()
    own_code = {"code": world.own.code, "name": world.own.name, "fingerprint": "c" * 64}
    Document.objects.create(release=editions[-1], packed=b"", packed_brief=b"-", **own_code)
    client.force_login(person)
    page = text(client, "/home/")
    assert "Figures published: Workforce Race Equality Standard 2026" in page
    assert "Figures of your organisation: Workforce Race Equality Standard 2026" in page
    assert "Workforce Race Equality Standard 2025" not in page


def test_a_place_is_spoken_of_as_people_do() -> None:
    def where(name: str, *, is_rollup: bool = True) -> str:
        return Place(1, "", name, name, is_rollup, Mock()).where

    assert where("Midlands") == "in the Midlands"
    assert where("London") == where("London (region)").removesuffix(" (region)") == "in London"
    assert where("North West London Integrated Care Board") == "in North West London Integrated Care Board"
    assert where("North West NHS Trust", is_rollup=False) == "at North West NHS Trust"


def test_nothing_published_is_said_and_not_blank(client: Client) -> None:
    assert "Nothing has been released yet" in text(client, "/figures/")


def test_easy_read_is_the_engines_own(client: Client, editions: list[Release]) -> None:
    code = codes()[0]
    assert "We looked at people on the short list for a job." in text(client, f"/figures/wres/2025/{code}/2/easy-read/")
    whole = text(client, f"/figures/wres/2025/{code}/easy-read/")
    assert "We looked at the top jobs here." in whole
    assert "The board is the group of people who run this place." in whole


def test_downloads_hold_what_the_page_shows(client: Client, editions: list[Release]) -> None:
    code = codes()[0]
    answer = client.get(f"/figures/wres/2025/{code}/2/files/figures.csv")
    lines = answer.content.decode().splitlines()
    assert lines[0].startswith("organisation,standard,year,indicator,part,statistic,")
    assert all(line.startswith(f"{code},wres,2025,2,") for line in lines[1:])
    assert answer["Access-Control-Allow-Origin"] == "*"
    data = json.loads(client.get(f"/figures/wres/2025/{code}/files/figures.json").content)
    assert {row["indicator"] for row in data["figures"]} == {str(number) for number in range(1, 10)}
    assert data["address"].endswith(f"/figures/wres/2025/{code}/?release=1")
    for name in ("headline.svg", "trend.svg", "funnel.svg"):
        picture = client.get(f"/figures/wres/2025/{code}/2/files/{name}")
        assert picture.content.startswith(b'<svg xmlns="http://www.w3.org/2000/svg"'), name
        assert picture["Content-Disposition"].startswith("attachment")
        # Every kind of mark that is drawn has its colours in the file itself.
        drawn = {kind for kinds in re.findall(rb'class="([^"]+)"', picture.content) for kind in kinds.split()}
        styled = set(re.findall(rb"\.([a-z]+)", picture.content.split(b"</style>")[0]))
        assert drawn - styled <= {b"whisker", b"mark", b"parity"}, name


def test_a_page_is_small_and_asked_for_again_by_its_tag(client: Client, editions: list[Release]) -> None:
    code = codes()[0]
    for address in (f"/figures/wres/2025/{code}/", f"/figures/wres/2025/{code}/2/", "/figures/"):
        first = client.get(address, headers={"accept-encoding": "gzip"})
        assert first["Content-Encoding"] == "gzip"
        # With the style sheets (24 kB compressed) the first page stays under 100 kB.
        assert len(first.content) < 60_000
        assert first["Cache-Control"] == "public, max-age=60"
        assert not first.cookies
        again = client.get(address, headers={"accept-encoding": "gzip", "if-none-match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_somebody_who_is_signed_in_gets_a_page_that_nobody_keeps(
    client: Client, editions: list[Release], world: Any
) -> None:
    client.force_login(next(iter(world.people.values())))
    answer = client.get(f"/figures/wres/2025/{codes()[0]}/")
    assert answer["Cache-Control"] == "private, no-cache"
    assert "ETag" not in answer


def test_queries_do_not_grow_with_places_or_editions(
    client: Client, editions: list[Release], django_assert_max_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = codes()[0]
    # What other apps put beside a figure asks queries of its own.
    for registry in ("beside.PARTS", "beside.TOOLS"):
        monkeypatch.setattr(f"levelground_site.releases.{registry}", [])
    monkeypatch.setattr("levelground_site.home.voices.SPEAKERS", [])
    released(year=2023)
    released(year=2022)
    for address in (f"/figures/wres/2026/{code}/", f"/figures/wres/2026/{code}/2/", "/figures/wres/2026/england/2/"):
        with django_assert_max_num_queries(9):
            client.get(address)
        # And what was made once is kept.
        with django_assert_max_num_queries(2):
            client.get(address)
    with django_assert_max_num_queries(6):
        client.get("/figures/?q=trust")
    with django_assert_max_num_queries(4):
        client.get(f"/figures/wres/2026/compare/?place={code}&place=England")


def test_other_apps_put_their_own_beside_a_figure(client: Client, editions: list[Release]) -> None:
    told_of: list[Shown] = []

    @beside_figures()
    def story(_: Any, shown: Shown) -> str:
        told_of.append(shown)
        return "<h3>A story from here</h3>"

    @figures_tool()
    def paper(_: Any, shown: Shown) -> Tool | None:
        return None if shown.indicator else Tool("Board paper", "/paper/", "PDF")

    try:
        edition, indicator = (
            client.get(f"/figures/wres/2025/{codes()[0]}/{which}").content.decode() for which in ("", "2/")
        )
    finally:
        PARTS.pop()
        TOOLS.pop()
    assert "A story from here" in unescape(edition)
    assert '<a href="/paper/">Board paper</a>' in edition
    assert "/paper/" not in indicator
    assert [(shown.place, shown.indicator, shown.release.year) for shown in told_of] == [
        (codes()[0], "", 2025), (codes()[0], "2", 2025),
    ]  # fmt: skip


def test_another_standard_goes_through_the_same_pages(client: Client) -> None:
    """The disability standard: scores, an answer in words, and indicators that are compared with nobody."""
    release = released("wdes")
    document = next(each for each in figures_at_hand.documents("wdes") if each["name"] != each["organisation"])
    code = document["organisation"]
    said = told(return_of({key: value for key, value in document.items() if key != "name"}))
    page = text(client, f"/figures/wdes/{release.year}/{code}/")
    for each in said:
        assert each.value in page
        own_page = text(client, f"/figures/wdes/{release.year}/{code}/{each.indicator}/")
        assert each.sentence in own_page
    score = text(client, f"/figures/wdes/{release.year}/{code}/9a/")
    assert "No interval, no claim" in score
    assert score.count("The survey publishes the score without its spread") == 1
    assert "lear difference" not in score
    assert text(client, f"/figures/wdes/{release.year}/{code}/easy-read/")
