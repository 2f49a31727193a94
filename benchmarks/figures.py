"""python -m benchmarks.figures: what pages of figures cost, of 220 organisations and ten editions, in one process.

Real documents of 24 make-believe organisations, published again under other codes and years. Processor time, so that a
busy machine changes it little: `made` is a page that nobody has asked for yet, `kept` the same page again.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

ORGANISATIONS, EACH, MEASURED = 220, 3000, 24
YEARS = range(2017, 2027)
PAGES = 20


def main() -> None:
    """Prints a line for each kind of page: median and largest milliseconds of processor time, and compressed bytes."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"LEVELGROUND_MODE": "test", "LEVELGROUND_DATA": folder}
        os.environ["DJANGO_SETTINGS_MODULE"] = "levelground_site.config.settings"
        import django  # noqa: PLC0415

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415

        call_command("migrate", verbosity=0)
        publish(documents(Path(folder)))
        for name, path in {
            "a place": "/figures/wres/2026/T{place:03}/",
            "an indicator": "/figures/wres/2026/T{place:03}/2/",
            "easy read": "/figures/wres/2026/T{place:03}/easy-read/",
            "four places": "/figures/wres/2026/compare/?place=T{place:03}&place=T001&place=T002&place=T003",
        }.items():
            asked(name, path)


def documents(folder: Path) -> list[dict[str, Any]]:
    """Documents of organisations for the public, and of England's, which is the last."""
    from levelground.figures import compute_figures  # noqa: PLC0415
    from levelground.measuring import ENGLAND, measure  # noqa: PLC0415
    from levelground.publishing.return_document import as_document  # noqa: PLC0415
    from levelground.publishing.returns import build_return  # noqa: PLC0415
    from levelground.standards import standard  # noqa: PLC0415
    from levelground.synthetic import Service, write  # noqa: PLC0415

    write(Service(MEASURED, MEASURED * EACH, seed=3), folder / "records")
    found = measure(folder / "records", standard("wres"), 2026)
    figures = compute_figures(found.counts, found.standard)
    codes = (*found.counts.organisations[: found.counts.own], ENGLAND)
    return [as_document(build_return(found, code, figures, version="", audience="public")) for code in codes]


def publish(made: list[dict[str, Any]]) -> None:
    """Ten releases of 220 organisations and England."""
    from levelground.publishing import brief_of  # noqa: PLC0415
    from levelground_site.releases.models import Document, Release, packed  # noqa: PLC0415

    *own, england = made
    for year in YEARS:
        release = Release.objects.create(
            standard="wres", year=year, number=1, serial=year, title="WRES", reference_date=date(year, 3, 31),
            published=datetime(year, 10, 1, tzinfo=UTC), organisations=ORGANISATIONS, rollups=1, shown=b"",
            version="", inputs="", audit={},
        )  # fmt: skip
        rows = [(f"T{place:03}", own[place % len(own)]) for place in range(ORGANISATIONS)] + [("England", england)]
        Document.objects.bulk_create(
            Document(
                release=release, code=code, name=code, is_rollup=code == "England", fingerprint=f"{year}{code}",
                packed=packed(given | {"year": year}), packed_brief=packed(brief_of(given)),
            )
            for code, given in rows
        )  # fmt: skip


def asked(name: str, path: str) -> None:
    """Asks for pages of a kind, each twice."""
    from django.test import Client  # noqa: PLC0415

    client = Client(headers={"accept-encoding": "gzip"})
    took: dict[str, list[float]] = {"made": [], "kept": []}
    size = 0
    client.get(path.format(place=ORGANISATIONS - 1))  # what is made once a release is made
    for place in range(10, 10 + PAGES):
        for times in took.values():
            began = time.process_time()
            answer = client.get(path.format(place=place))
            times.append(1000 * (time.process_time() - began))
            size = max(size, len(answer.content))
            if answer.status_code != 200:
                raise RuntimeError(f"{path}: {answer.status_code}")
    said = ", ".join(f"{each} {statistics.median(times):.0f} (most {max(times):.0f})" for each, times in took.items())
    print(f"{name:14}{said} ms, {size:,} bytes")


if __name__ == "__main__":
    main()
