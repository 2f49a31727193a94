"""What happens to documents: written, shared, answered, agreed, looked at again, ended."""

from levelground_site.documents.actions._locking import ChangedMeanwhile
from levelground_site.documents.actions.agreeing import CannotConfirm, arrange, call_off, confirm, set_review
from levelground_site.documents.actions.asking import (
    MISSING,
    MUST_SAY,
    Incomplete,
    Reply,
    answer,
    ask,
    ask_again,
    end_ask,
    not_in_place,
    put_in_place,
    send_for_help,
)
from levelground_site.documents.actions.ending import begin_again, end, erase, erased_again, go_on, pause, rewrap
from levelground_site.documents.actions.keeping import keep_documents, keep_look
from levelground_site.documents.actions.reviewing import look_again, reviewed
from levelground_site.documents.actions.sharing import CannotShare, change, claim, hand_over, revoke, share
from levelground_site.documents.actions.writing import WrittenElsewhere, begin, note_privately, write

__all__ = [
    "MISSING",
    "MUST_SAY",
    "CannotConfirm",
    "CannotShare",
    "ChangedMeanwhile",
    "Incomplete",
    "Reply",
    "WrittenElsewhere",
    "answer",
    "arrange",
    "ask",
    "ask_again",
    "begin",
    "begin_again",
    "call_off",
    "change",
    "claim",
    "confirm",
    "end",
    "end_ask",
    "erase",
    "erased_again",
    "go_on",
    "hand_over",
    "keep_documents",
    "keep_look",
    "look_again",
    "not_in_place",
    "note_privately",
    "pause",
    "put_in_place",
    "reviewed",
    "revoke",
    "rewrap",
    "send_for_help",
    "set_review",
    "share",
    "write",
]
