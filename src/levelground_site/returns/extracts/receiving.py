"""Taking in an upload: straight into the private folder, within the limits, and checked by content."""

import json
import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from levelground_site.returns.extracts.folders import Folder
from levelground_site.returns.extracts.kinds import FIRST_BYTES, fault_of
from levelground_site.returns.extracts.names import NAMES

_MB = 1_000_000


@dataclass
class Received:
    """Files received: the name of each as it was given, by the number under which it lies; and what is refused.

    `taken`: they are to be measured, and whoever measures them looks after the folder.
    """

    names: list[str] = field(default_factory=list)
    size: int = 0
    refusal: str = ""
    taken: bool = False


class IntoFolder(FileUploadHandler):
    """Writes each file under a number, never under the name that it was given, and stops at the limits."""

    chunk_size = 1 << 20

    def __init__(self, folder: Folder) -> None:
        super().__init__()
        self.folder, self.received = folder, Received()
        self._file: BinaryIO | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begins the next file."""
        super().new_file(*args, **kwargs)
        number = len(self.received.names)
        if number >= settings.UPLOAD_FILES:
            self._stop(f"There are more than {settings.UPLOAD_FILES} files. Choose the extracts alone.")
        # Some systems write an accent as a character of its own.
        self.received.names.append(unicodedata.normalize("NFC", self.file_name or ""))
        place = os.open(self.folder.path / str(number), os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        self._file = os.fdopen(place, "wb")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Writes a piece."""
        self.received.size += len(raw_data)
        if self.received.size > settings.UPLOAD_MB * _MB:
            self._stop(
                f"The files are larger than {settings.UPLOAD_MB} MB together. Measure them on your own computer."
            )
        if self._file is not None:
            self._file.write(raw_data)

    def file_complete(self, file_size: int) -> None:
        """Ends the file; nothing of it is handed on."""
        self._close()

    def upload_interrupted(self) -> None:
        """Lets go; whoever made the folder removes it."""
        self._close()

    def _stop(self, sentence: str) -> None:
        self.received.refusal = sentence
        self._close()
        raise StopUpload(connection_reset=False)

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


def faults_in(folder: Folder, received: Received) -> list[str]:
    """Why what was received cannot be measured: every reason, each a sentence; none where it can be.

    The names are then laid beside the files, for whoever measures them.
    """
    if received.refusal:
        return [received.refusal]
    faults = list(_faults(folder, received))
    if not faults:
        (folder.path / NAMES).write_text(json.dumps(received.names), encoding="utf-8")
    return faults


def _faults(folder: Folder, received: Received) -> Iterator[str]:
    if not received.names:
        yield "No file has come. Choose the extracts, all together."
    seen: set[str] = set()
    for number, name in enumerate(received.names):
        with (folder.path / str(number)).open("rb") as file:
            fault = fault_of(name, file.read(FIRST_BYTES))
        if fault:
            yield fault
        elif name.casefold() in seen:
            yield f"{name}: two files have this name. Choose one, or rename one."
        seen.add(name.casefold())
