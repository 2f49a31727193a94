"""A national release: whole or not at all, never changed, and the same bytes again from what was kept."""

import copy
import csv
import hashlib
import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from attack.attacker import Attacker
from attack.release import PUBLIC
from levelground.measuring import members_by_name
from levelground.publishing.return_document import fingerprint_of
from levelground_site.access import Refused, Role, System
from levelground_site.config.unchanging import NeverChanged
from levelground_site.jobs.actions import Expected, Progress
from levelground_site.jobs.models import Job
from levelground_site.organisations.models import Organisation
from levelground_site.releases import actions, places, queries
from levelground_site.releases.making import CannotPublish
from levelground_site.releases.models import Release
from levelground_site.returns.models import Collection
from levelground_site.returns.national import releasing
from released_world import Measured, accepted, collection_of, measured, organisations_of, submitted
from site_world import World

pytestmark = pytest.mark.django_db
SERVICE = (3, 400, 11)


@pytest.fixture(autouse=True)
def data(settings: Any, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def given() -> Measured:
    return measured(*SERVICE)


@pytest.fixture
def collection(db: None, given: Measured) -> Collection:
    organisations_of(given)
    return collection_of(given.documents)


def release(collection: Collection, erratum: str = "") -> Release:
    job = Job.objects.create(title="Release")
    address = releasing.work(Progress(job), collection.pk, erratum)
    found = queries.latest(collection.standard, collection.year)
    assert address == f"/data/{found.standard}/{found.year}/{found.number}/"
    return found


def text(client: Client, release: Release, name: str) -> str:
    answer = client.get(f"/data/{release.standard}/{release.year}/{release.number}/{name}")
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]


def rollups_of(given: Measured) -> dict[str, tuple[str, ...]]:
    return members_by_name(given.counts, given.directory)


def test_what_is_gathered_is_what_was_measured_at_once(collection: Collection, given: Measured) -> None:
    """The returns of the organisations add up to what the engine counts over all their records together."""
    from levelground.publishing import gathered
    from levelground.standards import as_table, standard

    wres = standard("wres")
    together = as_table(gathered(given.documents, wres, 2026, given.directory).counts, wres)
    at_once = as_table(given.counts, wres)
    for name in ("organisation", "indicator", "part", "group"):
        assert together.words(name) == at_once.words(name)
    for name in ("numerator", "denominator"):
        assert together.numbers(name).tolist() == at_once.numbers(name).tolist()


def test_a_release_is_published_with_its_files(client: Client, collection: Collection, given: Measured) -> None:
    made = release(collection)
    collection.refresh_from_db()
    assert collection.state == "released"
    assert (made.serial, made.number, made.organisations) == (1, 1, 3)
    assert made.audit["not_proven_safe"] == 0
    sums = dict(reversed(line.split("  ")) for line in text(client, made, "SHA256SUMS").splitlines())
    for file in made.files.all():
        answer = client.get(f"/data/wres/2026/1/{file.name}")
        content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        assert hashlib.sha256(content).hexdigest() == file.sha256
        assert sums.get(file.name, file.sha256) == file.sha256
        assert answer["ETag"] == f'"{file.sha256}"'
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert (
            client.get(f"/data/wres/2026/1/{file.name}", headers={"If-None-Match": answer["ETag"]}).status_code == 304
        )
    assert {"counts.csv", "counts.parquet", "counts.json", "figures.csv", "national.csv", "dictionary.csv"} <= set(sums)
    assert client.get("/data/wres/2026/latest/counts.csv")["Location"] == "/data/wres/2026/1/counts.csv"
    assert client.get("/data/wres/2026/latest/nothing.csv").status_code == 404


def test_the_dictionary_names_every_column(client: Client, collection: Collection) -> None:
    made = release(collection)
    named: dict[str, list[str]] = {}
    for row in csv.DictReader(io.StringIO(text(client, made, "dictionary.csv"))):
        named.setdefault(row["table"], []).append(row["column"])
    for table, columns in named.items():
        assert text(client, made, f"{table}.csv").splitlines()[0] == ",".join(columns)


