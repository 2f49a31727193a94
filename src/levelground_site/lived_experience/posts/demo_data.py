"""Posts in the demo: of each kind and state, a path from one to a more senior one, an open job with applications."""

from datetime import date, timedelta

from django.utils import timezone

from levelground_site.access import Role, System
from levelground_site.demo.making import demo_part
from levelground_site.easy_read.actions import filling
from levelground_site.easy_read.asking import FORMS
from levelground_site.easy_read.texts import Section, Text, row
from levelground_site.lived_experience.posts.actions import advertising, keeping
from levelground_site.lived_experience.posts.models import Advert, Post
from levelground_site.lived_experience.posts.practice import PRACTICE
from levelground_site.lived_experience.posts.words import RECRUITMENT
from levelground_site.organisations.models import Kind as OrganisationKind
from levelground_site.organisations.models import Organisation
from levelground_site.people.demo_data import HOME, persona

DESCRIPTION = """The post-holder will facilitate easy-read meetings with people who use the service.
They will review letters and leaflets, and advise the team on making them accessible.
The post is 15 hours a week, band 4, at Northfield Hospital.
A driving licence and GCSE English are essential. Excellent communication skills in a fast-paced setting."""
_ADVERT = Text(
    "advert",
    "Easy-read adviser",
    "A job at Northfield NHS Trust.",
    "",
    (
        Section(
            "The job",
            (
                row("hospital", "This is a job at Northfield Hospital."),
                row("table", "You meet people who come here for help."),
                row("write", "You read our letters."),
                row("change", "You tell us how to make them easier."),
                row("clock", "You work 15 hours each week."),
                row("money", "You get £12.60 for each hour."),
                row("college", "A mentor teaches you the job.", mentor="A mentor knows the job and helps you."),
            ),
        ),
    ),
)


@demo_part("posts held because of lived experience", order=74)
def posts() -> None:
    """Five posts, of which one is advertised and one only planned; changes; two applications."""
    trust = Organisation.objects.get(code=HOME)
    national = Organisation.objects.filter(kind=OrganisationKind.NATIONAL).first() or trust
    lead, member = persona(Role.LIVED_EXPERIENCE_LEAD), persona(Role.STAFF_MEMBER)
    adviser = _post(
        trust,
        title="Adviser on learning disability",
        purpose="Makes sure that people with a learning disability understand what happens to them in hospital.",
        kind="employed",
        level="service",
        band="Band 4",
        experiences=["learning-disability"],
        opened=date(2021, 5, 1),
        wte="0.60",
        contract="permanent",
        support="A co-worker for half of each day; all papers in easy read, a week before.",
        access_to_work="in-place",
        rights="advise",
        decisions="How wards give information.",
        pay="As other advisers of the band.",
        travel="A travel buddy in the first months; taxis are paid by Access to Work.",
        recruitment=["easy-read-advert", "working-interview", "supporter"],
    )
    first = keeping.fill(lead, adviser, since=date(2021, 9, 1))
    keeping.say(
        lead,
        adviser,
        said="The letter about the operation is too hard.",
        did="Every letter of the day ward has an easy-read twin, with pictures.",
        on=date(2024, 11, 4),
    )
    senior = _post(
        national,
        title="Senior adviser on lived experience",
        purpose="Takes part in national decisions on care for people with a learning disability and autistic people.",
        kind="employed",
        level="national",
        band="Band 8a",
        strategic=True,
        experiences=["learning-disability", "autism"],
        reports_to="the national director",
        rights="vote",
        decisions="Which programmes are paid for; the national board’s papers.",
        opened=date(2024, 2, 1),
        wte="0.80",
        contract="permanent",
        recruitment=list(RECRUITMENT),
        access_to_work="asked",
        support="A co-worker, and papers in easy read.",
    )
    keeping.leave(lead, first, until=date(2024, 5, 31))
    keeping.fill(System("demo"), senior, since=date(2024, 6, 3), came_from=adviser)
    panel = _post(
        trust,
        title="Member of interview panels",
        purpose="Asks one question, and says what they think of the answer.",
        kind="involved",
        level="organisation",
        experiences=["learning-disability", "family-carer"],
        rights="vote",
        opened=date(2023, 1, 9),
        pay="£75 for half a day, travel and a supporter’s travel besides.",
    )
    keeping.show_name(member, keeping.fill(lead, panel, since=date(2023, 2, 1), person=member), until=None)
    greeter = _post(
        trust,
        title="Welcomer at the main door",
        purpose="Shows people the way, and waits with whoever is worried.",
        kind="volunteer",
        level="front-line",
        experiences=["other"],
        opened=date(2022, 3, 1),
    )
    keeping.fill(lead, greeter, since=date(2022, 3, 14))
    _advertised(trust)
    _post(
        trust,
        title="Board adviser",
        purpose="Sits with the board when it decides on access.",
        kind="employed",
        level="organisation",
        band="Band 8b",
        strategic=True,
        experiences=["learning-disability", "family-carer"],
        opened=timezone.localdate(),
    )


def _post(organisation: Organisation, **given: object) -> Post:
    return keeping.add(System("demo"), organisation, post=Post(**given))


def _advertised(trust: Organisation) -> None:
    lead = persona(Role.LIVED_EXPERIENCE_LEAD)
    post = _post(
        trust,
        title="Easy-read adviser",
        purpose="Makes our letters easy to read.",
        kind="employed",
        level="service",
        band="Band 3",
        experiences=["learning-disability"],
        opened=timezone.localdate() - timedelta(days=20),
        recruitment=["easy-read-advert", "own-words", "questions-first", "working-interview", "supporter"],
        wte="0.40",
    )
    advert: Advert = advertising.draft(lead, post, description=DESCRIPTION)
    advert.practice = list(PRACTICE)
    advert.questions = "Tell us about a letter that was hard to read.\nWhat would you change in it?"
    advert.contact_name, advert.contact_phone = lead.name, "0300 123 4567"
    advert.closes = timezone.localdate() + timedelta(days=21)
    advertising.publish(lead, advertising.rewrite(lead, advert, text=_ADVERT))
    for who, good in (("I am Danny. I like to read aloud.", "I see what is hard."), ("I am Mo.", "I am kind.")):
        filled = filling.begin(None, None, form=FORMS["job"], about=str(advert.public_id), token=filling.new_token())
        for key, answer in (("about-me", who), ("good-at", good), ("trial", "yes"), ("contact", "0300 765 4321")):
            filling.save_answer(None, filled, key=key, answer=answer)
        filling.send(None, filled)
