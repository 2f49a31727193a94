"""The carers' hub and their rights in easy read; a right stands there on the days on which it is the law."""

from levelground_site.easy_read.pages import made_page
from levelground_site.easy_read.texts import pattern

YOU = (
    pattern("carers-you", "carer", "You may help a mother, a child or a friend."),
    pattern(
        "carers-called",
        "about-me",
        "Then you are a carer.",
        hard={"carer": "A carer looks after someone, without pay."},
    ),
)
READ = pattern("carers-read", "book", "You can read all this and tell nobody.")
RIGHTS = pattern("carers-rights", "law", "See what the law gives you.")
GUIDE = pattern("carers-guide", "talk", "See how to talk with your manager.")
PASSPORT = pattern("carers-passport", "write", "Write down what helps you at work.")
LIBRARY = pattern("carers-library", "college", "Find short guides that help you.")
STORIES = pattern("carers-stories", "voice", "Read what other people say.")
NOW = (
    pattern("carers-danger", "warning", "Call 999 if someone is in danger now."),
    pattern("carers-distress", "phone", "Call Samaritans on 116 123 if it is too much."),
    pattern("carers-free", "heart", "They listen at any time, and it is free."),
)
HUB = (*YOU, READ, RIGHTS, GUIDE, PASSPORT, LIBRARY, STORIES, *NOW)

FOR_WHOM = pattern("rights-for-whom", "form", "These rights are for people with a contract of work.")
# By the key of the right in rights.toml: one that is not here is on the page with more words.
LAW = {
    "carers-leave": (
        pattern("rights-leave", "calendar", "You can have one week off each year to look after someone."),
        pattern("rights-leave-pay", "pay", "The law gives you this week without pay."),
    ),
    "emergency": (pattern("rights-emergency", "clock", "You can have time off when something goes wrong."),),
    "flexible-working": (pattern("rights-hours", "change", "You can ask for other hours of work."),),
    "association": (
        pattern("rights-worse", "unequal", "Some people are treated worse for helping a disabled or old person."),
        pattern("rights-against", "law", "This can be against the law."),
    ),
    "own-disability": (
        pattern(
            "rights-adjust",
            "ramp",
            "You can ask for an adjustment if you have a disability.",
            hard={"adjustment": "It is a change that helps you at work."},
        ),
    ),
    "carers-assessment": (pattern("rights-council", "listening", "You can ask your council what you need."),),
}
MORE = pattern("rights-more", "good", "Your place of work may give you more.")
ASK = pattern("rights-ask", "manager", "Ask your manager, or someone who helps workers.")
LAW_ON = pattern("rights-on", "day {number}", "This is the law on {day}.", number=3, day="3 June 2026")
LAWS = (FOR_WHOM, *(each for rows in LAW.values() for each in rows), MORE, ASK, LAW_ON)

made_page("carer", "Find help if you look after someone.", "carers-easy", beside=("carers",))
made_page("law", "See your rights if you look after someone.", "carers-rights-easy", beside=("carers-rights",))
