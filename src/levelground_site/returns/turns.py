"""Whose turn it is: for each state of a return who acts next, what they do, and by when."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localtime

from levelground_site.access import Role
from levelground_site.returns.models import Return


@dataclass(frozen=True)
class Turn:
    """Who acts next, with which permission, what they do (after 'waits for somebody to'), and on which page."""

    roles: tuple[Role, ...]
    needs: str
    what: str
    action: str
    page: str

    @property
    def who(self) -> str:
        """The roles in words: 'the analyst or the equality lead'."""
        return " or ".join(f"the {role.label[:1].lower()}{role.label[1:]}" for role in self.roles)


TURNS: dict[str, Turn] = {
    "not-started": Turn((Role.ANALYST,), "return.take-in", "put in the return", "Put it in", "return-files"),
    "draft": Turn((Role.EQUALITY_LEAD,), "return.review", "review the figures", "Review it", "return-sign-off"),
    "reviewed": Turn((Role.EXECUTIVE,), "return.sign-off", "sign off the data", "Sign it off", "return-sign-off"),
    "signed": Turn(
        (Role.ANALYST, Role.EQUALITY_LEAD), "return.submit", "submit the return", "Submit it", "return-submitted"
    ),
    "submitted": Turn(
        (Role.NATIONAL_TEAM,), "return.accept", "read it, and accept or query it", "Read it", "return-submitted"
    ),
    "queried": Turn(
        (Role.ANALYST, Role.EQUALITY_LEAD, Role.EXECUTIVE),
        "return.answer",
        "answer the national team’s query",
        "Answer it",
        "return-submitted",
    ),
}
TO_APPROVE = Turn(
    (Role.BOARD_MEMBER,),
    "return.approve",
    "approve the report and action plan for the board",
    "Approve it",
    "return-submitted",
)
TO_PUBLISH = Turn(
    (Role.EQUALITY_LEAD,),
    "return.publish",
    "publish the report and action plan, and say where",
    "Say where",
    "return-submitted",
)


def turn_of(thing: Return) -> Turn | None:
    """Whose turn it is; None when nothing is left to do."""
    if thing.state != "accepted":
        return TURNS[thing.state]
    if thing.approved_on is None:
        return TO_APPROVE
    return TO_PUBLISH if thing.published_on is None else None


def due(thing: Return) -> date | None:
    """By when it is to be done: the collection's end, then the day for publication; none is set for the rest."""
    if thing.state == "accepted":
        return thing.collection.publish_by
    return None if thing.state == "submitted" else localtime(thing.collection.closes).date()
