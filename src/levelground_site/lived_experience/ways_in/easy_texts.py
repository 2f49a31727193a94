"""Ways into work in easy read."""

from levelground_site.easy_read.pages import Twin, made_page, stands_beside
from levelground_site.easy_read.texts import pattern

KINDS = (
    pattern(
        "ways-internship",
        "college",
        "You can do a supported internship.",
        hard={"supported internship": "You learn at a place of work for one school year."},
    ),
    pattern(
        "ways-tasting",
        "try",
        "You can do a work tasting.",
        hard={"work tasting": "You try a job for some days, and see if you like it."},
    ),
    pattern(
        "ways-apprenticeship",
        "tools",
        "You can do an apprenticeship.",
        hard={"apprenticeship": "You have a job with pay, and learn it as you go."},
    ),
    pattern(
        "ways-coached",
        "coach",
        "You can have a job coach.",
        hard={"job coach": "This person helps you learn the job, and stays near you."},
    ),
)
THERE_ARE = pattern("ways-there-are", "search", "Places you can ask for now: {number}.", number=2)
NONE_NOW = pattern("ways-none", "wait", "There is no place to ask for now.")
ONE = pattern(
    "ways-one",
    "day {number}",
    "{title} at {place} starts on {day}.",
    title="Ward helper",
    place="Northfield",
    day="3 June 2026",
    number=3,
)
HELP = (
    pattern("ways-supporter", "supporter", "Bring someone who helps you."),
    pattern(
        "ways-access",
        "money",
        "You can ask for Access to Work.",
        hard={"Access to Work": "This is money for help at work, such as a taxi."},
    ),
    pattern("ways-change", "ramp", "You can ask for a change that helps you."),
    pattern("ways-benefits", "pay", "Pay can change your benefits, so ask before you start."),
)
OF_ROUTE = dict(zip(("internship", "tasting", "apprenticeship", "coached"), KINDS, strict=True))
THERE = pattern("ways-place", "hospital", "{title} is at {place}.", title="Ward helper", place="Northfield")
STARTS = pattern("ways-starts", "day {number}", "It starts on {day}.", day="3 June 2026", number=3)
ASK = pattern("ways-ask", "phone", "Ask {name} on {phone}.", name="Jo Barker", phone="0300 123 4567")
ASK_BY = pattern("ways-ask-by", "calendar", "You can ask until {day}.", day="3 June 2026")
CLOSED = pattern("ways-closed", "stop", "You can ask for this no more.")
ADJUSTED = {
    "no-exam": pattern("ways-no-exam", "book", "You can start without an exam."),
    "trial": pattern("ways-trial", "first-day", "You can show us how you work."),
    "part-time": pattern("ways-part-time", "clock", "You can work fewer hours."),
    "travel": pattern("ways-travel", "bus", "Someone learns the way to work with you."),
}
GOT = {
    "none": pattern("ways-got-none", "wait", "Nobody got a job after it so far."),
    "1 to 9": pattern("ways-got-few", "people", "Fewer than 10 people got a job after it."),
    "10 or more": pattern("ways-got-many", "crowd", "10 people or more got a job after it."),
    "not known": pattern("ways-got-unknown", "not-sure", "We still find out who got a job after it."),
}
IN_YEAR = pattern("ways-in-year", "counting", "This is about people who started in {year}.", year=2025)
OF_ONE = (*KINDS, THERE, STARTS, ASK, ASK_BY, CLOSED, *ADJUSTED.values(), *GOT.values(), IN_YEAR, *HELP)
PATTERNS = (*KINDS, THERE_ARE, NONE_NOW, ONE, *HELP)

made_page("door", "See how you can get a job.", "ways-in-easy", beside=("ways-in",))
stands_beside(Twin("way-in-easy"), "way-in")

ONLY_YOU = pattern("support-only-you", "private", "Only you can see this page.")
YOU_SHARE = pattern("support-you-share", "share", "You choose who else can see it.")
IS_YOURS = pattern("support-is-yours", "keep", "Your page is ready.")
FOUR = (
    pattern("support-about", "about-me", "You say who you are."),
    pattern("support-good", "good", "You say what you are good at."),
    pattern("support-helps", "idea", "You say what helps you at work."),
    pattern("support-not", "not-good", "You say what makes it harder."),
)
HELPER = pattern("support-helper", "supporter", "Someone can help you to write it.")
SUPPORT_PATTERNS = (*FOUR, HELPER, ONLY_YOU, YOU_SHARE)

made_page("about-me", "Make a page: how to support me at work.", "support-me")
