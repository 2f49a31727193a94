"""Extracts in the tests, as a browser sends them."""

from collections.abc import Iterable
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile


def given(files: Iterable[Path | tuple[str, bytes]]) -> list[SimpleUploadedFile]:
    """Files as a browser sends them."""
    pairs = ((each.name, each.read_bytes()) if isinstance(each, Path) else each for each in files)
    return [SimpleUploadedFile(name, content) for name, content in pairs]
