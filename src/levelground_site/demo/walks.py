"""A short walk for each of the demo's people: what waits for them, and what to try."""

from dataclasses import dataclass

from levelground_site.access import Role


@dataclass(frozen=True)
class Walk:
    """What waits for somebody, in a sentence, and what to do, one step a sentence."""

    waits: str
    steps: tuple[str, ...]


WALKS = {
    Role.ANALYST: Walk(
        "This year’s return on race is in draft, and a headcount that jumped has no explanation yet.",
        (
            "Open it from home: fewer people were shortlisted than last year. Write why, and see it kept.",
            "Look at the figures, each beside last year’s and the region’s.",
            "Open an older year to see a return that was queried, answered and accepted.",
        ),
    ),
    Role.EQUALITY_LEAD: Walk(
        "This year’s return on race waits to be reviewed.",
        (
            "Open the draft from home and read what is said of each figure, and how sure it is.",
            "Answer a question of the reporting template.",
            "On your organisation’s page, see whether carers’ requests get a yes as often, whoever asks.",
            "Say that you have reviewed it: then be the responsible executive and sign it off.",
            "Answer the reader who says that a figure looks wrong: it waits at home, and one is late.",
        ),
    ),
    Role.EXECUTIVE: Walk(
        "The return on disability has been reviewed and is overdue: it waits to be signed off.",
        (
            "Open it from home. The page says exactly what is signed.",
            "Sign it off: then be the analyst and submit it. It will be marked late.",
        ),
    ),
    Role.BOARD_MEMBER: Walk(
        "Last year’s report on disability was accepted, and the board has not approved it yet.",
        (
            "Open it from home and read its figures.",
            "Approve it for the board.",
            "Open Figures and find Northfield: five questions, in the order in which a board asks them.",
        ),
    ),
    Role.NETWORK_CHAIR: Walk(
        "Access to a portal for carers is offered to you, and the story that you told is published.",
        (
            "See from home what is offered: nobody is told whether you say yes.",
            "Open Figures and find Northfield: the same pages as the board’s. Why is a number hidden? It says so.",
            "Press ‘This looks wrong’ under any figure, and get the day of the answer.",
            "Open your story from home: who sees it, and how to take it back.",
        ),
    ),
    Role.GOVERNANCE_LEAD: Walk(
        "The approval to measure extracts here is a year old, and waits to be looked at again.",
        (
            "Open it from home: read where the rows go, then approve it anew or turn it off.",
            "Open the trail and filter it by ‘looked at’: it says who looked at what, and never what they saw.",
        ),
    ),
    Role.ICS_REPRESENTATIVE: Walk(
        "Some of the system’s trusts have not submitted this year’s returns.",
        (
            "See from home how many, and whom a reminder would go to.",
            "Open the organisations and filter them by region.",
            "Grant access to a portal for carers to somebody whose name you do not see; then change the code.",
        ),
    ),
    Role.NATIONAL_TEAM: Walk(
        "This year’s returns are on their way: some submitted, some queried, some late, some not begun.",
        (
            "Open this year’s collection and see how far each region has come.",
            "Look at what lies far from what could be expected, and send a query.",
            "Accept a return that has nothing to look at.",
        ),
    ),
    Role.LIVED_EXPERIENCE_LEAD: Walk(
        "Evidence for your trust’s pledge waits for you; so do new easy-read words, and a message with a late answer.",
        (
            "Open the pledge from home: see what was promised, and what has happened so far.",
            "Confirm the evidence, or say what is missing: a second person does the same.",
            "Answer the late message from home, in easy words: the checker refuses hard ones.",
            "Read the new words of a page, with what the checker says of each row, and turn them down.",
            "Take an easy-read page off, see what its readers see, and let it return.",
        ),
    ),
    Role.PLEDGE_VERIFIER: Walk(
        "People who started paid work under the pledge are entered, and wait for a second person.",
        ("Open the entry from home and confirm it: only then is it counted.", "See the page that everybody sees."),
    ),
    Role.HR: Walk(
        "People started under your trust’s pledge: it is time to say how many are still there.",
        (
            "Open the pledge from home and enter how many are still in paid work.",
            "Enter people who started: how many, by which route, on which day, and never who.",
            "Look at the one thing that Freya Olsen asks you to look at: it is all that you see of hers.",
        ),
    ),
    Role.STAFF_MEMBER: Walk(
        "You agreed with your manager what helps you at work; seven weeks later it is time to look again.",
        (
            "Open ‘One-to-one’ from home: say whether what was promised is in place.",
            "See who can see it, who has looked, and who tried to and was refused.",
            "Read the emergency card, and what your manager sees, exactly.",
            "Then be Tom Whitaker, your manager, and see how much less there is.",
            "Open Carers, type what worries you, and get the code of a portal: no reason is asked.",
            "Make ‘How to support me at work’ on the easy-read pages, and press ‘This is not working’ on any of them.",
        ),
    ),
    Role.LINE_MANAGER: Walk(
        "Marcus Bell has shared something with you, and you talk tomorrow.",
        (
            "Prepare in three minutes: what to ask, what not to ask, what you can say yes to today.",
            "Work through it: a yes, a trial, another way; a no needs a reason and more.",
            "Open Lucía Fernandes’s card as if she had just rung.",
            "Hand over Freya Olsen’s, and find that you see nothing of it any more.",
        ),
    ),
    Role.SUPPORTER: Walk(
        "Lucía Fernandes has given you her emergency card, for the four weeks in which you stand in for her manager.",
        (
            "Open it from home: it is all that you see of hers, and it says until when.",
            "Be Lucía Fernandes: see that you looked, and end it. Then come back, and find that it is gone.",
        ),
    ),
    Role.CARERS_LEAD: Walk(
        "Your trust’s counts are in: how many carers work there can be told in five ways.",
        (
            "Open Carers and ‘How many carers work here’, then your trust’s own page: see why the ways differ.",
            "Change what the reckoning of cost assumes, and pass on its address.",
            "Take your own story back, and see it gone from the carers’ page.",
        ),
    ),
    Role.EDITOR: Walk(
        "Somebody has sent a story, and one waits for its teller’s answer.",
        (
            "Read the story from home: see what its teller agreed to, where and until when.",
            "Ask for one other word, and find that you cannot publish it until the teller agrees.",
            "Open the library’s desk: read a guide that waits for a review, say when to look at it again, publish it.",
        ),
    ),
    Role.ADMINISTRATOR: Walk(
        "Accounts and organisations are yours to look after, never what is in a return.",
        ("Invite somebody, and read the e-mail in the folder named at the start.", "Follow what you did in the trail."),
    ),
    Role.JOB_COACH: Walk(
        "Interns have started at the trust, and nobody has checked this year’s count yet.",
        (
            "Open your organisation’s page, and from there the exact counts: correct one, and say why.",
            "Be the HR partner and check it: then see what the public reads of it, in bands.",
            "Read the ways into work in easy read, as somebody who looks for one.",
        ),
    ),
}
