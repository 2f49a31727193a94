"""What happens to collections and returns: one function a verb."""

from levelground_site.returns.actions.collecting import close_collection, mark_released, open_collection, plan
from levelground_site.returns.actions.deciding import accept, answer, approve, publish, query
from levelground_site.returns.actions.preparing import (
    CLOSED_TO_WORDS,
    NothingToSend,
    SomebodyElseWrote,
    correct,
    remark,
    reopen,
    review,
    sign_off,
    submit,
    take_in,
    write,
)
from levelground_site.returns.actions.reminding import remind

__all__ = [
    "CLOSED_TO_WORDS",
    "NothingToSend",
    "SomebodyElseWrote",
    "accept",
    "answer",
    "approve",
    "close_collection",
    "correct",
    "mark_released",
    "open_collection",
    "plan",
    "publish",
    "query",
    "remark",
    "remind",
    "reopen",
    "review",
    "sign_off",
    "submit",
    "take_in",
    "write",
]
