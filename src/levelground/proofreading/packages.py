"""Office files: their parts read from the zip with a limit, and their XML without declarations of entities."""

import zipfile
import zlib
from lzma import LZMAError
from pathlib import Path
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from levelground.proofreading.document import UnreadableError

# A board paper's text is some hundred kilobytes; far more is no report, or a file made to fill the memory.
MOST_BYTES = 32 * 1024 * 1024
MOST_PARTS = 5_000
_DEEPEST = 200
# Each element takes some hundred bytes of memory, however short it is in the file.
_MOST_ELEMENTS = 2_000_000


class Package:
    """An opened office file. Raises UnreadableError where a part is too large, damaged or missing."""

    def __init__(self, path: Path, kind: str) -> None:
        self.path, self.kind, self._left = path, kind, MOST_BYTES
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise UnreadableError(f"{path}: is no {kind} file, or a damaged one.") from error
        self.names = self._zip.namelist()
        if len(self.names) > MOST_PARTS:
            raise UnreadableError(f"{path}: has {len(self.names):,} parts inside; that is no report.")

    def __enter__(self) -> "Package":
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def part(self, name: str) -> Element:
        """A part as a tree with local names only."""
        return tree_of(self._bytes(name), f"{self.path}: its part {name}")

    def _bytes(self, name: str) -> bytes:
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise UnreadableError(f"{self.path}: has a password. Save a copy without one.")
            with self._zip.open(info) as part:
                content = part.read(self._left + 1)
        except KeyError as error:
            raise UnreadableError(f"{self.path}: is no {self.kind} file (it has no {name} inside).") from error
        except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, zlib.error, LZMAError) as error:
            raise UnreadableError(f"{self.path}: is damaged ({name} cannot be unpacked).") from error
        self._left -= len(content)
        if self._left < 0:
            raise UnreadableError(
                f"{self.path}: unpacks to more than {MOST_BYTES // 1024**2} MB of text; that is no report."
            )
        return content


def tree_of(content: bytes, name: str) -> Element:
    """XML as a tree with local names; a document type, which office files never have, is refused."""
    builder, depth, number = TreeBuilder(), 0, 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, number
        depth, number = depth + 1, number + 1
        if depth > _DEEPEST:
            raise UnreadableError(f"{name} is nested deeper than any report.")
        if number > _MOST_ELEMENTS:
            raise UnreadableError(f"{name} has more than {_MOST_ELEMENTS:,} elements; that is no report.")
        builder.start(_local(tag), {_local(key): value for key, value in attributes.items()})

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_local(tag))

    def refuse(*_: object) -> None:
        raise UnreadableError(f"{name} declares a document type, which no office program writes.")

    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise UnreadableError(f"{name} is damaged ({error}).") from error
    return builder.close()


def _local(name: str) -> str:
    return name.rpartition("}")[2]
