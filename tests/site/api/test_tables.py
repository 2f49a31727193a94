"""What the API answers of a released edition: the published numbers, a page at a time, and as CSV."""

import csv
import io
from typing import Any

import pytest
from django.test import Client

from levelground_site.releases import places
from levelground_site.releases.models import Release

EDITION = "standard=wres&year=2026"


def rows_of(client: Client, address: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    to: str | None = address
    while to:
        answer = client.get(to.removeprefix("http://testserver"))
        assert answer.status_code == 200, answer.content
        body = answer.json()
        found += body["rows"]
        to = body["next"]
    assert len(found) == body["count"]
    return found


def published(release: Release, name: str) -> list[dict[str, str]]:
    text = (places.folder_of(release.public_id) / f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("name", ["counts", "figures"])
def test_the_pages_put_together_are_the_published_table(client: Client, release: Release, name: str) -> None:
    own = rows_of(client, f"/api/v1/{name}?{EDITION}&indicator=2&page_size=37")
    theirs = [row for row in published(release, name) if row["indicator"] == "2"]
    assert len(own) == len(theirs) > 40
    for mine, other in zip(own, theirs, strict=True):
        assert [mine[each] for each in ("organisation", "part", "group")] == [
            other[each] for each in ("organisation", "part", "group")
        ]
        for column in ("numerator", "denominator"):
            told = other[column]
            hidden = told == "*"
            assert (mine[column] is None) == (told in {"", "*"})
            if hidden:
                assert "recognised" in mine["why"]
            elif told:
                assert str(mine[column]).removesuffix(".0") == told.removesuffix(".0")


def test_csv_is_all_that_fits_under_both_of_its_names(client: Client, release: Release) -> None:
    by_name = client.get(f"/api/v1/counts.csv?{EDITION}")
    by_format = client.get(f"/api/v1/counts?{EDITION}&format=csv")
    texts = [b"".join(each.streaming_content).decode() for each in (by_name, by_format)]  # type: ignore[attr-defined]
    assert texts[0] == texts[1]
    assert len(list(csv.DictReader(io.StringIO(texts[0])))) == len(published(release, "counts"))
    assert by_name["Content-Type"] == "text/csv; charset=utf-8"


def test_what_is_hidden_is_in_no_answer(client: Client, release: Release) -> None:
    """Neither as JSON nor as CSV: the files are protected, and the API reads nothing else."""
    hidden = {(r["organisation"], r["part"], r["group"]) for r in published(release, "counts")
              if r["indicator"] == "1" and r["numerator"] == "*"}  # fmt: skip
    assert hidden
    for row in rows_of(client, f"/api/v1/counts?{EDITION}&indicator=1&page_size=10000"):
        if (row["organisation"], row["part"], row["group"]) in hidden:
            assert row["numerator"] is None
            assert row["numerator_hidden"] is True


def test_a_figure_or_why_it_cannot_be_told(client: Client, release: Release) -> None:
    told = [row for row in published(release, "figures") if row["organisation"] == "England" and row["part"] == ""]
    row = next(each for each in told if each["statistic"] in {"ratio", "difference"} and each["value"])
    answer = client.get(f"/api/v1/figure?{EDITION}&organisation=England&indicator={row['indicator']}").json()
    assert answer["value"] == pytest.approx(float(row["value"]))
    assert answer["lower"] <= answer["value"] <= answer["upper"]
    hidden = next(r for r in published(release, "figures") if "suppressed" in r["flags"] and r["comparator"])
    names = ("organisation", "indicator", "part", "statistic", "group", "comparator")
    kept_back = client.get("/api/v1/figure", {"standard": "wres", "year": 2026, **{n: hidden[n] for n in names}})
    assert kept_back.status_code == 403
    assert kept_back.json()["type"].endswith("#protected")
    assert "recognised" in kept_back.json()["detail"]
    undefined = [r for r in published(release, "figures") if "undefined" in r["flags"] and r["value"] == ""]
    for each in undefined[:1]:
        answered = client.get("/api/v1/figure", {"standard": "wres", "year": 2026, **{n: each[n] for n in names}})
        assert answered.json()["type"].endswith("#cannot-be-worked-out"), answered.json()
    many = client.get(f"/api/v1/figure?{EDITION}&organisation=England&indicator=2&statistic=percentage")
    assert many.status_code == 400
    assert len(many.json()["fits"]) > 1


def test_a_run_over_editions_says_where_the_definition_changed(client: Client, release: Release) -> None:
    answer = client.get("/api/v1/trends?standard=wres&organisation=England&indicator=3").json()
    assert [row["year"] for row in answer["rows"]][:1] == [2026]
    from levelground.standards import standard

    broken = {c.year for c in standard("wres").changes if c.indicator == "3" and c.breaks_series}
    assert bool(answer["rows"][0]["not_like_for_like"]) == (2026 in broken)


def test_definitions_places_and_releases(client: Client, release: Release) -> None:
    assert {row["standard"] for row in rows_of(client, "/api/v1/standards")} >= {"wres", "wdes"}
    editions = {row["year"]: row["release"] for row in rows_of(client, "/api/v1/standards/wres/editions")}
    assert (editions[2026], editions[2025]) == (1, None)
    indicators = rows_of(client, "/api/v1/standards/wres/editions/2026/indicators")
    assert [row["indicator"] for row in indicators] == [str(number) for number in range(1, 10)]
    assert indicators[1]["statistic"] == "ratio"
    places_told = [row["organisation"] for row in rows_of(client, "/api/v1/places")]
    assert places_told[0] == "England"
    assert len(places_told) > 2
    (only,) = rows_of(client, "/api/v1/releases?standard=wres")
    assert (only["release"], only["newest"]) == (1, True)
    codes = [row["organisation"] for row in rows_of(client, "/api/v1/organisations?page_size=2&kind=trust")]
    assert len(codes) == 3
    assert codes == sorted(codes)
    assert client.get(f"/api/v1/organisations/{codes[0].lower()}").json()["organisation"] == codes[0]


def test_the_page_about_it_shows_what_there_is(client: Client, release: Release) -> None:
    page = client.get("/about/api/").content.decode()
    described = client.get("/api/v1/openapi.json").json()
    assert described["openapi"].startswith("3.")
    for path in described["paths"]:
        assert path in page
    assert "pandas.read_csv" in page
