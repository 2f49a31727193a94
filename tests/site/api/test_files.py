"""Files of a release sent pressed, papers for the board from what was published, and both found by the search."""

import gzip
import hashlib
import re

import pytest
from django.test import Client

from levelground_site.access import Role
from levelground_site.organisations.models import Organisation
from levelground_site.releases import places
from levelground_site.releases.models import Release
from levelground_site.releases.pressing import accepts_gzip
from site_world import holds, organisation, person


@pytest.mark.parametrize(
    ("header", "taken"),
    [("", False), ("gzip", True), ("br, gzip;q=0.5", True), ("gzip;q=0", False), ("*", True), ("*;q=0, br", False),
     ("identity", False), ("gzip;q=much", False)],
)  # fmt: skip
def test_who_takes_it_pressed(header: str, taken: bool) -> None:
    assert accepts_gzip(header) == taken


def test_a_file_is_sent_pressed_to_whoever_takes_it_so(client: Client, release: Release) -> None:
    address = "/data/wres/2026/1/counts.csv"
    plain = client.get(address)
    whole = plain.getvalue()
    for _ in range(2):
        small = client.get(address, headers={"Accept-Encoding": "gzip, br"})
        assert small["Content-Encoding"] == "gzip"
        body = small.getvalue()
        assert len(body) == int(small["Content-Length"]) < int(plain["Content-Length"]) / 5
        assert gzip.decompress(body) == whole
    assert hashlib.sha256(gzip.decompress(body)).hexdigest() == release.files.get(name="counts.csv").sha256
    assert small["ETag"] != plain["ETag"]
    assert all("Accept-Encoding" in answer["Vary"] for answer in (plain, small))
    again = client.get(address, headers={"Accept-Encoding": "gzip", "If-None-Match": small["ETag"]})
    assert (again.status_code, again["ETag"]) == (304, small["ETag"])
    parquet = client.get("/data/wres/2026/1/counts.parquet", headers={"Accept-Encoding": "gzip"})
    assert parquet.getvalue()[:4] == b"PAR1"
    assert "Content-Encoding" not in parquet
    # What is kept beside a release is none of its files.
    assert {each.name for each in places.folder_of(release.public_id).iterdir()} == {
        each.name for each in release.files.all()
    }


def test_papers_of_what_was_published(client: Client, release: Release) -> None:
    document = release.documents.filter(is_rollup=False)[0]
    base = f"/figures/wres/2026/{document.code.lower()}/"
    begins = {"board-paper.pdf": b"%PDF", "board-paper.docx": b"PK", "slide.png": b"\x89PNG", "slide.svg": b"<svg"}
    for name, first in begins.items():
        answer = client.get(base + name)
        body = answer.getvalue()
        assert (answer.status_code, body[: len(first)]) == (200, first)
        assert client.get(base + name).getvalue() == body
        assert client.get(base + name, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    for whole in ("england/slide.svg", "england/slide.svg?release=1"):
        answer = client.get(f"/figures/wres/2026/{whole}")
        assert b"England" in answer.getvalue()
    for missing in ("nowhere/slide.svg", "england/slide.gif", "england/slide.svg?release=7"):
        assert client.get(f"/figures/wres/2026/{missing}", follow=True).status_code == 404
    page = client.get(f"/figures/wres/2026/{document.code}/").content.decode()
    assert f"/figures/wres/2026/{document.code}/board-paper.pdf?release=1" in page
    assert "board-paper.docx?release=1" in client.get(f"/organisations/{document.code}/").content.decode()
    (table,) = re.findall(r'href="(/api/v1/figures.csv[^"]+)"', page)
    assert client.get(table.replace("&amp;", "&")).getvalue().startswith(b"organisation,standard,year")
    (wrong,) = re.findall(r'href="(/challenge/[^"]+)">This looks wrong: say so', page)
    assert f"/figures/wres/2026/{document.code}/?release=1" in client.get(wrong.replace("&amp;", "&")).content.decode()


def test_releases_and_collections_are_found(client: Client, release: Release) -> None:
    found = client.get("/search/?q=wres+2026").content.decode()
    assert "/data/wres/2026/1/" in found
    assert "/collections/wres/2026/" not in found
    follower = person("Follower")
    holds(
        follower,
        Role.NATIONAL_TEAM,
        Organisation.objects.filter(kind="national").first() or organisation("X26", kind="national"),
    )
    client.force_login(follower)
    assert "/collections/wres/2026/" in client.get("/search/?q=equality+2026").content.decode()
    assert "/data/wres/2026/1/" not in client.get("/search/?q=wres+2025").content.decode()
