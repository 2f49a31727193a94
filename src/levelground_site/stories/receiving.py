"""Receiving a file of a story: straight into the private folder, within the limit."""

import os
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from levelground_site.stories import places

_MB = 1_000_000


class IntoPlace(FileUploadHandler):
    """Writes one file under a random name, never under the one it was given; `refusal` says why it stopped."""

    chunk_size = 1 << 20

    def __init__(self) -> None:
        super().__init__()
        self.path: Path | None = None
        self.refusal = ""
        self._file: BinaryIO | None = None
        self._size = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begins the file."""
        super().new_file(*args, **kwargs)
        if self.path is not None:
            self._stop("More than one file has come. Choose one.")
        self.path = places.new()
        self._file = os.fdopen(os.open(self.path, os.O_WRONLY | os.O_CLOEXEC), "wb")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Writes a piece."""
        self._size += len(raw_data)
        if self._size > settings.STORY_MB * _MB:
            self._stop(f"The file is larger than {settings.STORY_MB} MB. Save it smaller, or make it shorter.")
        if self._file is not None:
            self._file.write(raw_data)

    def file_complete(self, file_size: int) -> None:
        """Ends it; nothing of it is handed on."""
        self._close()

    def upload_interrupted(self) -> None:
        """Lets go."""
        self._close()

    def discard(self) -> None:
        """Takes away what came."""
        self._close()
        if self.path is not None:
            self.path.unlink(missing_ok=True)

    def _stop(self, sentence: str) -> None:
        self.refusal = sentence
        self._close()
        raise StopUpload(connection_reset=False)

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
