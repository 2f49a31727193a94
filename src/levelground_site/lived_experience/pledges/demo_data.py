"""The demo's pledges: make-believe, in every state worth seeing; the personas' trust in the middle of its work.

The many are written in bulk; what the personas find waiting was done by actions, so that the trail has it.
"""

import random
from datetime import date, timedelta

from django.utils import timezone

from levelground_site.access import Role, System
from levelground_site.demo.making import afterwards, demo_part
from levelground_site.jobs import actions as jobs
from levelground_site.lived_experience.pledges import actions
from levelground_site.lived_experience.pledges.actions.locking import after_months
from levelground_site.lived_experience.pledges.models import (
    Change,
    Edition,
    Evidence,
    FollowUp,
    Internships,
    Pledge,
    Promise,
    Report,
    Scheme,
    Starts,
)
from levelground_site.lived_experience.pledges.reading import built_in, read_scheme
from levelground_site.lived_experience.pledges.work import compare_scheme, publish_scheme
from levelground_site.organisations.models import Kind, Organisation
from levelground_site.people.demo_data import HOME, persona

DEMO = System("demo")
JOBS, OLDER = "internships-work", "learning-disability-employment"
LOCAL = """
key = "northworth-jobs"
name = "Northworth jobs pledge"
owner = "Northworth Integrated Care Board"
about = "Trusts of the Northworth system keep entry posts for people with a learning disability."
easy = ["Hospitals near Northworth made a promise.", "They keep jobs for people with a learning disability."]
opened = 2026-04-01
system = "QY15"
counts_people = true
lasts_months = 24
source = "Make-believe"
[[edition]]
number = 1
since = 2026-04-01
words = "We keep one in a hundred of our entry posts for people with a learning disability."
[[edition.step]]
number = 1
name = "Promise"
asks = "Promise it, signed off by the board."
evidence = ["document"]
[[edition.step]]
number = 2
name = "Posts"
asks = "Show which posts are kept, and how they are advertised."
evidence = ["plan"]
proves = "plan"
[[edition.step]]
number = 3
name = "People"
asks = "Show that people are in these posts."
evidence = ["people"]
proves = "outcome"
"""
HELP = (
    "How we found job coaches",
    "Our easy-read adverts, and how we made them",
    "How we carved a job out of three",
    "Working interviews in place of a panel",
)
DONE = (
    "Two wards now have a job coach one day a week, and three posts were advertised in easy read.",
    "We ran a week of work tastings with the local college. Two people asked to come back.",
    "No post was opened in these months: the person who led on this left, and was replaced in May.",
)


@demo_part("pledges", order=60)
def pledges() -> None:
    """Schemes, the pledges of many trusts, and the personas' own."""
    today = timezone.localdate()
    for read in [*built_in(), read_scheme(LOCAL)]:
        actions.load_scheme(DEMO, None, read, today=today)
    # Again, since one names another that comes later.
    actions.load_scheme(DEMO, None, next(each for each in built_in() if each.values["key"] == OLDER), today=today)
    _many(today)
    _home(today)


@afterwards
def published() -> None:
    """The protected numbers are worked out by a job when the site is up; the comparison, after the releases."""
    scheme, national = Scheme.objects.filter(key=JOBS).first(), persona(Role.NATIONAL_TEAM)
    if scheme is None:
        return
    if not scheme.published.exists():
        day = timezone.localdate().isoformat()
        jobs.start(national, None, publish_scheme, "Publishes what pledges led to", scheme=JOBS, day=day)
    if not scheme.comparisons.exists():
        jobs.start(national, None, compare_scheme, "Compares those who signed", later=True, scheme=JOBS)


def _many(today: date) -> None:
    """A third of the trusts: signed over ten years, with all that can become of it."""
    made_up = random.Random("pledges")  # noqa: S311 (make-believe)
    trusts = list(Organisation.objects.filter(kind=Kind.TRUST).exclude(code=HOME).order_by("code"))
    schemes = {each.key: each for each in Scheme.objects.all()}
    editions = {each.scheme.key: each for each in Edition.objects.select_related("scheme").order_by("number")}
    system = Organisation.objects.values_list("ics_id", flat=True).get(code=HOME)
    rows: list[Pledge] = []
    for place, trust in enumerate(trusts):
        near = trust.ics_id == system
        if near or place % 3 == 0:
            signed = date(2022, 6, 1) + timedelta(days=made_up.randrange(900))
            rows.append(
                _pledge(trust, schemes[JOBS], editions[JOBS], signed, today, place if near else made_up.randrange(9))
            )
        if place % 5 == 0:
            signed = date(2015, 11, 1) + timedelta(days=made_up.randrange(1800))
            rows.append(_pledge(trust, schemes[OLDER], editions[OLDER], signed, today, 3))
        if place % 7 == 0:
            signed = date(2024, 1, 1) + timedelta(days=made_up.randrange(500))
            key = "disability-confident"
            rows.append(_pledge(trust, schemes[key], editions[key], signed, today, 8))
    Pledge.objects.bulk_create(rows)
    Change.objects.bulk_create(
        Change(of=each, on=day, what=what, why=why) for each in rows for day, what, why in _history(each) if day
    )
    _evidence([each for each in rows if each.step])
    _numbers([each for each in rows if each.scheme.key == JOBS and each.state != "withdrawn"], made_up, today)


