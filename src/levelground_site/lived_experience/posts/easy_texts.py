"""Posts in easy read: sentences that are made from the register, and the pages in the list of all."""

from levelground_site.easy_read.pages import made_page
from levelground_site.easy_read.texts import pattern

WHAT = pattern("posts-what", "star", "Some jobs need people who have lived it.")
MEANS = pattern(
    "posts-means",
    "about-me",
    "This is called lived experience.",
    hard={"lived experience": "You know it from your own life."},
)
STARTED = pattern(
    "posts-started", "count {people}/{people}", "In {year}, {people} people had such jobs for all of England.",
    people=9, year=2020,
)  # fmt: skip
SENIOR = pattern(
    "posts-senior",
    "count {senior}/{people}",
    "{senior} of the {people} had new jobs with more say.",
    senior=2,
    people=9,
)
EMPLOYED = pattern("posts-employed", "work", "Jobs with a contract here: {number}.", number=4)
INVOLVED = pattern("posts-involved", "involved", "People we pay for a day now and then: {number}.", number=3)
VOLUNTEER = pattern("posts-volunteer", "volunteer", "People who help here without pay: {number}.", number=2)
APART = pattern("posts-apart", "choose", "We count these three apart.")
OPEN = pattern("posts-open", "advert", "Jobs you can ask for now: {number}.", number=1)
NONE_OPEN = pattern("posts-none-open", "wait", "There is no such job to ask for now.")
ASK_FOR = pattern("posts-ask-for", "door", "{title} at {place}.", title="Adviser", place="Northfield Trust")
LAST_DAY = pattern(
    "posts-last-day", "day {number}", "The last day to ask for this job is {day}.", number=3, day="3 June 2026"
)
CALL = pattern("posts-call", "phone", "Call {name} on {phone} with your questions.", name="Jo", phone="0300 123 4567")
QUESTION = pattern("posts-question", "question", "We will ask you this:")
SUPPORTER = pattern("posts-supporter", "supporter", "Bring someone who helps you.")
OWN_WAY = pattern("posts-own-way", "film", "Write, talk or make a film to ask for this job.")
BENEFITS = pattern("posts-benefits", "pay", "Pay can change your benefits, so ask us first.")
GOT = pattern("posts-got", "letter", "{place} has what you sent.", place="Northfield Trust")
HEARS = pattern("posts-hears", "answer", "You hear from us in any case.")
SENDS = pattern("posts-sends", "letterbox", "You send this to {place}.", place="Northfield Trust")
PATTERNS = (WHAT, MEANS, STARTED, SENIOR, EMPLOYED, INVOLVED, VOLUNTEER, APART, OPEN, NONE_OPEN)

made_page("star", "See jobs that need your own experience.", "posts-easy", beside="posts")
