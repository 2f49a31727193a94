"""The roles that people hold in an organisation for a time, and how far each reaches."""

from dataclasses import dataclass
from enum import Enum, StrEnum


class Reach(Enum):
    """Whose matters a role reaches, counted from the organisation in which it is held."""

    OWN = "their own organisation, and those that it succeeded"
    SYSTEM = "their integrated care board, and every organisation of its system"
    ALL = "every organisation"


class Role(StrEnum):
    """A role; its value is what the database keeps."""

    ANALYST = "analyst"
    EQUALITY_LEAD = "equality-lead"
    EXECUTIVE = "executive"
    GOVERNANCE_LEAD = "governance-lead"
    BOARD_MEMBER = "board-member"
    HR = "hr"
    LINE_MANAGER = "line-manager"
    STAFF_MEMBER = "staff-member"
    NETWORK_CHAIR = "network-chair"
    CARERS_LEAD = "carers-lead"
    LIVED_EXPERIENCE_LEAD = "lived-experience-lead"
    JOB_COACH = "job-coach"
    PLEDGE_VERIFIER = "pledge-verifier"
    SPEAK_UP_GUARDIAN = "speak-up-guardian"
    PRESS_OFFICER = "press-officer"
    SUPPORTER = "supporter"
    ICS_REPRESENTATIVE = "ics-representative"
    NATIONAL_TEAM = "national-team"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> str:
        """What people call it."""
        return ABOUT[self].title

    @property
    def in_a_sentence(self) -> str:
        """'equality lead', 'HR partner'."""
        return self.label if self.label[:2].isupper() else self.label[:1].lower() + self.label[1:]

    @property
    def words(self) -> str:
        """What it is for, in a sentence."""
        return ABOUT[self].words

    @property
    def reach(self) -> Reach:
        """Whose matters it reaches."""
        return ABOUT[self].reach


@dataclass(frozen=True)
class About:
    """What a role is called, what it is for, and how far it reaches."""

    title: str
    words: str
    reach: Reach = Reach.OWN


ABOUT = {
    Role.ANALYST: About("Analyst", "Prepares the organisation's figures."),
    Role.EQUALITY_LEAD: About("Equality lead", "Reviews the figures, explains them, and leads the action on them."),
    Role.EXECUTIVE: About("Responsible executive", "Signs off the organisation's data."),
    Role.GOVERNANCE_LEAD: About(
        "Information-governance lead", "Sees who looked at what, never the content; decides what may be uploaded."
    ),
    Role.BOARD_MEMBER: About("Board member", "Reads the figures, approves the report and the action plan."),
    Role.HR: About("HR partner", "Answers requests and keeps promises to staff."),
    Role.LINE_MANAGER: About("Line manager", "Agrees with a member of the team what will help."),
    Role.STAFF_MEMBER: About("Staff member", "Reads, and writes what is their own."),
    Role.NETWORK_CHAIR: About("Staff-network chair", "Raises matters for a network and sees them answered."),
    Role.CARERS_LEAD: About("Carers lead", "Looks after the library and the support for carers."),
    Role.LIVED_EXPERIENCE_LEAD: About("Lived-experience lead", "Looks after pledges, posts and easy read."),
    Role.JOB_COACH: About("Job coach", "Supports a person at work, where that person asked."),
    Role.PLEDGE_VERIFIER: About("Pledge verifier", "Confirms that what was promised has happened."),
    Role.SPEAK_UP_GUARDIAN: About("Speak-up guardian", "Hears what people would not say elsewhere."),
    Role.PRESS_OFFICER: About("Press officer", "Plans and counts appearances in the media."),
    Role.SUPPORTER: About("Supporter", "Invited by somebody to one document of theirs."),
    Role.ICS_REPRESENTATIVE: About("ICS representative", "Sees who in the system needs help.", Reach.SYSTEM),
    Role.NATIONAL_TEAM: About("National team", "Runs the collection and publishes it.", Reach.ALL),
    Role.EDITOR: About("Editor", "Looks after guidance and stories.", Reach.ALL),
    Role.ADMINISTRATOR: About(
        "Administrator", "Looks after organisations and accounts; sees identifiers, never content.", Reach.ALL
    ),
}