def _pledge(trust: Organisation, scheme: Scheme, edition: Edition, signed: date, today: date, kind: int) -> Pledge:
    """A pledge whose fate is told by a number: shown, planned, silent, withdrawn, challenged, or just signed."""
    fate = ("shown", "planned", "planned", "silent", "signed", "withdrawn", "challenged", "shown", "signed")[kind % 9]
    made = Pledge(
        organisation=trust,
        scheme=scheme,
        edition=edition,
        words=edition.words,
        signatory=("Daniel Osei", "Helen Marsh", "Imran Qureshi", "Carol Whitby")[kind % 4],
        signatory_post="Chief executive",
        signed=signed,
        board_signed_off=signed - timedelta(days=12),
        heard=signed if fate == "silent" else today - timedelta(days=40 + kind),
        report_due=after_months(signed, 6) if fate == "silent" else after_months(today, 3),
        renew_by=after_months(signed, scheme.lasts_months) if scheme.lasts_months else None,
        state="signed" if fate == "silent" else fate,
        step={"shown": 3, "planned": 2, "challenged": 3}.get(fate, 1 if fate == "signed" else 0),
        helps_others=HELP[kind % len(HELP)] if fate in ("shown", "planned") else "",
    )
    if fate == "withdrawn":
        made.ended, made.ended_why = today - timedelta(days=200), "The college that we worked with has closed."
    if made.renew_by is not None and made.renew_by < today:
        made.state, made.ended, made.ended_why = "lapsed", made.renew_by, "It was not renewed."
    if scheme.key == OLDER and fate == "silent":
        made.step, made.heard = 1, signed
    return made


def _history(pledge: Pledge) -> list[tuple[date | None, str, str]]:
    found: list[tuple[date | None, str, str]] = [(pledge.signed, f"Signed by {pledge.signatory}, Chief executive", "")]
    if pledge.state == "challenged":
        found.append((pledge.heard, "Under challenge", "A parent says that two of the posts ended after the summer."))
    if pledge.ended:
        found.append((pledge.ended, pledge.get_state_display(), pledge.ended_why))
    return found


SAYS = {
    "accreditation": "Disability Confident, level 2",
    "plan": "Our plan for supported employment, with owners and dates",
    "document": "The minutes of the board",
    "people": "People who came as interns, and stayed",
}


def _link(pledge: Pledge, kind: str) -> str:
    return "" if kind == "people" else f"https://{pledge.organisation.code.lower()}.example.org/{kind}"


def _evidence(pledges: list[Pledge]) -> None:
    rows = []
    for pledge in pledges:
        for step in pledge.edition.steps.all():
            if step.number <= pledge.step:
                rows += [
                    Evidence(
                        of=pledge,
                        step=step,
                        kind=kind,
                        says=SAYS[kind],
                        link=""
                        if kind == "people"
                        else f"https://{pledge.organisation.code.lower()}.example.org/{kind}",
                        dated=pledge.signed or date.min,
                        confirmed=pledge.heard,
                        ends=date(2028, 6, 30) if kind == "accreditation" else None,
                    )
                    for kind in step.evidence
                    if kind != "story"
                ]
    Evidence.objects.bulk_create(rows)


