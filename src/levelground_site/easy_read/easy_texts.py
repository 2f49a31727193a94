"""The easy-read texts that are of easy reading itself, and the sentences that stand at the end of every page."""

from levelground.publishing import SENTENCES
from levelground_site.easy_read.pages import Twin, stands_beside
from levelground_site.easy_read.texts import Section, easy_text, pattern, row

TRIED = pattern(
    "tried", "testers", "{group} tried this page on {day}.", group="Northfield People First", day="3 June 2026"
)
NOT_TRIED = pattern("not-tried", "unchecked", "Not yet tested with people with a learning disability.")
NOT_APPROVED = pattern("not-approved", "check", "Our easy-read lead still has to check these words.")
MADE_BY = pattern("made-by", "computer", "{site} made this page.", site="Levelground")
ASK = pattern("ask-someone", "supporter", "You can ask someone to read it with you.")
TELL = pattern("tell-us", "talk", "Tell us if something is not working.")
ORDINARY = pattern("ordinary", "report", "See the page with more words.")
STOPPED = pattern("stopped", "stop", "We took this page away to make it better.")
STOPPED_WHEN = pattern("stopped-when", "calendar", "We took it away on {day}.", day="3 June 2026")
TELLING = pattern("telling", "talk", "Tell us what goes wrong.")
KEPT = pattern("kept", "keep", "We keep what you write, so you can stop and come back.")
NAMED_PERSON = pattern("named-person", "named", "A person with a name answers you.")
DANGER = pattern("danger", "warning", "Call 999 if someone is in danger now.")
GOES_TO = pattern("goes-to", "named", "{name} will read this.", name="Jo Barker")
GOES_TO_US = pattern("goes-to-us", "people", "The people who look after this website will read this.")
GOT_BY = pattern("got-by", "letter", "{name} has your message.", name="Jo Barker")
ANSWERED_BY = pattern("answered-by", "calendar", "You get an answer by {day}.", day="3 June 2026")
HAS_ANSWERED = pattern("has-answered", "answer", "{name} answered on {day}.", name="Jo Barker", day="3 June 2026")
SORRY_LATE = pattern("sorry-late", "sad", "We are sorry that the answer is late.")
# What the engine says of every figure in the same words: they are approved here, as all other patterns are.
_OF_FIGURES = {
    "unlikely-luck": "two-groups",
    "small": "search",
    "same": "finish",
    "cannot-tell": "not-sure",
    "too-few": "person",
    "no-difference": "question",
    "not-measured": "counting",
    "alone": "crowd",
    "hidden": "private",
}
FIGURES = tuple(pattern(f"figure-{key}", _OF_FIGURES[key], says) for key, says in SENTENCES.items())

easy_text(
    "this-site",
    "What this website is for",
    "This website is about fair jobs in the NHS.",
    "front",
    (
        Section(
            "What it is for",
            (
                row("hospital", "Many people work in the NHS."),
                row("two-groups", "We want work to be fair to everyone."),
                row("counting", "We count who gets the jobs."),
                row("promise", "Places to work made promises about jobs."),
                row("search", "Here you can see what they did."),
            ),
        ),
        Section(
            "Where to go",
            (
                row("work", "Find jobs, promises and help.", "lived-experience"),
                row("carer", "Find help if you look after someone.", "carers"),
                row("book", "Read what people say.", "stories"),
                row("report", "See our numbers.", "figures"),
                row("warning", "Tell us if something looks wrong.", "challenge"),
                row("key", "Join, or sign in.", "signing-in"),
                row("people", "See how easy this website is to use.", "accessibility"),
                row("share", "See what we do with your information.", "your-information"),
            ),
        ),
        Section(
            "How to use it",
            (
                row("listen", "Press 'Read it to me' to hear the words."),
                row("bigger", "Press 'Bigger words' to make the words bigger."),
                row("print", "Press 'Print' to have the page on paper."),
                row("not-working", "Press 'This is not working' to tell a person."),
                row("keep", "We keep what you write for you."),
                row("private", "Only you can send what you write."),
            ),
        ),
    ),
)

easy_text(
    "signing-in",
    "Join this website",
    "You can join, and sign in without a password.",
    "join",
    (
        Section(
            "You can look first",
            (
                row("book", "You can read this website without joining."),
                row("keep", "Join to keep pages of your own."),
            ),
        ),
        Section(
            "How to join",
            (
                row("email", "Give us your e-mail.", "join"),
                row("letter", "We send you a link."),
                row("door", "Open the link."),
                row("supporter", "Someone you trust can help you."),
            ),
        ),
        Section(
            "How to sign in after that",
            (
                row("key", "Ask us for a link to sign in.", "sign-in-by-link"),
                row("good", "Then you can forget your password."),
            ),
        ),
    ),
)
stands_beside(Twin("sign-in-by-link"), "account_login")

easy_text(
    "accessibility",
    "How easy this website is to use",
    "We want everyone to be able to use this website.",
    "accessibility",
    (
        Section(
            "What you can do",
            (
                row("bigger", "You can make the words bigger."),
                row("listen", "A computer can read the words to you."),
                row("phone", "You can use a phone or a computer."),
                row("tools", "You can use the keys in place of a mouse."),
                row("print", "You can print every page."),
                row("clock", "You can take all the time you need."),
            ),
        ),
        Section(
            "What we still have to do",
            (
                row("testers", "People with a learning disability have still to try it."),
                row("report", "Some pages have no easy words yet."),
                row("film", "We have no pages in sign language yet."),
            ),
        ),
        Section(
            "Tell us",
            (
                row("not-working", "Tell us if something is hard to use.", "not-working"),
                row("calendar", "A person answers you in about one week."),
                row("email", "Ask for a page in another way: big letters, sound or paper."),
            ),
        ),
    ),
)

easy_text(
    "your-information",
    "What we do with your information",
    "See what this website keeps about you.",
    "your-information",
    (
        Section(
            "What we keep",
            (
                row("named", "We keep your name and e-mail if you join."),
                row("write", "We keep what you write here."),
                row("key", "We lock it away from other people."),
                row("clock", "We write down who looks at it."),
            ),
        ),
        Section(
            "What you choose",
            (
                row("choose", "You choose who sees what you write."),
                row("stop", "You can stop sharing at any time."),
                row("bin", "You can take your story and your pages away."),
            ),
        ),
        Section(
            "What we will never do",
            (
                row("private", "We never put your name beside a number."),
                row("money", "We never sell what we know."),
                row("search", "We never follow you to other websites."),
            ),
        ),
        Section(
            "Ask us",
            (row("talk", "Ask us what we keep about you.", "not-working"),),
        ),
    ),
)
