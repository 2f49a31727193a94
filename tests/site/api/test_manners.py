"""How the API answers: tags, pace, other sites, one form for every problem, and CSV that pandas reads."""

import gzip
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.testcases import LiveServerThread, _StaticFilesHandler

from levelground_site.organisations.models import Organisation
from levelground_site.releases.models import Release
from site_world import organisation

EDITION = "standard=wres&year=2026"
TABLES = f"/api/v1/counts?{EDITION}"


def test_an_answer_that_one_has_is_not_sent_again(client: Client, release: Release) -> None:
    for address in (TABLES, f"{TABLES}&format=csv", "/api/v1/organisations", "/api/v1/openapi.json"):
        first = client.get(address)
        assert first["ETag"]
        assert first["Cache-Control"] == "public, max-age=60"
        again = client.get(address, headers={"If-None-Match": f'"other", {first["ETag"]}'})
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == first["ETag"]
    assert client.get(TABLES)["ETag"] != client.get(f"{TABLES}&page=2")["ETag"]


def test_it_is_sent_pressed(client: Client, release: Release) -> None:
    for address in (TABLES, f"{TABLES}&format=csv"):
        plain, pressed = client.get(address), client.get(address, headers={"Accept-Encoding": "gzip"})
        assert pressed["Content-Encoding"] == "gzip"
        assert gzip.decompress(pressed.getvalue()) == plain.getvalue()
        assert "Accept-Encoding" in pressed["Vary"]


