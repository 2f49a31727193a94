"""What is asked about easy-read texts, forms and messages."""

from levelground_site.easy_read.queries.wording import (
    Standing,
    draft_of,
    drafts,
    fingerprint_of,
    pattern_of,
    patterns_waiting,
    published,
    standing_of,
    standings,
    text_of,
    wording,
    wordings,
)

__all__ = [
    "Standing",
    "draft_of",
    "drafts",
    "fingerprint_of",
    "pattern_of",
    "patterns_waiting",
    "published",
    "standing_of",
    "standings",
    "text_of",
    "wording",
    "wordings",
]
