"""What happens to collections and returns: one function a verb."""

from levelground_site.returns.actions.collecting import close_collection, open_collection, plan
from levelground_site.returns.actions.deciding import accept, answer, approve, publish, query
from levelground_site.returns.actions.preparing import (
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

__all__ = [
    "NothingToSend",
    "SomebodyElseWrote",
    "accept",
    "answer",
    "approve",
    "close_collection",
    "correct",
    "open_collection",
    "plan",
    "publish",
    "query",
    "remark",
    "reopen",
    "review",
    "sign_off",
    "submit",
    "take_in",
    "write",
]
