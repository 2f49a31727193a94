"""What a text still needs before it can be reviewed or published."""

from levelground_site.carers.library.captions import faults_of
from levelground_site.carers.library.easy import missing_of
from levelground_site.carers.library.kinds import Kind
from levelground_site.carers.library.models import Text


class NotReady(Exception):  # noqa: N818
    """Something is missing; says all of it, a sentence each."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(" ".join(missing))
        self.missing = missing


def missing(text: Text) -> list[str]:
    """What is missing, in sentences; empty when it can be sent to review."""
    found = []
    if not text.title.strip() or not text.summary.strip():
        found.append("It needs a title and a sentence that says what it is.")
    if not text.author.strip():
        found.append("It needs an author.")
    if not text.sources:
        found.append("It needs at least one source.")
    kind = text.item.kind
    if kind == Kind.PATH and not text.item.steps:
        found.append("A path needs at least one step.")
    if kind in {Kind.VIDEO, Kind.AUDIO} and not text.body.strip():
        found.append("It needs a transcript: everything that is said, and what can be seen that matters.")
    elif kind != Kind.PATH and not text.body.strip():
        found.append("It has no words yet.")
    if kind in {Kind.VIDEO, Kind.AUDIO} and not text.media:
        found.append("It needs its recording.")
    if kind == Kind.VIDEO:
        found += [f"Its captions: {fault}" for fault in faults_of(text.captions)]
    return [*found, *missing_of(text)]


def require_ready(text: Text) -> None:
    """Raises NotReady with all that is missing."""
    found = missing(text)
    if found:
        raise NotReady(found)
