"""A standard of another package goes through the same pages, with no line of theirs: as an installer would add it."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from levelground.figures import compute_figures
from levelground.measuring import Organisation as Known
from levelground.publishing import brief_of, gathered
from levelground.publishing.return_document import as_document
from levelground.publishing.returns import build_return
from levelground.records.known import known
from levelground.standards import standard, standards
from levelground_site.releases.models import Document, Release, packed

EXAMPLE = Path(__file__).parents[3] / "examples" / "third_party_standard"
NAME = "fair-recruitment"
CODES = tuple(f"T{place:02}" for place in range(6))


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """The example as an installed package: its modules on the path, and beside them what an installer writes."""
    told = (EXAMPLE / "pyproject.toml").read_text("utf-8")
    points = re.findall(r'\[project\.entry-points\."(.+?)"\]\n(.*?)\n\n', told, flags=re.DOTALL)
    info = tmp_path / "fair_recruitment_standard-1.0.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: fair-recruitment-standard\nVersion: 1.0.0\n", "utf-8")
    sections = [f"[{group}]\n{lines}\n" for group, lines in points]
    (info / "entry_points.txt").write_text("\n".join(sections).replace('"', ""), "utf-8")
    monkeypatch.syspath_prepend(str(EXAMPLE / "src"))
    monkeypatch.syspath_prepend(str(tmp_path))
    caches = (known, standard, standards)
    for each in caches:
        each.cache_clear()
    yield
    monkeypatch.undo()
    for each in caches:
        each.cache_clear()


def given(code: str, place: int) -> dict[str, Any]:
    """Counts of three indicators, of women and men, by level and not."""
    rows = []
    for indicator, women, men in (
        ("A", (300, 1000), (420, 1000)),
        ("B", (60, 300), (100, 420)),
        ("C", (9, 60), (8, 90)),
    ):
        for part, share in (("", 1.0), ("cluster=first posts", 0.6), ("cluster=senior posts", 0.4)):
            sides = {"women": women, "men": men, "unknown": (0, 4)}
            counted = {
                group: [round(number * share * (1 + place / 5)) for number in side] for group, side in sides.items()
            }
            counted["all"] = [sum(side[at] for side in counted.values()) for at in (0, 1)]
            rows += [
                {"indicator": indicator, "part": part, "group": group, "numerator": side[0], "denominator": side[1]}
                for group, side in counted.items()
            ]
    return {
        "organisation": code, "standard": NAME, "year": 2026, "audience": "internal", "counts": rows, "figures": [],
        "readings": [],
    }  # fmt: skip


@pytest.fixture
def published(db: None, installed: None) -> Release:
    declared = standard(NAME)
    directory = {code: Known(code, f"{code} Works", "trust", "", "") for code in CODES}
    found = gathered([given(code, place) for place, code in enumerate(CODES)], declared, 2026, directory)
    figures = compute_figures(found.counts, declared)
    release = Release.objects.create(
        standard=NAME, year=2026, number=1, serial=1, title=declared.title, reference_date=date(2026, 12, 31),
        published=datetime(2027, 3, 1, tzinfo=UTC), organisations=6, rollups=1, shown=b"", version="test",
        inputs="a" * 64, audit={},
    )  # fmt: skip
    for code in found.counts.organisations:
        made = as_document(build_return(found, code, figures, version="test", audience="public"))
        Document.objects.create(
            release=release, code=code, name=f"{code} Works" if code in CODES else code, is_rollup=code not in CODES,
            fingerprint=str(made["fingerprint"]), packed=packed(made), packed_brief=packed(brief_of(made)),
        )  # fmt: skip
    return release


def test_its_figures_appear_through_the_same_pages(client: Client, published: Release) -> None:
    def text(address: str) -> str:
        answer = client.get(address)
        assert answer.status_code == 200, address
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))

    edition = text(f"/figures/{NAME}/2026/T00/")
    assert "Local fair recruitment standard 2026" in edition
    assert "Losing a job" in edition
    page = text(f"/figures/{NAME}/2026/T00/A/")
    assert "Women applicants were 0.71 times as likely as men applicants to be shortlisted" in page
    assert "For the two sides to be equal, 120 more women applicants would have had to be shortlisted." in page
    assert "6 of 6 organisations lie where chance alone could put them" in page
    assert "The filled diamond is T00 Works" in page
    assert "Look at what the advertisement asks for" in page
    assert "The gap comes to 120 more for women applicants" in page
    assert "Is it fair in England?" in text(f"/figures/{NAME}/2026/england/")
    assert "put on the short list" in text(f"/figures/{NAME}/2026/T00/A/easy-read/")
    assert "T05 Works" in text(f"/figures/{NAME}/2026/compare/?place=T00&place=T05")
    assert "women" in client.get(f"/figures/{NAME}/2026/T00/A/files/figures.csv").content.decode()
    assert "Local fair recruitment standard" in text("/figures/")
