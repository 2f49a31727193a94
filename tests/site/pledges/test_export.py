"""The register as data of the engine: its standard measures it, from what is public alone."""

import csv
from datetime import date, timedelta
from io import BytesIO, StringIO
from pathlib import Path

from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from levelground.measuring import measure
from levelground.standards import faults_of, standard
from levelground_site.lived_experience.pledges import actions
from levelground_site.lived_experience.pledges.models import Internships, Pledge, Published
from levelground_site.lived_experience.pledges.queries.export import FILES, document_of, record_sets
from pledges_at_hand import TEST, started
from site_world import World

TODAY = timezone.localdate()
HERE = "/lived-experience/pledges/jobs-here/data/"


def published(mine: Pledge) -> Published:
    started(mine, 40, days_ago=500, stayed=(36, 33, 30))
    Internships.objects.create(
        of=mine, ended=TODAY - timedelta(days=99), started=20, completed=15, in_work=12, confirmed=timezone.now()
    )
    actions.report(TEST, mine, period_end=TODAY, done="Posts.")
    return actions.publish(TEST, mine.scheme, day=TODAY)


def test_the_register_is_measured_by_its_standard_like_any_other(world: World, mine: Pledge, client: Client) -> None:
    made = published(mine)
    assert made.document is not None
    counts = {
        (each["indicator"], each["group"]): (each["numerator"], each["denominator"])
        for each in made.document["counts"]
        if not each["part"]
    }
    assert counts["1", "pledged"] == (1, 2), "one of two trusts"
    assert counts["2", "pledged"] == (1, 1)
    assert counts["3", "pledged"] == (12, 20), "interns who came into paid work"
    assert counts["4", "pledged"] == (30, 33), "of those known about after 52 weeks"
    assert made.document["audience"] == "public"
    page = client.get("/lived-experience/pledges/jobs-here/").content.decode()
    for name in FILES:
        assert f'href="{HERE}{name}"' in page
        assert client.get(HERE + name).status_code == 200
    assert b"Sustained" in client.get(f"{HERE}report.html").content
    assert load_workbook(BytesIO(client.get(f"{HERE}return.xlsx").content)).sheetnames
    assert client.get(f"{HERE}secret.csv").status_code == 404


def test_its_files_name_nobody_and_only_published_sums_have_people(world: World, mine: Pledge) -> None:
    made = published(mine)
    files = record_sets(mine.scheme, TODAY, made.shown)
    people = list(csv.DictReader(StringIO(files["pledge_starts.csv"])))
    assert {each["organisation"] for each in people} == {"ENGLAND"}
    assert len(people) == 20 + 33
    hidden = {**made.shown, "england": dict.fromkeys(made.shown["england"])}
    assert record_sets(mine.scheme, TODAY, hidden)["pledge_starts.csv"].count("\n") == 1
    assert "Ada Obi" not in "".join(files.values())


def test_before_the_first_edition_there_is_no_document(world: World, mine: Pledge) -> None:
    assert document_of(mine.scheme, date(2024, 3, 30), {"england": {}}) is None


def test_the_standard_measures_anybodys_rows(tmp_path: Path) -> None:
    declared = standard("pledges")
    assert faults_of(declared) == ()
    rows = ["R1,x,yes,yes", "R2,x,no,no", "R3,x,yes,no"]
    (tmp_path / "pledges.csv").write_text("organisation,scheme,pledged,reported\n" + "\n".join(rows) + "\n")
    starts = [
        f"S{n},R{1 + n % 3},{'no' if n % 3 == 1 else 'yes'},trial,2025-05-01,yes,{'yes' if n % 4 else 'no'},"
        f"{'' if n % 4 == 0 else 'yes' if n % 5 else 'no'}"
        for n in range(90)
    ]
    heading = "start_id,organisation,pledged,route,began_on,from_the_beginning,paid_work,still_52\n"
    (tmp_path / "pledge_starts.csv").write_text(heading + "\n".join(starts) + "\n")
    found = measure(tmp_path, declared, 2026).counts
    assert found.organisations[:3] == ("R1", "R2", "R3")
    assert [each.indicator for each in found.indicators] == ["1", "2", "3", "4"]
