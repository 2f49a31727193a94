"""Makes ten editions of one that was released: the same numbers under other years, so that series are ten years long.

A process of its own, on the database that the environment names. Only the year and the reference date differ; that is
enough for what a page costs, and it is made in seconds.
"""

from __future__ import annotations

import os
import shutil
import sys
import uuid
import zlib
from collections.abc import Iterator

import django

os.environ.setdefault("LEVELGROUND_MODE", "demo")
os.environ["DJANGO_SETTINGS_MODULE"] = "levelground_site.config.settings"
django.setup()

from levelground.standards import standard  # noqa: E402
from levelground_site.releases.models import Document, Release  # noqa: E402
from levelground_site.releases.places import folder_of  # noqa: E402

FIRST, LAST = 2016, 2025
AT_ONCE = 50


def main() -> int:
    """How many editions there are afterwards."""
    there = set(Release.objects.filter(standard="wres").values_list("year", flat=True))
    made = Release.objects.filter(standard="wres").order_by("year").first()
    if made is None:
        raise RuntimeError("Nothing of WRES was released.")
    serial = max(Release.objects.values_list("serial", flat=True))
    for year in range(FIRST, LAST + 1):
        if year not in there:
            serial += 1
            _copy(made, year, serial)
    return Release.objects.filter(standard="wres").count()


def _copy(made: Release, year: int, serial: int) -> None:
    date = standard("wres").edition(year).reference_date
    kept = {field.attname: getattr(made, field.attname) for field in Release._meta.concrete_fields}
    own = {"id": None, "public_id": uuid.uuid4(), "serial": serial, "year": year, "number": 1, "reference_date": date}
    release = Release.objects.create(**kept | own)
    # The tables that the API reads keep the year that they were made with.
    shutil.copytree(folder_of(made.public_id), folder_of(release.public_id))
    Document.objects.bulk_create(_documents(made, release), batch_size=AT_ONCE)


def _documents(made: Release, release: Release) -> Iterator[Document]:
    moved = {
        f'"year": {made.year}': f'"year": {release.year}',
        f'"previous_year": {made.year - 1}': f'"previous_year": {release.year - 1}',
        f'"reference_date": "{made.reference_date}"': f'"reference_date": "{release.reference_date}"',
    }
    for each in made.documents.iterator(chunk_size=AT_ONCE):
        said = zlib.decompress(bytes(each.packed)).decode()
        for old, new in moved.items():
            said = said.replace(old, new)
        yield Document(
            release=release, code=each.code, name=each.name, is_rollup=each.is_rollup, fingerprint=each.fingerprint,
            packed=zlib.compress(said.encode(), 1), packed_brief=each.packed_brief,
        )  # fmt: skip


if __name__ == "__main__":
    sys.stdout.write(f"{main()}\n")
