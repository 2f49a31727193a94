"""What a file is by its first bytes, whatever its name says: for the sentence that tells what was given instead."""

_SIGNATURES = (
    (b"PK\x03\x04", "a zip file or an Excel workbook"),
    (b"\xd0\xcf\x11\xe0", "a workbook of the old kind (.xls) or one with a password"),
    (b"PAR1", "a Parquet file"),
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a photograph (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"Rar!", "an archive (RAR)"),
    (b"7z\xbc\xaf", "an archive (7z)"),
    (b"MZ\x90\x00", "a program"),
    (b"\x7fELF", "a program"),
)


def signature(head: bytes) -> str:
    """What kind of file begins with these bytes, in words; blank where they are no known signature."""
    if head[:3] == b"\0\0\0" and head[4:8] == b"ftyp":
        return "a photograph or a film"
    return next((kind for start, kind in _SIGNATURES if head.startswith(start)), "")
