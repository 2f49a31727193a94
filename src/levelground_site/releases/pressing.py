"""Public files sent pressed to whoever takes them so: pressed once, when first asked for, and kept beside the file."""

import gzip
import os
import shutil
import tempfile
from pathlib import Path

# Parquet is pressed inside.
WORTH_PRESSING = frozenset({".csv", ".json", ".md", ""})
_LEVEL = 6
_TOO_SMALL = 1000


def accepts_gzip(header: str) -> bool:
    """Whether a header Accept-Encoding takes gzip: named, or by '*', and not with a weight of nought."""
    taken: dict[str, float] = {}
    for part in header.lower().split(","):
        name, *given = (each.strip() for each in part.split(";"))
        weights = [each.removeprefix("q=") for each in given if each.startswith("q=")]
        try:
            taken[name] = float(weights[0]) if weights else 1.0
        except ValueError:
            taken[name] = 0.0
    return taken.get("gzip", taken.get("*", 0.0)) > 0


def pressed(path: Path) -> Path | None:
    """The file pressed (gzip, the same bytes for the same file); None where it is not worth it.

    It lies in a folder of its own beside the release's: what is in there is made again where it is missing.
    """
    if path.suffix not in WORTH_PRESSING or path.stat().st_size < _TOO_SMALL:
        return None
    folder = path.parent.with_name("pressed")
    kept = folder / f"{path.name}.gz"
    if not kept.exists() or kept.stat().st_mtime < path.stat().st_mtime:
        folder.mkdir(parents=True, exist_ok=True)
        handle, work = tempfile.mkstemp(dir=folder)
        with (
            os.fdopen(handle, "wb") as file,
            path.open("rb") as read,
            gzip.GzipFile(filename="", mode="wb", compresslevel=_LEVEL, fileobj=file, mtime=0) as packing,
        ):
            shutil.copyfileobj(read, packing)
        Path(work).replace(kept)
    return kept
