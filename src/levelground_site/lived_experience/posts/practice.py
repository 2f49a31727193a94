"""What a good advert holds: checked where words can be read, asked of whoever writes it where they cannot.

Sources: NHS England, learning disability employment tools and guidance (2015); Equality Act 2010, section 20; BASE,
Supported internships and Access to Work.
"""

import re
from dataclasses import dataclass

from levelground_site.easy_read.checking import must_be_mended
from levelground_site.lived_experience.posts.models import Advert

# Answered by whoever writes the advert, since no text shows it.
PRACTICE = {
    "supporter": "A supporter is welcome at every step.",
    "trial": "A working interview or a trial can take the place of an interview.",
    "access-to-work": "We help to ask for Access to Work before the first day.",
    "benefits": "We offer free advice on benefits before the job is taken.",
    "feedback": "Everybody who asks for the job hears what was decided, and why, in easy read.",
}
# Asked for by habit, and rarely needed: each keeps people out.
_BARRIERS = {
    r"\bdriving licen[cs]e\b": "a driving licence",
    r"\bGCSEs?\b|\bA.levels?\b|\bdegree\b|\bNVQ\b": "an exam",
    r"\b\d+ years?['’]? experience\b|\byears of experience\b": "years of experience",
    r"\bexcellent (?:communication|written|interpersonal)\b": "excellent communication",
    r"\bfast.paced\b|\bmulti.?task": "working fast or on many things at once",
    r"\bown initiative\b": "working on one’s own initiative",
}
_PAY = re.compile(r"£|\bband\b|\bpaid\b|\bpay\b", re.I)
_HOURS = re.compile(r"\bhours?\b|\bdays? a week\b", re.I)
_PLACE = re.compile(r"\bat\b|\bin\b|\bplace\b|\bhospital\b|\bbus\b", re.I)


@dataclass(frozen=True)
class Check:
    """One thing that good practice asks; `must`: without it the advert cannot be published."""

    says: str
    met: bool
    must: bool = True


def checks_of(advert: Advert) -> list[Check]:
    """Everything that good practice asks of an advert, and whether it is there."""
    text = advert.text
    said = " ".join(row.says for row in text.rows) if text else ""
    return [
        Check("The easy-read text keeps to every rule.", text is not None and not must_be_mended(text)),
        Check("It says what the job pays.", bool(_PAY.search(said))),
        Check("It says how many hours it is.", bool(_HOURS.search(said))),
        Check("It says where the work is.", bool(_PLACE.search(said))),
        Check("A named person answers questions, by phone.", bool(advert.contact_name and advert.contact_phone)),
        Check("There is a last day to ask for the job.", advert.closes is not None),
        Check("The questions are given in advance.", bool(advert.asked_in_advance)),
        *(Check(words, key in advert.practice) for key, words in PRACTICE.items()),
        *(Check(f"Is {what} truly needed for this job?", met=False, must=False) for what in barriers(advert)),
    ]


def barriers(advert: Advert) -> list[str]:
    """What the job description asks for that keeps people out, and may not be needed."""
    return [what for looked_for, what in _BARRIERS.items() if re.search(looked_for, advert.description, re.I)]


def missing(advert: Advert) -> list[str]:
    """What keeps it from being published."""
    return [check.says for check in checks_of(advert) if check.must and not check.met]