def test_an_attack_on_the_files_finds_no_hidden_number(client: Client, collection: Collection, given: Measured) -> None:
    made = release(collection)
    attacker = Attacker(text(client, made, "counts.csv"), text(client, made, "figures.csv"), rollups_of(given))
    assert len(attacker.hidden) > 100
    assert attacker.narrowed(PUBLIC.width, 60) == []


def test_no_unprotected_count_stands_in_any_public_document(collection: Collection, client: Client) -> None:
    made = release(collection)
    hidden = {
        (row["organisation"], row["indicator"], row["part"], row["group"], side)
        for row in csv.DictReader(io.StringIO(text(client, made, "counts.csv")))
        for side in ("numerator", "denominator")
        if row[side] == "*"
    }
    assert hidden
    for document in made.documents.all():
        content = document.content
        assert content["audience"] == "public"
        assert content["fingerprint"] == fingerprint_of(content) == document.fingerprint
        for row in content["counts"]:
            for side in ("numerator", "denominator"):
                key = (document.code, row["indicator"], row["part"], row["group"], side)
                assert (row[side] is None) == (key in hidden)


def test_it_is_made_again_to_the_same_bytes(collection: Collection, capsys: pytest.CaptureFixture[str]) -> None:
    made = release(collection)
    folder = places.folder_of(made.public_id)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    (folder / "counts.csv").unlink()
    call_command("rebuild_release", "1")
    assert "each the same to the last byte" in capsys.readouterr().out
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_made_again_from_other_inputs_is_refused(collection: Collection) -> None:
    made = release(collection)
    path = places.inputs_of(made.public_id)
    path.write_text(path.read_text("utf-8")[:-8] + "AAAAAAA=", "utf-8")
    with pytest.raises(CommandError, match="was altered"):
        call_command("rebuild_release", "1")


def test_kept_inputs_cannot_be_read_in_the_folder(collection: Collection, data: Path) -> None:
    made = release(collection)
    kept = places.inputs_of(made.public_id).read_bytes()
    assert b"numerator" not in kept
    assert b"organisation" not in kept


