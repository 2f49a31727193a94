"""Gets the pinned uv where there is no pip, with the standard library alone: fetch_uv.py FOLDER."""

import hashlib
import http.client
import io
import json
import os
import platform
import re
import sys
import urllib.parse
import urllib.request
import zipfile
from pathlib import Path

PINS = Path(__file__).with_name("uv.requirements.txt")


def fetch(url: str, accept: str = "*/*") -> bytes:
    """The bytes at an address; raises OSError where it cannot be read."""
    request = urllib.request.Request(url, headers={"Accept": accept})  # noqa: S310  the index is the user's own choice
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
        return bytes(answer.read())


def find_wheel(index: str, version: str, machine: str) -> str:
    """The address of uv's wheel for a Linux machine; raises LookupError where the index has none."""
    page = f"{index.rstrip('/')}/uv/"
    for file in json.loads(fetch(page, accept="application/vnd.pypi.simple.v1+json"))["files"]:
        name = file["filename"]
        if name.startswith(f"uv-{version}-") and f"manylinux_2_17_{machine}." in name:
            return urllib.parse.urljoin(page, str(file["url"]))
    raise LookupError(f"no uv {version} for Linux on {machine}")


def unpack(wheel: bytes, folder: Path) -> None:
    """Writes the program in a wheel to FOLDER/bin/uv; raises ValueError where the wheel is not a pinned one."""
    if hashlib.sha256(wheel).hexdigest() not in PINS.read_text(encoding="utf-8"):
        raise ValueError("the uv that was downloaded is not the pinned one")
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        inside = next(name for name in archive.namelist() if name.endswith("/scripts/uv"))
        program = folder / "bin" / "uv"
        program.parent.mkdir(parents=True)
        program.write_bytes(archive.read(inside))
    program.chmod(0o755)


def main(folder: Path) -> int:
    """Fetches and unpacks uv into a folder; the exit status is 1 where that cannot be done."""
    version = re.findall(r"^uv==(\S+)", PINS.read_text(encoding="utf-8"), re.MULTILINE)[0]
    index = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple")
    try:
        unpack(fetch(find_wheel(index, version, platform.machine())), folder)
    except (OSError, http.client.HTTPException, ValueError, LookupError) as fault:
        sys.stderr.write(f"setup: {index}: {fault}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
