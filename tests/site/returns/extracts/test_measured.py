"""Extracts measured here: the same bytes as on the command line, every fault told, and nothing left behind."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from end_to_end.hands import levelground
from end_to_end.small_trust import small_trust
from levelground.synthetic import make_trust
from levelground_site.access import Role
from levelground_site.returns import actions as returns
from levelground_site.returns.extracts.models import Upload
from levelground_site.returns.models import How, Return
from site_world import World

pytestmark = pytest.mark.django_db


def test_the_return_is_what_the_command_line_writes(send: Any, on: Return, tmp_path: Path) -> None:
    files = sorted(small_trust().write(tmp_path / "files").iterdir())
    answer, upload = send(files)
    assert answer.status_code == 302, answer.content
    assert upload.state == Upload.State.MEASURED, upload.sentence
    ending = levelground("measure", tmp_path / "files", "--year", 2026, "--to", tmp_path / "out", "--formats", "json")
    assert ending.status == 0, ending.said
    on.refresh_from_db()
    assert on.state == "draft"
    assert on.current is not None
    assert on.current.how == How.EXTRACTS
    assert on.current.content == (tmp_path / "out" / "return.json").read_text("utf-8")


def test_last_years_accepted_return_stands_beside_it(send: Any, on: Return, world: World, tmp_path: Path) -> None:
    small_trust(year=2025).write(tmp_path / "before")
    files = sorted(small_trust().write(tmp_path / "files").iterdir())
    before = tmp_path / "last"
    levelground("measure", tmp_path / "before", "--year", 2025, "--to", before, "--formats", "json")
    _accepted(world, on, (before / "return.json").read_text("utf-8"))
    _, upload = send(files)
    assert upload.state == Upload.State.MEASURED, upload.sentence
    levelground(
        *("measure", tmp_path / "files", "--year", 2026, "--to", tmp_path / "out", "--formats", "json"),
        *("--previous", before / "return.json"),
    )
    on.refresh_from_db()
    assert on.current is not None
    assert on.current.content == (tmp_path / "out" / "return.json").read_text("utf-8")
    assert on.current.document["previous_year"] == 2025


def _accepted(world: World, on: Return, content: str) -> None:
    collection = on.collection
    collection.pk, collection.year = None, 2025
    collection.save()
    last = Return.objects.create(collection=collection, organisation=world.own)
    analyst = world.people[Role.ANALYST]
    fingerprint = json.loads(content)["fingerprint"]
    returns.take_in(analyst, last, content=content, fingerprint=fingerprint, how=How.RETURN_FILE)
    returns.review(world.people[Role.EQUALITY_LEAD], last, version=1)
    returns.sign_off(world.people[Role.EXECUTIVE], last, version=1)
    returns.submit(analyst, last, version=1)
    last.refresh_from_db()
    returns.accept(world.people[Role.NATIONAL_TEAM], last, version=1)


def test_every_fault_is_told_and_the_next_upload_says_what_became_of_them(
    send: Any, client: Client, tmp_path: Path, measuring: Path, on: Return
) -> None:
    trust = small_trust()
    for row in trust.rows["staff"][:7]:
        row["ethnic_category"] = "Q1"
    trust.rows["applications"][0]["shortlisted_on"] = "=1+1"
    trust.rows["staff"][9]["person_id"] = trust.rows["staff"][10]["person_id"] = "PAY-4711"
    _, first = send(sorted(trust.write(tmp_path / "one").iterdir()))
    assert (first.state, first.version) == (Upload.State.FAULTY, None)
    page = client.get(f"/returns/wres/2026/RAA/extracts/{first.public_id}/").content.decode()
    for words in ("staff.csv", "Q1", "row 2: ", "ethnic_category", "7 rows", "not a date", "Correct"):
        assert words in page, words
    # The fault of an identifier tells the row, and not whose it is.
    assert "PAY-4711" not in page
    told = client.get(f"/returns/wres/2026/RAA/extracts/{first.public_id}/?download=csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(told)))
    assert {"7", "1"} & {row["count"] for row in rows}
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    for row in trust.rows["staff"][:5]:
        row["ethnic_category"] = "A"
    trust.rows["board"][0]["ethnic_category"] = "Q1"
    trust.rows["staff"][9]["person_id"] = "P000010"
    trust.rows["staff"][10]["person_id"] = "P000011"
    _, second = send(sorted(trust.write(tmp_path / "two").iterdir()))
    assert (second.left, second.new) == (3, 1)
    assert second.fixed == sum(first.kinds.values()) - 3
    assert (
        f"{second.fixed} fixed, 3 left, 1 new"
        in client.get(f"/returns/wres/2026/RAA/extracts/{second.public_id}/").content.decode()
    )
    first.refresh_from_db()
    assert first.outcome == ""
    assert not list(measuring.iterdir())


def test_extracts_of_another_organisation_are_not_taken(send: Any, on: Return, tmp_path: Path) -> None:
    _, upload = send(sorted(small_trust("RBB").write(tmp_path / "theirs").iterdir()))
    assert upload.state == Upload.State.FAULTY
    assert [each["kind"] for each in upload.findings if each["severity"] == "error"] == ["wrong organisation"]
    assert "RBB" not in json.dumps(upload.findings[0])
    on.refresh_from_db()
    assert on.current is None


def test_a_file_that_is_not_read_is_never_left_out_in_silence(send: Any, on: Return, trust_files: list[Path]) -> None:
    _, upload = send([*trust_files, ("Rota of the theatre.csv", b"Theatre,Day\n1,Monday\n2,Tuesday\n")])
    assert upload.state == Upload.State.FAULTY
    assert [each["kind"] for each in upload.findings if each["severity"] == "error"] == ["file not read"]
    on.refresh_from_db()
    assert on.current is None


def test_another_standard_is_measured_by_the_same_steps(
    send: Any, on: Return, world: World, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    make_trust(tmp_path / "made", people=400)
    for path in (tmp_path / "made").iterdir():
        path.write_text(path.read_text("utf-8").replace("RZZ", "RAA"), "utf-8")
    collection = on.collection
    collection.pk, collection.standard = None, "wdes"
    collection.save()
    Return.objects.create(collection=collection, organisation=world.own)
    _, upload = send(sorted((tmp_path / "made").iterdir()), standard="wdes")
    assert upload.state == Upload.State.MEASURED, [each for each in upload.findings if each["severity"] == "error"]
    ending = levelground(
        *("measure", tmp_path / "made", "--standard", "wdes", "--year", 2026, "--to", tmp_path / "out"),
        *("--formats", "json"),
    )
    assert ending.status == 0, ending.said
    assert upload.of.current is not None
    assert upload.of.current.content == (tmp_path / "out" / "return.json").read_text("utf-8")


def test_pages_ask_the_database_no_more_when_there_is_more(
    on: Return, world: World, client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(40):
        given = {"files": 1, "size": 1, "state": Upload.State.STOPPED}
        last = Upload.objects.create(of=on, by=world.people[Role.ANALYST], folder=str(number), **given)
    client.force_login(world.people[Role.ANALYST])
    pages = ("/returns/wres/2026/RAA/extracts/", f"/returns/wres/2026/RAA/extracts/{last.public_id}/")
    for page in (
        *pages,
        "/organisations/RAA/extracts/",
        "/organisations/RAA/extracts/headings/",
        "/organisations/RAA/",
    ):
        with django_assert_max_num_queries(17):
            assert client.get(page).status_code == 200
    assert b"Drop the extracts for" in client.get("/organisations/RAA/").content
