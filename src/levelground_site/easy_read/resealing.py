"""Recordings, when a sealing key is changed."""

from pathlib import Path

from django.core.files.storage import default_storage

from levelground_site.config.actions import resealer
from levelground_site.config.sealing import bytes_sealed_anew
from levelground_site.easy_read.models import Recording


@resealer
def recordings() -> int:
    """Seals them anew, each file whole or not at all; gives how many."""
    paths = [Path(default_storage.path(each.path)) for each in Recording.objects.all()]
    for path in filter(lambda each: each.is_file(), paths):
        beside = path.with_suffix(".new")
        beside.write_bytes(bytes_sealed_anew(path.read_bytes()))
        beside.replace(path)
    return len(paths)
