"""What an entry of the trail says in plain words: for each permission what was done, for each thing what it is called.

An entry's verb is a permission ('return.sign-off'), alone where it was done, or with '(looked)' or '(refused)' behind.
"""

from levelground_site.access.policy import RESOURCES, load

LOOKED, REFUSED = "(looked)", "(refused)"
# How entries are told apart, by the key that the page's address has.
HOW = {"done": "What was done", "looked": "What was looked at", "refused": "What was refused"}
DONE = {
    "account.use": "Chose how they like to read and to be told",
    "advert.apply": "Asked for a job",
    "advert.read": "Told somebody what became of asking for a job",
    "carers-estimate.forget": "Took out the counts of staff behind an estimate of carers",
    "carers-estimate.give": "Gave counts of staff for an estimate of carers",
    "challenge.answer": "Answered a challenge of a figure",
    "challenge.escalate": "Marked a challenge of a figure as late",
    "challenge.make": "Challenged a figure",
    "collection.release": "Marked a collection as released",
    "collection.run": "Planned, opened or closed a collection",
    "document.answer": "Answered what was asked for in an agreement",
    "document.arrange": "Set when two people talk about an agreement, or called it off",
    "document.ask": "Asked for something in an agreement, or no longer",
    "document.begin": "Began an agreement",
    "document.carry": "Took out a file of an agreement",
    "document.claim": "Took up what was shared with their address",
    "document.confirm": "Confirmed an agreement",
    "document.end": "Paused, ended or went on with an agreement",
    "document.erase": "Erased an agreement for good",
    "document.hand-over": "Left an agreement as the other person of it",
    "document.keep": "Did what was due by date for an agreement",
    "document.note": "Wrote a note for their own eyes",
    "document.own": "Said that an agreement is as it should be",
    "document.place": "Said whether what was agreed is in place",
    "document.review": "Began to look at an agreement again, or set the day for it",
    "document.share": "Shared an agreement, or changed or ended that",
    "document.write": "Wrote in an agreement",
    "easy-form.begin": "Began a form",
    "easy-form.fill": "Wrote in a form, had help with it, or took it back",
    "easy-form.help": "Helped somebody with a form",
    "easy-form.send": "Sent a form",
    "easy-read.approve": "Approved easy-read words, or turned them down",
    "easy-read.record-trial": "Recorded who tried an easy-read page",
    "easy-read.veto": "Took an easy-read page off, or let it return",
    "easy-read.write": "Wrote easy-read words",
    "employer-adds.write": "Changed what an employer adds to the law for carers",
    "extracts.allow": "Turned the measuring of extracts on or off",
    "extracts.forget": "Forgot how the organisation’s own headings are read",
    "extracts.measure": "Had extracts measured, or kept how they are read",
    "job.start": "Started work in the background",
    "library.fall-due": "Marked an item of the library as due to be reviewed",
    "library.load": "Loaded the library’s texts that come with the program",
    "library.review": "Reviewed an item of the library",
    "library.withdraw": "Withdrew an item of the library",
    "library.write": "Wrote an item of the library",
    "not-working.answer": "Answered a message that something is not working",
    "not-working.tell": "Said that something is not working",
    "organisation.load": "Loaded the list of organisations",
    "passports.count": "Counted passports",
    "person.accept": "Took up an invitation",
    "person.end-role": "Ended somebody’s role",
    "person.invite": "Invited somebody into a role",
    "person.join": "Joined, or asked for a link to join",
    "person.say-where": "Said where they work",
    "pledge.answer": "Answered a question about a pledge",
    "pledge.ask": "Asked about a pledge",
    "pledge.check": "Checked evidence or numbers of a pledge",
    "pledge.end": "Renewed, withdrew or ended a pledge",
    "pledge.judge": "Put a pledge under challenge, or settled that",
    "pledge.keep": "Kept a pledge: its evidence, numbers, reports or dates",
    "pledge.make": "Drafted a pledge",
    "pledge.publish": "Published protected numbers of pledges",
    "pledge.sign": "Signed a pledge",
    "portal-access.ask": "Asked for access to a portal",
    "portal-access.decide": "Granted, declined or ended somebody’s access to a portal",
    "portal-access.keep-time": "Did what was due by date for access to portals",
    "portal-access.use": "Used, prolonged or gave back their access to a portal",
    "portal-access.waiting": "Offered somebody access to a portal",
    "portal.load": "Loaded what portals there are",
    "portal.run": "Kept a membership of a portal: its time, codes or seats",
    "post.advertise": "Wrote or published an advert of a post",
    "post.keep": "Kept a post: what it is for, who holds it, what changed",
    "post.show-name": "Showed their own name with a post, or took it off",
    "release.publish": "Published a release",
    "return.accept": "Accepted a return",
    "return.answer": "Answered a query about a return",
    "return.approve": "Approved a return’s report and plan for the board",
    "return.correct": "Began the correction of a return",
    "return.publish": "Said where a return’s report and plan are published",
    "return.query": "Asked about a return",
    "return.remind": "Sent a reminder about a return",
    "return.reopen": "Opened a return again",
    "return.review": "Reviewed a return",
    "return.sign-off": "Signed off a return",
    "return.submit": "Submitted a return",
    "return.take-in": "Put in a version of a return",
    "return.write": "Wrote a reason, an answer or a remark in a return",
    "scheme.keep": "Loaded a pledge scheme, or opened or closed it by date",
    "sign-in.use": "Signed in, or asked for a code or a link to sign in",
    "story.consent": "Agreed where and until when their story is shown",
    "story.review": "Published a story, or asked its teller",
    "story.take-down": "Took a story down",
    "story.tell": "Began a story",
    "story.withdraw": "Ended a story: taken back, or its time was over",
    "story.write": "Wrote a story, or opened it again",
    "token.make": "Made a token for a program",
    "token.revoke": "Ended a token of a program",
    "token.use": "Used a token of a program",
    "way-in.check": "Confirmed what came of a way into work",
    "way-in.count": "Told what came of a way into work",
    "way-in.keep": "Added, changed or closed a way into work",
    "workplace.confirm": "Said whether somebody works here",
}
# What was looked at or refused: by its resource, or by the permission where that is another thing.
THINGS = {
    "advert": "an advert",
    "advert.read": "what somebody sent who asked for a job",
    "carers-estimate": "an estimate of carers",
    "carers-estimate.see-whole": "the counts behind an estimate of carers",
    "challenge": "a challenge of a figure",
    "collection": "a collection",
    "collection.judge": "the returns of a collection",
    "document": "an agreement",
    "easy-form": "a form",
    "easy-read": "easy-read words",
    "employer-adds": "what an employer adds to the law for carers",
    "extracts": "extracts that are measured here",
    "job": "work in the background",
    "library": "an item of the library",
    "not-working": "a message that something is not working",
    "passports": "counts of passports",
    "person": "a person’s role",
    "pledge": "a pledge",
    "pledge.inside": "a pledge with its numbers",
    "portal": "a portal",
    "portal-access": "somebody’s access to a portal",
    "post": "a post",
    "return": "a return",
    "return.hear": "what is said inside about a return",
    "story": "a story",
    "token": "a token of a program",
    "way-in": "a way into work",
    "way-in.inside": "what came of a way into work",
    "workplace": "where somebody works",
}


def said(verb: str) -> str:
    """What was done, looked at or refused, in words; a verb that is none of today's stands as it is."""
    permission, _, how = verb.partition(" ")
    if not how:
        return DONE.get(permission, verb)
    thing = THINGS.get(permission) or THINGS.get(permission.partition(".")[0])
    if thing is None or how not in (LOOKED, REFUSED):
        return verb
    return f"Looked at {thing}" if how == LOOKED else f"Asked for {thing}, and was refused"


def verbs_saying(words: str) -> list[str]:
    """The verbs in whose words every one of these is."""
    load()
    asked = words.casefold().split()
    permissions = [f"{name}.{verb}" for name, each in RESOURCES.items() for verb in each.verbs]
    verbs = [verb for each in permissions for verb in (each, f"{each} {LOOKED}", f"{each} {REFUSED}")]
    return [verb for verb in verbs if all(word in said(verb).casefold() for word in asked)]
