"""What is asked about easy-read texts, forms and messages."""

from levelground_site.easy_read.queries.wording import (
    AnyPage,
    Standing,
    any_page,
    draft_of,
    drafts,
    fingerprint_of,
    pattern_of,
    patterns_waiting,
    published,
    standing_of,
    standings,
    stopped,
    text_of,
    wording,
    wordings,
)

__all__ = [
    "AnyPage",
    "Standing",
    "any_page",
    "draft_of",
    "drafts",
    "fingerprint_of",
    "pattern_of",
    "patterns_waiting",
    "published",
    "standing_of",
    "standings",
    "stopped",
    "text_of",
    "wording",
    "wordings",
]
