"""Posts in easy read: sentences that are made from the register, and the pages in the list of all."""

from levelground_site.easy_read.pages import Twin, made_page, stands_beside
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
PLACE = pattern("posts-place", "hospital", "{title} is at {place}.", title="Adviser", place="Northfield Trust")
KIND = {
    "employed": pattern("posts-kind-employed", "work", "This is a job with a contract and pay."),
    "involved": pattern("posts-kind-involved", "involved", "We pay you for a day now and then."),
    "volunteer": pattern("posts-kind-volunteer", "volunteer", "This is help without pay."),
}
FOR = {
    "learning-disability": pattern("posts-for-ld", "about-me", "It is for people with a learning disability."),
    "autism": pattern("posts-for-autism", "quiet", "It is for autistic people."),
    "family-carer": pattern("posts-for-carer", "carer", "It is for people who look after someone in their family."),
    "mental-health": pattern("posts-for-mind", "sad", "It is for people who know hard times in their mind."),
    "ethnicity": pattern("posts-for-groups", "meaning", "It is for people from Black, Asian and other groups."),
}
DECIDES = {
    "advise": pattern("posts-advise", "talk", "In this job you say what you think."),
    "vote": pattern("posts-vote", "table", "In this job you help to decide."),
    "budget": pattern("posts-budget", "money", "In this job you decide about money."),
}
RECRUITED = {
    "questions-first": pattern("posts-questions", "question", "You get our questions before we meet."),
    "working-interview": pattern("posts-trial", "try", "You can try the job first."),
    "supporter": SUPPORTER,
    "own-words": OWN_WAY,
}
ASK_NOW = pattern("posts-ask-now", "advert", "You can ask for this job until {day}.", day="3 June 2026")
HELD = pattern("posts-held", "person", "Someone has this job now.")
OVER = pattern("posts-over", "finish", "This job has ended.")
CHANGED = pattern("posts-changed", "change", "Changes that came from this job: {number}.", number=2)
NO_CHANGE = pattern("posts-no-change", "wait", "We still wait for a change from this job.")
OF_ONE = (
    *(PLACE, ASK_NOW, HELD, OVER, CHANGED, NO_CHANGE),
    *KIND.values(),
    *FOR.values(),
    *DECIDES.values(),
    *RECRUITED.values(),
)
PATTERNS = (WHAT, MEANS, STARTED, SENIOR, EMPLOYED, INVOLVED, VOLUNTEER, APART, OPEN, NONE_OPEN)

made_page("star", "See jobs that need your own experience.", "posts-easy", beside=("posts",))
stands_beside(Twin("post-easy"), "post")
