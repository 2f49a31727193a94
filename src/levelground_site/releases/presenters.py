"""How releases are told."""

from levelground_site.releases.models import Release

KINDS = {
    ".csv": ("CSV", "text/csv; charset=utf-8"),
    ".parquet": ("Parquet", "application/vnd.apache.parquet"),
    ".json": ("JSON", "application/json; charset=utf-8"),
    ".md": ("text", "text/markdown; charset=utf-8"),
    "": ("text", "text/plain; charset=utf-8"),
}
WHAT = {
    "counts": "Every numerator and denominator",
    "figures": "Every figure, with its interval",
    "national": "The nation's figures, pooled and unweighted",
    "organisations": "Who is in it, and what adds up to what",
    "indicators": "What each indicator is",
    "groups": "What each group is called",
    "answers": "What organisations answered themselves",
    "dictionary": "The data dictionary: what each column means",
    "datapackage": "The dictionary for programs (Frictionless)",
    "csv-metadata": "The dictionary for programs (W3C, CSV on the web)",
    "protection": "What was hidden, and the proof that it is enough",
    "README": "What it holds, how it was made, the licence",
    "SHA256SUMS": "The checksum of every file",
}
_UNITS = ("bytes", "kB", "MB", "GB")


def kind_of(name: str) -> tuple[str, str]:
    """What a file is called by its ending, and its media type."""
    return KINDS[name[name.rindex(".") :] if "." in name else ""]


def what_of(name: str) -> str:
    """What a file holds."""
    return WHAT.get(name.split(".", maxsplit=1)[0], name)


def size_of(size: int) -> str:
    """A file's size: 420 kB."""
    amount, unit = float(size), 0
    while amount >= 1000 and unit < len(_UNITS) - 1:
        amount, unit = amount / 1000, unit + 1
    return f"{amount:.0f} {_UNITS[unit]}" if amount >= 10 or unit == 0 else f"{amount:.1f} {_UNITS[unit]}"


def protection_of(release: Release) -> str:
    """How it was protected, in a few sentences."""
    audit = release.audit
    considered = int(audit["earlier_releases_considered"])
    beside = f" or beside the {considered:,} published before it" if considered else ""
    return (
        f"{audit['shown']:,} of {audit['numbers']:,} numbers are shown ({100 * audit['share_shown']:.1f}%). The others "
        f"are hidden, so that nobody can be recognised: {audit['rules']}, and whatever would give those away in this "
        f"release{beside}. For each hidden number it was proven that values at least {audit['protected_width']} apart "
        "agree with all that is shown."
    )
