"""Two kinds of document for somebody who comes into work with support, on the mechanism that carers' passports use.

'How to support me at work' is a page of one's own: about me, what I am good at, what helps, what does not. No diagnosis
is asked for. A reasonable-adjustment agreement says what was asked for, what was agreed, and by when it is in place.
"""

from levelground_site.access import Role
from levelground_site.documents.kinds import Basis, Kind, Party, Question, Section, declare

SUPPORT_KEY, ADJUSTMENTS_KEY = "how-to-support-me", "reasonable-adjustments"

_DUTY = Basis(
    "duty",
    "A reasonable adjustment",
    "the law: a change that takes away what makes it harder for you. Your employer pays for it.",
    days=28,
    escalation="Ask HR, your union or Acas (0300 123 1100) if it is not done.",
    overview=True,
    source="Equality Act 2010, section 20",
)
_ACCESS = Basis(
    "access-to-work",
    "Access to Work",
    "a grant for what your employer need not pay: a job coach, taxis, a support worker.",
    source="Department for Work and Pensions, Access to Work",
)
_BETWEEN_US = Basis("informal", "Between the two of us", "your manager can say yes today.")
_IDEAS = (
    ("How I am told things", ("One thing at a time", "Write it down, with pictures", "Show me first")),
    ("Time", ("Start later", "Shorter days at first", "A break each hour")),
    ("Place", ("A quiet place to work", "My own desk", "Headphones")),
    ("People", ("A job coach", "A buddy in the team", "Somebody with me in meetings")),
)
_MINE = Section(
    "mine",
    "Only for me",
    "Nobody else can see this part.",
    (Question("think", "What else do I want to remember?"),),
    shareable=False,
)
_ASKS = Section("asks", "What I ask for", asks=True)

_ABOUT = Section(
    "about",
    "About me",
    "Say what you like. You need not say what you have.",
    (
        Question(
            "me",
            "What should people know about me?",
            "Such as: call me Danny.",
            picture="about-me",
        ),
    ),
)
_GOOD = Section(
    "good",
    "I am good at",
    "",
    (Question("good", "What am I good at?", "Such as: I am never late. I know the wards.", picture="good"),),
)
_HELPS = Section(
    "helps",
    "What helps",
    "",
    (Question("helps", "What helps me at work?", "Such as: tell me one thing at a time.", picture="idea"),),
)
_NOT = Section(
    "does-not",
    "What does not help",
    "",
    (Question("not", "What does not help me?", "Such as: loud rooms. People who talk fast.", picture="not-good"),),
)
_SHOWN = frozenset({"about", "good", "helps", "does-not", "asks"})

SUPPORT = declare(
    Kind(
        SUPPORT_KEY,
        "How to support me at work",
        "One-to-one",
        "support-me",
        sections=(_ABOUT, _GOOD, _HELPS, _NOT, _ASKS, _MINE),
        parties=(
            Party(
                "manager",
                "My manager",
                "You talk about it, and agree what helps.",
                may_see=_SHOWN,
                offered=_SHOWN,
                agrees=True,
                answers=True,
            ),
            Party(
                "coach",
                "My job coach, or someone who helps me",
                "They read it. They cannot change it or share it.",
                may_see=_SHOWN,
                offered=frozenset({"about", "good", "helps", "does-not"}),
                days=180,
            ),
            Party(
                "team",
                "Someone I work with",
                "They read what you choose.",
                may_see=frozenset({"about", "good", "helps", "does-not"}),
                offered=frozenset({"good", "helps", "does-not"}),
                days=365,
            ),
        ),
        bases=(_BETWEEN_US, _DUTY, _ACCESS),
        ideas=_IDEAS,
    )
)

_HARDER = Section(
    "harder",
    "What makes it harder",
    "Say what happens at work. You need not name a condition.",
    (
        Question("what", "What at work makes it harder for you?"),
        Question("when", "When does it happen?"),
        Question("before", "What has helped before, here or elsewhere?"),
    ),
)
_AGREED = frozenset({"harder", "asks"})
ADJUSTMENTS = declare(
    Kind(
        ADJUSTMENTS_KEY,
        "My reasonable adjustments",
        "One-to-one",
        "support-me",
        sections=(_HARDER, _ASKS, _MINE),
        parties=(
            Party(
                "manager",
                "Your manager",
                "Agrees with you what is changed, and by when.",
                may_see=_AGREED,
                offered=_AGREED,
                agrees=True,
                answers=True,
            ),
            Party(
                "helper",
                "HR or occupational health",
                "When you want help, or Access to Work is asked for.",
                may_see=_AGREED,
                offered=frozenset({"asks"}),
                answers=True,
                days=90,
                roles=(Role.HR,),
            ),
        ),
        bases=(_DUTY, _ACCESS, _BETWEEN_US),
        ideas=_IDEAS,
    )
)
