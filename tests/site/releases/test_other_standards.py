"""WDES and a standard of another package, from returns to open data, by the same steps as WRES."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from end_to_end.hands import Records, in_a_shell
from levelground.records.known import known
from levelground_site.jobs.actions import Progress
from levelground_site.jobs.models import Job
from levelground_site.organisations.models import Organisation
from levelground_site.releases.models import Release
from levelground_site.releases.queries import latest
from levelground_site.returns.models import Collection
from levelground_site.returns.national import releasing
from released_world import collection_of, measured, organisations_of

pytestmark = pytest.mark.django_db
PACKAGE = Path(__file__).resolve().parents[3] / "examples" / "third_party_standard" / "src"
NAME = "fair-recruitment"
GROUPS = {
    "levelground.standards": {NAME: "fair_recruitment.standard:FAIR_RECRUITMENT"},
    "levelground.record_sets": {
        "leavers": "fair_recruitment.standard:LEAVERS",
        "routes": "fair_recruitment.standard:JOB_FAIRS",
    },
}


@pytest.fixture(autouse=True)
def data(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path / "data"


def released(collection: Collection) -> Release:
    releasing.work(Progress(Job.objects.create(title="Release")), collection.pk, "")
    return latest(collection.standard, collection.year)


def _counts(client: Client, release: Release) -> list[dict[str, str]]:
    answer = client.get(f"/data/{release.standard}/{release.year}/{release.number}/counts.csv")
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))  # type: ignore[attr-defined]


def test_wdes_is_released(client: Client) -> None:
    given = measured(3, 400, 11, name="wdes")
    organisations_of(given)
    made = released(collection_of(given.documents))
    rows = _counts(client, made)
    assert {each["indicator"] for each in rows} >= {"1", "2", "3"}
    assert "disabled" in {each["group"] for each in rows}
    assert made.audit["not_proven_safe"] == 0
    # Its metric of yes or no is published with its answer.
    assert made.files.filter(name="answers.csv").exists()
    assert b"Disability" in client.get("/data/wdes/2026/1/").content


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The path with the package on it, for other processes and, as long as the test runs, for this one."""
    info = tmp_path / "installed" / "fair_recruitment_standard-1.0.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: fair-recruitment-standard\nVersion: 1.0.0\n", "utf-8")
    lines = [line for name, own in GROUPS.items() for line in (f"[{name}]", *(f"{key} = {own[key]}" for key in own))]
    (info / "entry_points.txt").write_text("\n".join(lines) + "\n", "utf-8")
    with monkeypatch.context() as patched:
        for folder in (info.parent, PACKAGE):
            patched.syspath_prepend(str(folder))
        known.cache_clear()
        yield f"{info.parent}:{PACKAGE}"
    known.cache_clear()


def test_a_standard_of_another_package_is_released(client: Client, tmp_path: Path, installed: str) -> None:
    document = _measured(tmp_path, installed)
    Organisation.objects.create(code="RAA", name="A trust", kind="trust", opened=date(2010, 4, 1))
    made = released(collection_of([document]))
    assert (made.standard, made.number, made.audit["not_proven_safe"]) == (NAME, 1, 0)
    rows = _counts(client, made)
    assert {each["organisation"] for each in rows} >= {"RAA"}
    assert {"women", "men"} <= {each["group"] for each in rows}
    assert client.get(f"/data/{NAME}/2026/1/").status_code == 200
    assert made.title in client.get("/data/").content.decode()


def _measured(folder: Path, path: str) -> dict[str, Any]:
    records = Records(year=2026)
    for sex, applied, shortlisted, appointed in (("Female", 60, 30, 20), ("Male", 50, 40, 30)):
        usual = {"sex": sex, "pay_band": "Band 5", "shortlisted_on": "2026-09-01", "appointed": "no"}
        records.applications(applied, "A", **{**usual, "shortlisted": "no", "shortlisted_on": ""})
        records.applications(shortlisted, "A", **usual)
        records.applications(appointed, "A", **{**usual, "appointed": "yes"})
    for number in range(20):
        records.add(
            "leavers", leaver_id=f"L{number}", left_on="2026-11-01", sex="F", cause="Dismissal", pay_band="Band 5"
        )
    extracts, out = records.write(folder / "extracts"), folder / "out"
    ending = in_a_shell(
        *("measure", extracts, "--standard", NAME, "--year", 2026, "--to", out, "--formats", "json"), PYTHONPATH=path
    )
    assert ending.status == 0, ending.said
    document: dict[str, Any] = json.loads((out / "return.json").read_text("utf-8"))
    return document
