"""The words of a standard for anyone: short, common, each hard word explained. At most fifteen words a sentence."""

from dataclasses import dataclass


class NoPlainWordsError(Exception):
    """A standard has no plain words, so no plain page can be made of it; the message says which indicators."""


@dataclass(frozen=True)
class GroupInPlainWords:
    """A group: what it is called ('white {who}'), what its people are ('white'), and what the words mean."""

    named: str
    are: str
    explained: str


@dataclass(frozen=True)
class IndicatorInPlainWords:
    """An indicator: its heading, what was looked at, what the hard word in it means, and what is said of people.

    `who` are the people counted. `did` is what some of them did, for a likelihood or an answer; `where` is what the
    people of a share are called. `picture` names the picture of the thing.
    """

    heading: str
    about: str
    explained: str
    picture: str
    who: str = "people"
    did: str = ""
    where: str = ""


@dataclass(frozen=True)
class StandardInPlainWords:
    """A standard: its groups and its indicators."""

    groups: dict[str, GroupInPlainWords]
    indicators: dict[str, IndicatorInPlainWords]


_WRES = StandardInPlainWords(
    groups={
        "bme": GroupInPlainWords(
            "{who} from an ethnic minority",
            "from an ethnic minority",
            "Ethnic minority means Black, Asian, mixed or another group that is not white.",
        ),
        "white": GroupInPlainWords("white {who}", "white", ""),
    },
    indicators={
        "1": IndicatorInPlainWords(
            "Top jobs",
            "We looked at the top jobs here.",
            "Top jobs are the jobs with higher pay: band 8a and above.",
            "ladder",
            where="people in top jobs",
        ),
        "2": IndicatorInPlainWords(
            "Getting a job",
            "We looked at people on the short list for a job.",
            "A short list is the people who may get the job.",
            "door",
            did="got the job",
        ),
        "3": IndicatorInPlainWords(
            "Discipline at work",
            "We looked at who faced formal discipline at work.",
            "Formal discipline is when work checks if you broke the rules.",
            "rules",
            who="staff",
            did="faced formal discipline",
        ),
        "4": IndicatorInPlainWords(
            "Extra training",
            "We looked at who had extra training.",
            "Extra training helps you learn more. You do not have to do it.",
            "book",
            who="staff",
            did="had extra training",
        ),
        "5": IndicatorInPlainWords(
            "Bad treatment by the public",
            "We asked staff: did patients or the public treat you badly?",
            "Treated badly can mean bullied, hurt, threatened or called names.",
            "shout",
            who="staff",
            did="said yes",
        ),
        "6": IndicatorInPlainWords(
            "Bad treatment by other staff",
            "We asked staff: did other staff treat you badly?",
            "Other staff can be managers or the people you work with.",
            "colleagues",
            who="staff",
            did="said yes",
        ),
        "7": IndicatorInPlainWords(
            "A fair chance to move up",
            "We asked staff: does everyone here get a fair chance to move up?",
            "To move up means to get a better job here.",
            "stairs",
            who="staff",
            did="said yes",
        ),
        "8": IndicatorInPlainWords(
            "Unfair treatment at work",
            "We asked staff: did people at work treat you unfairly?",
            "This means a manager or other staff treated you worse than others.",
            "unequal",
            who="staff",
            did="said yes",
        ),
        "9": IndicatorInPlainWords(
            "The board",
            "We looked at who is on the board.",
            "The board is the group of people who run this place.",
            "table",
            where="people on the board",
        ),
    },
)
_STANDARDS = {"wres": _WRES}


def plain_words_of(standard: str, indicators: list[str]) -> StandardInPlainWords:
    """The plain words of a standard. Raises NoPlainWordsError where it, or one of these indicators, has none."""
    words = _STANDARDS.get(standard, StandardInPlainWords({}, {}))
    missing = [indicator for indicator in indicators if indicator not in words.indicators]
    if missing or not words.groups:
        which = f"indicators {', '.join(missing)}" if missing else "any indicator"
        raise NoPlainWordsError(f"The standard {standard} has no plain words for {which}: no plain page is made.")
    return words