def _numbers(pledges: list[Pledge], made_up: random.Random, today: date) -> None:
    starts, ups, reports, interns = [], [], [], []
    now = timezone.now()
    for pledge in pledges:
        if pledge.signed is None or pledge.heard == pledge.signed:
            continue
        reports.append(
            Report(
                of=pledge,
                period_end=today - timedelta(days=60),
                done=made_up.choice(DONE),
                next="Two more posts by spring.",
                posts=made_up.randrange(5),
                tastings=made_up.randrange(8),
                asked=(asked := made_up.randrange(9)),
                awarded=(awarded := made_up.randint(0, asked)),
                in_place=made_up.randint(0, awarded),
            )
        )
        if pledge.state not in ("shown", "challenged"):
            continue
        for route, ago in (("internship", 420), ("trial", 250)):
            people = made_up.choice((2, 4, 7, 12, 15))
            row = Starts(
                of=pledge, route=route, started=today - timedelta(days=ago + made_up.randrange(60)), people=people,
                under_16_hours=made_up.randint(0, people // 2), bands_2_to_4=people, confirmed=now,
            )  # fmt: skip
            starts.append(row)
            there = people
            for weeks in (13, 26, 52):
                if row.started + timedelta(weeks=weeks) <= today:
                    there -= sum(made_up.random() < 0.1 for _ in range(there))
                    ups.append(
                        FollowUp(
                            of=row, weeks=weeks, still=there, left=people - there, progressed=there // 4, confirmed=now
                        )
                    )
        began = made_up.randint(4, 12)
        completed = began - made_up.randrange(3)
        interns.append(
            Internships(
                of=pledge,
                ended=date(2026, 7, 17),
                started=began,
                completed=completed,
                in_work=made_up.randint(completed // 3, completed),
                confirmed=now,
            )
        )
    Report.objects.bulk_create(reports)
    Starts.objects.bulk_create(starts)
    FollowUp.objects.bulk_create(ups)
    Internships.objects.bulk_create(interns)


def _home(today: date) -> None:
    """The personas' trust: a pledge that has a plan and people, with something for each of them to do."""
    home = Organisation.objects.get(code=HOME)
    lead, hr, chief = persona(Role.EQUALITY_LEAD), persona(Role.HR), persona(Role.EXECUTIVE)
    sides = (persona(Role.PLEDGE_VERIFIER), persona(Role.LIVED_EXPERIENCE_LEAD))
    given = {"signatory": "Ama Boateng", "signatory_post": "Chief executive"}
    scheme = Scheme.objects.get(key=JOBS)
    words = "We will host six supported interns each year, and offer paid work to those whom it suits."
    pledge = actions.draft(lead, home, scheme=scheme, words=words, **given)
    signed = date(2025, 5, 12)
    pledge = actions.sign(chief, pledge, board_signed_off=signed - timedelta(days=5), signed=signed)
    steps = {step.number: step for step in pledge.edition.steps.all()}
    for number, kind in ((1, "document"), (2, "plan")):
        evidence = actions.give_evidence(
            lead,
            pledge,
            step=steps[number],
            kind=kind,
            says=SAYS[kind],
            dated=signed,
            link=f"https://rzz.example.org/{kind}",
        )
        for person in sides:
            actions.check(person, pledge, evidence=evidence, holds=True)
    for measure, promised in (("people", 6), ("internships", 6), ("posts", 8)):
        Promise.objects.create(of=pledge, measure=measure, number=promised, by_day=date(2027, 9, 1), by=lead)
    first = actions.add_starts(
        hr, pledge, route="internship", started=today - timedelta(weeks=30), people=4, under_16_hours=1, bands_2_to_4=4
    )
    actions.confirm(sides[0], pledge, entry=first)
    after = actions.follow_up(hr, pledge, starts=first, weeks=13, still=4, left=0, progressed=1)
    actions.confirm(sides[0], pledge, entry=after)
    actions.report(
        lead, pledge, period_end=today - timedelta(days=70), done=DONE[0], next="A second ward.", posts=3, tastings=5,
        asked=4, awarded=3, in_place=2,
    )  # fmt: skip
    # What waits for each of them, and a draft.
    last = actions.give_evidence(lead, pledge, step=steps[3], kind="people", says=SAYS["people"], dated=today)
    actions.check(sides[0], pledge, evidence=last, holds=True)
    actions.add_starts(hr, pledge, route="trial", started=today - timedelta(days=20), people=2, bands_2_to_4=2)
    actions.offer_help(lead, pledge, helps_others=HELP[0], take_contact=True)
    asked = actions.ask(DEMO, pledge, kind="asks", words="Do interns get a job coach after the year is over?")
    actions.answer(
        lead, pledge, question=asked, words="Yes: for the first 26 weeks, and longer where it helps.", shown=True
    )
    actions.ask(DEMO, pledge, kind="wrong", words="My brother was told there are no places this year.")
    local = Scheme.objects.get(key="northworth-jobs")
    actions.draft(lead, home, scheme=local, words=local.editions.get().words, **given)
