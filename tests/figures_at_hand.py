"""Published figures for tests: documents that the engine made, put in as releases; made once a process."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from levelground.figures import compute_figures
from levelground.measuring import measure
from levelground.publishing import brief_of
from levelground.publishing.return_document import as_document
from levelground.publishing.returns import build_return
from levelground.standards import standard
from levelground.synthetic import Service, write
from levelground_site.organisations.models import Organisation
from levelground_site.releases.models import Document, Release, packed

ORGANISATIONS, EACH = 6, 600
ENGLAND = "England"


@cache
def documents(name: str = "wres", year: int = 2026) -> tuple[dict[str, Any], ...]:
    """The documents of a make-believe service for the public, then of England and of the first one's system."""
    with TemporaryDirectory() as folder:
        number = ORGANISATIONS if name == "wres" else 2
        write(Service(number, number * EACH, seed=11, last_year=year), Path(folder), "csv")
        found = measure(Path(folder), standard(name), year)
    found = replace(found, findings=(), files=(), ladders={})
    figures = compute_figures(found.counts, found.standard)
    own = found.counts.organisations[: found.counts.own]
    wider = [ENGLAND, found.directory[own[0]].ics]
    made = [
        as_document(build_return(found, code, figures, version="test", audience="public")) for code in (*own, *wider)
    ]
    names = {code: known.name for code, known in found.directory.items()}
    return tuple(
        {**json.loads(json.dumps(each)), "name": names.get(str(each["organisation"]), each["organisation"])}
        for each in made
    )


@cache
def packed_documents(name: str, year: int, hidden: str = "") -> tuple[tuple[str, str, bool, str, bytes, bytes], ...]:
    """Rows for the database: code, name, whether a roll-up, fingerprint, and both packed forms."""
    rows = []
    for given in documents(name):
        own = {key: value for key, value in given.items() if key != "name"} | {"year": year}
        if hidden:
            own = without(own, hidden)
        code, own_name = str(own["organisation"]), str(given["name"])
        mark = f"{own['fingerprint'][:50]}{year}{hidden}"[:64]
        rows.append((code, own_name, own_name == code, mark, packed(own), packed(brief_of(own))))
    return tuple(rows)


def without(document: Mapping[str, Any], indicator: str) -> dict[str, Any]:
    """A document in which one indicator is hidden, as protection hides it."""
    blank = {"value": None, "lower": None, "upper": None, "method": ""}

    def side(given: Mapping[str, Any]) -> dict[str, Any]:
        return {**given, "numerator": None, "denominator": None, "percentage": blank}

    def comparison(given: Mapping[str, Any]) -> dict[str, Any]:
        return {
            **given, "group": side(given["group"]), "comparator": side(given["comparator"]), "interval": blank,
            "others": [], "verdict": "Hidden", "inside_band": None, "clear_but_inside": False, "worse_off": "",
            "smallest_seen": None, "excess": None, "p_value": None, "p_method": "", "family": 1, "chance": None,
            "flags": ["suppressed"],
        }  # fmt: skip

    def reading(given: Mapping[str, Any]) -> dict[str, Any]:
        if given["indicator"] != indicator:
            return dict(given)
        return {
            **given, "headline": comparison(given["headline"]), "parts": [comparison(each) for each in given["parts"]],
            "groups": [side(each) for each in given["groups"]], "unknown_bounds": None, "progression": [],
            "unknown": side(given["unknown"]) if given["unknown"] else None,
        }  # fmt: skip

    own = dict(document)
    own["readings"] = [reading(each) for each in document["readings"]]
    numbers = ("numerator", "denominator", "comparator_numerator", "comparator_denominator", "value", "lower", "upper")
    for rows in ("counts", "figures"):
        own[rows] = [
            {**row, **{name: None for name in numbers if name in row}} if row["indicator"] == indicator else row
            for row in document[rows]
        ]
    return own


def released(
    name: str = "wres",
    year: int = 2026,
    *,
    number: int = 1,
    erratum: str = "",
    hidden: str = "",
    without_code: str = "",
) -> Release:
    """An edition as it was released: every document of `documents`, as if of that year; and its organisations."""
    release = Release.objects.create(
        standard=name, year=year, number=number, serial=1 + Release.objects.count(), title=standard(name).title,
        reference_date=date(year, 3, 31), published=datetime(year, 10, 1, 9, number, tzinfo=UTC), erratum=erratum,
        organisations=ORGANISATIONS, rollups=2, shown=b"", version="test", inputs="a" * 64, audit={},
    )  # fmt: skip
    rows = [row for row in packed_documents(name, year, hidden) if row[0] != without_code]
    Document.objects.bulk_create(
        Document(
            release=release, code=code, name=own_name, is_rollup=is_rollup, fingerprint=mark, packed=whole,
            packed_brief=brief,
        )
        for code, own_name, is_rollup, mark, whole, brief in rows
    )  # fmt: skip
    for code, own_name, is_rollup, *_ in rows:
        if not is_rollup:
            defaults = {"name": own_name, "kind": "trust", "opened": date(2010, 4, 1), "region": "London"}
            Organisation.objects.get_or_create(code=code, defaults=defaults)
    return release


def codes() -> list[str]:
    """The codes of the organisations in it."""
    return [str(each["organisation"]) for each in documents() if each["name"] != each["organisation"]]
