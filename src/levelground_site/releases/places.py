"""Where a release's files lie: in the site's folder of files, apart for each release, the kept inputs beside them."""

import shutil
import time
from collections.abc import Collection
from pathlib import Path

from django.conf import settings

INPUTS = "inputs.sealed"
_UNFINISHED = 86_400


def root() -> Path:
    """The folder of all releases."""
    return Path(settings.DATA) / "files" / "releases"


def folder_of(public_id: object) -> Path:
    """The folder of one release's open data."""
    return root() / str(public_id) / "open"


def inputs_of(public_id: object) -> Path:
    """The file of one release's kept inputs."""
    return root() / str(public_id) / INPUTS


def clear_unfinished(published: Collection[str]) -> None:
    """Takes away what a release that was broken off more than a day ago has left: nobody was ever shown it."""
    if not root().is_dir():
        return
    for folder in root().iterdir():
        if folder.name not in published and folder.stat().st_mtime < time.time() - _UNFINISHED:
            shutil.rmtree(folder, ignore_errors=True)
