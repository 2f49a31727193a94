"""Static files: served as they stand, their address carrying a fingerprint of their content."""

import hashlib
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


@cache
def _fingerprint(name: str) -> str:
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(f"There is no static file {name}.")
    return hashlib.sha256(Path(found).read_bytes()).hexdigest()[:8]


class VersionedStorage(StaticFilesStorage):
    """Adds ?v=FINGERPRINT, so that a browser may keep a file for long; nothing has to be collected beforehand."""

    def url(self, name: str | None) -> str:
        """The file's address."""
        return f"{super().url(name)}?v={_fingerprint(name or '')}"
