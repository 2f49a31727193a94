"""Promises in easy read: the hub's own text, and sentences that are made from the register."""

from levelground_site.easy_read.pages import Twin, made_page, stands_beside
from levelground_site.easy_read.texts import Section, easy_text, pattern, row

PROOF = {"proof": "Proof shows that something is true."}

easy_text(
    "lived-experience",
    "Jobs, promises and help",
    "This is about jobs and promises for people with a learning disability.",
    "lived-experience",
    (
        Section(
            "What you find here",
            (
                row(
                    "promise",
                    "See what hospitals promised.",
                    "pledges-easy",
                    promised="To promise means to say what you will do.",
                ),
                row("work", "See how many people have jobs.", "work-easy"),
                row("star", "Find jobs that need people who have lived it.", "posts-easy"),
                row("college", "Find a place to learn a job.", "ways-in-easy"),
                row("about-me", "Make a page about how to support you.", "support-me"),
                row("book", "Read what other people say.", "stories"),
            ),
        ),
        Section(
            "How to ask",
            (
                row("phone", "Each promise has a person to ask."),
                row("not-working", "Press 'This is not working' to tell a person."),
            ),
        ),
    ),
)

WHERE = pattern("pledge-where", "place", "Where do you live?")
REGION = pattern("pledge-region", "place", "{region}.", region="Midlands")
MADE = pattern("pledge-made", "hospital", "{place} made a promise.", place="Northfield NHS Trust")
NONE_HERE = pattern("pledge-none-here", "wait", "Nobody made a promise here yet.")
PROMISED = pattern(
    "pledge-promised", "promise", "{place} made a promise in {year}.", place="Northfield NHS Trust", year=2025
)
JOBS = pattern(
    "pledge-jobs",
    "work",
    "The promise is about jobs for people with a learning disability.",
    hard={"promise": "A promise is when you say what you will do."},
)
OTHER = pattern("pledge-other", "work", "The promise is called {scheme}.", scheme="Carer Confident")
PLAN = pattern("pledge-plan", "write", "They made a plan.")
CHECKED = pattern("pledge-checked", "check", "Two people checked this.")
NO_PLAN = pattern("pledge-no-plan", "wait", "They still have to show us a plan.")
SHOWN = pattern("pledge-shown", "work", "People got jobs after the promise.")
SILENT = pattern("pledge-silent", "quiet", "We heard nothing for a year.")
NO_PROOF = pattern("pledge-no-proof", "question", "There is no proof yet.", hard=PROOF)
TAKEN_BACK = pattern("pledge-taken-back", "stop", "They took the promise back on {day}.", day="3 June 2026")
ENDED = pattern("pledge-ended", "finish", "The promise ended on {day}.", day="3 June 2026")
IN_DOUBT = pattern("pledge-in-doubt", "not-good", "Somebody said this is wrong.")
FINDING_OUT = pattern("pledge-finding-out", "search", "We are finding out.")
NOT_COUNTED = pattern("pledge-not-counted", "counting", "We will count in April and October who got a job.")
NOBODY = pattern("pledge-nobody", "wait", "Nobody got a job yet.")
FEW = pattern("pledge-few", "people", "Fewer than 10 people got a job.")
MANY = pattern("pledge-many", "crowd", "10 people or more got a job.")
STILL_NOBODY = pattern("pledge-still-nobody", "wait", "We cannot say yet who kept a job for a year.")
STILL_FEW = pattern("pledge-still-few", "smile", "Fewer than 10 people kept the job for a year.")
STILL_MANY = pattern("pledge-still-many", "smile", "10 people or more kept the job for a year.")
PRIVATE = pattern("pledge-private", "private", "We say it like this to keep people private.")
WHO = pattern("pledge-who", "named", "Ask {name} about this promise.", name="Jo Barker")
WHO_THERE = pattern("pledge-who-there", "named", "Ask the people at {place} about this promise.", place="Northfield")
BY = pattern("pledge-by", "calendar", "You get an answer in about two weeks.")

COUNCILS = pattern("work-councils", "building", "Councils help some people with a learning disability.")
PAID = pattern(
    "work-paid", "count {number}/100", "About {number} in every 100 of these people have paid work.", number=5
)
DISABLED = pattern(
    "work-disabled",
    "count {number}/100",
    "{number} in every 100 NHS workers told us that they have a disability.",
    number=6,
)
SURVEY = pattern(
    "work-survey",
    "count {number}/100",
    "{number} in every 100 workers said so where nobody knew their name.",
    number=25,
)
EVERY_KIND = pattern("work-every-kind", "meaning", "This is about every kind of disability.")
STARTED = pattern("work-started", "crowd", "{number} people got a job after a promise.", number=120)
STAYED = pattern(
    "work-stayed", "count {number}/100", "About {number} in every 100 people kept the job for a year.", number=70
)
HIDDEN = pattern("work-hidden", "private", "We hide how many got a job, to keep people private.")
NOT_YET = pattern("work-not-yet", "wait", "We have still to count the jobs after promises.")
SEE_NEAR = pattern("work-see-near", "place", "See what hospitals near you promised.")
WORK = (COUNCILS, PAID, DISABLED, SURVEY, EVERY_KIND, STARTED, HIDDEN, STAYED, NOT_YET, SEE_NEAR)
ASK_ALL = pattern("pledge-ask-goes", "named", "People at {place} will read this.", place="Northfield")
ASK_NAME = pattern("pledge-ask-name", "named", "{name} will read this.", name="Jo Barker")
ASK_DAY = pattern("pledge-ask-day", "calendar", "You get an answer by {day}.", day="3 June 2026")
ASKING = (ASK_ALL, ASK_NAME, ASK_DAY)

FINDING = (WHERE, REGION, MADE, NONE_HERE)
PATTERNS = (
    *(PROMISED, JOBS, OTHER, PLAN, CHECKED, NO_PLAN, SHOWN, SILENT, NO_PROOF, TAKEN_BACK, ENDED, IN_DOUBT, FINDING_OUT),
    *(NOT_COUNTED, NOBODY, FEW, MANY, STILL_NOBODY, STILL_FEW, STILL_MANY, PRIVATE, WHO, WHO_THERE, BY),
)

made_page(
    "promise",
    "See what hospitals near you promised.",
    "pledges-easy",
    beside=("pledges", "pledge-schemes", "pledge-scheme"),
)
made_page("work", "See how many people have jobs.", "work-easy", beside=("pledge-measures",))
stands_beside(Twin("pledge-easy"), "pledge")
stands_beside(Twin("pledge-ask-easy"), "pledge-ask")