@pytest.mark.parametrize("step", ["write", "documents"])
def test_killed_in_the_middle_publishes_nothing_and_can_be_run_again(
    collection: Collection, client: Client, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(f"levelground_site.releases.making.{step}", killed)
        with pytest.raises(Killed):
            release(collection)
    assert not Release.objects.exists()
    assert client.get("/data/wres/2026/1/counts.csv").status_code == 404
    collection.refresh_from_db()
    assert collection.state == "closed"
    assert release(collection).number == 1


def test_a_failure_while_publishing_leaves_no_row(collection: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("levelground_site.returns.national.releasing.mark_released", broken)
    with pytest.raises(RuntimeError):
        release(collection)
    assert not Release.objects.exists()


def test_another_release_that_came_between_stops_it(collection: Collection, given: Measured) -> None:
    bodies = [releasing.body_of(each) for each in Organisation.objects.filter(kind="trust")]
    inputs = actions.prepared("wres", 2026, bodies, given.documents)
    waiting = actions.ready(inputs, lambda *_: None)
    release(collection)
    with pytest.raises(CannotPublish, match="Another release"):
        actions.publish(System("test"), None, ready=waiting)


def _corrected(document: dict[str, Any]) -> dict[str, Any]:
    """A return in which three people less are shortlisted, consistently."""
    document = copy.deepcopy(document)
    for row in document["counts"]:
        if row["indicator"] == "2" and row["group"] in ("white", "all", "ethnicity=white-british") and not row["part"]:
            row["denominator"] -= 3
    document["fingerprint"] = fingerprint_of(document)
    return document


def _shortlisted(counts: str) -> dict[tuple[str, str, str], str]:
    rows = csv.DictReader(io.StringIO(counts))
    return {
        (row["organisation"], row["part"], row["group"]): row["denominator"] for row in rows if row["indicator"] == "2"
    }


def test_a_correction_is_a_release_of_its_own(client: Client, db: None) -> None:
    given = measured(2, 3000, 11)
    organisations_of(given)
    collection = collection_of(given.documents)
    first = release(collection)
    with pytest.raises(Expected, match="Say what was wrong"):
        release(collection)
    told_first = _shortlisted(text(client, first, "counts.csv"))
    document = next(each for each in given.documents if told_first[each["organisation"], "", "white"] != "*")
    accepted(collection.returns.get(organisation__code=document["organisation"]), _corrected(document))
    second = release(collection, "Three applications were counted twice.")
    assert (second.number, second.serial) == (2, 2)
    assert second.audit["earlier_releases_considered"] == 1
    assert "Three applications were counted twice." in text(client, second, "README.md")
    page = client.get("/data/wres/2026/1/").content.decode()
    assert "Release 2 corrects this one" in page
    assert text(client, first, "counts.csv")
    assert client.get("/data/wres/2026/latest/")["Location"] == "/data/wres/2026/2/"
    with pytest.raises(NeverChanged):
        first.save()
    # What changed by three is not shown anew: the difference of the two releases would tell of three people.
    told_second = _shortlisted(text(client, second, "counts.csv"))
    assert told_second[document["organisation"], "", "white"] == "*"
    both = [(was, told_second[key]) for key, was in told_first.items() if "*" not in (was, told_second.get(key, "*"))]
    assert both
    assert not [each for each in both if 0 < abs(float(each[0]) - float(each[1])) <= PUBLIC.hide_to]


def test_the_ledger_is_the_union_of_releases(collection: Collection, given: Measured) -> None:
    made = release(collection)
    ledger = queries.ledger()
    assert [each.name for each in ledger.releases] == ["wres 2026, release 1"]
    assert len(ledger.releases[0].values) == made.audit["shown"]
    assert queries.ledger(before=1).releases == ()


def test_a_correction_under_way_does_not_touch_what_was_accepted(collection: Collection, given: Measured) -> None:
    thing = collection.returns.get(organisation__code=given.documents[0]["organisation"])
    submitted(thing, _corrected(given.documents[0]))
    made = release(collection)
    assert made.organisations == 3
    document = made.documents.get(code=thing.organisation.code).content
    everyone = next(
        row for row in document["counts"] if row["indicator"] == "2" and not row["part"] and row["group"] == "white"
    )
    original = next(
        row
        for row in given.documents[0]["counts"]
        if row["indicator"] == "2" and not row["part"] and row["group"] == "white"
    )
    assert everyone["denominator"] in (None, original["denominator"])


def test_a_successor_inherits_what_was_published_of_those_that_merged(collection: Collection, given: Measured) -> None:
    from datetime import date

    release(collection)
    first, second = (Organisation.objects.get(code=each["organisation"]) for each in given.documents[:2])
    successor = Organisation.objects.create(code="RNEW", name="Both NHS Trust", kind="trust", opened=date(2026, 10, 1))
    for each in (first, second):
        each.closed, each.successor = date(2026, 10, 1), successor
        each.save()
    assert {each.code for each in queries.published_documents(successor)} == {first.code, second.code}
    # Of those on the reference date: a correction of the edition still has the two.
    again = release(collection, "Nothing was wrong; this is a rehearsal.")
    assert set(again.documents.filter(is_rollup=False).values_list("code", flat=True)) == {
        each["organisation"] for each in given.documents
    }


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.NATIONAL_TEAM])
def test_only_the_national_team_publishes(world: World, role: Role, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("levelground_site.people.models.Person.has_second_factor", True)
    with pytest.raises(Refused):
        actions.publish(world.people[role], None, ready=None)  # type: ignore[arg-type]


def test_a_release_without_accepted_returns_says_so(db: None, given: Measured) -> None:
    organisations_of(given)
    empty = collection_of(given.documents[:1])
    empty.returns.update(accepted=None)
    with pytest.raises(Expected, match="no accepted return"):
        release(empty)


def test_pandas_reads_it(collection: Collection) -> None:
    pandas = pytest.importorskip("pandas")
    made = release(collection)
    folder = places.folder_of(made.public_id)
    counts = pandas.read_csv(folder / "counts.csv", na_values="*")
    assert counts["denominator"].dtype == float
    assert pandas.read_parquet(folder / "counts.parquet")["numerator_hidden"].dtype == bool
    assert len(pandas.read_json(folder / "counts.json")) == len(counts)
