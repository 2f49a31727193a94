"""What happens to pledges: one function a verb."""

from levelground_site.lived_experience.pledges.actions.asking import answer, ask, challenge, settle
from levelground_site.lived_experience.pledges.actions.by_date import keep_dates, publish_due
from levelground_site.lived_experience.pledges.actions.counting import (
    add_internships,
    add_starts,
    confirm,
    correct,
    follow_up,
    promise,
    report,
)
from levelground_site.lived_experience.pledges.actions.locking import CannotBe
from levelground_site.lived_experience.pledges.actions.pledging import draft, offer_help, renew, sign, withdraw
from levelground_site.lived_experience.pledges.actions.proving import check, give_evidence
from levelground_site.lived_experience.pledges.actions.publishing import compare, publish
from levelground_site.lived_experience.pledges.actions.schemes import load_scheme

__all__ = [
    "CannotBe",
    "add_internships",
    "add_starts",
    "answer",
    "ask",
    "challenge",
    "check",
    "compare",
    "confirm",
    "correct",
    "draft",
    "follow_up",
    "give_evidence",
    "keep_dates",
    "load_scheme",
    "offer_help",
    "promise",
    "publish",
    "publish_due",
    "renew",
    "report",
    "settle",
    "sign",
    "withdraw",
]
