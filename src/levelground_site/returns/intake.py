"""Reading an uploaded return: whatever is wrong with it, all at once, before anything is kept."""

from dataclasses import dataclass
from typing import Any

from levelground.publishing import ReturnFaultError, document_in, faults_in
from levelground.standards import standard
from levelground_site.returns.models import Return

# The largest return of a whole standard, with every part and group, has under one.
MOST_MEGABYTES = 5
MOST_BYTES = MOST_MEGABYTES * 1_000_000
_SHOWN = 25


class CannotTake(Exception):  # noqa: N818
    """A file that cannot be taken in; `faults` says why, in sentences, everything at once."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__(" ".join(faults))
        more = len(faults) - _SHOWN
        self.faults = (*faults[:_SHOWN], *([f"… and {more:,} more."] if more > 0 else []))


@dataclass(frozen=True)
class Readied:
    """A return's document that was found whole: its text as it came, its fingerprint, and what it says."""

    content: str
    fingerprint: str
    document: dict[str, Any]

    @property
    def reasons(self) -> dict[str, str]:
        """The reasons that it gives for what moved, by key."""
        listed = self.document.get("movements", [])
        return {one["key"]: one["reason"] for one in listed if one["reason"]}


def too_large(size: int) -> str:
    """What is said of a file of so many bytes; blank where it is small enough."""
    if size <= MOST_BYTES:
        return ""
    return (
        f"The file has {size / 1_000_000:,.0f} MB, and a return has less than {MOST_MEGABYTES}. Choose the file "
        "return.json that ‘levelground measure’ wrote, not an extract."
    )


def readied(thing: Return, written: bytes) -> Readied:
    """The return in an uploaded file, when it is this organisation's for this collection and holds together.

    Raises CannotTake with everything that is wrong.
    """
    if fault := too_large(len(written)):
        raise CannotTake((fault,))
    try:
        document = document_in(written, "The file")
    except ReturnFaultError as error:
        told = str(error).replace("The file: ", "The file ", 1)
        raise CannotTake((f"{told} Choose the file return.json that ‘levelground measure’ wrote.",)) from error
    faults = _not_this(thing, document)
    if document["standard"] == thing.collection.standard and document["year"] == thing.collection.year:
        faults += faults_in(document, standard(thing.collection.standard))
    if faults:
        raise CannotTake(tuple(faults))
    return Readied(written.decode("utf-8"), str(document["fingerprint"]), document)


def _not_this(thing: Return, document: dict[str, object]) -> list[str]:
    """Whose it is, of what, and for whom: where that is another's, another edition's, or not for inside."""
    faults, collection = [], thing.collection
    if document["organisation"] != thing.organisation.code:
        faults.append(
            f"It is the return of the organisation {_short(document['organisation'])}, and this is "
            f"{thing.organisation.code} ({thing.organisation.name})."
        )
    if document["standard"] != collection.standard:
        faults.append(
            f"It is a return of another standard ({_short(document['standard'])}); this is {collection.standard}."
        )
    elif document["year"] != collection.year:
        faults.append(f"It is a return of the edition {_short(document['year'])}; this is {collection.year}.")
    if document["audience"] != "internal":
        faults.append(
            "It is a publication, in which small numbers are hidden. Put in the internal return, with every count: it "
            "is protected before anything of it is published."
        )
    return faults


def _short(value: object) -> str:
    return str(value)[:40]