def test_other_sites_may_read_what_is_open(client: Client, release: Release) -> None:
    assert client.get(TABLES)["Access-Control-Allow-Origin"] == "*"
    asked = client.options(TABLES)
    assert (asked.status_code, asked["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    assert "Authorization" not in asked["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in asked
    head = client.head(TABLES)
    assert (head.status_code, head.content) == (200, b"")


def test_too_fast(client: Client, release: Release, settings: Any) -> None:
    settings.API_A_MINUTE = 3
    left = [client.get("/api/v1/standards")["RateLimit-Remaining"] for _ in range(3)]
    assert left == ["2", "1", "0"]
    refused = client.get("/api/v1/standards")
    assert refused.status_code == 429
    assert refused.json()["type"].endswith("#too-fast")
    assert 1 <= int(refused["Retry-After"]) <= 60
    assert client.get("/api/v1/standards", REMOTE_ADDR="192.0.2.7").status_code == 200
    # What a visitor writes into the header is believed only as far as our own proxies wrote it.
    forged = {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "192.0.2.9, 192.0.2.10"}
    assert client.get("/api/v1/standards", **forged).status_code == 429
    settings.PROXIES = 1
    answers = [client.get("/api/v1/standards", **forged).status_code for _ in range(4)]
    assert answers == [200, 200, 200, 429]
    forged["HTTP_X_FORWARDED_FOR"] = "192.0.2.77, 192.0.2.10"
    assert client.get("/api/v1/standards", **forged).status_code == 429


PROBLEMS = [
    ("/api/v1/nothing", 404, "nothing-there"),
    ("/api/v2/standards", 404, "nothing-there"),
    ("/api/v1/standards/nothing/editions", 404, "nothing-there"),
    ("/api/v1/standards/wres/editions/1999/indicators", 404, "nothing-there"),
    ("/api/v1/standards/wres/editions/soon/indicators", 400, "not-understood"),
    ("/api/v1/organisations/ZZZ9", 404, "nothing-there"),
    (f"/api/v1/counts?{EDITION}&organisation=ZZZ9", 404, "nothing-there"),
    (f"/api/v1/counts?{EDITION}&indicator=77", 404, "nothing-there"),
    (f"/api/v1/counts?{EDITION}&release=9", 404, "nothing-there"),
    ("/api/v1/counts?standard=wres&year=2024", 404, "nothing-there"),
    ("/api/v1/counts?standard=wres", 400, "not-understood"),
    (f"/api/v1/counts?{EDITION}&page=0&page_size=x", 400, "not-understood"),
    (f"/api/v1/counts?{EDITION}&organization=RAA", 400, "not-understood"),
    (f"/api/v1/counts?{EDITION}&group=%00", 400, "not-understood"),
    ("/api/v1/returns", 401, "token"),
]


@pytest.mark.parametrize(("address", "status", "kind"), PROBLEMS)
def test_problems_have_one_form(client: Client, release: Release, address: str, status: int, kind: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json"), answer.content
    body = answer.json()
    assert body["type"] == f"/about/api/#{kind}"
    assert body["status"] == status
    assert body["detail"].endswith(("…", "."))
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert f'id="{kind}"' in client.get("/about/api/").content.decode()


def test_all_faults_of_a_question_are_told_at_once(client: Client, release: Release) -> None:
    faults = client.get(f"/api/v1/counts?{EDITION}&page=0&page_size=x").json()["faults"]
    assert {fault["parameter"] for fault in faults} == {"page", "page_size"}
    (stranger,) = client.get(f"/api/v1/counts?{EDITION}&organization=RAA").json()["faults"]
    assert "organisation" in stranger["says"]


def test_nothing_can_be_written(client: Client, release: Release) -> None:
    for method in (client.post, client.put, client.patch, client.delete):
        answer = method("/api/v1/organisations")
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
        assert answer.json()["type"].endswith("#read-only")


def test_one_that_merged_leads_on(client: Client, release: Release) -> None:
    after = Organisation.objects.filter(kind="trust").first()
    assert after is not None
    between = organisation("RMM", closed=date(2022, 4, 1), successor=after)
    organisation("RNN", closed=date(2020, 4, 1), successor=between)
    answer = client.get(f"/api/v1/figures?{EDITION}&organisation=rnn")
    assert (answer.status_code, answer.json()["successor"]) == (410, after.code)
    assert "successor-version" in answer["Link"]
    assert client.get("/api/v1/organisations/RNN").json()["successor"] == "RMM"
    run = client.get(f"/api/v1/trends?standard=wres&indicator=2&organisation={after.code}&forerunners=true")
    assert {row["organisation"] for row in run.json()["rows"]} == {after.code}


def test_a_file_that_is_lost_is_a_fault_of_ours_and_told_so(
    client: Client, release: Release, settings: Any, tmp_path: Any
) -> None:
    settings.DATA = tmp_path
    answer = client.get(f"{TABLES}&page=3&page_size=11")
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert str(tmp_path) not in answer.content.decode()


@pytest.fixture
def address(release: Release) -> Iterator[str]:
    """Where a real server answers, with this test's database."""
    connections["default"].inc_thread_sharing()
    thread = LiveServerThread(
        "127.0.0.1", _StaticFilesHandler, connections_override={"default": connections["default"]}
    )
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()
    connections["default"].dec_thread_sharing()


def test_pandas_reads_any_table(address: str) -> None:
    import pandas

    counts = pandas.read_csv(f"{address}/api/v1/counts.csv?{EDITION}")
    told = pandas.read_csv(f"{address}/data/wres/2026/1/counts.csv", na_values="*")
    assert len(counts) == len(told) > 1000
    assert (counts["numerator"].fillna(-1) == told["numerator"].fillna(-1)).all()
    assert str(counts["denominator"].dtype) == "float64"
    for name in ("standards", "standards/wres/editions", "organisations", "places", "releases"):
        assert len(pandas.read_csv(f"{address}/api/v1/{name}.csv"))
    run = pandas.read_csv(f"{address}/api/v1/trends.csv?standard=wres&organisation=England&indicator=2")
    assert list(run["year"]) == [2026]
    assert run["value"].notna().all() == run["why"].isna().all()


def test_the_number_of_questions_to_the_database_does_not_grow(
    client: Client, release: Release, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(8):
        client.get(f"{TABLES}&page_size=10000")
    with django_assert_max_num_queries(8):
        client.get("/api/v1/organisations?page_size=1000")
    with django_assert_max_num_queries(8):
        client.get("/api/v1/releases")
