"""What a recording is, told by its first bytes and not by its name."""

MOST_BYTES = 50 * 1024 * 1024
# What the browser is told to offer, and how each kind begins (and from which byte on).
ACCEPT = "audio/*,video/*"
_BEGINNINGS: tuple[tuple[int, bytes, str], ...] = (
    (4, b"ftyp", "video/mp4"),
    (0, b"\x1aE\xdf\xa3", "video/webm"),
    (0, b"OggS", "audio/ogg"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"\xff\xf3", "audio/mpeg"),
    (8, b"WAVE", "audio/wav"),
)
_AUDIO_BRANDS = (b"M4A ", b"M4B ")


class NoRecording(ValueError):  # noqa: N818
    """A file that cannot be taken; says why in easy words."""


def kind_of(first: bytes) -> str:
    """The kind of a recording by its first bytes; NoRecording for anything else."""
    for at, beginning, kind in _BEGINNINGS:
        if first[at : at + len(beginning)] == beginning:
            return "audio/mp4" if first[8:12] in _AUDIO_BRANDS else kind
    raise NoRecording("This file is no voice or film. Choose another one.")


def checked(size: int, first: bytes) -> str:
    """The kind of a recording that can be taken; NoRecording where it is empty, too large, or none."""
    if size > MOST_BYTES:
        raise NoRecording("This file is too big. Make a shorter one.")
    return kind_of(first)
